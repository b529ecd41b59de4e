"""Rows added one under the other, each as high as its tallest text needs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exports.cell import Value, write
from exports.look import Look
from exports.measure import height_of

TALLEST_ROW: Final = 400.0
"""In points; spreadsheets stop at 409, so that a longer text takes several rows, joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A value in its look, in one column or across several (`until` is the last of them)."""

    column: int
    value: Value
    look: Look
    until: int | None = None

    @property
    def last(self) -> int:
        return self.until or self.column


class Grid:
    """A worksheet filled from the top; `widths` are its columns, in characters."""

    def __init__(self, sheet: Worksheet, widths: Sequence[float], *, cut_note: str) -> None:
        self.sheet = sheet
        self.widths = tuple(widths)
        self.next_row = 1
        self._cut_note = cut_note
        for column, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(column)].width = width

    @property
    def last_column(self) -> int:
        return len(self.widths)

    def add(self, *entries: Entry, least: float = 0.0) -> range:
        """Write entries side by side; return the rows they take (one, unless very tall)."""
        height = max(least, *(self._height(entry) for entry in entries))
        rows = range(self.next_row, self.next_row + ceil(height / TALLEST_ROW))
        for row in rows:
            self.sheet.row_dimensions[row].height = ceil(height / len(rows))
        for entry in entries:
            # What goes over a page is read from its top, like the texts beside it.
            worn = replace(entry.look, vertical="top") if len(rows) > 1 else entry.look
            self._place(replace(entry, look=worn), rows)
        self.next_row = rows.stop
        return rows

    def add_all(self, values: Sequence[Value], look: Look, *, least: float = 0.0) -> range:
        """Write one value per column, from the first, all in the same look."""
        return self.add(
            *(Entry(column=at, value=value, look=look) for at, value in enumerate(values, start=1)),
            least=least,
        )

    def line(self, value: Value, look: Look, *, least: float = 0.0) -> range:
        """Write one value across all the columns."""
        return self.add(
            Entry(column=1, value=value, look=look, until=self.last_column), least=least
        )

    def beside(self, rows: range, entry: Entry) -> None:
        """Write an entry beside rows that are already there, and make room for it in the last."""
        missing = self._height(entry) - self.height(rows)
        if missing > 0:
            last = self.sheet.row_dimensions[rows[-1]]
            last.height = min((last.height or 0) + missing, TALLEST_ROW)
        self._place(entry, rows)

    def height(self, rows: range) -> float:
        return sum(self.sheet.row_dimensions[row].height or 0 for row in rows)

    def skip(self, height: float = 10.0) -> None:
        """Leave an empty row of so many points."""
        self.sheet.row_dimensions[self.next_row].height = height
        self.next_row += 1

    def _height(self, entry: Entry) -> float:
        if not isinstance(entry.value, str):
            return entry.look.size * 1.7
        width = sum(self.widths[entry.column - 1 : entry.last])
        return height_of(entry.value, width, entry.look)

    def _place(self, entry: Entry, rows: range) -> None:
        write(self.sheet, rows[0], entry.column, entry.value, entry.look, cut_note=self._cut_note)
        if len(rows) > 1 or entry.last > entry.column:
            self.sheet.merge_cells(
                start_row=rows[0],
                end_row=rows[-1],
                start_column=entry.column,
                end_column=entry.last,
            )
