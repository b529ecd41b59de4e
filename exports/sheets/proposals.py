"""*Proposals*: a table to fill in during the meeting, then the board's answers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from exports import look
from exports.cell import Value
from exports.choices import ANSWERS, COURSES, Choice, options_of, said_as
from exports.edition import Edition, SheetName
from exports.grid import Entry, Grid
from exports.heading import add_heading
from exports.paper import set_up_page
from exports.piste import Piste

WIDTHS: Final = (5.0, 22.0, 14.0, 19.0, 36.0, 25.0, 13.0, 14.0, 26.0, 13.0, 13.0)
LAST_OF_MEETING: Final = 7
LINES: Final = 12
SPARE: Final = 4
SPARE_LINES: Final = 100
"""The lists are ready below the table too, for a meeting that has more to propose."""

ROOM_TO_WRITE: Final = 44.0
LISTS: Final = {
    "B": Choice.PRACTICES,
    "C": Choice.ORIENTATIONS,
    "D": Choice.GROUPS,
    "H": Choice.ANSWERS,
}
DATE_COLUMN: Final = 10


def fill_proposals(sheet: Worksheet, edition: Edition) -> None:
    _ = edition.translations.gettext
    grid = Grid(sheet, WIDTHS, cut_note=edition.cut_note)
    guide = _(
        "One line per proposal, in plain words. The lists open with the arrow of the cell: keep "
        "to them if this sheet is to be uploaded. The board gives a reason unless it accepts as "
        "is."
    )
    add_heading(grid, edition.title(SheetName.PROPOSALS), edition, guide=guide)
    headings = _add_headings(grid, edition)
    for piste in edition.pistes:
        _add_line(grid, piste.number, _cells_of(piste, edition))
    for number in range(len(edition.pistes) + 1, max(LINES, len(edition.pistes) + SPARE) + 1):
        _add_line(grid, number, (None,) * (grid.last_column - 1))
    _add_lists(sheet, range(headings.stop, grid.next_row + SPARE_LINES))
    sheet.freeze_panes = f"C{headings.stop}"
    set_up_page(sheet, "landscape", heading_rows=headings)


def _add_headings(grid: Grid, edition: Edition) -> range:
    _ = edition.translations.gettext
    first = grid.next_row
    banner = replace(look.HEADING, horizontal="center", colour=look.QUIET.colour)
    grid.add(
        Entry(column=1, value=_("The meeting proposes"), look=banner, until=LAST_OF_MEETING),
        Entry(
            column=LAST_OF_MEETING + 1,
            value=_("The board answers"),
            look=banner,
            until=grid.last_column,
        ),
        least=20,
    )
    names = column_names(edition)
    grid.add_all(names, look.HEADING, least=24)
    return range(first, grid.next_row)


def column_names(edition: Edition) -> tuple[str, ...]:
    _ = edition.translations.gettext
    return (
        _("No."),
        _("Practice"),
        _("Consolidate or change course"),
        _("Group that proposes"),
        _("The proposal, in one sentence"),
        _("First step, and with whom"),
        _("By when"),
        _("Answer"),
        _("Reason, in plain words"),
        _("Date of the sitting"),
        _("Resolution"),
    )


def column_name(choice: Choice, edition: Edition) -> str:
    """Return the heading of the column that a list helps to fill."""
    letter = next(letter for letter, listed in LISTS.items() if listed is choice)
    return column_names(edition)[column_index_from_string(letter) - 1]


def _cells_of(piste: Piste, edition: Edition) -> tuple[Value, ...]:
    """Return what a proposal says in each column after its number."""
    practices = edition.questionnaire.practices
    groups = {group.code: group.label for group in edition.questionnaire.groups}
    return (
        next((each.title for each in practices if each.code == piste.practice), ""),
        said_as(Choice.ORIENTATIONS, COURSES, piste.course, edition),
        groups.get(piste.group, options_of(Choice.GROUPS, edition)[-1]),
        piste.text,
        piste.carried_by,
        piste.due,
        said_as(Choice.ANSWERS, ANSWERS, piste.answer, edition),
        piste.reason,
        piste.sitting,
        piste.resolution,
    )


def _add_line(grid: Grid, number: int, cells: Sequence[Value]) -> None:
    dated = replace(look.TO_FILL, number_format="yyyy-mm-dd")
    entries = [Entry(column=1, value=number, look=look.CELL_CENTRED)]
    for column, value in enumerate(cells, start=2):
        worn = dated if column == DATE_COLUMN else look.TO_FILL
        entries.append(Entry(column=column, value=value, look=worn))
    grid.add(*entries, least=ROOM_TO_WRITE)


def _add_lists(sheet: Worksheet, rows: range) -> None:
    for column, choice in LISTS.items():
        # Something else may be typed: a list helps, it never refuses a word of the meeting.
        drop_down = DataValidation(
            type="list", formula1=choice.value, allow_blank=True, showErrorMessage=False
        )
        drop_down.add(f"{column}{rows[0]}:{column}{rows[-1]}")
        sheet.add_data_validation(drop_down)
