"""*Triangles* (scales, bars): one small native chart per practice and source, six to a page."""

from dataclasses import replace
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from analysis.report import GroupLabel
from analysis.wording import NOBODY_STANDS_HERE
from exports import look
from exports.charts.hanging import MOST_POLES_DRAWN, hang_chart
from exports.charts.ink import Ink
from exports.edition import Edition, SheetName
from exports.grid import Entry, Grid
from exports.heading import add_heading
from exports.paper import set_up_blocks
from exports.sheets.tiles import WIDTHS, add_source
from exports.tellings import Source

LEGEND_SPANS: Final = {
    1: ((1, 7),),
    2: ((1, 3), (5, 7)),
    3: ((1, 2), (3, 5), (6, 7)),
}
SINGLE_SPANS: Final = ((1, 1), (2, 2), (3, 3), (5, 5), (6, 6), (7, 7))
"""First and last column of each name in the legend, by number of groups; from 4, six to a row."""


def fill_drawings(sheet: Worksheet, edition: Edition) -> None:
    grid = Grid(sheet, WIDTHS, cut_note=edition.cut_note)
    add_heading(grid, edition.title(SheetName.DRAWINGS), edition, guide=_guide(edition))
    legend = _add_legend(grid, edition)
    bands = [band for source in Source for band in add_source(grid, source, edition)]
    if not bands:
        grid.line(_empty(edition), look.EMPTY, least=48)
    sheet.freeze_panes = f"A{legend.stop}"
    rows = [band.rows for band in bands]
    set_up_blocks(sheet, "portrait", rows, widths=WIDTHS, heading_rows=legend)
    sheet.print_area = f"A1:{get_column_letter(len(WIDTHS))}{grid.next_row - 1}"
    ink = _ink_below(grid, edition)
    for place in (place for band in bands for place in band.places):
        hang_chart(sheet, place.cell, place.drawing, ink, edition)


def _guide(edition: Edition) -> str:
    _ = edition.translations.gettext
    if len(edition.poles) > MOST_POLES_DRAWN:
        return _("Hollow bars: today. Filled bars: wished for. Each group keeps its colour.")
    told = _(
        "Hollow: today. Filled: wished for. Marks that share a place stand beside each other. "
        "A solid arrow is what a group said in its workshop; a dashed one goes between the zones "
        "of its forms. Rounded centres have none."
    )
    return f"{told} {edition.say(NOBODY_STANDS_HERE)}"


def _empty(edition: Edition) -> str:
    return edition.translations.gettext(
        "Nothing to draw yet: positions appear here once a group has closed its forms or stated "
        "its position in a workshop."
    )


def _add_legend(grid: Grid, edition: Edition) -> range:
    """Name each group's mark, over as many rows as it takes; they head each page."""
    first = grid.next_row
    groups = edition.questionnaire.groups
    spans = LEGEND_SPANS.get(len(groups), SINGLE_SPANS)
    for at in range(0, len(groups), len(spans)):
        row = zip(groups[at : at + len(spans)], spans, strict=False)
        grid.add(*(_legend_entry(group, span, edition) for group, span in row), least=22)
    return range(first, grid.next_row)


def _legend_entry(group: GroupLabel, span: tuple[int, int], edition: Edition) -> Entry:
    worn = replace(look.STRONG, colour=edition.mark(group).colour, vertical="center")
    return Entry(column=span[0], value=edition.signed(group), look=worn, until=span[1])


def _ink_below(grid: Grid, edition: Edition) -> Ink:
    """Begin the coordinates below what is printed."""
    _ = edition.translations.gettext
    grid.skip()
    grid.line(_("Coordinates that the drawings above are made from"), look.QUIET)
    return Ink(grid.sheet, row=grid.next_row, column=1)
