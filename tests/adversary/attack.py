"""The reconstruction attack: what someone rebuilds from everything that is published together.

The attacker has every byte of the report. She knows the questionnaire and exactly how many people
of each group counted. As a member of a group she also knows her own two positions. A set of
answers is *consistent* when releasing it gives the same bytes; all sets were possible before,
and she is sure of what holds in every consistent one. Two questions are asked of a small group
and a moment:

- `EXACT`: is there only one set of places for the people of the group that she does not know?
- `SIDE`, of a member: do all her colleagues stand in one and the same zone, so that she knows on
  which side any of them stands?

One consistent set that says otherwise settles a question in favour of the people who answered.
Where a group can make few enough sets of places, every one that its released moment allows is
listed, and then tried beside the other groups and the other moment; elsewhere people are moved.
What no search settles counts for the attacker: measured rates are upper bounds.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from analysis.finding import find
from analysis.position import Frame, Moment, Position
from analysis.reading import read
from analysis.report import Finding, Tier
from analysis.tier import tier_of
from tests.adversary.worlds import (
    People,
    Places,
    World,
    beside,
    enumeration,
    how_many,
    places_of,
    publish,
    shown,
    tally_of,
    world_of,
    zone_at,
)

LARGE = 8
LISTED = 50_000
"""Up to this many sets of places of one group at one moment, every one is listed."""


Publisher = Callable[[Frame, World], str]
"""Makes every byte that is published of a set of answers."""


class Kind(StrEnum):
    EXACT = "exact"
    SIDE = "side"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a group at one moment, by an outsider or by one of its members."""

    kind: Kind
    group: str
    moment: Moment
    member: int | None = None


@dataclass(slots=True, kw_only=True)
class Attack:
    """One attack on one published practice; `standing` holds the questions not settled yet."""

    frame: Frame
    truth: Mapping[str, People]
    rng: Random
    publish: Publisher = publish
    true: World = field(init=False)
    published: str = field(init=False)
    finding: Finding = field(init=False)
    asked: list[Question] = field(init=False)
    standing: set[Question] = field(init=False)

    def __post_init__(self) -> None:
        self.true = world_of(self.truth)
        self.published = self.publish(self.frame, self.true)
        self.finding = find(read(tally_of(self.true)))
        self.asked = list(self._questions())
        self.standing = set(self.asked)

    def _questions(self) -> Iterator[Question]:
        for code, people in self.truth.items():
            if len(people) >= LARGE:
                continue
            for moment in Moment:
                yield Question(kind=Kind.EXACT, group=code, moment=moment)
                for member in range(len(people)):
                    for kind in Kind:
                        yield Question(kind=kind, group=code, moment=moment, member=member)

    def run(self, tries: int) -> None:
        """Look for consistent sets that settle the questions; `tries` sets for each."""
        self._settle(self.true)
        for question in self.asked:
            listed = self._listed(question)
            for attempt in range(tries):
                if question not in self.standing or listed == []:
                    break
                world = self._world(question, listed, alone=attempt % 3 == 2)
                if self._is_consistent(world):
                    self._settle(world)

    def _is_consistent(self, world: World) -> bool:
        """Compare bytes; findings are compared before, because it is fast."""
        return (
            find(read(tally_of(world))) == self.finding
            and self.publish(self.frame, world) == self.published
        )

    def _settle(self, world: World) -> None:
        self.standing -= {question for question in self.standing if self._settles(world, question)}

    def _settles(self, world: World, question: Question) -> bool:
        group = world[question.group]
        own = self._own(question.group, question.member)
        return all(place in group[moment] for moment, place in own.items()) and self._differs(
            question, group[question.moment]
        )

    def _differs(self, question: Question, places: Places) -> bool:
        """Say whether these places answer the question otherwise than the attacker hopes."""
        own = self._own(question.group, question.member).get(question.moment)
        truly = self.true[question.group][question.moment]
        if question.kind is Kind.EXACT:
            return places != truly
        one_side = zone_at(beside(truly, own)[0])
        return any(zone_at(place) != one_side for place in beside(places, own))

    def _own(self, code: str, member: int | None) -> Mapping[Moment, Position]:
        if member is None:
            return {}
        return dict(zip(Moment, self.truth[code][member], strict=True))

    def _listed(self, question: Question) -> list[Places] | None:
        """Return the places that would settle the question, or nothing where they are too many."""
        if question not in self.standing or not self._is_listed(question.group):
            return None
        own = self._own(question.group, question.member).get(question.moment)
        return [
            places
            for places in self._allowed(question.group, question.moment, own)
            if self._differs(question, places)
        ]

    def _is_listed(self, code: str) -> bool:
        return how_many(self.frame, len(self.truth[code])) <= LISTED

    def _allowed(self, code: str, moment: Moment, own: Position | None) -> list[Places]:
        """List what one released moment allows a group to be, one member staying in place."""
        truly = self.true[code][moment]
        allowed = enumeration(self.frame, len(truly))[shown(self.frame, truly)]
        return allowed if own is None else [places for places in allowed if own in places]

    def _world(self, question: Question, listed: list[Places] | None, *, alone: bool) -> World:
        """Return a world that may settle the question and, unless alone, others with it."""
        code = question.group
        if alone:
            drawn = self._redrawn(code, question.moment, question.member)
            places = self.rng.choice(listed) if listed else drawn
            return {**self.true, code: {**self.true[code], question.moment: places}}
        world = {
            other: {moment: self._redrawn(other, moment, member) for moment in Moment}
            for other, member in self._members_who_stay(question).items()
        }
        if listed:
            world[code] = {**world[code], question.moment: self.rng.choice(listed)}
        return {**self.true, **world}

    def _members_who_stay(self, question: Question) -> Mapping[str, int | None]:
        """Return who stays in each group that moves: preferably someone with open questions."""
        members: dict[str, int | None] = {}
        for code, people in self.truth.items():
            unsettled = [other.member for other in self.standing if other.group == code]
            members[code] = self.rng.choice(sorted(unsettled, key=repr) or range(len(people)))
        members[question.group] = question.member
        moving = {code for code in members if not self._is_counted(code)}
        return {code: member for code, member in members.items() if code in moving}

    def _is_counted(self, code: str) -> bool:
        """Say whether every place of the group is published: there is nothing to move."""
        return tier_of(tally_of(self.true).groups[code]) is Tier.COUNTS

    def _redrawn(self, code: str, moment: Moment, member: int | None) -> Places:
        """Return places that one released moment allows, one member staying in place."""
        own = self._own(code, member).get(moment)
        if self._is_listed(code) and self.rng.random() < 0.5:
            return self.rng.choice(self._allowed(code, moment, own))
        truly = self.true[code][moment]
        kept = () if own is None else (own,)
        for _ in range(8):
            others = list(beside(truly, own))
            self._move(others)
            places = tuple(sorted([*kept, *others]))
            if places != truly and shown(self.frame, places) == shown(self.frame, truly):
                return places
        return truly

    def _move(self, others: list[Position]) -> None:
        """Move some people: anywhere, or by one token, or two people by opposite tokens."""
        for _ in range(self.rng.choice((1, 1, 2, 3))):
            one, other = (self.rng.randrange(len(others)) for _ in range(2))
            giver, taker = self.rng.sample(range(self.frame.poles), 2)
            if self.rng.random() < 0.25:
                others[one] = self.rng.choice(places_of(self.frame))
                continue
            others[one] = _one_token(others[one], giver, taker)
            if self.rng.random() < 0.67:
                others[other] = _one_token(others[other], taker, giver)


def _one_token(place: Position, giver: int, taker: int) -> Position:
    tokens = list(place)
    if tokens[giver]:
        tokens[giver] -= 1
        tokens[taker] += 1
    return tuple(tokens)
