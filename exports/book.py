"""A workbook before its first sheet: its font, its language, and whose work it is."""

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList

from analysis.text import clean_text
from analysis.wording import Translations
from exports.look import BASE_SIZE, TEXT_FONT


def empty_book(title: str, translations: Translations) -> Workbook:
    """Return a workbook without a sheet, in the language of the translations."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _write_in(book, Font(name=TEXT_FONT, size=BASE_SIZE))
    # There is no formula: recalculating would only make Excel ask to save on closing.
    book.calculation.fullCalcOnLoad = False
    properties = book.properties
    properties.creator = "Trois voix"
    properties.title = clean_text(title)
    properties.language = translations.gettext("en-CA")
    return book


def page_words(translations: Translations) -> str:
    """Return what the foot of a page says, its numbers still to be filled."""
    return translations.gettext("Page %(page)s of %(pages)s")


def _write_in(book: Workbook, font: Font) -> None:
    """Make a font that of the whole book: a column is measured in digits of its Normal style."""
    book._fonts = IndexedList([font])  # type: ignore[attr-defined]
    book._named_styles["Normal"].font = font  # type: ignore[attr-defined]
