"""The sheet of proposals, filled in a meeting and read back: what it says, or what is wrong in it.

The words of the sheet (its headings, its lists) come from whoever wrote it, in each language.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from analysis.text import MAX_TEXT, clean_text
from analysis.wording import N_
from imports.fault import Fault, FaultyFile
from imports.xlsx_table import NumberedCells, cell_address, xlsx_mark, xlsx_sheets

MOST_ROWS: Final = 1_000
MOST_PROPOSALS: Final = 200
MOST_FAULTS: Final = 50
SHORT: Final = 300

NO_SHEET: Final = N_(
    "No sheet of this workbook has the columns of the proposals. Upload the workbook of the "
    "meeting, or one with the column “%(column)s”."
)
OTHER_ONE: Final = N_("This workbook is that of another consultation.")
MISSING: Final = N_("The column “%(name)s” is missing beside this one.")
NO_TEXT: Final = N_("Write the proposal, in one sentence, or empty the whole row.")
NO_SUCH_PRACTICE: Final = N_(
    "“%(value)s” is no practice. Choose one in the list, or leave it empty."
)
NO_SUCH_COURSE: Final = N_(
    "“%(value)s” is not in the list: consolidate, or change course. Or leave it empty."
)
NO_SUCH_GROUP: Final = N_("“%(value)s” is no group. Choose one in the list, or leave it empty.")
TOO_LONG: Final = N_("This text has %(length)d characters; %(limit)d at most.")
TOO_MANY: Final = N_("There are more than %(most)d proposals: keep those of the meeting.")


class Column(StrEnum):
    """What the meeting fills; the answers of the board are entered elsewhere."""

    NUMBER = "number"
    PRACTICE = "practice"
    COURSE = "course"
    GROUP = "group"
    TEXT = "text"
    CARRIED_BY = "carried_by"
    DUE = "due"


OPTIONAL: Final = frozenset({Column.NUMBER, Column.DUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """How one language names the columns, and what its lists offer, with their codes."""

    columns: Mapping[Column, str]
    courses: Mapping[str, str]
    groups: Mapping[str, str]
    practices: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """One proposal; its number is the one that it had when the workbook was made."""

    number: int | None
    text: str
    practice: str
    course: str
    group: str
    carried_by: str
    due: str


def read_proposals(
    path: Path, languages: Sequence[SheetWords], *, mark: str
) -> tuple[ProposalRow, ...]:
    """Return what the sheet of proposals says; `mark` is that of the consultation's workbooks.

    Raises `FaultyFile` with one fault per faulty cell: nothing is read of a faulty sheet.
    """
    sheets = xlsx_sheets(path, most_rows=MOST_ROWS)
    if xlsx_mark(path) not in ("", mark):
        raise FaultyFile(Fault(message=OTHER_ONE))
    for title, rows in sheets:
        for words in languages:
            reader = _find_heading(title, rows, words)
            if reader is not None:
                return reader.read(rows)
    column = languages[0].columns[Column.TEXT]
    raise FaultyFile(Fault(message=NO_SHEET, values={"column": column}))


def _find_heading(title: str, rows: Sequence[NumberedCells], words: SheetWords) -> "_Reader | None":
    """Return who reads this sheet, once the row of its headings is found."""
    for number, cells in rows:
        names = [_plain(cell) for cell in cells]
        at = {
            column: names.index(_plain(name))
            for column, name in words.columns.items()
            if _plain(name) in names
        }
        if Column.TEXT in at and len(at) > 1:
            return _Reader(title=title, heading=number, at=at, words=words)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Reads the rows under the headings of one sheet; `at` is where each column stands."""

    title: str
    heading: int
    at: Mapping[Column, int]
    words: SheetWords

    def read(self, rows: Sequence[NumberedCells]) -> tuple[ProposalRow, ...]:
        filled = [(number, cells) for number, cells in rows if self.is_filled(number, cells)]
        faults = [*self.missing(), *(each for row in filled for each in self.faults_of(*row))]
        if len(filled) > MOST_PROPOSALS:
            faults.append(Fault(message=TOO_MANY, values={"most": MOST_PROPOSALS}))
        if faults:
            raise FaultyFile(*faults[:MOST_FAULTS])
        return tuple(self.row_of(cells) for _number, cells in filled)

    def is_filled(self, number: int, cells: Sequence[str]) -> bool:
        return number > self.heading and any(
            self.cell(cells, column) for column in Column if column is not Column.NUMBER
        )

    def missing(self) -> Iterator[Fault]:
        for column, name in self.words.columns.items():
            if column not in self.at and column not in OPTIONAL:
                yield self.fault(self.heading, Column.TEXT, MISSING, name=name)

    def faults_of(self, number: int, cells: Sequence[str]) -> Iterator[Fault]:
        if not self.cell(cells, Column.TEXT):
            yield self.fault(number, Column.TEXT, NO_TEXT)
        for column, options, message in (
            (Column.PRACTICE, self.words.practices, NO_SUCH_PRACTICE),
            (Column.COURSE, self.words.courses, NO_SUCH_COURSE),
            (Column.GROUP, self.words.groups, NO_SUCH_GROUP),
        ):
            value = self.cell(cells, column)
            if value and _plain(value) not in _by_plain_name(options):
                yield self.fault(number, column, message, value=value[:60])
        for column, limit in (
            (Column.TEXT, MAX_TEXT),
            (Column.CARRIED_BY, SHORT),
            (Column.DUE, SHORT),
        ):
            length = len(self.cell(cells, column))
            if length > limit:
                yield self.fault(number, column, TOO_LONG, length=length, limit=limit)

    def row_of(self, cells: Sequence[str]) -> ProposalRow:
        number = self.cell(cells, Column.NUMBER)
        return ProposalRow(
            number=int(number) if number.isascii() and number.isdecimal() else None,
            text=self.cell(cells, Column.TEXT),
            practice=self.code(cells, Column.PRACTICE, self.words.practices),
            course=self.code(cells, Column.COURSE, self.words.courses),
            group=self.code(cells, Column.GROUP, self.words.groups),
            carried_by=self.cell(cells, Column.CARRIED_BY),
            due=self.cell(cells, Column.DUE),
        )

    def code(self, cells: Sequence[str], column: Column, options: Mapping[str, str]) -> str:
        return _by_plain_name(options).get(_plain(self.cell(cells, column)), "")

    def cell(self, cells: Sequence[str], column: Column) -> str:
        place = self.at.get(column, len(cells))
        return clean_text(cells[place]) if place < len(cells) else ""

    def fault(self, row: int, column: Column, message: str, **values: str | int) -> Fault:
        place = self.at.get(column, self.at[Column.TEXT])
        return Fault(
            message=message,
            values=values,
            sheet=self.title,
            cell=cell_address(row, place + 1),
        )


def _by_plain_name(options: Mapping[str, str]) -> dict[str, str]:
    return {_plain(name): code for name, code in options.items()}


def _plain(text: str) -> str:
    """Return a name as it is compared: without the difference of a space or of a capital."""
    return " ".join(clean_text(text).replace("’", "'").split()).casefold()
