"""The words of the page: its catalogue, said plainly to who reads so, around names with marks."""

from dataclasses import dataclass

from flask_babel import get_translations
from markupsafe import escape

from analysis.wording import PLAINER, Translations
from views.marking import is_of_the_page
from views.reading import taken_reading


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """A catalogue. With `marked`, what it says takes the marks of the names put into it."""

    catalogue: Translations
    plain: bool = False
    marked: bool = False

    def gettext(self, message: str) -> str:
        said = self.catalogue.gettext(PLAINER.get(message, message) if self.plain else message)
        return escape(said) if self.marked else said

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.catalogue.ngettext(msgid1, msgid2, n)


def page_words() -> Translations:
    """Return the words of the page as this request reads them."""
    catalogue: Translations = get_translations()
    reading = taken_reading()
    if reading is None:
        return catalogue
    marked = not is_of_the_page(reading.language)
    return PageWords(catalogue=catalogue, plain=reading.plain, marked=marked)
