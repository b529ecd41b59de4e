"""From a drawing to its native chart, hung from a cell in a size of its own."""

from typing import Final

from openpyxl.chart._chart import ChartBase
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from exports.charts.bars import bar_chart
from exports.charts.ink import Ink
from exports.charts.marks import Picture
from exports.charts.scale import draw_scale
from exports.charts.scatter import scatter_chart
from exports.charts.triangle import draw_triangle
from exports.drawings import Drawing
from exports.edition import Edition

PIXELS_WIDE: Final = 345
BARS_HEIGHT: Final = 230.0
WORDS_HEIGHT: Final = 60.0
EMU_PER_PIXEL: Final = 9_525
MOST_POLES_DRAWN: Final = 3


def picture_of(drawing: Drawing, edition: Edition) -> Picture | None:
    """Return what is drawn on a plane; four poles and more are bars instead."""
    match len(edition.poles):
        case 2:
            return draw_scale(drawing.telling, edition)
        case 3:
            return draw_triangle(drawing.telling, edition)
        case _:
            return None


def pixels_high(drawing: Drawing, edition: Edition) -> float:
    """Return the height of a chart, or of the words that stand where nothing is shown."""
    if not drawing.shows_something:
        return WORDS_HEIGHT
    picture = picture_of(drawing, edition)
    return PIXELS_WIDE * picture.height_over_width if picture else BARS_HEIGHT


def hang_chart(sheet: Worksheet, cell: str, drawing: Drawing, ink: Ink, edition: Edition) -> None:
    """Hang the chart of a drawing from the upper left corner of a cell."""
    chart = _chart_of(drawing, ink, edition)
    anchor = _anchor(cell, pixels_high(drawing, edition))
    chart.anchor = anchor  # type: ignore[assignment] # its types know only the name of a cell
    sheet.add_chart(chart)


def _chart_of(drawing: Drawing, ink: Ink, edition: Edition) -> ChartBase:
    picture = picture_of(drawing, edition)
    if picture is None:
        return bar_chart(drawing.telling, edition, ink)
    return scatter_chart(picture, ink)


def _anchor(cell: str, high: float) -> OneCellAnchor:
    row, column = coordinate_to_tuple(cell)
    size = XDRPositiveSize2D(PIXELS_WIDE * EMU_PER_PIXEL, round(high * EMU_PER_PIXEL))
    return OneCellAnchor(_from=AnchorMarker(col=column - 1, row=row - 1), ext=size)
