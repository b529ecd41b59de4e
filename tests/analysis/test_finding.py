"""The facts beside a category: the furthest pair, the common pole, *net* or *de justesse*."""

import pytest

from analysis.category import Category
from analysis.finding import find, solidity_of
from analysis.reading import read
from analysis.report import Finding, Solidity
from analysis.tally import GroupTally, PracticeTally
from tests.analysis.questionnaires import people, practice, still

A, B, C = (6, 0, 0), (0, 6, 0), (0, 0, 6)
MIDDLE = (2, 2, 2)


def found(**groups: GroupTally) -> Finding:
    return find(read(practice(**groups)))


def test_the_pair_furthest_apart_is_told_of_what_is_desired() -> None:
    finding = found(
        g1=people([A] * 3, [(5, 0, 1)] * 3),
        g2=people([A] * 3, [(5, 1, 0)] * 3),
        g3=people([A] * 3, [(3, 0, 3)] * 3),
    )

    assert finding.category is Category.DIVERGING_DESIRED
    assert finding.furthest == ("g2", "g3")


def test_the_pair_furthest_apart_is_told_of_the_current_state() -> None:
    finding = found(
        g1=people([(5, 0, 1)] * 3, [A] * 3),
        g2=people([C] * 3, [A] * 3),
        g3=people([(5, 1, 0)] * 3, [A] * 3),
    )

    assert finding.category is Category.DIVERGING_CURRENT
    assert finding.furthest == ("g2", "g3")


def test_no_pair_is_told_when_several_are_as_far() -> None:
    finding = found(g1=still(A, A, A), g2=still(B, B, B), g3=still(C, C, C))

    assert finding.category is Category.DIVERGING_DESIRED
    assert finding.furthest is None


def test_the_pair_furthest_apart_is_told_of_the_ways() -> None:
    finding = found(
        g1=people([(6, 2)] * 3, [(6, 2)] * 3),
        g2=people([(7, 1)] * 3, [(5, 3)] * 3),
        g3=people([(5, 3)] * 3, [(7, 1)] * 3),
    )

    assert finding.category is Category.DIVERGING_MOVEMENT
    assert finding.furthest == ("g2", "g3")


def test_a_pair_is_told_in_the_order_of_the_groups() -> None:
    assert found(g2=still(A, A, A), g1=still(B, B, B)).furthest == ("g2", "g1")


def test_a_convergence_or_a_spread_tells_no_pair() -> None:
    close = people([A, A, A], [A, A, (5, 1, 0)])
    spread = still(A, MIDDLE, B)

    assert found(g1=close, g2=still(A, A, A)).furthest is None
    assert found(g1=spread, g2=still(*[(3, 3, 0)] * 3)) == Finding(category=Category.DIVIDED_WITHIN)


def test_all_groups_may_want_to_go_towards_the_same_pole() -> None:
    finding = found(g1=people([A] * 3, [C] * 3), g2=people([B] * 3, [(0, 5, 1)] * 3))

    assert finding.category is Category.DIVERGING_DESIRED
    assert finding.common_pole == 2


@pytest.mark.parametrize(
    "other",
    [
        people([A] * 3, [(5, 1, 0)] * 3),  # another pole
        still(A, A, A),  # no movement
        people([A] * 3, [(4, 1, 1)] * 3),  # two poles gain alike
    ],
)
def test_no_common_pole_unless_every_group_gains_most_towards_it(other: GroupTally) -> None:
    assert found(g1=people([A] * 3, [(5, 0, 1)] * 3), g2=other).common_pole is None


def test_no_common_pole_is_told_without_a_group() -> None:
    """An accord is never proclaimed without everyone."""
    moving = people([A] * 3, [C] * 3)
    staying = people([B] * 3, [(0, 5, 1)] * 3)

    assert found(g1=moving, g2=staying, g3=still(A)).furthest == ("g1", "g2")
    assert found(g1=moving, g2=staying, g3=still(A)).common_pole is None


def test_nothing_stands_beside_insufficient() -> None:
    moving = people([A] * 3, [(5, 0, 1)] * 3)

    assert found(g1=moving, g2=moving, g3=GroupTally()) == Finding(category=Category.INSUFFICIENT)
    assert found(g1=moving, g2=still(A)) == Finding(category=Category.INSUFFICIENT)
    assert found(g1=moving) == Finding(category=Category.INSUFFICIENT)


def solidity(**groups: GroupTally) -> Solidity | None:
    tally: PracticeTally = practice(**groups)
    return solidity_of(tally, read(tally))


FIVE = still(*[A] * 5)
EIGHT = still(*[A] * 8)
NARROW = people([(12, 0)] * 3, [(9, 3)] * 3)


def test_net_is_said_of_groups_that_are_all_under_8_or_all_8_and_more() -> None:
    assert solidity(g1=FIVE, g2=still(*[A] * 7)) is Solidity.CLEAR
    assert solidity(g1=EIGHT, g2=EIGHT) is Solidity.CLEAR
    assert solidity(g1=NARROW, g2=NARROW) is Solidity.NARROW


def test_net_is_not_said_of_small_groups_beside_large_ones() -> None:
    assert solidity(g1=FIVE, g2=EIGHT) is None


def test_a_group_under_8_for_who_typed_its_forms_is_not_large() -> None:
    typed = GroupTally(current={A: 9}, desired={A: 9}, typed=2)

    assert solidity(g1=typed, g2=typed) is None
    assert solidity(g1=typed, g2=FIVE) is None
    assert solidity(g1=typed, g2=EIGHT) is None


def test_net_is_not_said_of_what_is_insufficient() -> None:
    assert solidity(g1=FIVE, g2=FIVE, g3=still(A)) is None
    assert solidity(g1=FIVE) is None


def test_a_group_that_does_not_count_is_neither_small_nor_large() -> None:
    far = still(*[B] * 8)

    assert solidity(g1=EIGHT, g2=far, g3=still(A)) is Solidity.CLEAR
