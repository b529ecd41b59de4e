"""An empty frame, to be marked with a pen: its lines and one ring per place."""

from dataclasses import dataclass
from typing import Final

from analysis.position import Frame
from forms.lattice import Drawing, drawing_of, lattice_lines
from views.drawing.drawing import ground_for
from views.drawing.plane import Box, Point

MARGIN: Final = 12.0
RING: Final = 8.5


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankGround:
    """`box` is what a page shows; `ruled` is where `lines`, a square of 2·tokens, is stretched."""

    box: Box
    ruled: Box
    tokens: int
    lines: str
    places: tuple[Point, ...]
    radius: float


def draw_blank(frame: Frame) -> BlankGround | None:
    """Draw a frame with nobody in it; nothing for one that is only given in tokens."""
    ground = ground_for(("",) * frame.poles, frame.tokens)
    if ground is None or drawing_of(frame) is Drawing.TOKENS:
        return None
    ruled = _around(ground.outline)
    is_scale = frame.poles == 2
    return BlankGround(
        box=Box(
            ruled.left - MARGIN, ruled.top - MARGIN, ruled.right + MARGIN, ruled.bottom + MARGIN
        ),
        ruled=ruled,
        tokens=frame.tokens,
        lines="" if is_scale else lattice_lines(frame.tokens),
        places=ground.dots,
        radius=RING,
    )


def _around(points: tuple[Point, ...]) -> Box:
    across, down = [point.x for point in points], [point.y for point in points]
    return Box(min(across), min(down), max(across), max(down))
