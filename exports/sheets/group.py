"""One sheet per group: its positions, its reasons, a lived example, what helps and hinders."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from analysis.position import Moment
from analysis.report import GroupForms, GroupLabel, GroupPosition, PracticeReport
from analysis.wording import FROM_FORMS, FROM_WORKSHOPS, MOMENTS
from exports import look
from exports.edition import Edition
from exports.grid import Entry, Grid
from exports.heading import add_heading
from exports.paper import set_up_page
from exports.tellings import Voice, forms_voice, workshop_voice

PLACE_WIDTHS: Final = (5.0, 22.0, 17.0, 17.0)
TEXT_WIDTHS: Final = (27.0, 27.0, 24.0, 24.0)
LONG_TEXT_WIDTHS: Final = (42.0, 42.0, 38.0, 38.0)
LONG_TEXT: Final = 700
"""Characters from which a text makes its row too tall to be read across."""

FORMS_WIDTHS: Final = (17.0, 17.0)
LAST_OF_WORKSHOP: Final = len(PLACE_WIDTHS) + len(TEXT_WIDTHS)
ROOM_TO_WRITE: Final = 54.0
"""In points: a row where someone can write by hand."""


def fill_group(sheet: Worksheet, edition: Edition, *, group: GroupLabel) -> None:
    practices = tuple(_asked_of(group, edition))
    with_forms = any(practice.forms for practice in practices)
    texts = _text_widths(practices, group)
    grid = Grid(
        sheet,
        (*PLACE_WIDTHS, *texts, *(FORMS_WIDTHS if with_forms else ())),
        cut_note=edition.cut_note,
    )
    add_heading(grid, edition.signed(group), edition, guide=_guide(edition))
    sheet["A1"].font = look.font_of(replace(look.TITLE, colour=_colour(group, edition)))
    headings = _add_headings(grid, with_forms, edition)
    for rank, practice in enumerate(practices, start=1):
        _add_practice(grid, rank, practice, group, edition)
    if not practices:
        text = edition.translations.gettext("No practice was asked of this group.")
        grid.line(text, look.EMPTY, least=48)
    sheet.freeze_panes = f"C{headings.stop}"
    set_up_page(sheet, "landscape", heading_rows=headings)


def _text_widths(practices: Sequence[PracticeReport], group: GroupLabel) -> tuple[float, ...]:
    positions = (_position_of(practice, group) for practice in practices)
    texts = (text for position in positions if position for text in _texts_of(position))
    return LONG_TEXT_WIDTHS if any(len(text) > LONG_TEXT for text in texts) else TEXT_WIDTHS


def _texts_of(position: GroupPosition) -> tuple[str, ...]:
    return (position.reasons, position.example, position.helps, position.hinders)


def _colour(group: GroupLabel, edition: Edition) -> str:
    return edition.mark(group).colour


def _guide(edition: Edition) -> str:
    return edition.translations.gettext(
        "What this group says, in its own words. Empty cells are there to be written in: a group "
        "may add to its reasons until the end of the meeting."
    )


def _asked_of(group: GroupLabel, edition: Edition) -> Iterator[PracticeReport]:
    for practice in edition.report.practices:
        if group.code in edition.questionnaire.practice_label(practice.practice).asked_of:
            yield practice


def _add_headings(grid: Grid, with_forms: bool, edition: Edition) -> range:
    _ = edition.translations.gettext
    first = grid.next_row
    banner = replace(look.HEADING, horizontal="center", colour=look.QUIET.colour)
    above = [
        Entry(column=1, value="", look=banner, until=2),
        Entry(column=3, value=edition.say(FROM_WORKSHOPS), look=banner, until=LAST_OF_WORKSHOP),
    ]
    moments = [edition.say(MOMENTS[moment]) for moment in Moment]
    names = [_("No."), _("Practice"), *moments, *_text_headings(edition)]
    if with_forms:
        last = grid.last_column
        above.append(Entry(column=last - 1, value=edition.say(FROM_FORMS), look=banner, until=last))
        names += moments
    grid.add(*above, least=20)
    grid.add_all(names, look.HEADING, least=24)
    return range(first, grid.next_row)


def _text_headings(edition: Edition) -> tuple[str, ...]:
    _ = edition.translations.gettext
    return (_("Our reasons"), _("A lived example"), _("What helps"), _("What hinders"))


def _add_practice(
    grid: Grid, rank: int, practice: PracticeReport, group: GroupLabel, edition: Edition
) -> None:
    title = edition.questionnaire.practice_label(practice.practice).title
    position = _position_of(practice, group)
    entries = [
        Entry(column=1, value=rank, look=look.CELL_CENTRED),
        Entry(column=2, value=title, look=look.CELL_STRONG),
        *_workshop_entries(workshop_voice(group, position, edition), position, edition),
    ]
    if grid.last_column > LAST_OF_WORKSHOP:
        entries += _forms_entries(_forms_of(practice, group), edition)
    grid.add(*entries, least=ROOM_TO_WRITE)


def _position_of(practice: PracticeReport, group: GroupLabel) -> GroupPosition | None:
    positions = practice.workshop.positions if practice.workshop else ()
    return next((position for position in positions if position.group == group.code), None)


def _forms_of(practice: PracticeReport, group: GroupLabel) -> GroupForms | None:
    forms = practice.forms.groups if practice.forms else ()
    return next((one for one in forms if one.group == group.code), None)


def _workshop_entries(
    voice: Voice, position: GroupPosition | None, edition: Edition
) -> list[Entry]:
    columns = range(3, LAST_OF_WORKSHOP + 1)
    if position is None:
        return [Entry(column=column, value=None, look=look.TO_FILL) for column in columns]
    return [
        *_moment_entries(voice, 3, edition),
        *(
            Entry(column=column, value=text, look=look.CELL)
            for column, text in zip(columns[2:], _said_texts(position, edition), strict=True)
        ),
    ]


def _said_texts(position: GroupPosition, edition: Edition) -> tuple[str, ...]:
    """Return the texts column by column; a dissent that is said stands under the reasons."""
    if not position.dissent:
        return _texts_of(position)
    told = edition.translations.gettext("A different opinion: %(words)s")
    reasons = (position.reasons, told % {"words": position.dissent})
    return ("\n\n".join(text for text in reasons if text), *_texts_of(position)[1:])


def _forms_entries(forms: GroupForms | None, edition: Edition) -> list[Entry]:
    first, last = LAST_OF_WORKSHOP + 1, LAST_OF_WORKSHOP + 2
    voice = forms_voice(forms, edition) if forms else None
    if voice is None or voice.current is None:
        note = voice.note if voice else ""
        return [Entry(column=first, value=note, look=look.CELL_QUIET, until=last)]
    return _moment_entries(voice, first, edition)


def _moment_entries(voice: Voice, column: int, edition: Edition) -> list[Entry]:
    mark = edition.mark(voice.group)
    current = f"{mark.hollow} {voice.current.words}" if voice.current else ""
    desired = f"{mark.shape} {voice.desired.words}" if voice.desired else ""
    return [
        Entry(column=column, value=current, look=look.CELL_CURRENT),
        Entry(column=column + 1, value=desired, look=look.CELL_DESIRED),
    ]
