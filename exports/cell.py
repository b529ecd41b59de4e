"""The one door to a cell: text stays text, numbers stay numbers, nothing ever runs."""

import re
from datetime import date
from typing import Final

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from analysis.text import clean_text
from exports.look import Look, dress

Value = str | int | float | date | None

MAX_UNITS: Final = 32_767
"""What one cell holds, in UTF-16 units, as spreadsheets count."""

_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_STARTS: Final = "=+-@＝＋－＠\t\r"


def write(
    sheet: Worksheet, row: int, column: int, value: Value, look: Look, *, cut_note: str = "…"
) -> None:
    """Write one value in its look; a text that no cell can hold ends with `cut_note`."""
    cell = sheet.cell(row=row, column=column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{cell.coordinate} lies inside a merged cell")
    dress(cell, look)
    if isinstance(value, str):
        _write_text(cell, cell_text(value, cut_note=cut_note))
    elif value is not None:
        # openpyxl gives a date its own format, unless the look says how it is read.
        cell.value = value
        cell.number_format = look.number_format


def _write_text(cell: Cell, text: str) -> None:
    if not text:
        return
    cell.value = text
    # openpyxl guesses a formula from "=" and an error from "#N/A": the type is said, not guessed.
    cell.data_type = "s"
    # A quote prefix keeps it text when someone edits the cell, also in a CSV saved from here.
    cell.quotePrefix = text[0] in _FORMULA_STARTS


def cell_text(text: str, *, cut_note: str = "…") -> str:
    """Return the text as a cell can hold it: clean, escaped, and cut in words where too long."""
    escaped = _ESCAPE.sub("_x005F_", clean_text(text))
    if utf16_units(escaped) <= MAX_UNITS:
        return escaped
    return cut_to_units(escaped, MAX_UNITS - utf16_units(cut_note)) + cut_note


def utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def cut_to_units(text: str, units: int) -> str:
    """Return the longest beginning of at most so many UTF-16 units, no character halved."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")
