"""Counts per place: all that the reading ever needs to know of a group's answers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analysis.position import Moment, Position, Skip

Answer = Position | Skip | None
"""What one person says of one moment; `None` when nothing was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTally:
    """One group's answers to one practice, as counts.

    `current` and `desired` count, per place, the people who placed both moments; skips are
    counted apart. `typed` is how many of these forms were typed in by someone who reads results.
    """

    current: Mapping[Position, int] = field(default_factory=dict)
    desired: Mapping[Position, int] = field(default_factory=dict)
    skips: Mapping[Moment, Mapping[Skip, int]] = field(default_factory=dict)
    typed: int = 0

    def __post_init__(self) -> None:
        if sum(self.current.values()) != sum(self.desired.values()):
            raise ValueError("both moments count the same people")
        if any(people < 1 for moment in Moment for people in self.at(moment).values()):
            raise ValueError("a place that is counted holds someone")

    @property
    def n(self) -> int:
        """How many people count."""
        return sum(self.current.values())

    @property
    def unseen(self) -> int:
        """How many people count whose form no reader of the results has typed."""
        return max(self.n - self.typed, 0)

    def at(self, moment: Moment) -> Mapping[Position, int]:
        return self.current if moment is Moment.CURRENT else self.desired

    @classmethod
    def of_answers(cls, answers: Iterable[tuple[Answer, Answer]]) -> "GroupTally":
        """Count (current, desired) answers, one pair per person."""
        counting = TallyInProgress()
        for current, desired in answers:
            counting.add(current, desired)
        return counting.tally()


class TallyInProgress:
    """Counts answers one by one, so that a long file is never held in memory."""

    def __init__(self) -> None:
        self._places: dict[Moment, Counter[Position]] = {moment: Counter() for moment in Moment}
        self._skips: dict[Moment, Counter[Skip]] = {moment: Counter() for moment in Moment}

    def add(self, current: Answer, desired: Answer) -> None:
        both = {Moment.CURRENT: current, Moment.DESIRED: desired}
        if isinstance(current, tuple) and isinstance(desired, tuple):
            self._places[Moment.CURRENT][current] += 1
            self._places[Moment.DESIRED][desired] += 1
        for moment, answer in both.items():
            if isinstance(answer, Skip):
                self._skips[moment][answer] += 1

    def tally(self, *, typed: int = 0) -> GroupTally:
        return GroupTally(
            current=dict(self._places[Moment.CURRENT]),
            desired=dict(self._places[Moment.DESIRED]),
            skips={moment: dict(counts) for moment, counts in self._skips.items()},
            typed=typed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeTally:
    """The tallies of every group that a practice was asked of, by group code.

    A group that was asked and gave nothing is there with an empty tally.
    """

    groups: Mapping[str, GroupTally]
