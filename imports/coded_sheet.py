"""A sheet with a row of codes: what stands above is for people, what stands under it is read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl.utils import get_column_letter

from analysis.wording import N_
from analysis.written_sheets import IN_LANGUAGE
from imports.fault import Fault
from imports.placed import Placed, PlacedSaid
from imports.xlsx_table import NumberedCells

MOST_ROWS: Final = 1_000
CODES_WITHIN: Final = 20
"""The row of codes is looked for in the first rows of its sheet."""

NO_CODES: Final = N_(
    "The row of codes is missing (%(codes)s…): copy it from the empty model, above your rows."
)
UNKNOWN_COLUMN: Final = N_("No column has this code: “%(column)s”. Correct it, or empty the cell.")
TWO_COLUMNS: Final = N_("The column “%(column)s” is there twice: keep one.")
TOO_MANY_ROWS: Final = N_("Only %(most)d rows are read: shorten this sheet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSheet:
    """`columns` has the place of each code, from 0; `rows` are those under the row of codes."""

    title: str
    codes_row: int
    columns: Mapping[str, int]
    rows: Sequence[NumberedCells]

    @property
    def heading(self) -> Placed:
        """Where a missing row or column would be named."""
        return Placed(text="", sheet=self.title, cell=f"A{self.codes_row}")

    def placed(self, row: NumberedCells, code: str) -> Placed:
        """Return one cell; where its column is not there, an empty one at the head of the row."""
        number, cells = row
        at = self.columns.get(code, 0)
        text = cells[at].strip() if code in self.columns and at < len(cells) else ""
        return Placed(text=text, sheet=self.title, cell=f"{get_column_letter(at + 1)}{number}")

    def said(self, row: NumberedCells, fields: Sequence[str], first: str) -> PlacedSaid:
        """Return the texts of a row, by field and language; `first` needs no `::`."""
        return {field: dict(self._in_languages(row, field, first)) for field in fields}

    def _in_languages(
        self, row: NumberedCells, field: str, first: str
    ) -> Iterator[tuple[str, Placed]]:
        for code in self.columns:
            name, _, language = code.partition(IN_LANGUAGE)
            if name == field:
                yield language or first, self.placed(row, code)


def read_sheet(
    title: str,
    rows: Sequence[NumberedCells],
    *,
    needed: Sequence[str],
    is_known: Callable[[str], bool],
    faults: list[Fault],
) -> CodedSheet | None:
    """Return a sheet with its codes, or nothing where they are not there; notes every fault."""
    heading = next((row for row in rows[:CODES_WITHIN] if _codes(row[1]) >= {*needed}), None)
    if heading is None:
        values = {"codes": ", ".join(needed)}
        faults.append(Fault(message=NO_CODES, values=values, sheet=title))
        return None
    if len(rows) > MOST_ROWS:
        faults.append(Fault(message=TOO_MANY_ROWS, values={"most": MOST_ROWS}, sheet=title))
    number, cells = heading
    under = [row for row in rows if row[0] > number and any(cell.strip() for cell in row[1])]
    columns = _columns(title, number, cells, is_known, faults)
    return CodedSheet(title=title, codes_row=number, columns=columns, rows=under)


def _columns(
    title: str,
    number: int,
    cells: Sequence[str],
    is_known: Callable[[str], bool],
    faults: list[Fault],
) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, cell in enumerate(cells):
        code = _code(cell)
        place = Placed(text=code, sheet=title, cell=f"{get_column_letter(at + 1)}{number}")
        if code in columns:
            faults.append(place.fault(TWO_COLUMNS, column=code))
        elif code and not is_known(code):
            faults.append(place.fault(UNKNOWN_COLUMN, column=code))
        elif code:
            columns[code] = at
    return columns


def _codes(cells: Sequence[str]) -> set[str]:
    return {_code(cell) for cell in cells}


def _code(cell: str) -> str:
    """Return a code as it is known; the case of a language stays as it is written."""
    field, parted, language = cell.strip().partition(IN_LANGUAGE)
    return f"{field.strip()}{parted}{language.strip()}"
