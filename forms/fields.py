"""Fields that every form shares: clean text, refused in words when it is too long, never cut."""

from collections.abc import Iterable
from typing import Any

from wtforms import Form, StringField, TextAreaField
from wtforms.validators import StopValidation

from analysis.text import MAX_TEXT, clean_text
from forms import messages


class TextLine(StringField):
    """One line of clean text."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = " ".join(clean_text(valuelist[0]).split()) if valuelist else ""


class TextBlock(TextAreaField):
    """Some lines of clean text."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = clean_text(valuelist[0]) if valuelist else ""


class NotTooLong:
    """Refuse a text that is too long, and say by how much."""

    def __init__(self, limit: int = MAX_TEXT) -> None:
        self.limit = limit

    def __call__(self, form: Form, field: StringField) -> None:
        length = len(field.data or "")
        if length > self.limit:
            raise StopValidation(messages.too_long(length, self.limit))


def codes_of(options: Iterable[tuple[str, str]]) -> Any:
    """Return the codes that may be chosen; a macro draws their words, from the same options."""
    return [code for code, _words in options]
