"""What is measured, each against something that should cost as much, or a known part of it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Final

from analysis.category import is_solid
from analysis.finding import find, solidity_of
from analysis.position import Frame, Position
from analysis.reading import read
from analysis.release import release
from analysis.snapshot import report_from_json, to_json
from analysis.tally import GroupTally, PracticeTally
from benchmarks.ratio import ratio
from tests.analysis.questionnaires import questionnaire

TRIANGLE: Final = Frame(poles=3, tokens=6)
GROUPS: Final = ("g1", "g2", "g3")
PRACTICES: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A ratio, and the most it may be; without a `limit`, twice its baseline."""

    name: str
    take: Callable[[], float]
    limit: float | None = None


def _reading_a_hundred_thousand_people() -> float:
    few, many = practice(1_000), practice(100_000)
    return ratio(lambda: read_whole(many), lambda: read_whole(few))


def _reading_a_consultation() -> float:
    practices = [practice(18, seed=rank) for rank in range(PRACTICES)]
    return ratio(lambda: [read_whole(tally) for tally in practices], yardstick)


def _releasing_a_consultation() -> float:
    tallies = consultation()
    asked = questionnaire(practices=PRACTICES)
    return ratio(lambda: release(asked, tallies, turnout={}), yardstick)


def _net() -> float:
    tally = practice(18)
    reading = read(tally)
    return ratio(lambda: is_solid(tally, reading), lambda: find(read(tally)))


def _keeping_a_snapshot() -> float:
    report = release(questionnaire(practices=PRACTICES), consultation(), turnout={})
    return ratio(lambda: report_from_json(to_json(report)), yardstick)


MEASURES: Final = (
    Measure(
        name="reading 100,000 people, against 1,000",
        take=_reading_a_hundred_thousand_people,
        limit=1.2,
    ),
    Measure(name="reading 12 practices × 3 groups", take=_reading_a_consultation),
    Measure(name="releasing 12 practices × 3 groups", take=_releasing_a_consultation),
    Measure(name="keeping its snapshot and reading it again", take=_keeping_a_snapshot),
    Measure(name="net or narrow, against the rest of a reading", take=_net),
)


def yardstick() -> Fraction:
    """Do a fixed piece of the same kind of work, which a faster machine does faster too."""
    return sum((Fraction(1, rank) for rank in range(1, 400)), Fraction())


def read_whole(tally: PracticeTally) -> object:
    reading = read(tally)
    return find(reading), solidity_of(tally, reading)


def practice(people: int, *, seed: int = 0) -> PracticeTally:
    """Return a practice that so many people answered, all drawn from one distribution."""
    rng = Random(seed)
    return PracticeTally(groups={code: _group(rng, people // len(GROUPS)) for code in GROUPS})


def _group(rng: Random, people: int) -> GroupTally:
    return GroupTally(current=_counts(rng, people), desired=_counts(rng, people))


def _counts(rng: Random, people: int) -> Mapping[Position, int]:
    """Draw places: the seven where answers cluster, and a few of all the others."""
    places = list(TRIANGLE.places())
    weights = [5 if set(place) <= {0, 6} or len({*place} - {0}) == 1 else 1 for place in places]
    return Counter(rng.choices(places, weights, k=people))


def consultation() -> Mapping[str, PracticeTally]:
    return {f"p{rank}": practice(18, seed=rank) for rank in range(1, PRACTICES + 1)}
