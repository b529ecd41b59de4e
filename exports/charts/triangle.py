"""Three poles: a triangle with its places, the first pole on top as on the screens."""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from typing import Final

from analysis.position import Frame, Shares, shares_of
from exports.charts.captions import wrapped
from exports.charts.marks import Caption, Mark, Picture, Point, Side, Spots, Stroke, rounded
from exports.charts.voices import Placed, clear_of, marks_of, placed_voices
from exports.edition import Edition
from exports.palette import HAIRLINE, INK
from exports.tellings import Telling

MOST_TOKENS_DOTTED: Final = 12
HEIGHT: Final = sqrt(3) / 2
AWAY: Final = 0.04
LINE: Final = 0.08
"""The height of a line of a pole's name, on the plane."""

CORNERS: Final[tuple[tuple[int, int, int], ...]] = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
SIDES: Final[tuple[Side, ...]] = ("t", "b", "b")


def draw_triangle(telling: Telling, edition: Edition) -> Picture:
    """Return the picture of one practice in one source."""
    voices = placed_voices(telling, lambda _voice, shares: locate(shares))
    marks: list[Mark] = [
        *_ground(edition.questionnaire.tokens, voices),
        *_names(edition.poles),
    ]
    for placed in voices:
        marks += marks_of(placed, telling.source, edition)
    lines = [1 + wrapped(pole).count("\n") for pole in edition.poles]
    return Picture(
        left=-0.42,
        right=1.42,
        bottom=-0.06 - AWAY - LINE * max(lines[1:]),
        top=HEIGHT + 0.03 + AWAY + LINE * lines[0],
        marks=tuple(marks),
    )


def locate(shares: Shares) -> Point:
    """Return where shares stand: first pole on top, second at the left, third at the right."""
    top, _left, right = (float(share) for share in shares)
    return rounded(top / 2 + right, top * HEIGHT)


def _ground(tokens: int, voices: Sequence[Placed]) -> list[Mark]:
    corners = tuple(locate(_shares(corner)) for corner in (*CORNERS, CORNERS[0]))
    marks: list[Mark] = [Stroke(name="", points=corners, colour=HAIRLINE, points_wide=1.25)]
    if tokens <= MOST_TOKENS_DOTTED:
        places = Frame(poles=3, tokens=tokens).places()
        dots = clear_of(voices, (locate(shares_of(place)) for place in places))
        marks.append(Spots(name="", points=dots, colour=HAIRLINE, size=3))
    return marks


def _shares(corner: Sequence[int]) -> Shares:
    return tuple(Fraction(share) for share in corner)


def _names(poles: Sequence[str]) -> list[Mark]:
    return [
        Caption(text=wrapped(pole), at=_outside(corner), side=side, colour=INK)
        for pole, corner, side in zip(poles, CORNERS, SIDES, strict=True)
    ]


def _outside(corner: Sequence[int]) -> Point:
    """Return a point beyond a corner, where a mark on the corner does not hide the name."""
    x, y = locate(_shares(corner))
    return rounded(x, y + (AWAY if y else -AWAY))
