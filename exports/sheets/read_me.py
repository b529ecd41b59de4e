"""*Read me*: who, when, how to read, the rule in plain words, and what is masked and why."""

from dataclasses import replace
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from analysis.report import GroupTurnout
from analysis.wording import BANDS, REMINDER
from exports import look
from exports.edition import Edition, SheetName
from exports.grid import Grid
from exports.heading import add_heading
from exports.paper import set_up_page
from exports.sheet_guide import purpose_of
from exports.sheets.pairs import add_named, add_pair, add_section
from exports.sheets.reading_guide import add_masking, add_rule, add_signs

WIDTHS: Final = (5.0, 42.0, 64.0)


def fill_read_me(sheet: Worksheet, edition: Edition) -> None:
    grid = Grid(sheet, WIDTHS, cut_note=edition.cut_note)
    add_heading(grid, edition.title(SheetName.READ_ME), edition)
    grid.line(edition.say(REMINDER), look.REMINDER, least=26)
    _add_who_and_when(grid, edition)
    add_signs(grid, edition)
    add_rule(grid, edition)
    add_masking(grid, edition)
    _add_sheets(grid, edition)
    set_up_page(sheet, "portrait")


def _add_who_and_when(grid: Grid, edition: Edition) -> None:
    _ = edition.translations.gettext
    add_section(grid, _("Who and when"))
    questionnaire = edition.questionnaire
    dated = replace(look.CELL, number_format=_("[$-1009]mmmm d, yyyy"))
    add_named(grid, _("Organisation"), questionnaire.organisation)
    add_named(grid, _("Démarche"), questionnaire.title)
    add_named(grid, _("Read on"), edition.report.read_on or _("not dated"), dated)
    for group in questionnaire.groups:
        mark = edition.mark(group)
        add_pair(
            grid,
            f"{mark.shape} {mark.letter}",
            group.label,
            _who_answered(group.code, edition),
            replace(look.CELL_CENTRED, colour=mark.colour, bold=True),
        )


def _who_answered(code: str, edition: Edition) -> str:
    """Say how many people sent a form, as a band, and how else the group spoke."""
    _ = edition.translations.gettext
    told = [
        _turnout_words(turnout, edition)
        for turnout in edition.report.turnout
        if turnout.group == code
    ]
    if _has_position(code, edition):
        told.append(_("Position agreed in a workshop."))
    return " ".join(told) or _("Not heard yet.")


def _turnout_words(turnout: GroupTurnout, edition: Edition) -> str:
    _ = edition.translations.gettext
    if turnout.left_out:
        return _("Its forms are not part of this reading.")
    return _("Forms sent: %(people)s.") % {"people": edition.say(BANDS[turnout.band])}


def _has_position(code: str, edition: Edition) -> bool:
    return any(
        position.group == code
        for practice in edition.report.practices
        if practice.workshop
        for position in practice.workshop.positions
    )


def _add_sheets(grid: Grid, edition: Edition) -> None:
    _ = edition.translations.gettext
    add_section(grid, _("The sheets"))
    for name in SheetName:
        add_named(grid, edition.title(name), purpose_of(name, edition))
        if name is SheetName.DIVERGENCES:
            _add_group_sheets(grid, edition)


def _add_group_sheets(grid: Grid, edition: Edition) -> None:
    _ = edition.translations.gettext
    titles = [edition.group_title(group) for group in edition.questionnaire.groups]
    purpose = _("One sheet per group: its positions, its reasons, what helps and hinders.")
    add_named(grid, "\n".join(titles), purpose)
