"""What a participant reads is plain: at or below A2–B1 by the rules of docs/quality.md."""

from pathlib import Path

import pytest

from quality.plain import offences
from quality.rules import RULES, Rule
from quality.sentences import mean, sentences, words
from quality.texts import PAGES, Text, participant_texts

ROOT = Path(__file__).parents[1]
MEAN_OF_ALL = 10

LONG = "Vous dites tout ce que vous voulez " * 4

TOO_HARD = {
    "en moyenne, dans chaque texte": "Le mot est court et " * 4,
    "n’a plus de": f"Oui. Non. {LONG}. Oui.",
    "forme passive": "La réponse est effacée et le code est envoyé.",
    "termes du métier": "Choisissez une zone du treillis.",
    "Un terme qui reste": "Touchez un jeton.",
    "parenthèse": "Un (une (des) mot) ici.",
    "abréviation": "Un café, un thé, etc.",
    "Pas de mot de plus": "L’institutionnalisation commence.",
    "lettres en moyenne": "Accompagner, approfondir, développer, consolider " * 3,
}
"""By a piece of each rule, a text that breaks it."""


def said(what: str) -> Text:
    return Text(language="fr", source="here", words=what)


def test_every_text_that_a_participant_reads_is_plain() -> None:
    """When it fails: each text is named with what to change; `python -m quality.plain` too."""
    assert [str(offence) for offence in offences()] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_sentences_are_short_on_the_whole(language: str) -> None:
    read = [text.words for text in participant_texts() if text.language == language]
    assert len(read) > 200
    lengths = [len(words(sentence)) for text in read for sentence in sentences(text)]
    assert mean(lengths) <= MEAN_OF_ALL


@pytest.mark.parametrize("page", PAGES)
def test_each_source_of_texts_is_there(page: str) -> None:
    """A page that was renamed would no longer be read by anybody."""
    assert list(ROOT.glob(page)) != []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.says)
def test_each_rule_sees_a_text_that_breaks_it(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quality.rules.everything_read", lambda language: "")
    (text,) = (text for piece, text in TOO_HARD.items() if piece in rule.says)
    assert list(rule.faults(said(text))) != []


@pytest.mark.parametrize(
    "text",
    [
        "Touchez un point. Aucune place n’est meilleure qu’une autre.",
        "Votre groupe est fermé. Il est ouvert depuis hier (mardi).",
        "On efface les réponses. Le code est oublié.",
    ],
)
def test_plain_texts_break_no_rule(text: str) -> None:
    assert [fault for rule in RULES for fault in rule.faults(said(text))] == []


def test_the_rules_stand_in_the_document() -> None:
    document = (ROOT / "docs/quality.md").read_text(encoding="utf-8")
    assert [rule.says for rule in RULES if rule.says not in document] == []
