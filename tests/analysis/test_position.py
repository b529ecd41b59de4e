"""Places of a frame, how far apart they are, and the zones that name them."""

from collections import Counter
from fractions import Fraction

import pytest

from analysis.position import (
    MAX_POLES,
    MAX_TOKENS,
    MIDDLE,
    Frame,
    Zone,
    ZoneKind,
    distance,
    shares_of,
    zone_of,
    zone_point,
)

TRIANGLE = Frame(poles=3, tokens=6)
SCALE = Frame(poles=2, tokens=4)


def pole(rank: int) -> Zone:
    return Zone(ZoneKind.POLE, (rank,))


def between(one: int, other: int) -> Zone:
    return Zone(ZoneKind.BETWEEN, (one, other))


@pytest.mark.parametrize("poles", [1, MAX_POLES + 1])
def test_a_frame_has_two_to_six_poles(poles: int) -> None:
    with pytest.raises(ValueError, match=f"^a frame has 2 to 6 poles, not {poles}$"):
        Frame(poles=poles, tokens=6)


@pytest.mark.parametrize("tokens", [0, MAX_TOKENS + 1])
def test_a_frame_has_one_to_a_thousand_tokens(tokens: int) -> None:
    with pytest.raises(ValueError, match=f"^a frame has 1 to 1000 tokens, not {tokens}$"):
        Frame(poles=3, tokens=tokens)


def test_the_smallest_and_the_largest_frames_are_accepted() -> None:
    assert Frame(poles=2, tokens=1).holds((1, 0))
    assert Frame(poles=MAX_POLES, tokens=MAX_TOKENS).holds((MAX_TOKENS, *[0] * (MAX_POLES - 1)))


@pytest.mark.parametrize("position", [(6, 0, 0), (2, 2, 2), (0, 1, 5)])
def test_a_place_of_the_triangle_is_held(position: tuple[int, ...]) -> None:
    assert TRIANGLE.holds(position)


@pytest.mark.parametrize("position", [(3, 3), (7, -1, 0), (2, 2, 1), (2, 2, 3), (2, 2, 2, 0)])
def test_what_is_not_a_place_of_the_triangle_is_not_held(position: tuple[int, ...]) -> None:
    assert not TRIANGLE.holds(position)


def test_the_triangle_has_28_places_row_by_row_from_the_first_pole() -> None:
    places = list(TRIANGLE.places())

    assert len(set(places)) == len(places) == 28
    assert places[:4] == [(6, 0, 0), (5, 1, 0), (5, 0, 1), (4, 2, 0)]
    assert places[-1] == (0, 0, 6)
    assert all(TRIANGLE.holds(place) for place in places)


def test_a_scale_of_five_answers_has_five_places() -> None:
    assert list(SCALE.places()) == [(4, 0), (3, 1), (2, 2), (1, 3), (0, 4)]


def test_shares_are_the_part_of_the_tokens_at_each_pole() -> None:
    assert shares_of((3, 2, 1)) == (Fraction(1, 2), Fraction(1, 3), Fraction(1, 6))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((6, 0, 0), (0, 6, 0), Fraction(1)),
        ((6, 0, 0), (6, 0, 0), Fraction(0)),
        ((6, 0, 0), (5, 1, 0), Fraction(1, 6)),
        ((4, 1, 1), (1, 1, 4), Fraction(1, 2)),
    ],
)
def test_the_distance_is_the_share_of_the_tokens_that_must_move(
    one: tuple[int, ...], other: tuple[int, ...], apart: Fraction
) -> None:
    assert distance(shares_of(one), shares_of(other)) == apart


def test_two_frames_have_no_distance() -> None:
    with pytest.raises(ValueError, match="zip"):
        distance(shares_of((3, 3)), shares_of((2, 2, 2)))


def test_the_zones_part_the_28_places_in_6_6_6_and_3_3_3_and_1() -> None:
    zones = Counter(zone_of(shares_of(place)) for place in TRIANGLE.places())

    assert zones == {
        pole(0): 6,
        pole(1): 6,
        pole(2): 6,
        between(0, 1): 3,
        between(0, 2): 3,
        between(1, 2): 3,
        MIDDLE: 1,
    }


@pytest.mark.parametrize(
    ("tokens", "zone"),
    [
        ((6, 0, 0), pole(0)),
        ((4, 1, 1), pole(0)),
        ((1, 4, 1), pole(1)),
        ((0, 2, 4), pole(2)),
        ((3, 3, 0), between(0, 1)),
        ((2, 3, 1), between(0, 1)),
        ((3, 1, 2), between(0, 2)),
        ((2, 1, 3), between(0, 2)),
        ((1, 2, 3), between(1, 2)),
        ((2, 2, 2), MIDDLE),
    ],
)
def test_each_place_of_the_triangle_has_its_zone(tokens: tuple[int, ...], zone: Zone) -> None:
    assert zone_of(shares_of(tokens)) == zone


@pytest.mark.parametrize(
    ("tokens", "zone"),
    [
        ((6, 4, 0), pole(0)),
        ((59, 41, 0), between(0, 1)),
        ((40, 40, 20), MIDDLE),
        ((41, 40, 19), between(0, 1)),
    ],
)
def test_a_zone_starts_exactly_at_its_share(tokens: tuple[int, ...], zone: Zone) -> None:
    """A pole from 3/5; between two only above 4/5."""
    assert zone_of(shares_of(tokens)) == zone


@pytest.mark.parametrize(
    ("tokens", "zone"),
    [((4, 0), pole(0)), ((3, 1), pole(0)), ((2, 2), MIDDLE), ((1, 3), pole(1)), ((0, 4), pole(1))],
)
def test_a_scale_has_two_poles_and_a_middle(tokens: tuple[int, ...], zone: Zone) -> None:
    assert zone_of(shares_of(tokens)) == zone


@pytest.mark.parametrize(
    ("tokens", "zone"),
    [((0, 5, 0, 5), between(1, 3)), ((1, 1, 1, 7), pole(3)), ((3, 3, 2, 2), MIDDLE)],
)
def test_zones_name_any_two_of_more_poles(tokens: tuple[int, ...], zone: Zone) -> None:
    assert zone_of(shares_of(tokens)) == zone


@pytest.mark.parametrize(
    ("zone", "tokens"),
    [(pole(1), (0, 6, 0)), (between(0, 2), (3, 0, 3)), (MIDDLE, (2, 2, 2))],
)
def test_a_zone_is_drawn_at_its_vertex_mid_side_or_centre(
    zone: Zone, tokens: tuple[int, ...]
) -> None:
    assert zone_point(zone, 3) == shares_of(tokens)


def test_the_middle_of_a_scale_is_drawn_half_way() -> None:
    assert zone_point(MIDDLE, 2) == (Fraction(1, 2), Fraction(1, 2))
