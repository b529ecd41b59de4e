"""The running sheet of a meeting: what is done, in which order, and for how long.

A plan says how long each part takes, at least and as a rule; here it is fitted to the time that
there is. Nothing of what anybody answered is in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from analysis.wording import Translations


class PartKind(StrEnum):
    TALK = "talk"
    PRACTICE = "practice"
    BREAK = "break"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Takes from `least` to `usual` minutes; `lines` are what to do and to ask, in order.

    `phase` opens a phase of the meeting, and is empty for a part that goes on in the same one.
    """

    title: str
    least: int
    usual: int
    lines: tuple[str, ...] = ()
    kind: PartKind = PartKind.TALK
    phase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A part in its time: it begins `at` so many minutes after the beginning of the meeting."""

    part: Part
    at: int
    minutes: int

    @property
    def ends(self) -> int:
        return self.at + self.minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningSheet:
    """`missing` minutes would be needed beyond the time that there is; `advice` says what to do.

    `turns` are the moments of one practice, where practices are gone through one by one.
    """

    steps: tuple[Step, ...]
    missing: int = 0
    turns: tuple[Step, ...] = ()
    advice: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        return self.steps[-1].ends if self.steps else 0


def fit(parts: Sequence[Part], minutes: int) -> tuple[int, ...]:
    """Return the minutes of each part: never under its least, never above its usual.

    They sum to `minutes` where that lies between all the least and all the usual ones.
    """
    least = [part.least for part in parts]
    room = [part.usual - part.least for part in parts]
    spare = min(max(minutes - sum(least), 0), sum(room))
    return tuple(base + more for base, more in zip(least, _shared_out(spare, room), strict=True))


def time_steps(parts: Sequence[Part], minutes: int, words: Translations) -> tuple[Step, ...]:
    """Return the parts one after the other; what is left at the end is a margin."""
    lasting = fit(parts, minutes)
    left = minutes - sum(lasting)
    if left > 0:
        return _one_after_the_other((*parts, _margin(left, words)), (*lasting, left))
    return _one_after_the_other(parts, lasting)


def missing_minutes(parts: Sequence[Part], minutes: int) -> int:
    """Return how many minutes the shortest form of a plan lacks."""
    return max(sum(part.least for part in parts) - minutes, 0)


def clock(begins: time, at: int) -> time:
    """Return the hour that it is `at` minutes after the beginning, past midnight too."""
    return (datetime.combine(date.min, begins) + timedelta(minutes=at)).time()


def _one_after_the_other(parts: Sequence[Part], lasting: Sequence[int]) -> tuple[Step, ...]:
    return tuple(
        Step(part=part, at=sum(lasting[:rank]), minutes=minutes)
        for rank, (part, minutes) in enumerate(zip(parts, lasting, strict=True))
    )


def _margin(minutes: int, words: Translations) -> Part:
    return Part(
        title=words.gettext("Time to spare"),
        least=minutes,
        usual=minutes,
        lines=(words.gettext("For what takes longer, or to finish early."),),
        kind=PartKind.MARGIN,
    )


def _shared_out(total: int, weights: Sequence[int]) -> list[int]:
    """Share whole minutes in proportion; those that remain go to the largest remainders."""
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    shares = [total * weight // whole for weight in weights]
    by_remainder = sorted(
        range(len(weights)), key=lambda rank: (-(total * weights[rank] % whole), rank)
    )
    for rank in by_remainder[: total - sum(shares)]:
        shares[rank] += 1
    return shares
