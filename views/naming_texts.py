"""The texts of a questionnaire as a facilitator knows them: by the part where each stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from flask_babel import gettext as _

from analysis.wording import ROLES
from forms.lazy import _l
from models import Consultation, Group, Pole, Practice, PracticeWording
from models.store.translating import SourceText

FIELDS: Final = {
    "opening": _l("The invitation"),
    "addition": _l("What you add after the promises"),
    "own_title": _l("Title of your own detail"),
    "own_text": _l("Your own detail"),
    "server_keeper": _l("Who keeps the server"),
    "funder_tie_words": _l("The tie, in plain words"),
    "text": _l("What is accepted"),
    "label": _l("Name of the group"),
    "name": _l("Name"),
    "plain_name": _l("Plain name, for recipients"),
    "sentence": _l("The practice in one sentence"),
    "title": _l("Title"),
    "example": _l("An example"),
    "help": _l("To help to answer"),
    "plain_title": _l("Title, in plain words"),
    "plain_sentence": _l("The practice, in plain words"),
    "plain_example": _l("An example, in plain words"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Texts that stand together, under a heading; `keys` are those of their fields."""

    heading: str
    texts: Sequence[SourceText]


def parts_of(sources: Sequence[SourceText]) -> list[Part]:
    """Return the texts part by part, in the order of the questionnaire."""
    return [
        Part(heading=heading, texts=list(texts))
        for heading, texts in groupby(sources, key=_heading)
    ]


def label_of(text: SourceText) -> str:
    """Name a text in full: « Accueillir, le premier contact – Titre »."""
    return f"{_heading(text)} – {field_words(text)}"


def field_words(text: SourceText) -> str:
    """Name a text within its part."""
    if isinstance(text.row, Pole) and text.field == "sentence":
        return _("What it means, in one sentence")
    kind, _sep, rank = text.field.partition("_")
    if kind == "pole":
        return _("At pole %(rank)s", rank=rank)
    if kind == "more":
        number, _sep, part = rank.partition("_")
        title = _("More, %(number)s: title", number=number)
        return title if part == "title" else _("More, %(number)s: text", number=number)
    return str(FIELDS[text.field])


def _heading(text: SourceText) -> str:
    match text.row:
        case Consultation():
            return _("The consultation") if text.is_title else _("The consent")
        case Group():
            return _("The groups")
        case Pole() as row:
            return _("Pole %(rank)s", rank=row.rank) + f" · {row.name}"
        case Practice() as row:
            return row.title
        case PracticeWording() as row:
            return f"{row.title} ({_(ROLES[row.role])})"
