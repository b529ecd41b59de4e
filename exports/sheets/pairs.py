"""Sections of named lines: a name and what it means, with or without a mark."""

from exports import look
from exports.cell import Value
from exports.grid import Entry, Grid
from exports.look import Look


def add_section(grid: Grid, title: str, *lines: str) -> None:
    grid.skip(6)
    grid.line(title, look.SECTION, least=30)
    for line in lines:
        grid.line(line, look.PLAIN)
        grid.skip(4)


def add_named(grid: Grid, name: str, value: Value, worn: Look = look.CELL) -> None:
    grid.add(
        Entry(column=1, value=name, look=look.CELL_STRONG, until=2),
        Entry(column=3, value=value, look=worn),
    )


def add_pair(
    grid: Grid, mark: str, name: str, text: str, mark_look: Look = look.CELL_CENTRED
) -> None:
    grid.add(
        Entry(column=1, value=mark, look=mark_look),
        Entry(column=2, value=name, look=look.CELL_STRONG),
        Entry(column=3, value=text, look=look.CELL),
    )
