"""Where words go in a drawing: beside their mark, off the other marks, inside the frame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from views.drawing.plane import Box, Point

LINE: Final = 14.0
LETTER: Final = 7.2
"""The height of a line and the width of a letter at the size in which drawings write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Lines of text at a point: `at` is the baseline of the first line."""

    lines: tuple[str, ...]
    at: Point
    anchor: str = "middle"

    @property
    def tops(self) -> tuple[tuple[str, float], ...]:
        """Each line with its own baseline."""
        return tuple((line, self.at.y + LINE * row) for row, line in enumerate(self.lines))

    @property
    def box(self) -> Box:
        width = LETTER * max(len(line) for line in self.lines)
        left = self.at.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        top = self.at.y - LINE * 0.8
        return Box(left, top, left + width, top + LINE * len(self.lines))


def place_words(
    lines: Sequence[str], mark: Point, *, away: float, obstacles: Sequence[Box], frame: Box
) -> Words:
    """Return the lines at the first side of the mark where they hide nothing."""
    sides = [words for words in _sides(tuple(lines), mark, away) if words.box.inside(frame)]
    for words in sides:
        if not any(words.box.overlaps(obstacle) for obstacle in obstacles):
            return words
    return sides[0] if sides else Words(lines=tuple(lines), at=mark)


def _sides(lines: tuple[str, ...], mark: Point, away: float) -> Iterator[Words]:
    words = Words(lines=lines, at=mark)
    rows = LINE * len(lines)
    beside = mark.y + LINE * 0.8 - rows / 2
    yield replace(words, at=Point(mark.x + away, beside), anchor="start")
    yield replace(words, at=Point(mark.x - away, beside), anchor="end")
    yield replace(words, at=Point(mark.x, mark.y - away - rows + LINE * 0.8))
    yield replace(words, at=Point(mark.x, mark.y + away + LINE * 0.8))
    yield replace(words, at=Point(mark.x + away / 2, mark.y - away - rows / 2), anchor="start")
    yield replace(words, at=Point(mark.x - away / 2, mark.y - away - rows / 2), anchor="end")
    yield replace(words, at=Point(mark.x + away / 2, mark.y + away + rows / 2), anchor="start")
    yield replace(words, at=Point(mark.x - away / 2, mark.y + away + rows / 2), anchor="end")
