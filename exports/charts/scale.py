"""Two poles: one line per group, from the first pole on the left to the second on the right."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from analysis.position import Frame, Shares, shares_of
from exports.charts.captions import wrapped
from exports.charts.marks import Caption, Mark, Picture, Point, Spots, rounded
from exports.charts.voices import Placed, clear_of, marks_of, placed_voices
from exports.edition import Edition
from exports.palette import HAIRLINE, INK
from exports.tellings import Telling, Voice

LANE: Final = 0.15
MOST_TOKENS_DOTTED: Final = 20


def draw_scale(telling: Telling, edition: Edition) -> Picture:
    """Return the picture of one practice in one source: a lane per group that was asked."""
    lanes = {voice.group.code: rank for rank, voice in enumerate(telling.voices)}
    marks: list[Mark] = list(_names(edition.poles))
    voices = placed_voices(telling, partial(_in_lane, lanes))
    for rank in lanes.values():
        marks.append(_lane(rank, edition.questionnaire.tokens, voices))
    for placed in voices:
        marks += marks_of(placed, telling.source, edition)
    return Picture(left=-0.25, right=1.25, bottom=-LANE * len(lanes), top=0.35, marks=tuple(marks))


def _in_lane(lanes: Mapping[str, int], voice: Voice, shares: Shares) -> Point:
    return rounded(float(shares[1]), -LANE * lanes[voice.group.code])


def _names(poles: Sequence[str]) -> list[Caption]:
    return [
        Caption(text=wrapped(pole), at=(float(at), 0.1), side="t", colour=INK)
        for at, pole in enumerate(poles)
    ]


def _lane(rank: int, tokens: int, voices: Sequence[Placed]) -> Spots:
    """Return the places of one lane, or its two ends where there are too many to tell apart.

    No line joins them: LibreOffice would draw it over the arrow.
    """
    shown = tokens if tokens <= MOST_TOKENS_DOTTED else 1
    places = Frame(poles=2, tokens=shown).places()
    dots = (rounded(float(shares_of(place)[1]), -LANE * rank) for place in places)
    return Spots(name="", points=clear_of(voices, dots), colour=HAIRLINE, size=4)
