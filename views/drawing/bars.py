"""Four poles and more: one row of two bars per pole, since no flat picture holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from views.drawing.shown import Agreed, Area, Centre, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A share of the frame in hundredths of the full bar, or the mere naming of a pole."""

    length: int | None = None
    named: bool = False

    @property
    def width(self) -> int:
        """Its width in a drawing 300 wide; an empty bar keeps a sliver that can be seen."""
        return max(3 * (self.length or 0) - 2, 1)


ROW: Final = 46


@dataclass(frozen=True, slots=True, kw_only=True)
class BarRow:
    """`top` is where the row begins in the drawing."""

    top: int
    pole: str
    current: Bar
    desired: Bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    height: int
    rows: tuple[BarRow, ...]


def draw_bars(names: Sequence[str], current: Shown, desired: Shown) -> Bars:
    """Return one row per pole, in pole order; a zone names its poles and gives no length."""
    rows = tuple(
        BarRow(top=ROW * pole, pole=name, current=_bar(current, pole), desired=_bar(desired, pole))
        for pole, name in enumerate(names)
    )
    return Bars(height=ROW * len(rows), rows=rows)


def _bar(shown: Shown, pole: int) -> Bar:
    match shown:
        case Agreed() | Centre():
            return Bar(length=round(shown.shares[pole] * Fraction(100)))
        case Area(zone):
            return Bar(named=pole in zone.poles)
        case _:
            return Bar()
