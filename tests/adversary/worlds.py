"""Sets of answers as an attacker weighs them, and what is published of each."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import combinations_with_replacement
from math import comb

from analysis.group_forms import release_group
from analysis.position import Frame, Moment, Position, Zone, shares_of, zone_of
from analysis.release import release
from analysis.report import ReleasedMoment
from analysis.snapshot import to_json
from analysis.tally import GroupTally, PracticeTally
from tests.analysis.questionnaires import questionnaire

TRIANGLE = Frame(poles=3, tokens=6)
SCALE = Frame(poles=2, tokens=4)

Places = tuple[Position, ...]
"""Where the people of a group stand at one moment, sorted: who stands where is not told."""

World = Mapping[str, Mapping[Moment, Places]]
"""One set of answers, by group code."""

People = tuple[tuple[Position, Position], ...]
"""What the people of a group really answered: actuelle and désirée of each."""


def world_of(truth: Mapping[str, People]) -> World:
    return {
        code: {
            moment: tuple(sorted(person[rank] for person in people))
            for rank, moment in enumerate(Moment)
        }
        for code, people in truth.items()
    }


def tally_of(world: World) -> PracticeTally:
    return PracticeTally(
        groups={
            code: GroupTally(
                current=Counter(places[Moment.CURRENT]), desired=Counter(places[Moment.DESIRED])
            )
            for code, places in world.items()
        }
    )


def publish(frame: Frame, world: World) -> str:
    """Return every byte that is published of these answers to one practice."""
    asked = questionnaire(poles=frame.poles, tokens=frame.tokens, groups=len(world))
    turnout = {code: len(places[Moment.CURRENT]) for code, places in world.items()}
    return to_json(release(asked, {"p1": tally_of(world)}, turnout=turnout))


@cache
def shown(frame: Frame, places: Places) -> ReleasedMoment | None:
    """Return what is released of a group at one moment when both moments are alike."""
    counts = Counter(places)
    return release_group(frame, "g1", GroupTally(current=counts, desired=counts)).current


@cache
def enumeration(frame: Frame, people: int) -> Mapping[ReleasedMoment | None, list[Places]]:
    """Return every set of places of so many people, by what is shown of it."""
    allowed: dict[ReleasedMoment | None, list[Places]] = defaultdict(list)
    for places in combinations_with_replacement(places_of(frame), people):
        allowed[shown(frame, places)].append(places)
    return allowed


@cache
def how_many(frame: Frame, people: int) -> int:
    """Return how many sets of places so many people can make."""
    return comb(len(places_of(frame)) + people - 1, people)


@cache
def places_of(frame: Frame) -> Places:
    return tuple(sorted(frame.places()))


@cache
def zone_at(place: Position) -> Zone:
    return zone_of(shares_of(place))


def beside(places: Places, own: Position | None) -> Places:
    """Return the places of the others."""
    if own is None:
        return places
    rank = places.index(own)
    return places[:rank] + places[rank + 1 :]
