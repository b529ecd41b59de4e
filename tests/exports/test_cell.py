"""The one door to a cell: whatever people write, it is text that every spreadsheet can hold."""

import re
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from python_calamine import CalamineWorkbook

from analysis.text import clean_text
from exports.cell import MAX_UNITS, Value, cell_text, utf16_units, write
from exports.look import CELL

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=[]), max_size=60)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠A1", "=cmd|' /C calc'!A0")


def saved(*values: Value, cut_note: str = "…") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row, value in enumerate(values, start=1):
        write(sheet, row, 1, value, CELL, cut_note=cut_note)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def cell_in(data: bytes) -> Cell:
    cell = load_workbook(BytesIO(data)).worksheets[0]["A1"]
    assert isinstance(cell, Cell)
    return cell


def as_spreadsheets_read(cell: Cell) -> str:
    """Decode what Excel and LibreOffice decode, and openpyxl does not."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), str(cell.value or ""))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    cell = cell_in(saved(text))

    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix, "it would run once someone edits the cell"


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "TRUE", "12", "1e5", "2026-04-21", "22,5"])
def test_what_looks_like_something_else_stays_text(text: str) -> None:
    cell = cell_in(saved(text))

    assert (cell.value, cell.data_type) == (text, "s")


def test_a_hyphen_in_the_middle_asks_for_nothing() -> None:
    assert not cell_in(saved("vis-à-vis")).quotePrefix


@pytest.mark.parametrize("number", [0, 3, 2.5])
def test_a_number_stays_a_number(number: float) -> None:
    cell = cell_in(saved(number))

    assert (cell.value, cell.data_type) == (number, "n")


@given(ANY_TEXT)
@example("\ufffe\uffff")
@example("\ud800")
@example("\x00\x0b\x1f")
@example("_x0041_ _x005F_ __x0041_")
@example("\r\n\u2028")
@example("\u202eabc\u2069")
def test_any_text_at_all_is_read_back_by_two_readers(text: str) -> None:
    data = saved(text, "end")
    other = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()

    assert as_spreadsheets_read(cell_in(data)) == clean_text(text)
    assert other[-1][0] == "end"


def test_a_code_that_spreadsheets_would_decode_is_shown_as_typed() -> None:
    """Excel reads `_x0041_` as the letter A."""
    assert cell_text("_x0041_") == "_x005F_x0041_"
    assert as_spreadsheets_read(cell_in(saved("_x0041_"))) == "_x0041_"


@pytest.mark.parametrize("letter", ["a", "é", "🎉"])
def test_a_text_that_is_too_long_ends_with_the_words_that_say_so(letter: str) -> None:
    """A cell holds 32,767 UTF-16 units: an emoji takes two, and is never halved."""
    cut = cell_text(letter * 40_000, cut_note=" [cut]")

    assert MAX_UNITS - 1 <= utf16_units(cut) <= MAX_UNITS
    assert cut.endswith(letter + " [cut]")
    assert cell_in(saved(letter * 40_000, cut_note=" [cut]")).value == cut


def test_a_text_that_just_fits_is_whole() -> None:
    assert cell_text("a" * MAX_UNITS) == "a" * MAX_UNITS


def test_nothing_is_written_for_an_empty_text() -> None:
    assert cell_in(saved("")).value is None
