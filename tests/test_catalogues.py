"""French is complete, fresh and well set; English is what the code says."""

import re
from functools import cache
from pathlib import Path

import polib
import pytest
from jinja2 import Environment

from tests.typography import faults_in_french
from translations.refresh import PLURALS, ROOT, catalogue, extract, is_translated, key

TEMPLATES = ROOT / "templates"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%(?=\W|$)")


@cache
def texts() -> polib.POFile:
    return extract()


def said_in(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def shown(entries: list[polib.POEntry]) -> list[str]:
    return [entry.msgid for entry in entries]


@pytest.mark.parametrize(
    "template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES))
)
def test_no_template_is_passed_over(template: Path) -> None:
    """Extraction leaves out, without a word, a template that it cannot read."""
    Environment(extensions=["jinja2.ext.i18n"]).parse(template.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", PLURALS)
def test_a_catalogue_holds_exactly_the_texts_of_the_code(language: str) -> None:
    """When it fails: `make catalogues`, then translate what is listed."""
    ours = {key(entry) for entry in texts()}
    theirs = {key(entry) for entry in catalogue(language) if not entry.obsolete}
    assert theirs - ours == set(), "no longer in the code"
    assert ours - theirs == set(), "not in the catalogue"


@pytest.mark.parametrize("language", PLURALS)
def test_every_text_is_translated(language: str) -> None:
    assert shown([entry for entry in catalogue(language) if not is_translated(entry)]) == []


@pytest.mark.parametrize("language", PLURALS)
def test_no_translation_is_a_guess(language: str) -> None:
    assert shown([entry for entry in catalogue(language) if "fuzzy" in entry.flags]) == []


@pytest.mark.parametrize("language", PLURALS)
def test_a_translation_tells_the_same_values(language: str) -> None:
    """A singular may leave its number out: “une réponse”."""
    translated = filter(is_translated, catalogue(language))
    unlike = [entry for entry in translated if not _tells_the_same(entry)]
    assert shown(unlike) == []


def test_french_is_well_set() -> None:
    faults = [
        f"{fault}  in  {text}"
        for entry in catalogue("fr")
        for text in said_in(entry)
        for fault in faults_in_french(text)
    ]
    assert faults == []


def test_french_speaks_of_recipients_and_confidentiality() -> None:
    """The words of the glossary: *destinataires*, *confidentiel*, and neither score nor client."""
    banned = re.compile(
        r"\b(usag(er|ère)s?|bénéficiaires?|client(e)?s?|anonym\w*|scores?|triad\w*|signifiers?"
        r"|SenseMaker|significati(f|ve)s?)\b",
        re.IGNORECASE,
    )
    found = [text for entry in catalogue("fr") for text in said_in(entry) if banned.search(text)]
    assert found == []


def test_english_is_what_the_code_says() -> None:
    for entry in catalogue("en"):
        msgids = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
        assert said_in(entry) == msgids


def _tells_the_same(entry: polib.POEntry) -> bool:
    if not entry.msgid_plural:
        return _values(entry.msgstr) == _values(entry.msgid)
    several = _values(entry.msgid_plural)
    one, *others = (_values(text) for text in said_in(entry))
    return one <= several and all(other == several for other in others)


def _values(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text)) - {"%%", "%"}


def test_english_has_one_word_for_what_the_board_answers() -> None:
    """A piste is a proposal, on every screen and in the README."""
    readme = (ROOT / "README.en.md").read_text(encoding="utf-8")
    told = [*(said for entry in catalogue("en") for said in said_in(entry)), readme]
    assert [said for said in told if re.search(r"\bpistes?\b", said, re.IGNORECASE)] == []
