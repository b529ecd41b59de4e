"""What a position is placed in, how far apart two are, and the zone that names a place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

Position = tuple[int, ...]
"""K whole numbers of tokens, one per pole, that sum to N."""

Shares = tuple[Fraction, ...]
"""K fractions of the frame, one per pole, that sum to 1."""

MAX_POLES: Final = 6
MAX_TOKENS: Final = 1000

POLE_SHARE: Final = Fraction(3, 5)
SIDE_SHARE: Final = Fraction(4, 5)


class Moment(StrEnum):
    """The two moments that are positioned."""

    CURRENT = "current"
    DESIRED = "desired"


class Skip(StrEnum):
    """Why a moment has no position: three outcomes, counted apart and never averaged."""

    DOES_NOT_KNOW = "does_not_know"
    NOT_APPLICABLE = "not_applicable"
    PREFERS_NOT = "prefers_not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """K poles and N tokens: a scale has 2 poles, a triangle 3."""

    poles: int
    tokens: int

    def __post_init__(self) -> None:
        if not 2 <= self.poles <= MAX_POLES:
            raise ValueError(f"a frame has 2 to {MAX_POLES} poles, not {self.poles}")
        if not 1 <= self.tokens <= MAX_TOKENS:
            raise ValueError(f"a frame has 1 to {MAX_TOKENS} tokens, not {self.tokens}")

    def holds(self, position: Sequence[int]) -> bool:
        """Say whether these tokens are a place of the frame."""
        return (
            len(position) == self.poles
            and all(tokens >= 0 for tokens in position)
            and sum(position) == self.tokens
        )

    def places(self) -> Iterator[Position]:
        """Yield every place, row by row from the first pole: 28 of them on the triangle."""
        yield from _places(self.poles, self.tokens)


def _places(poles: int, tokens: int) -> Iterator[Position]:
    if poles == 1:
        yield (tokens,)
        return
    for held in range(tokens, -1, -1):
        for rest in _places(poles - 1, tokens - held):
            yield (held, *rest)


def shares_of(position: Sequence[int]) -> Shares:
    """Return the share of the tokens that stands at each pole."""
    total = sum(position)
    return tuple(Fraction(tokens, total) for tokens in position)


def distance(one: Sequence[Fraction], other: Sequence[Fraction]) -> Fraction:
    """Return the share of the tokens that must move from one place to the other (0 to 1)."""
    return sum((abs(a - b) for a, b in zip(one, other, strict=True)), Fraction()) / 2


def leading_pole(shares: Sequence[Fraction]) -> int | None:
    """Return the rank of the pole that has the most; none when several have as much."""
    largest = max(shares)
    poles = [pole for pole, share in enumerate(shares) if share == largest]
    return poles.pop() if len(poles) == 1 else None


class ZoneKind(StrEnum):
    """The three kinds of zones."""

    POLE = "pole"
    BETWEEN = "between"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True, order=True)
class Zone:
    """A named part of the frame: near one pole, between two, or in the middle.

    `poles` holds the ranks of the poles it names (one, two in pole order, or none).
    """

    kind: ZoneKind
    poles: tuple[int, ...] = ()


MIDDLE: Final = Zone(ZoneKind.MIDDLE)


def zone_of(shares: Sequence[Fraction]) -> Zone:
    """Return the zone of a place: one of seven on the triangle.

    On a scale the two poles are always "the two largest", so what is not a pole is the middle.
    """
    for pole, share in enumerate(shares):
        if share >= POLE_SHARE:
            return Zone(ZoneKind.POLE, (pole,))
    if len(shares) == 2:
        return MIDDLE
    first, second = sorted(range(len(shares)), key=lambda pole: (-shares[pole], pole))[:2]
    if shares[first] + shares[second] > SIDE_SHARE:
        return Zone(ZoneKind.BETWEEN, (min(first, second), max(first, second)))
    return MIDDLE


def zone_point(zone: Zone, poles: int) -> Shares:
    """Return the anchor where a zone is drawn: its vertex, mid-side or centre."""
    named = zone.poles or tuple(range(poles))
    return tuple(Fraction(pole in named, len(named)) for pole in range(poles))
