"""The figures of one practice, against the definitions of the method."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given

from analysis.position import Moment, Position, distance, shares_of
from analysis.reading import COUNTING_PEOPLE, Reading, centre, marginals, read, read_group, spread
from analysis.tally import GroupTally
from tests.analysis.questionnaires import people, practice, still
from tests.analysis.strategies import COUNTED, Person, frames, gathered

A, B, C = (6, 0, 0), (0, 6, 0), (0, 0, 6)
MIDDLE = (2, 2, 2)


def places_of(group: list[Person]) -> list[Position]:
    return [current for current, _ in group if isinstance(current, tuple)]


@given(frames().flatmap(lambda frame: gathered(frame, COUNTED)))
def test_the_centre_is_the_mean_of_the_positions(group: list[Person]) -> None:
    places = places_of(group)
    shares = [shares_of(place) for place in places]

    assert centre(Counter(places)) == tuple(
        sum(column, Fraction()) / len(places) for column in zip(*shares, strict=True)
    )


@given(frames().flatmap(lambda frame: gathered(frame, COUNTED)))
def test_the_spread_is_twice_the_mean_distance_over_all_ordered_pairs(
    group: list[Person],
) -> None:
    places = places_of(group)
    distances = [
        distance(shares_of(one), shares_of(other)) for one, other in product(places, repeat=2)
    ]

    assert spread(Counter(places)) == 2 * sum(distances) / len(places) ** 2


@pytest.mark.parametrize("low", range(9))
def test_on_a_scale_of_two_answers_the_spread_is_one_minus_l_squared(low: int) -> None:
    """Blair and Lacy (2000): l is how far the counts are from two equal halves."""
    group = still(*[(1, 0)] * low, *[(0, 1)] * (8 - low))

    assert spread(group.current) == 1 - Fraction(2 * low - 8, 8) ** 2


def test_marginals_count_the_people_who_put_so_many_tokens_at_each_pole() -> None:
    assert marginals({(2, 0, 1): 2, (0, 3, 0): 1}) == [[1, 0, 2, 0], [2, 0, 0, 1], [1, 2, 0, 0]]


def test_a_group_counts_with_three_people() -> None:
    reading = read(practice(g1=still(A, A, A), g2=still(A, A), g3=GroupTally()))

    assert COUNTING_PEOPLE == 3
    assert list(reading.groups) == ["g1"]
    assert reading.missing == ("g2", "g3")


def test_missing_groups_are_told_in_the_order_of_their_codes() -> None:
    assert read(practice(g3=still(A), g1=still(A), g2=still(A))).missing == ("g1", "g2", "g3")


def test_a_group_moves_from_its_actual_to_its_desired_centre() -> None:
    reading = read_group(people([A, A, B], [C, A, B]))

    third = Fraction(1, 3)
    assert reading.centres[Moment.CURRENT] == (2 * third, third, Fraction())
    assert reading.centres[Moment.DESIRED] == (third, third, third)
    assert reading.movement == (-third, Fraction(), third)
    assert reading.own_shift == third
    assert reading.spreads == {Moment.CURRENT: Fraction(8, 9), Moment.DESIRED: Fraction(4, 3)}


def test_a_gap_is_the_largest_distance_between_two_centres() -> None:
    """Groups weigh the same whatever their size."""
    reading = read(
        practice(
            g1=people([A] * 3, [A] * 3),
            g2=people([(3, 3, 0)] * 5, [A] * 5),
            g3=people([(5, 0, 1)] * 3, [(4, 2, 0)] * 3),
        )
    )

    assert reading.gaps(Moment.CURRENT) == {
        ("g1", "g2"): Fraction(1, 2),
        ("g1", "g3"): Fraction(1, 6),
        ("g2", "g3"): Fraction(1, 2),
    }
    assert reading.gap(Moment.CURRENT) == Fraction(1, 2)
    assert reading.gap(Moment.DESIRED) == Fraction(1, 3)


def test_the_gap_of_movement_tells_how_far_apart_two_roads_are_whatever_their_ends() -> None:
    reading = read(practice(g1=people([A] * 3, [B] * 3), g2=people([B] * 3, [A] * 3)))

    assert reading.gaps_of_movement() == {("g1", "g2"): 2}
    assert reading.gap_of_movement == 2


def test_the_shift_is_that_of_the_mean_of_the_centres() -> None:
    """Two groups that cross each other leave their mean where it was."""
    crossing = read(practice(g1=people([A] * 3, [B] * 3), g2=people([B] * 9, [A] * 9)))
    one_moves = read(practice(g1=people([A] * 3, [B] * 3), g2=people([A] * 9, [A] * 9)))

    assert crossing.shift == 0
    assert one_moves.shift == Fraction(1, 2)


def test_the_largest_spread_is_that_of_any_group_at_any_moment() -> None:
    reading = read(
        practice(g1=still(MIDDLE, MIDDLE, MIDDLE), g2=people([A, A, A], [A, (3, 3, 0), B]))
    )

    assert reading.largest_spread == reading.groups["g2"].spreads[Moment.DESIRED] > 0


def test_two_frames_are_never_read_together() -> None:
    scale, triangle = read_group(still((3, 3))), read_group(still(MIDDLE))
    mixed = Reading(groups={"g1": scale, "g2": triangle}, missing=())
    torn = replace(scale, centres={**scale.centres, Moment.DESIRED: shares_of(MIDDLE)})

    with pytest.raises(ValueError, match="zip"):
        _ = mixed.shift
    with pytest.raises(ValueError, match="zip"):
        _ = torn.movement


def test_nothing_is_far_from_anything_without_groups() -> None:
    reading = read(practice(g1=still(A, B)))

    assert reading.gap(Moment.CURRENT) == reading.gap(Moment.DESIRED) == 0
    assert reading.gap_of_movement == reading.shift == reading.largest_spread == 0
