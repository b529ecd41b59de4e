"""The shape of each group and the arrow from today to what is wished for."""

from dataclasses import dataclass
from enum import StrEnum
from math import cos, pi, sin
from typing import Final

from views.drawing.plane import Point, polygon


class Shape(StrEnum):
    """One shape per group, by rank: enough alone, in black and white."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    PENTAGON = "pentagon"


_CORNERS: Final = {
    # shape: (corners, turn of the first corner, size that makes the areas look alike)
    Shape.SQUARE: (4, pi / 4, 1.22),
    Shape.TRIANGLE: (3, pi / 2, 1.35),
    Shape.DIAMOND: (4, pi / 2, 1.25),
    Shape.PENTAGON: (5, pi / 2, 1.15),
}


def shape_of_rank(rank: int) -> Shape:
    """Return the shape of the group of this rank (from 1); the sixth takes the first again."""
    shapes = tuple(Shape)
    return shapes[(rank - 1) % len(shapes)]


def outline_of(shape: Shape, at: Point, radius: float) -> str:
    """Return the corners of a mark, or nothing for a circle, which a page draws itself."""
    if shape is Shape.CIRCLE:
        return ""
    corners, turn, size = _CORNERS[shape]
    angles = (turn + 2 * pi * corner / corners for corner in range(corners))
    reach = radius * size
    return polygon(Point(at.x + reach * cos(a), at.y - reach * sin(a)) for a in angles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A line that stops short of both marks, and the three corners of its head."""

    start: Point
    end: Point
    head: str


HEAD: Final = 9.0


def arrow_between(start: Point, end: Point, *, gap: float) -> Arrow | None:
    """Return the arrow from one point to another, or nothing when there is no room for one."""
    way = end - start
    if way.length < 2 * gap + HEAD:
        return None
    step = way.times(1 / way.length)
    tip = end - step.times(gap)
    neck = tip - step.times(HEAD)
    across = Point(-step.y, step.x).times(HEAD * 0.55)
    head = polygon((tip, neck + across, neck - across))
    return Arrow(start=start + step.times(gap), end=neck, head=head)
