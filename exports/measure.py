"""How many lines a text takes in a column: a workbook does not fit its own rows when it is made.

Widths are those of Helvetica, which Arial and Liberation Sans share, in thousandths of the size.
"""

import unicodedata
from functools import lru_cache
from math import ceil
from typing import Final

from exports.look import Look

_WIDTHS: Final = {
    character: width
    for width, characters in {
        222: "ijl'’‘",
        278: " ,.:;!/\\|[]ftI\u00a0",
        333: "()-`r“”",
        355: '"',
        500: "ckvsxyzJ",
        556: "abdeghnopquL?_#$0123456789«»–",
        584: "+<=>~",
        611: "FTZ",
        667: "ABEKPSVXY&",
        722: "CDHNRUw",
        778: "GOQ",
        833: "mM",
        889: "%",
        944: "W",
        1000: "…—→↔≠↕⇄≈●■▲◆⬟○□△◇⬠",
    }.items()
    for character in characters
}
_OTHER_LETTER: Final = 600
_WIDE: Final = 1250
_HINTING: Final = 1.03
"""Screens round each letter up: a little more room than print needs."""

_BOLD: Final = 1.06

_LINE: Final = 1.28
_LINE_OF_OTHER_FONTS: Final = 1.45
"""Line height over size: other scripts and emoji are drawn from taller fonts."""

_PADDING: Final = 5.0
_DIGIT_PIXELS: Final = 7
_MARGIN_PIXELS: Final = 4
_INDENT_PIXELS: Final = 9
_PIXELS_PER_POINT: Final = 96 / 72


def column_points(characters: float, look: Look) -> float:
    """Return how many points of text a column of so many characters leaves."""
    taken = _MARGIN_PIXELS + _INDENT_PIXELS * look.indent
    return (characters * _DIGIT_PIXELS + 5 - taken) / _PIXELS_PER_POINT


def height_of(text: str, characters: float, look: Look) -> float:
    """Return the height in points that a text takes in a column of so many characters."""
    lines = count_lines(text, column_points(characters, look), look)
    line = _LINE if _is_latin(text) else _LINE_OF_OTHER_FONTS
    return ceil(lines * look.size * line + _PADDING)


def count_lines(text: str, points: float, look: Look) -> int:
    """Return the number of lines of a text that wraps at words, within so many points."""
    scale = look.size / 1000 * _HINTING * (_BOLD if look.bold else 1)
    limit = max(points / scale, _WIDE)
    return sum(_wrapped(line, limit) for line in text.split("\n"))


def _wrapped(line: str, limit: float) -> int:
    lines, used = 1, 0.0
    for word in line.split(" "):
        width = float(width_of(word))
        if used and used + width > limit:
            lines, used = lines + 1, 0.0
        if width > limit:
            lines += ceil(width / limit) - 1
            width %= limit
        used += width + _WIDTHS[" "]
    return lines


def width_of(text: str) -> int:
    """Return the width of a text in thousandths of its size."""
    return sum(_width(character) for character in text)


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    base = unicodedata.normalize("NFD", character)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    is_wide = unicodedata.east_asian_width(base) in "WF" or ord(base) > 0xFFFF
    return _WIDE if is_wide else _OTHER_LETTER


def _is_latin(text: str) -> bool:
    """Say whether our own font, or its neighbours for arrows and shapes, draws every letter."""
    return all(
        code < 0x370 or 0x2000 <= code < 0x2C00 for code in (ord(character) for character in text)
    )
