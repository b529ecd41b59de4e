"""*The meeting on one page*: the three phases with their durations, the debates, the joys."""

from dataclasses import replace
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from analysis.wording import REMINDER
from exports import look
from exports.agenda import (
    CLOSING_MINUTES,
    PAUSE_MINUTES,
    PROPOSALS_MINUTES,
    VOICE_MINUTES,
    WELCOME_MINUTES,
    Agenda,
    plan_meeting,
    speaking_order,
)
from exports.edition import Edition, SheetName
from exports.grid import Entry, Grid
from exports.heading import add_heading
from exports.paper import set_up_page
from exports.sheets.meeting_lists import add_celebrations, add_debates, add_to_be_said

WIDTHS: Final = (4.0, 30.0, 50.0, 11.0)
MINUTES: Final = replace(look.CELL, horizontal="right", number_format='0" min"')
PHASE: Final = replace(look.CELL_STRONG, font=look.HEADING_FONT, size=11)


def fill_meeting(sheet: Worksheet, edition: Edition) -> None:
    grid = Grid(sheet, WIDTHS, cut_note=edition.cut_note)
    agenda = plan_meeting(edition.report)
    add_heading(grid, edition.title(SheetName.MEETING), edition)
    _add_blanks(grid, edition)
    _add_phases(grid, agenda, edition)
    add_debates(grid, agenda, edition)
    add_celebrations(grid, agenda, edition)
    add_to_be_said(grid, agenda, edition)
    grid.skip(6)
    grid.line(edition.say(REMINDER), look.REMINDER, least=24)
    set_up_page(sheet, "portrait", one_page=True)


def _add_blanks(grid: Grid, edition: Edition) -> None:
    """Leave lines to write the day, the place and who accompanies."""
    _ = edition.translations.gettext
    grid.add(
        Entry(column=1, value=_("Date and place:"), look=look.BLANK_LINE, until=2),
        Entry(column=3, value=_("With:"), look=look.BLANK_LINE, until=4),
        least=24,
    )
    grid.skip()


def _add_phases(grid: Grid, agenda: Agenda, edition: Edition) -> None:
    _ = edition.translations.gettext
    phases = _phases(agenda, edition)
    grid.add(
        Entry(column=1, value=_("How it unfolds"), look=look.HEADING, until=2),
        Entry(column=3, value=_("What we do"), look=look.HEADING),
        Entry(column=4, value=_("Duration"), look=replace(look.HEADING, horizontal="right")),
    )
    for name, doing, minutes in phases:
        grid.add(
            Entry(column=1, value=name, look=PHASE, until=2),
            Entry(column=3, value=doing, look=look.CELL),
            Entry(column=4, value=minutes, look=MINUTES),
        )
    grid.add(
        Entry(column=1, value=_("In all"), look=look.CELL_STRONG, until=3),
        Entry(
            column=4,
            value=sum(minutes for _name, _doing, minutes in phases),
            look=replace(MINUTES, bold=True),
        ),
    )
    grid.skip()


def _phases(agenda: Agenda, edition: Edition) -> tuple[tuple[str, str, int], ...]:
    """Return the phases: name, what is done, minutes."""
    _ = edition.translations.gettext
    groups = speaking_order(edition.questionnaire.groups)
    order = ", ".join(edition.signed(group) for group in groups)
    return (
        (
            _("Welcome"),
            _("We recall why we are here, and what stays in the room."),
            WELCOME_MINUTES,
        ),
        (
            _("1. The floor"),
            _(
                "Each group presents all its practices in a row. The others listen. "
                "Suggested order, or draw lots: %(groups)s."
            )
            % {"groups": order},
            VOICE_MINUTES * len(groups),
        ),
        (_("Break"), "", PAUSE_MINUTES),
        (
            _("2. The debate"),
            _("We look at the practices below together, the largest disagreements first."),
            agenda.debate_minutes,
        ),
        (
            _("3. The proposals"),
            _("We write what the meeting proposes to the board, on the sheet “%(sheet)s”.")
            % {"sheet": edition.title(SheetName.PROPOSALS)},
            PROPOSALS_MINUTES,
        ),
        (_("Last round"), _("Each person says a word to close."), CLOSING_MINUTES),
    )
