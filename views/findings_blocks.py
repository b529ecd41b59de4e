"""The parts of the findings page, each already in the words of its reader."""

from dataclasses import dataclass

from views.drawing.bars import Bars
from views.drawing.drawn import Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A group as every figure shows it: shape and colour follow its rank, then letter and label."""

    rank: int
    letter: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One text that a group gave with its position."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    current: str
    desired: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigure:
    """One group in one reading; without a drawing, its sentence says all there is."""

    badge: Badge
    sentence: str
    drawings: tuple[Drawing, ...] = ()
    bars: Bars | None = None
    row: TableRow | None = None
    band: str = ""
    caution: str = ""
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One source: the workshops, or the forms."""

    source: str
    finding: "FindingWords | None"
    groups: tuple[GroupFigure, ...]
    has_bands: bool
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    category: str
    words: str
    mark: str
    facts: tuple[str, ...]
    solidity: str
    solidity_meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One practice."""

    anchor: str
    title: str
    sentence: str
    leading: FindingWords | None
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnoutRow:
    badge: Badge
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsPage:
    reminder: str
    groups: tuple[Badge, ...]
    compared: tuple[Block, ...]
    others: tuple[Block, ...]
    turnout: tuple[TurnoutRow, ...]
    open_reading: bool = False
