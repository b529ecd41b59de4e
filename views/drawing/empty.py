"""A frame with nobody in it, for a wall where people say what they expect before they look."""

from views.drawing.drawing import ground_for
from views.drawing.drawn import Drawing
from views.drawing.plane import polygon


def draw_nobody(names: tuple[str, ...], tokens: int) -> Drawing | None:
    """Draw a line or a triangle with its poles alone; more than three poles are not drawn."""
    ground = ground_for(names, tokens)
    if ground is None:
        return None
    return Drawing(
        width=ground.size.right,
        height=ground.size.bottom,
        outline=polygon(ground.outline),
        dots=ground.dots,
        poles=ground.poles,
    )
