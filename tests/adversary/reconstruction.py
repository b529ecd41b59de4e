"""How often the attack succeeds, over drawn populations."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random

from analysis.position import Frame, Position
from tests.adversary.attack import Attack, Kind, Publisher, Question
from tests.adversary.worlds import People, places_of, publish

Population = Callable[[Random, Frame, int], People]


def independent(rng: Random, frame: Frame, people: int) -> People:
    """Everyone stands anywhere, whatever the others do."""
    places = places_of(frame)
    return tuple((rng.choice(places), rng.choice(places)) for _ in range(people))


def gathered(rng: Random, frame: Frame, people: int) -> People:
    """The group stands somewhere at each moment, and each token of each person falls around."""
    current, desired = (_somewhere(rng, frame) for _ in range(2))
    return tuple(
        (_around(rng, frame, current), _around(rng, frame, desired)) for _ in range(people)
    )


def _somewhere(rng: Random, frame: Frame) -> list[float]:
    """Draw shares of the poles, any point of the frame being as likely as another."""
    return [rng.expovariate(1) for _ in range(frame.poles)]


def _around(rng: Random, frame: Frame, shares: list[float]) -> Position:
    fallen = Counter(rng.choices(range(frame.poles), shares, k=frame.tokens))
    return tuple(fallen[pole] for pole in range(frame.poles))


@dataclass(slots=True, kw_only=True)
class Rates:
    """Counts of questions asked and of questions that the attacker is sure of."""

    asked: Counter[tuple[Kind, bool]] = field(default_factory=Counter)
    sure: Counter[tuple[Kind, bool]] = field(default_factory=Counter)

    def count(self, attack: Attack) -> None:
        self.asked.update(_kind(question) for question in attack.asked)
        self.sure.update(_kind(question) for question in attack.standing)

    def __add__(self, other: "Rates") -> "Rates":
        return Rates(asked=self.asked + other.asked, sure=self.sure + other.sure)

    @property
    def outsider_exact(self) -> float:
        return self._rate(Kind.EXACT, member=False)

    @property
    def member_exact(self) -> float:
        return self._rate(Kind.EXACT, member=True)

    @property
    def member_side(self) -> float:
        return self._rate(Kind.SIDE, member=True)

    def _rate(self, kind: Kind, *, member: bool) -> float:
        return self.sure[kind, member] / self.asked[kind, member]


def _kind(question: Question) -> tuple[Kind, bool]:
    return question.kind, question.member is not None


def measure(
    frame: Frame,
    sizes: tuple[int, ...],
    population: Population,
    *,
    draws: int,
    tries: int,
    publish: Publisher = publish,
) -> Rates:
    """Attack `draws` drawn practices of groups of these sizes; the same draws every time."""
    rates = Rates()
    for draw in range(draws):
        seed = f"{frame} {sizes} {population.__name__} {draw}"
        rng = Random(seed)
        truth = {
            f"g{rank}": population(rng, frame, people) for rank, people in enumerate(sizes, start=1)
        }
        attack = Attack(frame=frame, truth=truth, rng=Random(seed), publish=publish)
        attack.run(tries)
        rates.count(attack)
    return rates


def pooled(rates: Iterable[Rates]) -> Rates:
    return sum(rates, Rates())
