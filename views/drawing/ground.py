"""What positions are drawn on: a triangle for three poles, a line for two."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from textwrap import wrap
from typing import Final, Protocol, assert_never

from analysis.position import POLE_SHARE, Frame, Zone, ZoneKind, shares_of
from views.drawing.plane import Box, Point
from views.drawing.words import LINE, Words

WIDTH: Final = 300.0
MOST_DOTS: Final = 66
"""Finer frames than ten tokens show no lattice: the dots would touch."""


class Ground(Protocol):
    """A frame drawn on paper: where a place falls, and which part of it a zone covers.

    `walls` are the boxes that words keep off; `clear_of_patch` is how far from the middle of a
    zone its words stand.
    """

    @property
    def size(self) -> Box: ...
    @property
    def outline(self) -> tuple[Point, ...]: ...
    @property
    def dots(self) -> tuple[Point, ...]: ...
    @property
    def poles(self) -> tuple[Words, ...]: ...
    @property
    def walls(self) -> tuple[Box, ...]: ...
    @property
    def clear_of_patch(self) -> float: ...
    def point(self, shares: Sequence[Fraction]) -> Point: ...
    def patch(self, zone: Zone) -> tuple[Point, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TriangleGround:
    """The first pole on top, the second at the left, the third at the right."""

    names: tuple[str, str, str]
    tokens: int

    SIDE = 236.0
    TOP = 48.0

    clear_of_patch = 12.0

    @property
    def size(self) -> Box:
        return Box(0, 0, WIDTH, self.outline[1].y + 3.4 * LINE)

    @property
    def outline(self) -> tuple[Point, ...]:
        base = self.TOP + self.SIDE * sqrt(3) / 2
        left, right = (WIDTH - self.SIDE) / 2, (WIDTH + self.SIDE) / 2
        return Point(WIDTH / 2, self.TOP), Point(left, base), Point(right, base)

    @property
    def dots(self) -> tuple[Point, ...]:
        return _dots(self, Frame(poles=3, tokens=self.tokens))

    @property
    def poles(self) -> tuple[Words, ...]:
        top, left, right = (_lines(name) for name in self.names)
        apex, base = self.outline[0], self.outline[1].y + LINE * 1.95
        above = apex.y - LINE * 1.45 - LINE * (len(top) - 1)
        return (
            Words(lines=top, at=Point(apex.x, above)),
            Words(lines=left, at=Point(2, base), anchor="start"),
            Words(lines=right, at=Point(WIDTH - 2, base), anchor="end"),
        )

    @property
    def walls(self) -> tuple[Box, ...]:
        return tuple(words.box for words in self.poles)

    def point(self, shares: Sequence[Fraction]) -> Point:
        x = sum(float(share) * corner.x for share, corner in zip(shares, self.outline, strict=True))
        y = sum(float(share) * corner.y for share, corner in zip(shares, self.outline, strict=True))
        return Point(x, y)

    def patch(self, zone: Zone) -> tuple[Point, ...]:
        return tuple(self.point(shares) for shares in _zone_corners(zone))


def _zone_corners(zone: Zone) -> list[list[Fraction]]:
    """Return the corners of one of the seven zones, in shares of the three poles.

    The limits are those of `zone_of`: 3/5 for a pole, and 1/5 left to the third pole.
    """
    most, more, less, none = POLE_SHARE, Fraction(2, 5), Fraction(1, 5), Fraction(0)
    match zone.kind:
        case ZoneKind.POLE:
            (pole,) = zone.poles
            one, other = (rank for rank in range(3) if rank != pole)
            named = [{pole: Fraction(1)}, {pole: most, one: more}, {pole: most, other: more}]
        case ZoneKind.BETWEEN:
            one, other = zone.poles
            (third,) = set(range(3)) - {one, other}
            named = [
                {one: most, other: more},
                {one: more, other: most},
                {one: less, other: most, third: less},
                {one: most, other: less, third: less},
            ]
        case ZoneKind.MIDDLE:
            named = [{pole: most if pole == top else less for pole in range(3)} for top in range(3)]
        case _ as never:
            assert_never(never)
    return [[corner.get(pole, none) for pole in range(3)] for corner in named]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGround:
    """A scale: the first pole at the left, the second at the right."""

    names: tuple[str, str]
    tokens: int

    LEFT = 22.0
    MIDDLE = 58.0
    HALF = 17.0

    clear_of_patch = HALF + 7

    @property
    def size(self) -> Box:
        return Box(0, 0, WIDTH, self.MIDDLE + self.HALF + 4 * LINE)

    @property
    def outline(self) -> tuple[Point, ...]:
        return Point(self.LEFT, self.MIDDLE), Point(WIDTH - self.LEFT, self.MIDDLE)

    @property
    def dots(self) -> tuple[Point, ...]:
        return _dots(self, Frame(poles=2, tokens=self.tokens))

    @property
    def poles(self) -> tuple[Words, ...]:
        left, right = (_lines(name) for name in self.names)
        base = self.MIDDLE + self.HALF + LINE * 2.1
        return (
            Words(lines=left, at=Point(2, base), anchor="start"),
            Words(lines=right, at=Point(WIDTH - 2, base), anchor="end"),
        )

    @property
    def walls(self) -> tuple[Box, ...]:
        left, right = self.outline
        line = Box(left.x, left.y - 2, right.x, right.y + 2)
        return (line, *(words.box for words in self.poles))

    def point(self, shares: Sequence[Fraction]) -> Point:
        left, right = self.outline
        return left + (right - left).times(float(shares[1]))

    def patch(self, zone: Zone) -> tuple[Point, ...]:
        start, end = _zone_ends(zone)
        left, right = self.point((1 - start, start)), self.point((1 - end, end))
        up = Point(0, self.HALF)
        return left - up, right - up, right + up, left + up


def _zone_ends(zone: Zone) -> tuple[Fraction, Fraction]:
    match zone.poles:
        case (0,):
            return Fraction(0), 1 - POLE_SHARE
        case (1,):
            return POLE_SHARE, Fraction(1)
        case _:
            return 1 - POLE_SHARE, POLE_SHARE


def _dots(ground: Ground, frame: Frame) -> tuple[Point, ...]:
    places = [ground.point(shares_of(place)) for place in frame.places()]
    return tuple(places) if len(places) <= MOST_DOTS else ()


def _lines(name: str) -> tuple[str, ...]:
    """Cut the name of a pole to two short lines."""
    return tuple(wrap(name, 20, max_lines=2, placeholder="…")) or ("",)
