"""The workbook that somebody keeps of an exploration: what was placed, and its drawings."""

from analysis.report import Report
from analysis.wording import Translations
from exports.book import empty_book, page_words
from exports.drawings import descriptions
from exports.edition import Edition, SheetName
from exports.heading import about
from exports.own_workbook import UNDATED
from exports.package import save
from exports.palette import SOFT
from exports.paper import sign_pages
from exports.sheets.drawings import fill_drawings
from exports.sheets.group import fill_group
from exports.titles import sheet_titles


def explored_workbook(explored: Report, translations: Translations) -> bytes:
    """Return the workbook (.xlsx) of a report in which one group, of one or more people, speaks."""
    edition = Edition(report=explored, translations=translations)
    group = explored.questionnaire.groups[0]
    drawings = edition.title(SheetName.DRAWINGS)
    placed, drawn = sheet_titles((group.label, drawings), fallback=drawings)
    book = empty_book(about(edition), translations)
    sheets = book.create_sheet(placed), book.create_sheet(drawn)
    for sheet, colour in zip(sheets, (edition.mark(group).colour, SOFT), strict=True):
        sheet.sheet_properties.tabColor = colour
    fill_group(sheets[0], edition, group=group)
    fill_drawings(sheets[1], edition)
    for sheet in sheets:
        sign_pages(sheet, left=about(edition), right=page_words(translations))
    return save(book, saved_at=UNDATED, descriptions=descriptions(edition))
