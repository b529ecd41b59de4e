"""All the groups on one ground: each mark wears the shape and the letter of its group."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

from analysis.position import Moment
from views.drawing.ground import Ground
from views.drawing.marks import Arrow, arrow_between, outline_of, shape_of_rank
from views.drawing.plane import Point, box_around, middle_of, polygon
from views.drawing.shown import Agreed, Area, Centre, Shown
from views.drawing.words import Words

RADIUS: Final = 11.0
APART: Final = 2 * RADIUS + 6
TURNS: Final = 12
RINGS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One group: shape and colour follow its rank."""

    rank: int
    letter: str
    current: Agreed | Centre | Area
    desired: Agreed | Centre | Area


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark at `at`, moved aside from its `place` where another one stands there already."""

    rank: int
    letter: str
    moment: Moment
    place: Point
    at: Point

    radius: float = RADIUS

    @property
    def outline(self) -> str:
        return outline_of(shape_of_rank(self.rank), self.at, RADIUS)

    @property
    def baseline(self) -> float:
        return self.at.y + 4.2

    @property
    def is_aside(self) -> bool:
        return self.at != self.place


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    rank: int
    moment: Moment
    corners: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    rank: int
    arrow: Arrow


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Everything that a page draws of several groups, in units of a frame."""

    width: float
    height: float
    outline: str
    dots: tuple[Point, ...]
    poles: tuple[Words, ...]
    patches: tuple[Patch, ...]
    ways: tuple[Way, ...]
    marks: tuple[Mark, ...]


def draw_together(ground: Ground, voices: Sequence[Voice]) -> Together:
    """Draw every group on one ground; marks that would hide each other stand side by side."""
    marks = _placed(ground, voices)
    return Together(
        width=ground.size.right,
        height=ground.size.bottom,
        outline=polygon(ground.outline),
        dots=ground.dots,
        poles=ground.poles,
        patches=tuple(_patches(ground, voices)),
        ways=tuple(_ways(voices, marks)),
        marks=marks,
    )


def _placed(ground: Ground, voices: Sequence[Voice]) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for moment in Moment:
        for voice in voices:
            shown = voice.current if moment is Moment.CURRENT else voice.desired
            place = _anchor(ground, shown)
            at = _free_spot(ground, place, [mark.at for mark in marks])
            marks.append(
                Mark(rank=voice.rank, letter=voice.letter, moment=moment, place=place, at=at)
            )
    return tuple(marks)


def _anchor(ground: Ground, shown: Agreed | Centre | Area) -> Point:
    if isinstance(shown, Area):
        return middle_of(ground.patch(shown.zone))
    return ground.point(shown.shares)


def _free_spot(ground: Ground, place: Point, taken: Sequence[Point]) -> Point:
    """Return the place itself, or the nearest point around it that hides no mark and no word."""
    for spot in _spots_around(place):
        is_alone = all((spot - other).length >= APART - 0.01 for other in taken)
        if is_alone and (spot is place or _is_clear(ground, spot)):
            return spot
    return place


def _is_clear(ground: Ground, spot: Point) -> bool:
    around = box_around(spot, RADIUS)
    return around.inside(ground.size) and not any(around.overlaps(wall) for wall in ground.walls)


def _spots_around(place: Point) -> Iterator[Point]:
    yield place
    for ring in range(1, RINGS + 1):
        for turn in range(TURNS):
            angle = 2 * pi * turn / TURNS
            yield place + Point(cos(angle), -sin(angle)).times(APART * ring)


def _patches(ground: Ground, voices: Sequence[Voice]) -> Iterator[Patch]:
    for voice in voices:
        for moment, shown in ((Moment.CURRENT, voice.current), (Moment.DESIRED, voice.desired)):
            if isinstance(shown, Area):
                corners = polygon(ground.patch(shown.zone))
                yield Patch(rank=voice.rank, moment=moment, corners=corners)


def _ways(voices: Sequence[Voice], marks: Sequence[Mark]) -> Iterator[Way]:
    """Yield the arrow of each group that agreed, or whose two zones were released.

    Rounded centres have none: its length would draw how far a group moves.
    """
    for voice in voices:
        if not _may_have_arrow(voice.current, voice.desired):
            continue
        start, end = (mark.at for mark in marks if mark.rank == voice.rank)
        arrow = arrow_between(start, end, gap=RADIUS + 3)
        if arrow is not None:
            yield Way(rank=voice.rank, arrow=arrow)


def _may_have_arrow(current: Shown, desired: Shown) -> bool:
    return any(isinstance(current, kind) and isinstance(desired, kind) for kind in (Agreed, Area))
