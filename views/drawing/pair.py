"""One person's own answer as an arrow: hollow for today, filled for what is wished for."""

from dataclasses import dataclass, replace
from typing import Final

from analysis.position import Frame, Position
from analysis.tally import Answer
from forms.lattice import Drawing, drawing_of
from views.drawing.marks import Arrow, arrow_between
from views.drawing.plane import Point

STEP: Final = Point(24, 20.8)
"""How far two neighbours stand: along a row, and from one row to the next."""
GAP: Final = 7.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PairDrawing:
    """The ground, and both places once both are there; `arrow` is nothing when nobody moves."""

    tokens: int
    size: Point
    is_scale: bool
    current: Point | None = None
    desired: Point | None = None
    arrow: Arrow | None = None


def draw_pair(frame: Frame, current: Answer, desired: Answer) -> PairDrawing | None:
    """Draw a pair; nothing for a frame that is not drawn, the ground alone for half a pair."""
    if drawing_of(frame) is Drawing.TOKENS:
        return None
    is_scale = frame.poles == 2
    ground = PairDrawing(
        tokens=frame.tokens,
        size=Point(frame.tokens * STEP.x, 0 if is_scale else frame.tokens * STEP.y),
        is_scale=is_scale,
    )
    if not isinstance(current, tuple) or not isinstance(desired, tuple):
        return ground
    start, end = _at(current), _at(desired)
    arrow = arrow_between(start, end, gap=GAP) if current != desired else None
    return replace(ground, current=start, desired=end, arrow=arrow)


def _at(place: Position) -> Point:
    """Return where a place stands, the first pole being on top, or on the left of a scale."""
    tokens = sum(place)
    if len(place) == 2:
        return Point(place[1] * STEP.x, 0)
    return Point((place[0] / 2 + place[2]) * STEP.x, (tokens - place[0]) * STEP.y)
