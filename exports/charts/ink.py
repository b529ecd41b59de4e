"""The coordinates that charts refer to: written once each, in two columns below the page."""

from collections.abc import Sequence
from typing import Final

from openpyxl.chart import Reference
from openpyxl.worksheet.worksheet import Worksheet

from exports import look
from exports.cell import write
from exports.charts.marks import Point


class Ink:
    """Writes points from a row downwards; the same points are written once."""

    COLUMNS: Final = 2

    def __init__(self, sheet: Worksheet, *, row: int, column: int) -> None:
        self._sheet = sheet
        self._row = row
        self._column = column
        self._known: dict[tuple[Point, ...], tuple[Reference, Reference]] = {}

    def references(self, points: tuple[Point, ...]) -> tuple[Reference, Reference]:
        """Return the cells of the points' x, then of their y."""
        if points not in self._known:
            self._known[points] = self._write(points)
        return self._known[points]

    def names(self, names: Sequence[str]) -> Reference:
        """Write names one under the other, and return their cells."""
        first = self._row
        for name in names:
            write(self._sheet, self._row, self._column, name, look.QUIET)
            self._row += 1
        return Reference(self._sheet, min_col=self._column, min_row=first, max_row=self._row - 1)

    def _write(self, points: tuple[Point, ...]) -> tuple[Reference, Reference]:
        first = self._row
        for point in points:
            for offset, coordinate in enumerate(point):
                write(self._sheet, self._row, self._column + offset, coordinate, look.QUIET)
            self._row += 1
        x, y = (
            Reference(
                self._sheet,
                min_col=self._column + offset,
                min_row=first,
                max_row=self._row - 1,
            )
            for offset in range(self.COLUMNS)
        )
        return x, y
