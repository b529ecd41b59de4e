"""*Overview*: one line per practice, in the order of the questionnaire."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from analysis.report import GroupLabel, PracticeReport
from analysis.wording import facts
from exports import look
from exports.cell import Value
from exports.edition import Edition, SheetName
from exports.grid import Entry, Grid
from exports.heading import add_heading
from exports.paper import set_up_page
from exports.tellings import (
    Telling,
    Voice,
    finding_label,
    source_label,
    tellings_of,
)

GROUP_WIDTH: Final = 24.0
SECOND_WIDTH: Final = 22.0


def fill_overview(sheet: Worksheet, edition: Edition) -> None:
    told = {practice: tellings_of(practice, edition) for practice in edition.report.practices}
    both = any(len(tellings) > 1 for tellings in told.values())
    groups = edition.questionnaire.groups
    widths = (5.0, 26.0, 24.0, 26.0, *(GROUP_WIDTH for _group in groups))
    grid = Grid(sheet, (*widths, SECOND_WIDTH) if both else widths, cut_note=edition.cut_note)
    _ = edition.translations.gettext
    add_heading(grid, edition.title(SheetName.OVERVIEW), edition, guide=_guide(edition))
    headings = _add_headings(grid, groups, both, edition)
    for rank, (practice, tellings) in enumerate(told.items(), start=1):
        _add_practice(grid, rank, practice, tellings, edition)
    sheet.freeze_panes = f"C{headings.stop}"
    last = get_column_letter(grid.last_column)
    sheet.auto_filter.ref = f"A{headings[-1]}:{last}{max(grid.next_row - 1, headings[-1])}"
    set_up_page(sheet, "landscape", heading_rows=headings)


def _guide(edition: Edition) -> str:
    _ = edition.translations.gettext
    return _(
        "Each line tells the source that leads: the workshops where a group stated its position, "
        "otherwise the forms. Hollow: today. Filled: wished for."
    )


def _add_headings(grid: Grid, groups: Sequence[GroupLabel], both: bool, edition: Edition) -> range:
    _ = edition.translations.gettext
    names = [_("No."), _("Practice"), _("Finding"), _("Facts")]
    entries = [
        Entry(column=at, value=name, look=look.HEADING) for at, name in enumerate(names, start=1)
    ]
    for at, group in enumerate(groups, start=len(names) + 1):
        colour = edition.mark(group).colour
        heading = replace(look.HEADING, colour=colour)
        entries.append(Entry(column=at, value=edition.signed(group), look=heading))
    if both:
        second = _("Second: from the forms")
        entries.append(Entry(column=grid.last_column, value=second, look=look.HEADING))
    return grid.add(*entries, least=24)


def _add_practice(
    grid: Grid,
    rank: int,
    practice: PracticeReport,
    tellings: Sequence[Telling],
    edition: Edition,
) -> None:
    title = edition.questionnaire.practice_label(practice.practice).title
    leading = tellings[0] if tellings else None
    values: list[Value] = [rank, title, _finding(leading, edition), _facts(leading, edition)]
    looks = [look.CELL_CENTRED, look.CELL_STRONG, look.CELL, look.CELL]
    for group in edition.questionnaire.groups:
        values.append(_place(leading, group, practice, edition))
        looks.append(look.CELL)
    while len(values) < grid.last_column:
        second = tellings[1] if len(tellings) > 1 else None
        values.append(_second(second, edition))
        looks.append(look.CELL_QUIET)
    grid.add(
        *(
            Entry(column=at, value=value, look=worn)
            for at, (value, worn) in enumerate(zip(values, looks, strict=True), start=1)
        ),
        least=30,
    )


def _finding(telling: Telling | None, edition: Edition) -> str:
    _ = edition.translations.gettext
    if telling is None:
        return _("Nothing collected yet.")
    source = source_label(telling.source, edition)
    if telling.finding is None:
        return _("Asked of one group only: see its sheet.")
    return f"{finding_label(telling.finding, edition)}\n{source}"


def _facts(telling: Telling | None, edition: Edition) -> str:
    if telling is None or telling.finding is None:
        return ""
    return "\n".join(facts(telling.finding, edition.questionnaire, edition.translations))


def _place(
    telling: Telling | None, group: GroupLabel, practice: PracticeReport, edition: Edition
) -> str:
    asked = edition.questionnaire.practice_label(practice.practice).asked_of
    if group.code not in asked:
        return edition.translations.gettext("not asked")
    voice = telling.voice_of(group.code) if telling else None
    return _both(voice, edition) if voice else ""


def _both(voice: Voice, edition: Edition) -> str:
    if voice.current is None or voice.desired is None:
        return voice.note
    mark = edition.mark(voice.group)
    return f"{mark.hollow} {voice.current.words}\n{mark.shape} {voice.desired.words}"


def _second(telling: Telling | None, edition: Edition) -> str:
    if telling is None or telling.finding is None:
        return ""
    return finding_label(telling.finding, edition)
