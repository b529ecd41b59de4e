"""*Comments*: only the words that the person who accompanies retold."""

from openpyxl.worksheet.worksheet import Worksheet

from exports import look
from exports.edition import Edition, SheetName
from exports.grid import Grid
from exports.heading import add_heading
from exports.paper import set_up_page

WIDTHS = (30.0, 66.0)


def fill_comments(sheet: Worksheet, edition: Edition) -> None:
    _ = edition.translations.gettext
    grid = Grid(sheet, WIDTHS, cut_note=edition.cut_note)
    guide = _(
        "Only what people chose to entrust to the meeting, retold in other words so that nobody "
        "is recognised. The originals are in no file, and nothing says which group a word is from."
    )
    add_heading(grid, edition.title(SheetName.COMMENTS), edition, guide=guide)
    headings = grid.add_all((_("Practice"), _("Retold words")), look.HEADING, least=24)
    if not edition.report.comments:
        _add_empty_state(grid, edition)
    for practice in edition.questionnaire.practices:
        for comment in edition.report.comments:
            if comment.practice == practice.code:
                grid.add_all((practice.title, comment.text), look.CELL, least=28)
    sheet.freeze_panes = f"A{headings.stop}"
    set_up_page(sheet, "portrait", heading_rows=headings)


def _add_empty_state(grid: Grid, edition: Edition) -> None:
    _ = edition.translations.gettext
    grid.line(
        _(
            "No comment was retold. The person who accompanies can do so on the page of comments, "
            "once at least two groups have closed and eight answers are in; then download the "
            "workbook again."
        ),
        look.EMPTY,
        least=60,
    )
