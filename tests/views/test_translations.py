"""Alice gives the questionnaire in other languages, and chooses which ones are offered."""

import pytest
from sqlalchemy.orm import Session

from models import Consultation, User
from models.store.opening import open_consultation
from models.store.preparing import list_consultations
from models.store.translating import missing_texts, offered_languages, save_translations
from tests.arabic import ARABIC, a_translated_consultation, in_arabic
from tests.builders import KEEP_UNTIL, a_consultation
from tests.clock import START
from tests.page import Page, open_page
from tests.visitors import Visitor


@pytest.fixture
def prepared(session: Session, facilitator: User) -> Consultation:
    """Every text is there in English and in Arabic; neither is offered."""
    return a_translated_consultation(session, facilitator=facilitator)


def languages(visitor: Visitor, consultation: Consultation) -> Page:
    return open_page(visitor, f"/demarches/{consultation.key}/questionnaire/langues")


def test_english_comes_with_the_gabarit_and_is_offered_when_alice_ticks_it(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    page = open_page(alice, "/demarches/nouvelle/gabarit/pratiques-autonomie").submit(
        organisation="Le Relais", title="Nos pratiques"
    )
    assert "Les langues" in page.text
    page = page.follow("Choisir et traduire les langues")
    assert "Tous les textes sont là." in page.text
    (created,) = list_consultations(session, facilitator)
    assert offered_languages(created) == ["fr"]
    page = page.submit(languages=["en"])
    assert page.h1 == "Le questionnaire"
    assert "Français · English" in page.text
    assert offered_languages(created) == ["fr", "en"]


def test_alice_translates_in_steps_and_offers_the_language_at_the_end(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    made = a_consultation(session, facilitator=facilitator)
    page = languages(alice, made).form("form.another-language").fill(langue="ar").submit()
    assert page.h1 == "Traduire\u00a0: Arabe"
    assert page.find("textarea")["dir"] == "rtl"
    assert page.find("textarea")["lang"] == "ar"
    page = page.submit(**{"pole-1-name": "الخبرة"})
    assert "textes à donner" in page.find("[role=status]").text
    assert ARABIC in page.text
    refused = page.submit(languages=["ar"])
    assert refused.title.startswith("Erreur")
    assert "il manque" in refused.find("#error-summary").text
    assert offered_languages(made) == ["fr"]
    page = page.follow("Traduire – Arabe").submit(**in_arabic(made))
    assert "cette langue peut être offerte" in page.find("[role=status]").text
    page.submit(languages=["ar"])
    assert offered_languages(made) == ["fr", "ar"]


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        (
            "consent-text",
            "{personne accompagnatrice} {organisme}",
            "Gardez ces places telles quelles",
        ),
        ("pole-1-name", "{0}", "Enlevez les accolades"),
        ("pole-1-name", "ا" * 61, "Votre texte est trop long"),
        ("pole-1-name", "المشاركة", "Deux pôles portent le même nom"),
    ],
)
def test_a_text_that_cannot_be_is_refused_in_words_and_nothing_is_lost(
    alice: Visitor, prepared: Consultation, key: str, text: str, words: str
) -> None:
    page = open_page(alice, f"/demarches/{prepared.key}/questionnaire/langues/ar")
    page = page.form().fill(**{key: text}).submit()
    assert words in page.find("#error-summary").text
    assert page.form()[key] == text


def test_an_opening_waits_for_the_texts_of_a_language_that_is_offered(
    alice: Visitor, session: Session, prepared: Consultation
) -> None:
    languages(alice, prepared).submit(languages=["en", "ar"])
    save_translations(session, prepared, "ar", {"pole-1-name": ""})
    page = open_page(alice, f"/demarches/{prepared.key}/ouvrir")
    assert "Arabe\u00a0: il manque 1 texte" in page.text


def test_once_open_the_languages_are_read_and_no_longer_changed(
    alice: Visitor, session: Session, prepared: Consultation
) -> None:
    open_consultation(session, prepared, now=START, keep_until=KEEP_UNTIL)
    page = languages(alice, prepared)
    assert not page.all("main button")
    page = open_page(alice, f"/demarches/{prepared.key}/questionnaire/langues/ar")
    assert "son questionnaire ne change plus" in page.text


@pytest.mark.parametrize("language", ["fr", "xx", "ar-EG-masri", "..%2f"])
def test_there_is_no_page_for_a_language_that_cannot_be_given(
    alice: Visitor, prepared: Consultation, language: str
) -> None:
    assert not missing_texts(prepared, "ar")
    open_page(alice, f"/demarches/{prepared.key}/questionnaire/langues/{language}", status=404)
