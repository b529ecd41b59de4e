"""Every text that a participant reads, in every language that is complete, and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from typing import Final

import polib

from analysis import wording
from imports.between import between
from imports.gabarit import GABARITS, Consent, Gabarit, GabaritPractice, load_gabarit
from translations.refresh import PLURALS, catalogue, extract, key

PAGES: Final = (
    "templates/participate/*",
    "templates/assisted/*",
    "templates/paper/erase*",
    "templates/returning/*",
    "templates/paper/parts.html",
    "templates/paper/sheet.html",
    "templates/errors/*",
    "templates/policy/*",
    "templates/base.html",
    "templates/components/*",
    "forms/assisted.py",
    "forms/board.py",
    "forms/messages.py",
    "forms/participate.py",
    "forms/typed_position.py",
    "views/asked.py",
    "views/assisted*.py",
    "views/consenting.py",
    "views/drawing/pictogram.py",
    "views/helped.py",
    "views/kept_sheet.py",
    "views/policy_page.py",
    "views/policy_words.py",
    "views/return_page.py",
    "views/reviewed.py",
    "views/said.py",
    "views/step.py",
    "views/stopping.py",
)
"""The sources of participants' pages. Those of a facilitator have other readers."""


PLACES: Final = (
    *wording.SKIPS.values(),
    *wording.MIDDLES.values(),
    *wording.TRIANGLE_PLACES.values(),
    *wording.SCALE_PLACES.values(),
    *wording.PLAINER.values(),
    *wording.ZONE_QUESTIONS.values(),
)
"""The spoken names of places are participants' too, wherever else they are used."""

TO_FILL: Final = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
A_NAME: Final = "Alice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is read in one go: a message, a paragraph, a label; `source` says where it stands."""

    language: str
    source: str
    words: str


def participant_texts() -> Iterator[Text]:
    """Give every text, its blanks filled as on a page."""
    for text in (*_from_catalogues(), *_from_gabarits()):
        filled = TO_FILL.sub(A_NAME, text.words).replace("%%", "%")
        yield Text(language=text.language, source=text.source, words=filled)


@cache
def everything_read(language: str) -> str:
    """Return all that people read in a language, where an explanation is looked for."""
    return "\n".join(text.words for text in participant_texts() if text.language == language)


def _from_catalogues() -> Iterator[Text]:
    texts = [(_page_of(text), key(text)) for text in extract(located=True)]
    for language in PLURALS:
        said = {key(entry): entry for entry in catalogue(language)}
        for page, its_key in texts:
            if page and its_key in said:
                yield from _forms_of(said[its_key], language, page)


def _page_of(text: polib.POEntry) -> str | None:
    if text.msgid in PLACES:
        return "analysis/wording.py"
    pages = [file for file, _line in text.occurrences if _is_participants(file)]
    return pages[0] if pages else None


def _is_participants(file: str) -> bool:
    return any(fnmatch(file, page) for page in PAGES)


def _forms_of(entry: polib.POEntry, language: str, page: str) -> Iterator[Text]:
    for words in entry.msgstr_plural.values() if entry.msgid_plural else (entry.msgstr,):
        yield Text(language=language, source=page, words=words)


def _from_gabarits() -> Iterator[Text]:
    for path in sorted(GABARITS.glob("*.json")):
        for language in PLURALS:
            gabarit = load_gabarit(path.stem, language)
            for words in _read_in(gabarit):
                yield Text(language=language, source=f"gabarits/{path.name}", words=words)


def _read_in(gabarit: Gabarit) -> Iterator[str]:
    for pole in gabarit.poles:
        yield from (pole.name, pole.plain_name, pole.sentence, pole.looks_like)
    for practice in gabarit.practices:
        yield from _read_in_practice(practice)
    yield from (level.sentence for level in gabarit.levels)
    yield from _read_in_consent(gabarit.consent)
    yield from _read_in_consent(between(gabarit, "A", "B").consent)


def _read_in_practice(practice: GabaritPractice) -> Iterator[str]:
    plain = (practice.plain,) if practice.plain else ()
    for said in (practice.wording, *plain, *practice.wordings.values()):
        yield from (said.title, said.sentence, said.example)
    yield practice.help
    yield from practice.pole_sentences


def _read_in_consent(consent: Consent) -> Iterator[str]:
    yield consent.text
    for detail in consent.more:
        yield from (detail.title, detail.text)
