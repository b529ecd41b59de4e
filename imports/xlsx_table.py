"""The sheets of a workbook as tables of text cells."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

os.environ["OPENPYXL_LXML"] = "False"  # lxml would go around defusedxml

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from imports.fault import Fault, FaultyFile
from imports.gate import NOT_A_WORKBOOK, check_workbook

NumberedCells = tuple[int, Sequence[str]]

MAX_COLUMNS: Final = 200
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a character that XML cannot, and `_x005F_` the beginning of such a code."""


def xlsx_tables(path: Path) -> tuple[Sequence[NumberedCells], ...]:
    """Return the tables of a workbook's sheets, in order.

    Raises `FaultyFile` when it is no workbook, too large or unsafe.
    """
    return tuple(rows for _title, rows in xlsx_sheets(path))


def xlsx_sheets(
    path: Path, *, most_rows: int | None = None
) -> tuple[tuple[str, Sequence[NumberedCells]], ...]:
    """Return the title and the table of each sheet, no further down than `most_rows`.

    Raises `FaultyFile` when it is no workbook, too large or unsafe.
    """
    check_workbook(path)
    try:
        with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as workbook:
            # The gate bounds what is held here; a sheet read later would keep the file open.
            return tuple((each.title, list(_rows(each, most_rows))) for each in workbook.worksheets)
    except Exception as error:  # openpyxl has no error of its own for a damaged part
        raise FaultyFile(Fault(message=NOT_A_WORKBOOK)) from error


def _rows(sheet: Worksheet, most_rows: int | None) -> Iterator[NumberedCells]:
    rows = sheet.iter_rows(values_only=True, max_row=most_rows, max_col=MAX_COLUMNS)
    for number, cells in enumerate(rows, start=1):
        yield number, [_text(cell) for cell in cells]


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(cell))


def xlsx_mark(path: Path) -> str:
    """Return the keywords of a workbook that passed the gate: what it was made for, if it says."""
    try:
        with closing(openpyxl.load_workbook(path, read_only=True)) as workbook:
            return workbook.properties.keywords or ""
    except Exception as error:  # as above
        raise FaultyFile(Fault(message=NOT_A_WORKBOOK)) from error


def cell_address(row: int, column: int) -> str:
    """Return the address of a cell, both counted from 1: `B7`."""
    return f"{get_column_letter(column)}{row}"
