"""What a cell wears: a few named looks, so that every sheet is dressed alike."""

from copy import copy
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Final, Literal
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray

from exports.palette import CURRENT, DESIRED, HAIRLINE, INK, SOFT, SUNKEN

TEXT_FONT: Final = "Arial"
HEADING_FONT: Final = "Palatino Linotype"
BASE_SIZE: Final = 10.0


class Edge(Enum):
    """Which sides of a cell are drawn."""

    NONE = ()
    BOX = ("left", "right", "top", "bottom")
    UNDER = ("bottom",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One way to dress a cell; `replace` it to vary a detail."""

    font: str = TEXT_FONT
    size: float = BASE_SIZE
    bold: bool = False
    italic: bool = False
    colour: str = INK
    fill: str | None = None
    edge: Edge = Edge.NONE
    horizontal: Literal["left", "center", "right"] = "left"
    vertical: Literal["top", "center", "bottom"] = "top"
    indent: int = 0
    number_format: str = "General"


TITLE: Final = Look(font=HEADING_FONT, size=20, bold=True, vertical="center")
SUBTITLE: Final = Look(size=11, colour=SOFT, vertical="center")
SECTION: Final = Look(font=HEADING_FONT, size=14, bold=True, vertical="center")
REMINDER: Final = Look(font=HEADING_FONT, size=12, italic=True, colour=DESIRED, vertical="center")
WATERMARK: Final = Look(bold=True, colour=CURRENT, vertical="center")
PLAIN: Final = Look()
STRONG: Final = Look(bold=True)
QUIET: Final = Look(colour=SOFT)
EMPTY: Final = Look(colour=SOFT, vertical="center")
"""What an empty sheet says to do first."""

HEADING: Final = Look(bold=True, fill=SUNKEN, edge=Edge.BOX, vertical="center", indent=1)
CELL: Final = Look(edge=Edge.BOX, vertical="center", indent=1)
CELL_STRONG: Final = replace(CELL, bold=True)
CELL_QUIET: Final = replace(CELL, colour=SOFT, size=9)
CELL_CENTRED: Final = replace(CELL, horizontal="center", indent=0)
CELL_NUMBER: Final = replace(CELL, horizontal="right", number_format="0")
CELL_CURRENT: Final = replace(CELL, colour=CURRENT)
CELL_DESIRED: Final = replace(CELL, colour=DESIRED)
TO_FILL: Final = replace(CELL, vertical="top")
BLANK_LINE: Final = Look(edge=Edge.UNDER, vertical="bottom")


@lru_cache(maxsize=256)
def font_of(look: Look) -> Font:
    return Font(
        name=look.font, size=look.size, bold=look.bold, italic=look.italic, color=look.colour
    )


@lru_cache(maxsize=256)
def fill_of(look: Look) -> PatternFill:
    return PatternFill("solid", fgColor=look.fill) if look.fill else PatternFill()


@lru_cache(maxsize=8)
def border_of(edge: Edge) -> Border:
    sides = {name: Side(style="thin", color=HAIRLINE) for name in edge.value}
    return Border(
        left=sides.get("left"),
        right=sides.get("right"),
        top=sides.get("top"),
        bottom=sides.get("bottom"),
    )


@lru_cache(maxsize=64)
def alignment_of(look: Look) -> Alignment:
    return Alignment(
        horizontal=look.horizontal, vertical=look.vertical, indent=look.indent, wrap_text=True
    )


_WORN: Final[WeakKeyDictionary[Workbook, dict[Look, StyleArray]]] = WeakKeyDictionary()


def dress(cell: Cell, look: Look) -> None:
    """Dress a cell; openpyxl searches its styles at length, so each look is sought once a book."""
    if cell.parent.parent is None:
        raise ValueError(f"{cell.coordinate} belongs to no workbook")
    worn = _WORN.setdefault(cell.parent.parent, {})
    if look in worn:
        cell._style = copy(worn[look])  # type: ignore[attr-defined]
        return
    cell.font = font_of(look)
    cell.fill = fill_of(look)
    cell.border = border_of(look.edge)
    cell.alignment = alignment_of(look)
    cell.number_format = look.number_format
    worn[look] = copy(cell._style)  # type: ignore[attr-defined]
