"""*Data*: the tidy table, codes in its first row, made to be sorted, filtered and counted."""

from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exports import look
from exports.edition import Edition
from exports.grid import Entry, Grid
from exports.paper import set_up_page
from exports.tidy import columns_of, rows_of

FROZEN_COLUMNS: Final = 2


def fill_data(sheet: Worksheet, edition: Edition) -> None:
    columns = columns_of(edition)
    grid = Grid(sheet, [column.width for column in columns], cut_note=edition.cut_note)
    headings = grid.add_all([column.code for column in columns], look.HEADING, least=24)
    for row in rows_of(edition):
        values = [column.value(row) for column in columns]
        grid.add(
            *(
                Entry(
                    column=at,
                    value=value,
                    look=look.CELL if isinstance(value, str) else look.CELL_NUMBER,
                )
                for at, value in enumerate(values, start=1)
            )
        )
    last = get_column_letter(len(columns))
    sheet.auto_filter.ref = f"A1:{last}{grid.next_row - 1}"
    sheet.freeze_panes = f"{get_column_letter(FROZEN_COLUMNS + 1)}{headings.stop}"
    set_up_page(sheet, "landscape", heading_rows=headings, pages_wide=2)
    sheet.print_title_cols = f"A:{get_column_letter(FROZEN_COLUMNS)}"
