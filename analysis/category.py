"""The rule: from the figures of one practice to its category, the first row that holds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate, permutations
from typing import Final

from analysis.position import Moment, Position
from analysis.reading import GroupReading, Reading, marginals
from analysis.tally import PracticeTally

GAP: Final = Fraction(1, 3)
SPREAD: Final = Fraction(3, 4)
MOVEMENT: Final = Fraction(5, 12)
SHIFT: Final = Fraction(1, 4)


class Category(StrEnum):
    """What the reading proposes for one practice, in the order of a debate."""

    DIVERGING_DESIRED = "diverging_desired"
    DIVERGING_CURRENT = "diverging_current"
    DIVIDED_WITHIN = "divided_within"
    DIVERGING_MOVEMENT = "diverging_movement"
    CHANGE_COURSE = "change_course"
    CONSOLIDATE = "consolidate"
    INSUFFICIENT = "insufficient"

    @property
    def is_divergence(self) -> bool:
        """Say whether two groups are told apart, so that a furthest pair exists."""
        return self in DIVERGENCES

    @property
    def is_convergence(self) -> bool:
        return self in (Category.CHANGE_COURSE, Category.CONSOLIDATE)


DIVERGENCES: Final = frozenset(
    {Category.DIVERGING_DESIRED, Category.DIVERGING_CURRENT, Category.DIVERGING_MOVEMENT}
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the rule: the category, and when it holds."""

    category: Category
    holds: Callable[[Reading], bool]


RULE: Final = (  # docs/method.md: the order is the rule
    Row(Category.INSUFFICIENT, lambda reading: len(reading.groups) < 2),
    Row(Category.DIVERGING_DESIRED, lambda reading: reading.gap(Moment.DESIRED) >= GAP),
    Row(Category.DIVERGING_CURRENT, lambda reading: reading.gap(Moment.CURRENT) >= GAP),
    Row(Category.DIVIDED_WITHIN, lambda reading: reading.largest_spread >= SPREAD),
    Row(Category.DIVERGING_MOVEMENT, lambda reading: reading.gap_of_movement >= MOVEMENT),
    Row(Category.INSUFFICIENT, lambda reading: bool(reading.missing)),
    Row(Category.CHANGE_COURSE, lambda reading: reading.shift >= SHIFT),
    Row(Category.CONSOLIDATE, lambda reading: True),
)


def categorise(reading: Reading) -> Category:
    """Return the category of the first row that holds."""
    return next(row.category for row in RULE if row.holds(reading))


def is_solid(tally: PracticeTally, reading: Reading) -> bool:
    """Say whether the category stands when any one person's one position moves one token."""
    category = categorise(reading)
    return all(categorise(moved) is category for moved in _one_token_away(tally, reading))


def _one_token_away(tally: PracticeTally, reading: Reading) -> Iterator[Reading]:
    for code, group in reading.groups.items():
        for moment in Moment:
            for moved in _moved_groups(group, moment, tally.groups[code].at(moment)):
                yield replace(reading, groups={**reading.groups, code: moved})


def _moved_groups(
    group: GroupReading, moment: Moment, counts: Mapping[Position, int]
) -> Iterator[GroupReading]:
    """Yield the group after each move that matters.

    Whoever moves a token from one pole to another moves the centre alike, and a category asks
    of the spread only whether it is large: the smallest and the largest spread are enough.
    """
    n, tokens = sum(counts.values()), sum(next(iter(counts)))
    step = Fraction(1, n * tokens)
    gained, lost = _changes_of_spread(counts)
    for giver, taker in permutations(range(len(gained)), 2):
        changes = [
            lost[giver][place[giver] - 1] + gained[taker][place[taker]]
            for place in counts
            if place[giver]
        ]
        for change in {min(changes), max(changes)} if changes else ():
            yield GroupReading(
                centres={**group.centres, moment: _step(group, moment, giver, taker, step)},
                spreads={
                    **group.spreads,
                    moment: group.spreads[moment] + Fraction(change, n * n * tokens),
                },
            )


def _step(
    group: GroupReading, moment: Moment, giver: int, taker: int, step: Fraction
) -> tuple[Fraction, ...]:
    centre = list(group.centres[moment])
    centre[giver] -= step
    centre[taker] += step
    return tuple(centre)


def _changes_of_spread(
    counts: Mapping[Position, int],
) -> tuple[list[list[int]], list[list[int]]]:
    """Return, per pole and per tokens held there, what Σᵢ Σⱼ |xᵢ − xⱼ| gains when one person
    who holds that many takes one more, and when one person comes down to that many.
    """
    n = sum(counts.values())
    gained, lost = [], []
    for marginal in marginals(counts):
        up_to = list(accumulate(marginal))
        gained.append([2 * (2 * below - n - 1) for below in up_to])
        lost.append([2 * (n - 1 - 2 * below) for below in up_to])
    return gained, lost
