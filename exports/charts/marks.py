"""What is drawn: strokes, spots and captions, on a plane whose unit is one pole to another."""

from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import Final, Literal

Point = tuple[float, float]
Side = Literal["t", "b", "l", "r"]

DECIMALS: Final = 4
"""Coordinates are rounded, so that they are the same numbers on every machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line through points; `name` is whose it is."""

    name: str
    points: tuple[Point, ...]
    colour: str
    points_wide: float = 1.5
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """Filled marks of one shape."""

    name: str
    points: tuple[Point, ...]
    colour: str
    symbol: Literal["circle", "square", "triangle", "diamond"] = "circle"
    size: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """Words at a point, such as a pole's name."""

    text: str
    at: Point
    side: Side
    colour: str
    size: float = 9.0


Mark = Stroke | Spots | Caption


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Marks in a window of the plane: everything that one chart draws."""

    left: float
    right: float
    bottom: float
    top: float
    marks: tuple[Mark, ...]

    @property
    def height_over_width(self) -> float:
        return (self.top - self.bottom) / (self.right - self.left)


def rounded(x: float, y: float) -> Point:
    # Adding zero turns -0.0 into 0.0, which would be another text in the file.
    return round(x, DECIMALS) + 0.0, round(y, DECIMALS) + 0.0


def outline(shape: int, at: Point, radius: float) -> tuple[Point, ...]:
    """Return the closed outline of a group's shape, by its rank: ○ □ △ ◇ ⬠."""
    corners, first, stretch = _SHAPES[shape % len(_SHAPES)]
    angles = (first + 2 * pi * corner / corners for corner in range(corners + 1))
    x, y = at
    return tuple(
        rounded(x + stretch * radius * cos(angle), y + stretch * radius * sin(angle))
        for angle in angles
    )


_SHAPES: Final = (
    (20, 0.0, 1.0),
    (4, pi / 4, 1.2),
    (3, pi / 2, 1.3),
    (4, pi / 2, 1.2),
    (5, pi / 2, 1.1),
)
"""Corners, angle of the first one, and size that makes the five look equally large."""


def arrow(start: Point, end: Point, *, leave: float, stop: float, head: float) -> tuple[Point, ...]:
    """Return a shaft and its head in one stroke, clear of the marks at both ends.

    Empty when the marks touch: there is nothing left to draw between them.
    """
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length <= leave + stop + head / 2:
        return ()
    across, up = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    tip = (end[0] - across * stop, end[1] - up * stop)
    barbs = (
        (
            tip[0] - head * (across * cos(turn) - up * sin(turn)),
            tip[1] - head * (across * sin(turn) + up * cos(turn)),
        )
        for turn in (pi / 7, -pi / 7)
    )
    tail = (start[0] + across * leave, start[1] + up * leave)
    one, other = barbs
    return tuple(rounded(*point) for point in (tail, tip, one, tip, other))


def around(rank: int, count: int, radius: float) -> Point:
    """Return where one of several marks that share a place stands, beside that place."""
    if count == 1:
        return 0.0, 0.0
    angle = pi + 2 * pi * rank / count if count == 2 else pi / 2 + 2 * pi * rank / count
    return radius * cos(angle), radius * sin(angle)
