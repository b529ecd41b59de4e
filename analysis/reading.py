"""The figures of one practice, exact, from counts per place: see `docs/method.md`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, combinations
from typing import Final

from analysis.position import Moment, Position, Shares, distance
from analysis.tally import GroupTally, PracticeTally

COUNTING_PEOPLE: Final = 3
"""A group counts with at least this many people who placed both moments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupReading:
    """Where one group stands at both moments: its centre and its spread, fractions of the frame."""

    centres: Mapping[Moment, Shares]
    spreads: Mapping[Moment, Fraction]

    @property
    def movement(self) -> Shares:
        """Centre désiré − centre actuel, pole by pole; sums to 0."""
        return tuple(
            desired - current
            for current, desired in zip(
                self.centres[Moment.CURRENT], self.centres[Moment.DESIRED], strict=True
            )
        )

    @property
    def own_shift(self) -> Fraction:
        return distance(self.centres[Moment.CURRENT], self.centres[Moment.DESIRED])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One practice: its counting groups in order, and which expected groups do not count."""

    groups: Mapping[str, GroupReading]
    missing: tuple[str, ...]

    def gap(self, moment: Moment) -> Fraction:
        """The largest distance between the centres of two groups; 0 with fewer than two."""
        return max(self.gaps(moment).values(), default=Fraction())

    @property
    def gap_of_movement(self) -> Fraction:
        return max(self.gaps_of_movement().values(), default=Fraction())

    @property
    def largest_spread(self) -> Fraction:
        spreads = (spread for group in self.groups.values() for spread in group.spreads.values())
        return max(spreads, default=Fraction())

    @property
    def shift(self) -> Fraction:
        """The distance between the mean of the groups' centres at both moments; 0 without any."""
        means = [
            _mean([group.centres[moment] for group in self.groups.values()]) for moment in Moment
        ]
        return distance(*means)

    def gaps(self, moment: Moment) -> dict[tuple[str, str], Fraction]:
        """The distance of every pair of groups at one moment."""
        return {
            (one, other): distance(
                self.groups[one].centres[moment], self.groups[other].centres[moment]
            )
            for one, other in combinations(self.groups, 2)
        }

    def gaps_of_movement(self) -> dict[tuple[str, str], Fraction]:
        """How far apart the roads of every pair of groups are, whatever their two ends."""
        return {
            (one, other): distance(self.groups[one].movement, self.groups[other].movement)
            for one, other in combinations(self.groups, 2)
        }


def read(tally: PracticeTally, *, fewest: int = COUNTING_PEOPLE) -> Reading:
    """Read one practice; the groups of the tally are those it expects.

    A group counts with at least `fewest` people, 1 or more.
    """
    counting = {code: group for code, group in tally.groups.items() if group.n >= fewest}
    return Reading(
        groups={code: read_group(group) for code, group in counting.items()},
        missing=tuple(sorted(set(tally.groups) - set(counting))),
    )


def read_group(tally: GroupTally) -> GroupReading:
    """Read a group that has at least one person who counts."""
    return GroupReading(
        centres={moment: centre(tally.at(moment)) for moment in Moment},
        spreads={moment: spread(tally.at(moment)) for moment in Moment},
    )


def centre(counts: Mapping[Position, int]) -> Shares:
    """Return the mean of the positions, in shares of the frame."""
    totals = [
        sum(position[pole] * people for position, people in counts.items())
        for pole in range(len(next(iter(counts))))
    ]
    everything = sum(totals)
    return tuple(Fraction(total, everything) for total in totals)


def spread(counts: Mapping[Position, int]) -> Fraction:
    """Return D = (2/n²) Σᵢ Σⱼ d(xᵢ,xⱼ) over all ordered pairs of people.

    On a scale this is 1 − l² (Blair and Lacy, 2000). D adds up pole by pole, and for one pole
    Σᵢ Σⱼ |xᵢ − xⱼ| = 2 Σₜ F(t)(n − F(t)), F being the number of people at t tokens or fewer:
    marginal counts are enough, whatever the number of people.
    """
    position = next(iter(counts))
    n, tokens = sum(counts.values()), sum(position)
    total = sum(
        2 * below * (n - below) for marginal in marginals(counts) for below in accumulate(marginal)
    )
    return Fraction(total, n * n * tokens)


def marginals(counts: Mapping[Position, int]) -> list[list[int]]:
    """Return for each pole how many people put 0, 1, … N tokens there (K × (N + 1))."""
    position = next(iter(counts))
    table = [[0] * (sum(position) + 1) for _ in position]
    for place, people in counts.items():
        for pole, held in enumerate(place):
            table[pole][held] += people
    return table


def _mean(centres: Iterable[Shares]) -> Shares:
    rows = list(centres)
    return tuple(sum(column, Fraction()) / len(rows) for column in zip(*rows, strict=True))
