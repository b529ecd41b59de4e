"""What each column and each row of a questionnaire's workbook says to who fills it in."""

from collections.abc import Mapping
from typing import Final

from analysis.wording import N_, Translations
from analysis.written_sheets import CONSENT, IN_LANGUAGE, POLE_WORDS, SETTINGS, FileSheet

GUIDES: Final[Mapping[FileSheet, str]] = {
    FileSheet.FRAME: N_(
        "Write under the row of codes, in small grey letters, and leave that row as it is. Each "
        "row here is one text, and each column a language: the first one is the language of the "
        "questionnaire. To give another language, add its column: en, es, ar…"
    ),
    FileSheet.PRACTICES: N_(
        "One row per practice. A row under it may say it otherwise: in plain words, or to one "
        "group. To give another language, add columns such as title::en, sentence::en."
    ),
    FileSheet.GROUPS: N_(
        "One row per group, of 3 people or more. Five is safer: with three, one missing answer "
        "hides a practice for the whole group."
    ),
}
COLUMNS: Final[Mapping[str, str]] = {
    "code": N_("Code"),
    "said_to": N_("Said to"),
    "asked_of": N_("Asked of"),
    "title": N_("Title"),
    "sentence": N_("The practice in one sentence"),
    "example": N_("An example"),
    "help": N_("Help"),
    "role": N_("Role"),
    "people": N_("People expected"),
    "entry": N_("How they answer"),
    "label": N_("Name of the group"),
}
NOTES: Final[Mapping[FileSheet, Mapping[str, str]]] = {
    FileSheet.PRACTICES: {
        "code": N_("Small letters and digits, such as p1. Leave it empty for a new practice."),
        "said_to": N_("Empty on the row of the practice itself. Otherwise, choose in the list."),
        "asked_of": N_("Codes of groups, such as g1 g3. Empty: every group."),
        "title": N_("A few words, 200 characters at most. Needed."),
        "sentence": N_("A concrete way of doing, that everyone has seen."),
        "example": N_("A moment when it happens."),
        "help": N_("What helps to think about it. May stay empty."),
    },
    FileSheet.GROUPS: {
        "code": N_("g1, g2, g3…: what the practices call it."),
        "role": N_("Choose in the list."),
        "people": N_("A number, 3 or more."),
        "entry": N_("Choose in the list. Empty: as its size suggests."),
        "label": N_("What people call it. Needed."),
    },
}
AT_POLE: Final = N_("What one would say at pole %(rank)s")
AT_POLE_NOTE: Final = N_("One short sentence, of equal dignity with the others.")
POLE_ROW: Final = N_("Pole %(rank)s: %(what)s")
FRAME_HEADINGS: Final = (N_("What it is"), N_("How to fill it"), N_("Code"))
TEXT_IN: Final = N_("Text (%(language)s)")
OWN_CONSENT: Final[Mapping[str, str]] = {
    "opening": N_("Consent: the invitation"),
    "addition": N_("Consent: what you add after the promises"),
    "own_title": N_("Consent: title of your own detail"),
    "own_text": N_("Consent: your own detail"),
}
OTHER_CONSENT: Final = N_("Consent: the promises, in other languages")
ROW_NOTES: Final[Mapping[str, str]] = {
    "title": N_("What participants read on top."),
    "gabarit": N_("Leave it as it is, or empty."),
    "tokens": N_("6 for a triangle, 4 for a scale of five answers."),
    "offered": N_("Codes of languages, such as en, es. Empty: the first one only."),
    "name": N_("A word or two, 60 characters at most. Needed for 2 poles or more."),
    "plain_name": N_("What recipients read. Empty: the name."),
    "sentence": N_("One sentence, of equal dignity with the others."),
    "looks_like": N_("It looks like…"),
    "opening": N_("Keep {facilitator} and {organisation}. Empty: the usual invitation."),
}
CONSENT_NOTE: Final = N_("Empty: nothing is added to the usual promises.")


def column_words(code: str, translations: Translations) -> str:
    """Return the heading of a column: « Titre (en) »."""
    field, _parted, language = code.partition(IN_LANGUAGE)
    words = COLUMNS.get(field)
    said = translations.gettext(words) if words else _at_pole(field, translations)
    return f"{said} ({language})" if language else said


def column_note(sheet: FileSheet, code: str, translations: Translations) -> str:
    """Return how to fill a column."""
    field = code.partition(IN_LANGUAGE)[0]
    return translations.gettext(NOTES[sheet].get(field, AT_POLE_NOTE))


def row_words(code: str, translations: Translations) -> str:
    """Return what a row of the first sheet is about: « Pôle 2 : nom »."""
    if code in SETTINGS:
        return translations.gettext(SETTINGS[code])
    if code.startswith(CONSENT):
        return translations.gettext(OWN_CONSENT.get(code.removeprefix(CONSENT), OTHER_CONSENT))
    rank, _parted, field = code.removeprefix("pole_").partition("_")
    what = translations.gettext(POLE_WORDS[field])
    return translations.gettext(POLE_ROW) % {"rank": rank, "what": what}


def row_note(code: str, translations: Translations) -> str:
    """Return how to fill a row of the first sheet."""
    field = code.removeprefix(CONSENT)
    if code.startswith("pole_"):
        field = code.removeprefix("pole_").partition("_")[2]
    return translations.gettext(ROW_NOTES.get(field, CONSENT_NOTE))


def _at_pole(field: str, translations: Translations) -> str:
    return translations.gettext(AT_POLE) % {"rank": field.removeprefix("pole_")}
