"""What the page of the meeting lists: the debates, what to celebrate, what to say aloud first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from analysis.report import PracticeReport
from analysis.wording import CATEGORY_MARKS, CATEGORY_TITLES, facts
from exports import look
from exports.agenda import Agenda
from exports.edition import Edition, SheetName
from exports.grid import Entry, Grid
from exports.tellings import finding_label

MOST_LISTED: Final = 8
"""Longer lists are told whole on their own sheet: the page of the meeting stays one page."""


def add_debates(grid: Grid, agenda: Agenda, edition: Edition) -> None:
    _ = edition.translations.gettext
    grid.line(_("To debate"), look.SECTION, least=30)
    if not agenda.debates:
        grid.line(
            _("Nothing can be compared yet: start with what each group has to say."), look.QUIET
        )
    for number, practice in enumerate(agenda.debates, start=1):
        _add_debate(grid, number, practice, edition)
    grid.skip()


def _add_debate(grid: Grid, number: int, practice: PracticeReport, edition: Edition) -> None:
    finding = practice.leading
    if finding is None:
        return
    told = [finding_label(finding, edition)]
    told += facts(finding, edition.questionnaire, edition.translations)
    title = edition.questionnaire.practice_label(practice.practice).title
    grid.add(
        Entry(column=1, value=number, look=replace(look.CELL_CENTRED, bold=True)),
        Entry(column=2, value=title, look=look.CELL_STRONG),
        Entry(column=3, value="\n".join(told), look=look.CELL, until=4),
    )


def add_celebrations(grid: Grid, agenda: Agenda, edition: Edition) -> None:
    _ = edition.translations.gettext
    grid.line(_("To celebrate"), look.SECTION, least=30)
    if not agenda.celebrations:
        grid.line(_no_celebration(agenda, edition), look.QUIET)
    for practice in agenda.celebrations[:MOST_LISTED]:
        _add_celebration(grid, practice, edition)
    _add_rest(grid, agenda.celebrations, SheetName.CONVERGENCES, edition)
    grid.skip()


def _no_celebration(agenda: Agenda, edition: Edition) -> str:
    _ = edition.translations.gettext
    if any(
        practice.leading and practice.leading.category.is_convergence for practice in agenda.debates
    ):
        return _("The convergences are among the debates above: say aloud what already unites you.")
    return _("No convergence is read yet. The meeting may well name some: write them down.")


def _add_celebration(grid: Grid, practice: PracticeReport, edition: Edition) -> None:
    finding = practice.leading
    if finding is None:
        return
    grid.add(
        Entry(column=1, value=CATEGORY_MARKS[finding.category], look=look.CELL_CENTRED),
        Entry(
            column=2,
            value=edition.questionnaire.practice_label(practice.practice).title,
            look=look.CELL_STRONG,
        ),
        Entry(
            column=3,
            value=edition.say(CATEGORY_TITLES[finding.category]),
            look=look.CELL,
            until=4,
        ),
    )


def _add_rest(
    grid: Grid, practices: Sequence[PracticeReport], sheet: SheetName, edition: Edition
) -> None:
    rest = len(practices) - MOST_LISTED
    if rest <= 0:
        return
    text = edition.translations.ngettext(
        "and %(count)s other: see the sheet “%(sheet)s”.",
        "and %(count)s others: see the sheet “%(sheet)s”.",
        rest,
    )
    grid.line(text % {"count": rest, "sheet": edition.title(sheet)}, look.QUIET)


def add_to_be_said(grid: Grid, agenda: Agenda, edition: Edition) -> None:
    if not agenda.to_be_said:
        return
    _ = edition.translations.gettext
    grid.line(_("To be said aloud first"), look.SECTION, least=30)
    titles = [
        edition.questionnaire.practice_label(practice.practice).title
        for practice in agenda.to_be_said[:MOST_LISTED]
    ]
    grid.line(
        _("Not everyone could be heard on these practices: ask around the table before comparing."),
        look.QUIET,
    )
    grid.line(" · ".join(titles), look.PLAIN)
    _add_rest(grid, agenda.to_be_said, SheetName.OVERVIEW, edition)
