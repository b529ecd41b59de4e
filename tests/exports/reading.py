"""A workbook read back from its bytes: as grids of values, and as the parts of its package."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from analysis.report import Report
from exports.workbook import meeting_workbook
from tests.exports.reports import ENGLISH

Grid = list[list[object]]


@cache
def in_english(report: Report) -> bytes:
    """Return the workbook of a report, made once."""
    return meeting_workbook(report, ENGLISH)


@lru_cache(maxsize=8)
def open_book(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def sheet_of(data: bytes, title: str) -> Worksheet:
    sheet = open_book(data)[title]
    assert isinstance(sheet, Worksheet)
    return sheet


def grid_of(data: bytes, title: str) -> Grid:
    return [list(row) for row in sheet_of(data, title).iter_rows(values_only=True)]


def texts_of(data: bytes, title: str) -> list[str]:
    """Return every text of a sheet, in reading order."""
    return [value for row in grid_of(data, title) for value in row if isinstance(value, str)]


def text_of(data: bytes, title: str) -> str:
    return "\n".join(texts_of(data, title))


def row_with(data: bytes, title: str, text: str) -> list[object]:
    """Return the only row that has a cell with exactly this text."""
    rows = [row for row in grid_of(data, title) if text in row]
    assert len(rows) == 1, f"{len(rows)} rows of {title} hold {text!r}"
    return rows[0]


def records_of(data: bytes, title: str) -> list[Mapping[str, object]]:
    """Return a table whose first row names its columns."""
    names, *rows = grid_of(data, title)
    return [dict(zip(map(str, names), row, strict=True)) for row in rows]


def calamine_grids(data: bytes) -> dict[str, Grid]:
    """Return every sheet as another reader sees it."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {
        name: [list(row) for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def xml_parts(data: bytes, under: str) -> Iterator[str]:
    for name, content in parts_of(data).items():
        if name.startswith(under) and name.endswith(".xml"):
            yield content.decode()
