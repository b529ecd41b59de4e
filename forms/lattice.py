"""How a frame is laid out: by rows of equal cells, centred, which alone makes a triangle."""

from enum import StrEnum
from typing import Final

from analysis.position import Frame, Position

WIDEST_TRIANGLE: Final = 6
LONGEST_SCALE: Final = 10
"""More tokens than this do not fit a phone: they are typed, pole by pole."""


class Drawing(StrEnum):
    """How a frame is shown."""

    TRIANGLE = "triangle"
    SCALE = "scale"
    TOKENS = "tokens"


def drawing_of(frame: Frame) -> Drawing:
    """Say how a frame is shown: drawn when its places fit a phone, typed in tokens otherwise."""
    if frame.poles == 3 and frame.tokens <= WIDEST_TRIANGLE:
        return Drawing.TRIANGLE
    if frame.poles == 2 and frame.tokens <= LONGEST_SCALE:
        return Drawing.SCALE
    return Drawing.TOKENS


def lattice_rows(frame: Frame) -> tuple[tuple[Position, ...], ...]:
    """Return the places row by row, from the first pole down; a scale has one place per row."""
    places = tuple(frame.places())
    return tuple(
        tuple(place for place in places if place[0] == held) for held in range(frame.tokens, -1, -1)
    )


def lattice_lines(tokens: int) -> str:
    """Return the path of a ruled triangle in a square of 2·tokens.

    Within its sides, each stroke goes across a row, down to the foot and up to the left side: the
    strokes of all rows are all the lines, each drawn once.
    """
    side = 2 * tokens
    strokes = (
        f"M{tokens - n} {2 * n}H{tokens + n}L{2 * n} {side} {n} {side - 2 * n}"
        for n in range(1, tokens)
    )
    return "".join((f"M{tokens} 0L{side} {side}H0z", *strokes))
