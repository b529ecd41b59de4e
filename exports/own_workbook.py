"""The workbook of one group's workshop: what it says aloud, its positions, its drawings."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from openpyxl.worksheet.worksheet import Worksheet

from analysis.report import GroupLabel, Report
from analysis.spokesperson import SpokenPractice, speech
from analysis.wording import Translations
from exports.book import empty_book, page_words
from exports.drawings import descriptions
from exports.edition import Edition, SheetName
from exports.heading import about
from exports.package import save
from exports.palette import SOFT
from exports.paper import sign_pages
from exports.sheets.drawings import fill_drawings
from exports.sheets.group import fill_group
from exports.sheets.spoken import fill_spoken
from exports.titles import sheet_titles

UNDATED = "2000-01-01T00:00:00Z"
"""A workshop's workbook changes with the workshop, and tells no hour of it."""

Fill = Callable[[Worksheet, Edition], None]


def own_workbook(own: Report, seen: Report, code: str, translations: Translations) -> bytes:
    """Return the workbook (.xlsx) of one group: of no other group, and without a category.

    `own` is what the group has before it, `seen` what the others would see as it chose so far.
    """
    edition = _alone(own, code, translations)
    book = empty_book(about(edition), translations)
    spoken = speech(seen, code, translations)
    for title, colour, fill in _plan(edition, spoken):
        sheet = book.create_sheet(title)
        sheet.sheet_properties.tabColor = colour
        fill(sheet, edition)
        sign_pages(sheet, left=about(edition), right=page_words(translations))
    return save(book, saved_at=UNDATED, descriptions=descriptions(edition))


def _alone(own: Report, code: str, translations: Translations) -> Edition:
    """Return the edition of a report that names this group only, with the mark it always has."""
    groups = own.questionnaire.groups
    group = next(each for each in groups if each.code == code)
    return Edition(
        report=replace(own, questionnaire=replace(own.questionnaire, groups=(group,))),
        translations=translations,
        marks_from=groups.index(group),
    )


def _plan(edition: Edition, spoken: tuple[SpokenPractice, ...]) -> Iterator[tuple[str, str, Fill]]:
    """Yield each sheet in its order: title, colour of its tab, and the function that fills it."""
    group: GroupLabel = edition.questionnaire.groups[0]
    aloud = edition.translations.gettext("To read aloud")
    drawings = edition.title(SheetName.DRAWINGS)
    titles = sheet_titles((group.label, drawings, aloud), fallback=aloud)
    colour = edition.mark(group).colour
    yield titles[0], colour, partial(fill_group, group=group)
    yield titles[1], SOFT, fill_drawings
    yield titles[2], colour, partial(fill_spoken, title=aloud, group=group, spoken=spoken)
