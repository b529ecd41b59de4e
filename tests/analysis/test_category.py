"""The rule: each threshold, the order of the rows, and what one token changes."""

from dataclasses import dataclass
from fractions import Fraction

import pytest

from analysis.category import (
    DIVERGENCES,
    GAP,
    MOVEMENT,
    RULE,
    SHIFT,
    SPREAD,
    Category,
    categorise,
    is_solid,
)
from analysis.position import Moment, Shares
from analysis.reading import GroupReading, Reading, read
from analysis.tally import GroupTally, PracticeTally
from tests.analysis.questionnaires import people, practice, still

A_LITTLE = Fraction(1, 1000)
ZERO = Fraction()


def at(share: Fraction) -> Shares:
    """Return the place of a scale with this share at the first pole."""
    return (share, 1 - share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where a group stands on a scale."""

    current: Fraction = ZERO
    desired: Fraction = ZERO
    spread: Fraction = ZERO
    spread_desired: Fraction = ZERO


def reading_of(*stands: Stand, missing: tuple[str, ...] = ()) -> Reading:
    return Reading(
        groups={
            f"g{rank}": GroupReading(
                centres={Moment.CURRENT: at(stand.current), Moment.DESIRED: at(stand.desired)},
                spreads={Moment.CURRENT: stand.spread, Moment.DESIRED: stand.spread_desired},
            )
            for rank, stand in enumerate(stands, start=1)
        },
        missing=missing,
    )


def test_the_thresholds_are_those_of_the_method() -> None:
    assert (
        Fraction(1, 3),
        Fraction(3, 4),
        Fraction(5, 12),
        Fraction(1, 4),
    ) == (GAP, SPREAD, MOVEMENT, SHIFT)


def test_the_rows_of_the_rule_are_in_the_order_of_the_method() -> None:
    assert [row.category for row in RULE] == [
        Category.INSUFFICIENT,
        Category.DIVERGING_DESIRED,
        Category.DIVERGING_CURRENT,
        Category.DIVIDED_WITHIN,
        Category.DIVERGING_MOVEMENT,
        Category.INSUFFICIENT,
        Category.CHANGE_COURSE,
        Category.CONSOLIDATE,
    ]


FAR = Stand(current=Fraction(1), desired=Fraction(1), spread=Fraction(1))


@pytest.mark.parametrize(
    ("reading", "category"),
    [
        (reading_of(), Category.INSUFFICIENT),
        (reading_of(FAR), Category.INSUFFICIENT),
        (reading_of(Stand(), Stand(desired=GAP)), Category.DIVERGING_DESIRED),
        (reading_of(Stand(), Stand(desired=GAP - A_LITTLE)), Category.CONSOLIDATE),
        (reading_of(Stand(), Stand(current=GAP)), Category.DIVERGING_CURRENT),
        (reading_of(Stand(), Stand(current=GAP - A_LITTLE)), Category.CONSOLIDATE),
        (reading_of(Stand(), Stand(spread=SPREAD)), Category.DIVIDED_WITHIN),
        (reading_of(Stand(), Stand(spread_desired=SPREAD)), Category.DIVIDED_WITHIN),
        (reading_of(Stand(), Stand(spread=SPREAD - A_LITTLE)), Category.CONSOLIDATE),
        (
            reading_of(
                Stand(current=Fraction(5, 24)),
                Stand(desired=Fraction(5, 24)),
            ),
            Category.DIVERGING_MOVEMENT,
        ),
        (
            reading_of(
                Stand(current=Fraction(5, 24)),
                Stand(desired=Fraction(5, 24) - A_LITTLE),
            ),
            Category.CONSOLIDATE,
        ),
        (reading_of(*[Stand(desired=SHIFT)] * 2), Category.CHANGE_COURSE),
        (reading_of(*[Stand(desired=SHIFT - A_LITTLE)] * 2), Category.CONSOLIDATE),
        (reading_of(*[Stand(current=SHIFT)] * 2), Category.CHANGE_COURSE),
        (reading_of(*[Stand(desired=SHIFT)] * 2, missing=("g3",)), Category.INSUFFICIENT),
        (reading_of(*[Stand()] * 2, missing=("g3",)), Category.INSUFFICIENT),
    ],
)
def test_each_row_holds_from_its_threshold(reading: Reading, category: Category) -> None:
    assert categorise(reading) is category


@pytest.mark.parametrize(
    ("reading", "category"),
    [
        (reading_of(Stand(), FAR, missing=("g3",)), Category.DIVERGING_DESIRED),
        (
            reading_of(Stand(), Stand(current=GAP, spread=SPREAD), missing=("g3",)),
            Category.DIVERGING_CURRENT,
        ),
        (
            reading_of(
                Stand(current=Fraction(5, 24), spread=SPREAD),
                Stand(desired=Fraction(5, 24)),
                missing=("g3",),
            ),
            Category.DIVIDED_WITHIN,
        ),
        (
            reading_of(
                Stand(current=Fraction(5, 24)), Stand(desired=Fraction(5, 24)), missing=("g3",)
            ),
            Category.DIVERGING_MOVEMENT,
        ),
    ],
)
def test_the_first_row_that_holds_wins_even_without_a_group(
    reading: Reading, category: Category
) -> None:
    assert categorise(reading) is category


def test_two_groups_are_told_apart_by_three_categories() -> None:
    assert {category for category in Category if category.is_divergence} == set(DIVERGENCES)
    assert set(DIVERGENCES) == {
        Category.DIVERGING_DESIRED,
        Category.DIVERGING_CURRENT,
        Category.DIVERGING_MOVEMENT,
    }


def test_two_categories_are_convergences() -> None:
    assert [category for category in Category if category.is_convergence] == [
        Category.CHANGE_COURSE,
        Category.CONSOLIDATE,
    ]


def test_categories_stand_in_the_order_of_a_debate() -> None:
    assert list(Category) == [
        Category.DIVERGING_DESIRED,
        Category.DIVERGING_CURRENT,
        Category.DIVIDED_WITHIN,
        Category.DIVERGING_MOVEMENT,
        Category.CHANGE_COURSE,
        Category.CONSOLIDATE,
        Category.INSUFFICIENT,
    ]


def solid(tally: PracticeTally) -> bool:
    return is_solid(tally, read(tally))


@pytest.mark.parametrize(
    ("here", "net"),
    [
        # Three groups whose mean moves by exactly 1/4: one token less and it is a stay.
        (people([(8, 0)] * 3, [(6, 2)] * 3), False),
        (people([(8, 0)] * 3, [(5, 3)] * 3), True),
        (people([(8, 0)] * 3, [(7, 1)] * 3), True),
    ],
)
def test_a_category_is_net_when_no_single_token_could_change_it(
    here: GroupTally, net: bool
) -> None:
    assert solid(practice(g1=here, g2=here, g3=here)) is net


def test_a_token_that_nobody_has_cannot_move_away() -> None:
    """Three people at the end of a scale stand 5/18 away: one step more would be 1/3."""
    at_the_end = still((6, 0), (6, 0), (6, 0))
    near = still(*[(4, 2)] * 4, (5, 1), (5, 1))

    assert categorise(read(practice(g1=at_the_end, g2=near))) is Category.CONSOLIDATE
    assert solid(practice(g1=at_the_end, g2=near))


@pytest.mark.parametrize(
    "here",
    [
        still((0, 2, 1), (1, 1, 1), (1, 2, 0)),
        still((0, 1, 2), (1, 0, 2), (1, 1, 1)),
        still((0, 2, 1), (0, 2, 1), (0, 2, 1), (0, 3, 0), (1, 0, 2)),
    ],
)
def test_the_largest_spread_one_token_away_may_just_miss_the_threshold(
    here: GroupTally,
) -> None:
    """Whoever moves is counted once among the people who stay."""
    assert solid(practice(g1=here, g2=here))


def test_a_spread_just_under_three_quarters_is_not_net() -> None:
    """Only one of the moves from one pole to the other makes the group's answers far apart."""
    near = still((4, 0), (4, 0), (1, 3))
    far = still((4, 0), (4, 0), (0, 4))

    assert categorise(read(practice(g1=near, g2=near))) is Category.CONSOLIDATE
    assert categorise(read(practice(g1=far, g2=far))) is Category.DIVIDED_WITHIN
    assert not solid(practice(g1=near, g2=near))
