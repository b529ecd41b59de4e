"""What somebody wishes of one practice, told to them alone."""

import pytest

from analysis.exploration import Wish, wish_of
from analysis.position import Position, Skip
from analysis.tally import Answer


@pytest.mark.parametrize(
    ("current", "desired", "wish"),
    [
        ((6, 0, 0), (5, 1, 0), Wish.NEAR),
        ((6, 0, 0), (4, 1, 1), Wish.ELSEWHERE),
        ((4, 0), (3, 1), Wish.ELSEWHERE),
        ((2, 2), (2, 2), Wish.NEAR),
    ],
)
def test_a_quarter_of_the_frame_is_elsewhere(
    current: Position, desired: Position, wish: Wish
) -> None:
    """One step of six stays near; two steps go elsewhere, and so does one step of four."""
    assert wish_of(current, desired) is wish


@pytest.mark.parametrize(
    ("current", "desired"), [(None, (2, 2)), ((2, 2), None), (Skip.DOES_NOT_KNOW, (2, 2))]
)
def test_half_a_pair_is_no_wish(current: Answer, desired: Answer) -> None:
    assert wish_of(current, desired) is Wish.UNSAID
