"""A zone or a place as a small drawing that needs no reading: where it stands on the frame."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from analysis.position import Frame, Position, Zone, shares_of, zone_of
from views.drawing.ground import Ground, LineGround, TriangleGround
from views.drawing.plane import Point, number, polygon

MARGIN: Final = 32
"""Room for the point that stands on a corner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictogram:
    """The frame, a zone of it, and the place itself when there is one."""

    view_box: str
    outline: str
    zone: str
    place: Point | None = None


@lru_cache
def picture_zone(frame: Frame, zone: Zone) -> Pictogram:
    """Draw a frame of 2 or 3 poles with one of its zones filled."""
    ground = _ground(frame)
    return Pictogram(
        view_box=_view_box(ground.outline),
        outline=polygon(ground.outline),
        zone=polygon(ground.patch(zone)),
    )


@lru_cache
def picture_place(frame: Frame, place: Position) -> Pictogram:
    """Draw a place in its zone."""
    shares = shares_of(place)
    drawn = picture_zone(frame, zone_of(shares))
    return Pictogram(
        view_box=drawn.view_box,
        outline=drawn.outline,
        zone=drawn.zone,
        place=_ground(frame).point(shares),
    )


def _ground(frame: Frame) -> Ground:
    if frame.poles == 2:
        return LineGround(names=("", ""), tokens=frame.tokens)
    return TriangleGround(names=("", "", ""), tokens=frame.tokens)


def _view_box(outline: tuple[Point, ...]) -> str:
    left, right = min(point.x for point in outline), max(point.x for point in outline)
    top, bottom = min(point.y for point in outline), max(point.y for point in outline)
    width, height = right - left + 2 * MARGIN, bottom - top + 2 * MARGIN
    return " ".join(map(number, (left - MARGIN, top - MARGIN, width, height)))
