"""A card per practice: its finding, one line per group, questions, and room to write."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from analysis.position import Moment
from analysis.report import PracticeReport
from analysis.wording import MOMENTS, differences, facts
from exports import look
from exports.edition import Edition
from exports.grid import Entry, Grid
from exports.heading import add_heading
from exports.look import Look
from exports.paper import set_up_blocks
from exports.questions import questions_for
from exports.tellings import (
    Source,
    Telling,
    Voice,
    finding_label,
    source_label,
    tellings_of,
)

WIDTHS: Final = (27.0, 33.0, 33.0, 46.0, 26.0)
BAND: Final = replace(look.HEADING, font=look.HEADING_FONT, size=13)
QUESTIONS: Final = replace(look.CELL, size=10.5)


def fill_cards(
    sheet: Worksheet,
    practices: Iterable[PracticeReport],
    edition: Edition,
    *,
    title: str,
    guide: str,
    prompt: str,
    empty: str,
) -> None:
    """Fill a sheet with one card per practice, in the given order.

    `prompt` heads the questions; `empty` says what to do where there is no practice.
    """
    grid = Grid(sheet, WIDTHS, cut_note=edition.cut_note)
    add_heading(grid, title, edition, guide=guide)
    headings = _add_headings(grid, prompt, edition)
    blocks = [
        _add_card(grid, number, practice, edition)
        for number, practice in enumerate(practices, start=1)
    ]
    if not blocks:
        grid.line(empty, look.EMPTY, least=48)
    sheet.freeze_panes = f"A{headings.stop}"
    set_up_blocks(sheet, "landscape", blocks, widths=WIDTHS, heading_rows=headings)


def _add_headings(grid: Grid, prompt: str, edition: Edition) -> range:
    _ = edition.translations.gettext
    current, desired = (edition.say(MOMENTS[moment]) for moment in Moment)
    names = (_("Group"), current, desired, prompt, _("Notes from the meeting"))
    return grid.add_all(names, look.HEADING, least=24)


def _add_card(grid: Grid, number: int, practice: PracticeReport, edition: Edition) -> range:
    first = grid.next_row
    title = edition.questionnaire.practice_label(practice.practice).title
    grid.line(f"{number}.  {title}", BAND, least=28)
    tellings = tellings_of(practice, edition)
    inside = grid.next_row
    for telling in tellings:
        _add_telling(grid, telling, practice, edition)
    rows = range(inside, grid.next_row)
    questions = "\n".join(f"•  {question}" for question in _questions(tellings, edition))
    grid.beside(rows, Entry(column=4, value=questions, look=QUESTIONS))
    grid.beside(rows, Entry(column=5, value="", look=look.TO_FILL))
    grid.skip(12)
    return range(first, grid.next_row)


def _questions(tellings: Iterable[Telling], edition: Edition) -> tuple[str, ...]:
    """Return the questions of the source that leads."""
    return next((questions_for(telling, edition) for telling in tellings if telling.finding), ())


def _add_telling(grid: Grid, telling: Telling, practice: PracticeReport, edition: Edition) -> None:
    leads = telling.source is Source.WORKSHOP or practice.workshop is None
    told = [_found(telling, edition)]
    if telling.finding:
        told += facts(telling.finding, edition.questionnaire, edition.translations)
    if telling.source is Source.FORMS:
        told += differences(practice, edition.questionnaire, edition.translations)
    worn = look.CELL_STRONG if leads else look.CELL_QUIET
    grid.add(Entry(column=1, value="\n".join(told), look=worn, until=3))
    for voice in telling.voices:
        _add_voice(grid, voice, look.CELL if leads else look.CELL_QUIET, edition)


def _found(telling: Telling, edition: Edition) -> str:
    source = source_label(telling.source, edition)
    if telling.finding is None:
        return source
    return edition.translations.gettext("%(source)s: %(finding)s") % {
        "source": source,
        "finding": finding_label(telling.finding, edition),
    }


def _add_voice(grid: Grid, voice: Voice, worn: Look, edition: Edition) -> None:
    mark = edition.mark(voice.group)
    name = Entry(
        column=1,
        value=edition.signed(voice.group),
        look=replace(worn, bold=True, colour=mark.colour),
    )
    if voice.current is None or voice.desired is None:
        grid.add(name, Entry(column=2, value=voice.note, look=look.CELL_QUIET, until=3))
        return
    grid.add(
        name,
        Entry(column=2, value=f"{mark.hollow} {voice.current.words}", look=worn),
        Entry(column=3, value=f"{mark.shape} {voice.desired.words}", look=worn),
    )
