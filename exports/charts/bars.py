"""Four poles and more: two bars per group and pole, hollow today and filled wished for."""

from openpyxl.chart import BarChart, Series
from openpyxl.chart.series import XYSeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from analysis.position import Moment, Shares
from analysis.text import clean_text
from analysis.wording import MOMENTS
from exports.charts.ink import Ink
from exports.charts.marks import rounded
from exports.charts.words import chart_words
from exports.edition import Edition
from exports.palette import INK, WHITE
from exports.tellings import Telling, Voice


def bar_chart(telling: Telling, edition: Edition, ink: Ink) -> BarChart:
    """Return the chart of one practice in one source."""
    chart = BarChart()
    chart.type = "col"
    chart.style = None
    chart.varyColors = False
    chart.legend = None
    chart.gapWidth = 60
    chart.roundedCorners = False
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    for voice in telling.voices:
        for series in _bars(voice, edition, ink):
            chart.series.append(series)
    chart.set_categories(ink.names(edition.poles))
    _dress_axes(chart)
    return chart


def _dress_axes(chart: BarChart) -> None:
    chart.x_axis.delete = False
    chart.x_axis.txPr = chart_words(INK, 8.0)
    chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 1


def _bars(voice: Voice, edition: Edition, ink: Ink) -> list[XYSeries]:
    if voice.current is None or voice.desired is None:
        return []
    colour = edition.mark(voice.group).colour
    today, wished = (edition.say(MOMENTS[moment]) for moment in Moment)
    return [
        _series(f"{voice.group.label}, {today}", voice.current.point, WHITE, colour, ink),
        _series(f"{voice.group.label}, {wished}", voice.desired.point, colour, colour, ink),
    ]


def _series(name: str, shares: Shares, fill: str, colour: str, ink: Ink) -> XYSeries:
    points = (rounded(pole, float(share)) for pole, share in enumerate(shares))
    _poles, heights = ink.references(tuple(points))
    series: XYSeries = Series(heights, title=clean_text(name))
    series.graphicalProperties = GraphicalProperties(
        solidFill=fill, ln=LineProperties(solidFill=colour, w=19_050)
    )
    return series
