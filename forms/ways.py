"""The equal ways of placing a position; which of them a frame has, and which one is shown."""

from enum import StrEnum
from typing import assert_never

from analysis.position import Frame
from forms.lattice import Drawing, drawing_of


class Way(StrEnum):
    """How a person places a position; the answer is the same whichever way it was given."""

    TRIANGLE = "triangle"
    WORDS = "words"
    TOKENS = "tokens"


def ways_of(frame: Frame) -> tuple[Way, ...]:
    """Return the ways of a frame, the first one being shown to who has chosen none."""
    match drawing_of(frame):
        case Drawing.TRIANGLE:
            return tuple(Way)
        case Drawing.SCALE:
            return Way.WORDS, Way.TOKENS
        case Drawing.TOKENS:
            return (Way.TOKENS,)
        case other:
            assert_never(other)


def way_for(frame: Frame, wanted: str) -> Way:
    """Return the way that was asked for when the frame has it, or its first."""
    ways = ways_of(frame)
    return next((way for way in ways if way == wanted), ways[0])
