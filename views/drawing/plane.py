"""Points, boxes and paths of a drawing, in units that a page stretches to its own width."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float

    def __add__(self, other: "Point") -> "Point":
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other: "Point") -> "Point":
        return Point(self.x - other.x, self.y - other.y)

    def times(self, factor: float) -> "Point":
        return Point(self.x * factor, self.y * factor)

    @property
    def length(self) -> float:
        return hypot(self.x, self.y)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its sides, used to keep words off marks and off each other."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inside(self, other: "Box") -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


def box_around(point: Point, radius: float) -> Box:
    return Box(point.x - radius, point.y - radius, point.x + radius, point.y + radius)


def number(value: float) -> str:
    """Write a coordinate with one decimal at most, the same on every machine."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def polygon(points: Iterable[Point]) -> str:
    """Write the `points` of an SVG polygon."""
    return " ".join(f"{number(point.x)},{number(point.y)}" for point in points)


def middle_of(points: Iterable[Point]) -> Point:
    """Return the mean of some points."""
    every = list(points)
    return Point(sum(p.x for p in every) / len(every), sum(p.y for p in every) / len(every))
