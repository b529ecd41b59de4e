"""*Dictionary*: every column and every code of the data, and the lists of the proposals."""

from collections.abc import Iterable
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from exports import look
from exports.choices import Choice, name_list, options_of
from exports.codes import codes_of, meanings_of
from exports.edition import Edition, SheetName
from exports.grid import Grid
from exports.heading import add_heading
from exports.paper import set_up_page
from exports.sheets.proposals import column_name

WIDTHS: Final = (22.0, 30.0, 46.0)


def fill_dictionary(sheet: Worksheet, edition: Edition) -> None:
    _ = edition.translations.gettext
    grid = Grid(sheet, WIDTHS, cut_note=edition.cut_note)
    guide = _(
        "Codes stay the same in every démarche and every language; wordings may change. In the "
        "data, an empty cell means that nothing is shown."
    )
    add_heading(grid, edition.title(SheetName.DICTIONARY), edition, guide=guide)
    headings = grid.add_all((_("Where"), _("Code"), _("Meaning")), look.HEADING, least=24)
    _add_columns(grid, edition)
    _add_codes(grid, edition)
    _add_questionnaire(grid, edition)
    _add_choices(grid, edition)
    sheet.freeze_panes = f"A{headings.stop}"
    set_up_page(sheet, "portrait", heading_rows=headings)


def _section(grid: Grid, title: str, rows: Iterable[tuple[str, str, str]]) -> None:
    grid.line(title, look.SECTION, least=28)
    for row in rows:
        grid.add_all(row, look.CELL)


def _add_columns(grid: Grid, edition: Edition) -> None:
    _ = edition.translations.gettext
    title = _("Columns of the data")
    data = edition.title(SheetName.DATA)
    _section(grid, title, ((data, code, meaning) for code, meaning in meanings_of(edition)))


def _add_codes(grid: Grid, edition: Edition) -> None:
    _ = edition.translations.gettext
    _section(grid, _("Codes"), codes_of(edition))


def _add_questionnaire(grid: Grid, edition: Edition) -> None:
    _ = edition.translations.gettext
    questionnaire = edition.questionnaire
    _section(
        grid,
        _("Practices, groups and poles"),
        [
            *(
                ("practice", practice.code, _joined(practice.title, practice.sentence))
                for practice in questionnaire.practices
            ),
            *(("group", group.code, group.label) for group in questionnaire.groups),
            *(
                (f"position_{rank}", str(rank), _joined(pole.name, pole.sentence))
                for rank, pole in enumerate(questionnaire.poles, start=1)
            ),
        ],
    )


def _joined(name: str, sentence: str) -> str:
    return f"{name}\n{sentence}" if sentence else name


def _add_choices(grid: Grid, edition: Edition) -> None:
    """Write each list in one run of cells, which the proposals refer to by name."""
    _ = edition.translations.gettext
    proposals = edition.title(SheetName.PROPOSALS)
    grid.line(_("Lists of the proposals"), look.SECTION, least=28)
    for choice in Choice:
        first = grid.next_row
        heading = column_name(choice, edition)
        for option in options_of(choice, edition):
            grid.add_all((proposals, option, heading), look.CELL)
        name_list(grid.sheet, choice, f"B{first}:B{grid.next_row - 1}")
