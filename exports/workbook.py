"""The workbooks of the mise en commun, before it and for it: one recipe, a sheet a line."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from openpyxl.worksheet.worksheet import Worksheet

from analysis.report import Report
from analysis.wording import Translations
from exports.book import empty_book, page_words
from exports.drawings import descriptions
from exports.edition import Edition, SheetName
from exports.heading import about
from exports.package import save
from exports.palette import DESIRED, SOFT
from exports.paper import mark_pages, sign_pages
from exports.piste import Piste
from exports.sheets.comments import fill_comments
from exports.sheets.convergences import fill_convergences
from exports.sheets.data import fill_data
from exports.sheets.dictionary import fill_dictionary
from exports.sheets.divergences import fill_divergences
from exports.sheets.drawings import fill_drawings
from exports.sheets.group import fill_group
from exports.sheets.meeting import fill_meeting
from exports.sheets.overview import fill_overview
from exports.sheets.proposals import fill_proposals
from exports.sheets.read_me import fill_read_me

Fill = Callable[[Worksheet, Edition], None]


def preparation_workbook(
    report: Report, translations: Translations, pistes: Sequence[Piste] = ()
) -> bytes:
    """Return the workbook from which the meeting is prepared; every page says what it is."""
    watermark = translations.gettext("Preparation: before the mise en commun, do not hand out")
    return meeting_workbook(report, translations, pistes, watermark=watermark)


def meeting_workbook(
    report: Report,
    translations: Translations,
    pistes: Sequence[Piste] = (),
    *,
    watermark: str = "",
    mark: str = "",
) -> bytes:
    """Return the workbook (.xlsx) of a report, in the language of the translations.

    `mark` says which consultation it was made for, once it comes back filled.
    `pistes` are the proposals that there are already. The same report and pistes give the same
    bytes, at any hour and on any machine.
    """
    edition = Edition(
        report=report, translations=translations, pistes=tuple(pistes), watermark=watermark
    )
    book = empty_book(about(edition), translations)
    book.properties.keywords = mark or None
    for title, colour, fill in _plan(edition):
        sheet = book.create_sheet(title)
        sheet.sheet_properties.tabColor = colour
        fill(sheet, edition)
        sign_pages(sheet, left=about(edition), right=page_words(translations))
        if watermark:
            mark_pages(sheet, watermark)
    return save(book, saved_at=_saved_at(report), descriptions=descriptions(edition))


def _plan(edition: Edition) -> Iterator[tuple[str, str, Fill]]:
    """Yield each sheet in its order: title, colour of its tab, and the function that fills it."""
    yield edition.title(SheetName.MEETING), DESIRED, fill_meeting
    yield edition.title(SheetName.READ_ME), SOFT, fill_read_me
    yield edition.title(SheetName.OVERVIEW), SOFT, fill_overview
    yield edition.title(SheetName.CONVERGENCES), SOFT, fill_convergences
    yield edition.title(SheetName.DIVERGENCES), SOFT, fill_divergences
    for group in edition.questionnaire.groups:
        colour = edition.mark(group).colour
        yield edition.group_title(group), colour, partial(fill_group, group=group)
    yield edition.title(SheetName.DRAWINGS), SOFT, fill_drawings
    yield edition.title(SheetName.COMMENTS), SOFT, fill_comments
    yield edition.title(SheetName.PROPOSALS), DESIRED, fill_proposals
    yield edition.title(SheetName.DATA), SOFT, fill_data
    yield edition.title(SheetName.DICTIONARY), SOFT, fill_dictionary


def _saved_at(report: Report) -> str:
    """Return the day of the reading: the hour of a download is nobody's business."""
    day = report.read_on.isoformat() if report.read_on else "2000-01-01"
    return f"{day}T00:00:00Z"
