"""The tiles of the drawings: two to a row, each with its practice, its finding and its chart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from openpyxl.utils import get_column_letter

from exports import look
from exports.charts.hanging import pixels_high
from exports.drawings import Drawing, drawings_of
from exports.edition import Edition
from exports.grid import Entry, Grid
from exports.look import Look
from exports.tellings import Source, finding_label, source_label

TILE: Final = (16.0, 16.0, 16.0)
WIDTHS: Final = (*TILE, 2.0, *TILE)
TILE_STARTS: Final = (1, 5)
POINTS_PER_PIXEL: Final = 0.75
AROUND: Final = 6
"""Points that a row leaves around its charts."""

TITLE: Final = replace(look.STRONG, size=11, vertical="bottom")
FINDING: Final = replace(look.QUIET, size=9)
ABSENT: Final = replace(look.EMPTY, horizontal="center")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a drawing goes: the cell of its upper left corner."""

    drawing: Drawing
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The rows of one or two tiles, which a page never cuts, and where their charts go."""

    rows: range
    places: tuple[Place, ...]


def add_source(grid: Grid, source: Source, edition: Edition) -> Iterator[Band]:
    """Add the tiles of one source, two by two; the first band keeps the source's title."""
    drawings = drawings_of(source, edition)
    for at in range(0, len(drawings), len(TILE_STARTS)):
        first = grid.next_row
        if at == 0:
            grid.line(source_label(source, edition), look.SECTION, least=28)
        places = _add_tiles(grid, drawings[at : at + len(TILE_STARTS)], edition)
        yield Band(rows=range(first, grid.next_row), places=places)


def _add_tiles(grid: Grid, drawings: Sequence[Drawing], edition: Edition) -> tuple[Place, ...]:
    _add_words(grid, [drawing.practice.title for drawing in drawings], TITLE, least=20)
    _add_words(grid, [_found(drawing, edition) for drawing in drawings], FINDING)
    height = max(pixels_high(drawing, edition) for drawing in drawings) * POINTS_PER_PIXEL
    rows = _add_words(grid, [_absent(one) for one in drawings], ABSENT, least=height + AROUND)
    return tuple(
        Place(drawing=drawing, cell=f"{get_column_letter(start)}{rows[0]}")
        for start, drawing in zip(TILE_STARTS, drawings, strict=False)
        if drawing.shows_something
    )


def _add_words(grid: Grid, words: Sequence[str], worn: Look, *, least: float = 0.0) -> range:
    """Write one text across each tile."""
    return grid.add(
        *(
            Entry(column=start, value=text, look=worn, until=start + len(TILE) - 1)
            for start, text in zip(TILE_STARTS, words, strict=False)
        ),
        least=least,
    )


def _found(drawing: Drawing, edition: Edition) -> str:
    finding = drawing.telling.finding
    return finding_label(finding, edition) if finding else ""


def _absent(drawing: Drawing) -> str:
    """Return the words that stand where nothing can be drawn."""
    if drawing.shows_something:
        return ""
    return "\n".join(dict.fromkeys(voice.note for voice in drawing.telling.voices))
