"""A group's two moments as marks: hollow today, filled wished for, an arrow between them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import dist
from typing import Final, Literal

from analysis.position import Shares
from exports.charts.marks import (
    Caption,
    Mark,
    Point,
    Side,
    Spots,
    Stroke,
    around,
    arrow,
    outline,
    rounded,
)
from exports.edition import Edition, GroupMark
from exports.tellings import Source, Telling, Voice

RING: Final = 0.042
DOT: Final = 0.026
HEAD: Final = 0.05
FAN: Final = 0.055
"""How far from a shared place its marks stand, so that each is seen."""

Locate = Callable[[Voice, Shares], Point]
"""Where a group's shares stand on the plane."""

SYMBOLS: Final[tuple[Literal["circle", "square", "triangle", "diamond"], ...]] = (
    "circle",
    "square",
    "triangle",
    "diamond",
)
"""Native marks by rank; a fifth group's ⬟ is not one of them, and is drawn with strokes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    voice: Voice
    current: Point
    desired: Point
    letter_side: Side
    has_arrow: bool


def placed_voices(telling: Telling, locate: Locate) -> tuple[Placed, ...]:
    """Return the groups that are shown, those that share a place standing beside each other."""
    ends = {
        voice: (locate(voice, voice.current.point), locate(voice, voice.desired.point))
        for voice in telling.voices
        if voice.current and voice.desired
    }
    return tuple(_place(voice, ends) for voice in ends)


def _place(voice: Voice, ends: Mapping[Voice, tuple[Point, Point]]) -> Placed:
    current, desired = (_beside(end, voice, ends) for end in ends[voice])
    return Placed(
        voice=voice,
        current=current,
        desired=desired,
        letter_side=_side_of(current, desired, ends[voice][1]),
        has_arrow=all(told.has_arrow for told in (voice.current, voice.desired) if told),
    )


def _side_of(current: Point, desired: Point, place: Point) -> Side:
    """Return where the letter goes: away from marks that share the place, else ahead."""
    if desired != place:
        return "l" if desired[0] < place[0] else "r"
    return "l" if desired[0] < current[0] else "r"


def _beside(end: Point, voice: Voice, ends: Mapping[Voice, tuple[Point, Point]]) -> Point:
    sharing = [other for other in ends if end in ends[other]]
    across, up = around(sharing.index(voice), len(sharing), FAN)
    return rounded(end[0] + across, end[1] + up)


def clear_of(voices: Sequence[Placed], dots: Iterable[Point]) -> tuple[Point, ...]:
    """Return the dots that no mark covers: LibreOffice would draw them on top of it."""
    taken = [end for placed in voices for end in (placed.current, placed.desired)]
    return tuple(dot for dot in dots if all(dist(dot, end) > RING for end in taken))


def marks_of(placed: Placed, source: Source, edition: Edition) -> Iterator[Mark]:
    """Yield the marks of one group, its arrow first."""
    group = placed.voice.group
    mark = edition.mark(group)
    yield from _arrow(placed, source, mark)
    ring = outline(mark.kind, placed.current, RING)
    yield Stroke(name=group.label, points=ring, colour=mark.colour)
    yield from _filled(placed, mark)
    yield _letter(placed, mark)


def _arrow(placed: Placed, source: Source, mark: GroupMark) -> Iterator[Mark]:
    """Yield a shaft and its head; dashed for forms, which only say an area."""
    shaft = arrow(placed.current, placed.desired, leave=RING, stop=DOT * 1.5, head=HEAD)
    if not shaft or not placed.has_arrow:
        return
    name, dashed = placed.voice.group.label, source is Source.FORMS
    yield Stroke(name=name, points=shaft[:2], colour=mark.colour, dashed=dashed)
    yield Stroke(name=name, points=shaft[1:], colour=mark.colour)


def _filled(placed: Placed, mark: GroupMark) -> Iterator[Mark]:
    native = mark.kind < len(SYMBOLS)
    for radius in () if native else (DOT, DOT * 0.6, DOT * 0.25):
        yield Stroke(
            name=placed.voice.group.label,
            points=outline(mark.kind, placed.desired, radius),
            colour=mark.colour,
            points_wide=2.5,
        )
    yield Spots(
        name=placed.voice.group.label,
        points=(placed.desired,),
        colour=mark.colour,
        symbol=SYMBOLS[mark.kind] if native else "circle",
        size=8 if native else 3,
    )


def _letter(placed: Placed, mark: GroupMark) -> Caption:
    """Return the group's letter beside its filled mark, and beside the ring around it if any."""
    stays = dist(placed.current, placed.desired) < RING
    away = (RING if stays else DOT / 2) * (-1 if placed.letter_side == "l" else 1)
    x, y = placed.desired
    return Caption(
        text=mark.letter,
        at=rounded(x + away, y),
        side=placed.letter_side,
        colour=mark.colour,
        size=8.0,
    )
