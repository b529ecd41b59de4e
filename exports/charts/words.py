"""How words look on a chart."""

from openpyxl.chart.text import RichText
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RichTextProperties,
)

from exports.look import TEXT_FONT


def chart_words(colour: str, size: float) -> RichText:
    """Return bold words of a size in points, level whatever the room."""
    character = CharacterProperties(
        sz=round(size * 100), b=True, solidFill=colour, latin=Font(typeface=TEXT_FONT)
    )
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=character), r=[])
    return RichText(bodyPr=RichTextProperties(rot=0), p=[paragraph])
