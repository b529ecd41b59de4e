"""A picture as a native scatter chart, drawn alike by Excel and LibreOffice.

LibreOffice draws neither arrowheads nor hollow marks, and stacks series the other way round:
rings and arrows are therefore lines, and nothing counts on being on top.
"""

from typing import assert_never

from openpyxl.chart import ScatterChart, Series
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import XYSeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from analysis.text import clean_text
from exports.charts.ink import Ink
from exports.charts.marks import Caption, Mark, Picture, Point, Side, Spots, Stroke, rounded
from exports.charts.words import chart_words

EMU_PER_POINT = 12_700


def scatter_chart(picture: Picture, ink: Ink) -> ScatterChart:
    """Return the chart of a picture; its points are cells of the sheet that `ink` writes on."""
    chart = ScatterChart()
    chart.style = None
    chart.varyColors = False
    chart.scatterStyle = "lineMarker"
    chart.legend = None
    chart.roundedCorners = False
    chart.graphical_properties = _nothing()
    chart.plot_area.graphicalProperties = _nothing()
    chart.layout = Layout(manualLayout=_whole_frame())
    _frame_axes(chart, picture)
    for mark in picture.marks:
        chart.series.append(_series_of(mark, ink))
    return chart


def _frame_axes(chart: ScatterChart, picture: Picture) -> None:
    for axis, low, high in (
        (chart.x_axis, picture.left, picture.right),
        (chart.y_axis, picture.bottom, picture.top),
    ):
        axis.delete = True
        axis.majorGridlines = None
        axis.scaling.min, axis.scaling.max = rounded(low, high)


def _whole_frame() -> ManualLayout:
    return ManualLayout(layoutTarget="inner", xMode="edge", yMode="edge", x=0, y=0, w=1, h=1)


def _nothing() -> GraphicalProperties:
    return GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))


def _series_of(mark: Mark, ink: Ink) -> XYSeries:
    match mark:
        case Stroke():
            series = _series(mark.name, mark.points, ink)
            series.graphicalProperties = GraphicalProperties(ln=_line(mark))
        case Spots():
            series = _series(mark.name, mark.points, ink)
            series.marker = _marker(mark)
        case Caption():
            series = _series(mark.text, (mark.at,), ink)
            series.dLbls = _label(mark.side, mark.colour, mark.size)
        case _:
            assert_never(mark)
    return series


def _series(name: str, points: tuple[Point, ...], ink: Ink) -> XYSeries:
    x, y = ink.references(points)
    series: XYSeries = Series(y, x, title=clean_text(name) or None)
    series.smooth = False
    series.marker = Marker("none")
    series.graphicalProperties = _nothing()
    return series


def _line(stroke: Stroke) -> LineProperties:
    return LineProperties(
        solidFill=stroke.colour,
        w=round(stroke.points_wide * EMU_PER_POINT),
        prstDash="sysDash" if stroke.dashed else "solid",
    )


def _marker(spots: Spots) -> Marker:
    marker = Marker(spots.symbol, size=spots.size)
    marker.spPr = GraphicalProperties(solidFill=spots.colour, ln=LineProperties(noFill=True))
    return marker


def _label(side: Side, colour: str, size: float) -> DataLabelList:
    """Show the series' name beside its point, and nothing else."""
    return DataLabelList(
        dLblPos=side,
        showSerName=True,
        showVal=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
        showBubbleSize=False,
        txPr=chart_words(colour, size),
    )
