"""*To read aloud*: what the spokesperson says of each practice that the group shares."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from analysis.report import GroupLabel
from analysis.spokesperson import SpokenPractice
from exports import look
from exports.edition import Edition
from exports.grid import Grid
from exports.heading import add_heading
from exports.paper import set_up_page

WIDTHS: Final = (92.0,)
ALOUD: Final = replace(look.PLAIN, size=12, vertical="center")


def fill_spoken(
    sheet: Worksheet,
    edition: Edition,
    *,
    title: str,
    group: GroupLabel,
    spoken: Sequence[SpokenPractice],
) -> None:
    grid = Grid(sheet, WIDTHS, cut_note=edition.cut_note)
    add_heading(grid, title, edition, guide=_guide(edition))
    grid.line(edition.signed(group), look.SECTION, least=28)
    for practice in spoken:
        _add_practice(grid, practice)
    if not spoken:
        grid.line(_empty(edition), look.EMPTY, least=48)
    set_up_page(sheet, "portrait")


def _add_practice(grid: Grid, practice: SpokenPractice) -> None:
    grid.skip(6)
    grid.line(practice.title, look.SECTION, least=26)
    grid.line(" ".join(practice.sentences), ALOUD, least=22)


def _guide(edition: Edition) -> str:
    return edition.translations.gettext(
        "What the group chose to say so far, in sentences. What it keeps for itself is not here."
    )


def _empty(edition: Edition) -> str:
    return edition.translations.gettext(
        "Nothing to say aloud yet: the group first decides, practice by practice, what it shares."
    )
