"""Comments are shown mixed, from two groups of three and eight answers, or not at all."""

import pytest

from analysis.comments import may_be_mixed


@pytest.mark.parametrize("turnout", [(3, 5), (4, 4), (3, 3, 3), (0, 4, 4), (12, 3)])
def test_enough_people_in_enough_groups_hide_each_other(turnout: tuple[int, ...]) -> None:
    assert may_be_mixed(turnout)


@pytest.mark.parametrize("turnout", [(), (12,), (12, 2), (3, 4), (3, 4, 2), (0, 9)])
def test_with_fewer_nobody_sees_a_comment(turnout: tuple[int, ...]) -> None:
    """A group of one or two adds nothing: its comments are never shown."""
    assert not may_be_mixed(turnout)
