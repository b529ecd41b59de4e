"""How the file of a questionnaire is laid out: its sheets, its columns and its codes.

What is written and what is read follow this one table, so that neither can drift from the other.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from analysis.report import Role
from analysis.wording import N_, ROLES, Translations
from analysis.written import POLE_FIELDS, PRACTICE_FIELDS, pole_fields

PLAIN: Final = "plain"
IN_LANGUAGE: Final = "::"
"""Parts a field from its language, as in `title::en`; the first language has no such end."""

MOST_GROUPS: Final = 5
MOST_PRACTICES: Final = 100


class FileSheet(StrEnum):
    """The three sheets; each has a row of codes, and what stands under it is read."""

    FRAME = "frame"
    PRACTICES = "practices"
    GROUPS = "groups"


SHEET_NAMES: Final[Mapping[str, str]] = {
    FileSheet.FRAME: N_("Frame"),
    FileSheet.PRACTICES: N_("Practices"),
    FileSheet.GROUPS: N_("Groups"),
}

WHAT: Final = "what"
"""On the first sheet, each row is one text: this column says which, and a column per language."""

SETTINGS: Final[Mapping[str, str]] = {
    "title": N_("Title"),
    "gabarit": N_("Template that it comes from"),
    "tokens": N_("Tokens that each person places"),
    "offered": N_("Languages that people may choose too"),
}
POLE_WORDS: Final[Mapping[str, str]] = {
    "name": N_("name"),
    "plain_name": N_("plain name"),
    "sentence": N_("what it means"),
    "looks_like": N_("what it looks like"),
}
CONSENT: Final = "consent_"

PRACTICE_KEYS: Final = ("code", "said_to", "asked_of")
GROUP_KEYS: Final = ("code", "role", "people", "entry")

ROLE_WORDS: Final[Mapping[str, str]] = {role: ROLES[role] for role in Role}
SAID_TO: Final[Mapping[str, str]] = {PLAIN: N_("In plain words"), **ROLE_WORDS}
ENTRY_WORDS: Final[Mapping[str, str]] = {
    "cards": N_("Cards"),
    "address": N_("Poster"),
    "none": N_("No form"),
}


def pole_row(rank: int, field: str) -> str:
    """Return the code of one text of a pole: `pole_2_name`."""
    return f"pole_{rank}_{field}"


def pole_rows(rank: int) -> tuple[str, ...]:
    return tuple(pole_row(rank, field) for field in POLE_FIELDS)


def practice_texts(poles: int) -> tuple[str, ...]:
    """Return the fields of a practice that have a column in each language."""
    return (*PRACTICE_FIELDS, *pole_fields(poles))


def column_of(field: str, language: str, first: str) -> str:
    """Return the code of the column that holds a field in a language."""
    return field if language == first else f"{field}{IN_LANGUAGE}{language}"


def codes_by_words(words: Mapping[str, str], spoken: Iterable[Translations]) -> dict[str, str]:
    """Return the code that each word stands for, in every language spoken, the codes included."""
    known = {code.casefold(): code for code in words}
    for translations in spoken:
        known |= {translations.gettext(word).casefold(): code for code, word in words.items()}
    return known
