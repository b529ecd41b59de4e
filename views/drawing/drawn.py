"""What a page draws: areas, marks, counts, an arrow and words, in units of one frame."""

from dataclasses import dataclass

from analysis.position import Moment
from views.drawing.marks import Arrow
from views.drawing.plane import Point
from views.drawing.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """The words beside the marks, already in the reader's language."""

    current: str
    desired: str
    both: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    moment: Moment
    corners: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """`outline` holds the corners of its shape; a circle has none."""

    moment: Moment
    at: Point
    radius: float
    outline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """How many people stand at a place."""

    moment: Moment
    at: Point
    radius: float
    count: int

    @property
    def baseline(self) -> float:
        return self.at.y + 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything that a page draws, in units of a frame `width` wide and `height` high."""

    width: float
    height: float
    outline: str
    dots: tuple[Point, ...]
    poles: tuple[Words, ...]
    patches: tuple[Patch, ...] = ()
    marks: tuple[Mark, ...] = ()
    people: tuple[People, ...] = ()
    arrow: Arrow | None = None
    captions: tuple[Words, ...] = ()
