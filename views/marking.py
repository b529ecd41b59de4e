"""Texts in another language than their page say so, and keep their own direction."""

import re
from html import unescape
from typing import Final

from flask_babel import get_locale
from markupsafe import Markup

from i18n import direction_of
from models.translated import TranslatedRow, original_texts, translation

_MARKS: Final = re.compile(r"</?bdi\b[^>]*>")


def is_of_the_page(language: str) -> bool:
    """Say whether the page speaks this language, so that nothing needs a mark."""
    locale = get_locale()
    return locale is not None and language == locale.language


def mark_text(text: str, language: str) -> str:
    """Return a whole text, marked with its language where the page speaks another."""
    if not text or is_of_the_page(language):
        return text
    marks = Markup('<bdi lang="{}" dir="{}">{}</bdi>')
    return marks.format(language, direction_of(language), text)


def mark_name(name: str, language: str) -> str:
    """Return a name that may stand inside a sentence of the page, whose order it must not turn."""
    if not name or is_of_the_page(language):
        return name
    return Markup('<bdi lang="{}">{}</bdi>').format(language, name)


def mark_told(row: TranslatedRow, field: str, language: str, first: str) -> str:
    """Return a text in a language, or as it was written in the `first`: whichever it is says so."""
    told = translation(row, field, language)
    return mark_text(told, language) if told else mark_text(original_texts(row)[field], first)


def bare(text: str) -> str:
    """Return a text without its marks, for a place that holds none, such as an attribute."""
    return unescape(_MARKS.sub("", text)) if isinstance(text, Markup) else text
