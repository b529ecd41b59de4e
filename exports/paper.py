"""How a sheet prints: letter paper, its headings on each page, what stands at head and foot."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from analysis.text import clean_text
from exports.palette import CURRENT, SOFT

LETTER: Final = 1  # ECMA-376, ST_PaperSize
MARGIN: Final = 0.5
FOOT: Final = 0.75
"""In inches; more at the foot, for the page number."""

Orientation = Literal["portrait", "landscape"]


def set_up_page(
    sheet: Worksheet,
    orientation: Orientation,
    *,
    heading_rows: range | None = None,
    one_page: bool = False,
    pages_wide: int = 1,
) -> None:
    """Fit the sheet to the width of letter pages, repeating `heading_rows` on each of them."""
    _set_up_paper(sheet, orientation)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 1 if one_page else 0
    if heading_rows:
        sheet.print_title_rows = f"{heading_rows[0]}:{heading_rows[-1]}"


def set_up_blocks(
    sheet: Worksheet,
    orientation: Orientation,
    blocks: Sequence[range],
    *,
    widths: Sequence[float],
    heading_rows: range,
) -> None:
    """Print so that no block of rows is cut by a page, where one page can hold it.

    Spreadsheets ignore page breaks while they fit to a width: the scale is worked out instead.
    """
    _set_up_paper(sheet, orientation)
    across, down = _printable(orientation)
    scale = min(across / sum(width * 7 + 5 for width in widths) * 0.97, 1.0)
    sheet.page_setup.scale = int(scale * 100)
    sheet.print_title_rows = f"{heading_rows[0]}:{heading_rows[-1]}"
    for row in _rows_before_breaks(sheet, blocks, down / scale, heading_rows):
        sheet.row_breaks.append(Break(id=row))


def _printable(orientation: Orientation) -> tuple[float, float]:
    """Return the printable width in pixels and height in points of letter paper."""
    width, height = (8.5, 11.0) if orientation == "portrait" else (11.0, 8.5)
    return (width - 2 * MARGIN) * 96, (height - MARGIN - FOOT) * 72


def _rows_before_breaks(
    sheet: Worksheet, blocks: Sequence[range], page: float, heading_rows: range
) -> Iterator[int]:
    """Yield the last row of each page, so that blocks stay whole."""

    def height(rows: range) -> float:
        return sum(sheet.row_dimensions[row].height or 15 for row in rows)

    repeated = height(heading_rows)
    used = height(range(1, heading_rows.stop))
    for block in blocks:
        if used + height(block) > page and used > repeated:
            yield block.start - 1
            used = repeated
        used += height(block)


def _set_up_paper(sheet: Worksheet, orientation: Orientation) -> None:
    sheet.page_setup.paperSize = LETTER
    sheet.page_setup.orientation = orientation
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = MARGIN
    margins.bottom = FOOT
    margins.header = margins.footer = 0.35
    sheet.print_options.horizontalCentered = True
    sheet.sheet_view.showGridLines = False


def sign_pages(sheet: Worksheet, *, left: str, right: str) -> None:
    """Put a text at the left and the page number at the right of each foot.

    `right` says where the number goes: `%(page)s` of `%(pages)s`.
    """
    footer = HeaderFooterItem()
    footer.left.text = footer_text(left)
    footer.right.text = right % {"page": "&P", "pages": "&N"}
    for part in (footer.left, footer.right):
        part.size = 8
        part.color = SOFT
    sheet.oddFooter = footer


def mark_pages(sheet: Worksheet, watermark: str) -> None:
    """Put a text at the head of each page."""
    header = HeaderFooterItem()
    header.center.text = footer_text(watermark)
    header.center.size = 10
    header.center.color = CURRENT
    sheet.oddHeader = header


def footer_text(text: str, limit: int = 90) -> str:
    """Return a text that a footer shows as it is: `&` would start a code there."""
    plain = " ".join(clean_text(text).split())
    kept = plain if len(plain) <= limit else plain[: limit - 1].rstrip() + "…"
    return kept.replace("&", "&&")
