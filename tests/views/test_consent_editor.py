"""Alice writes around the promises of the consent; no promise can be taken away."""

import pytest
from sqlalchemy.orm import Session

from imports.gabarit import list_gabarits, load_gabarit
from models import Consultation, User
from models.store.consent import opening_of, promises_of
from models.store.opening import can_open
from models.store.translating import consent_in, missing_texts, save_translations
from tests.builders import TODAY, a_consultation, an_open_consultation
from tests.page import Page, open_page
from tests.visitors import Visitor

INVITATION = "{facilitator} vous invite.\nOn parle de {organisation}."
PROMISED = (
    "Personne ne lit les réponses avant la fermeture.",
    "Votre groupe compte",
    "Vous pouvez arrêter ou tout effacer jusqu’à la fermeture.",
    "On garde jusqu’au",
)


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return a_consultation(session, facilitator=facilitator)


def editor(alice: Visitor, consultation: Consultation) -> Page:
    return open_page(alice, f"/demarches/{consultation.key}/consentement")


def write(alice: Visitor, consultation: Consultation, **texts: str) -> Page:
    return editor(alice, consultation).submit("Enregistrer le consentement", **texts)


def as_read(alice: Visitor, consultation: Consultation, language: str = "fr") -> Page:
    address = f"/demarches/{consultation.key}/apercu/consentement?langue={language}"
    return open_page(alice, address)


def test_what_alice_writes_stands_around_the_promises(
    alice: Visitor, consultation: Consultation
) -> None:
    write(
        alice,
        consultation,
        opening=INVITATION,
        addition="Une question? Appelez {facilitator}.",
        own_title="Après la rencontre",
        own_text="On se revoit en mai.",
    )

    page = as_read(alice, consultation)

    paragraphs = [paragraph.text for paragraph in page.all(".consent p")]
    assert paragraphs[:2] == ["Alice vous invite.", "On parle de La Maison du coin."]
    assert paragraphs[-1] == "Une question? Appelez Alice."
    assert all(promise in page.find(".consent").text for promise in PROMISED)
    assert "On se revoit en mai." in page.find("main details").text


def test_the_promises_are_said_and_are_not_in_a_field(
    alice: Visitor, consultation: Consultation
) -> None:
    page = editor(alice, consultation)

    assert all(promise in page.find(".locked").text for promise in PROMISED)
    assert not any(promise in field.text for promise in PROMISED for field in page.all("textarea"))


def test_the_places_to_fill_are_named_in_the_language_of_the_screen(
    alice: Visitor, consultation: Consultation
) -> None:
    """In the fields, the promises and the hints; the codes that are kept show nowhere."""
    page = editor(alice, consultation)

    assert "{personne accompagnatrice} et {organisme} se remplissent" in page.text
    assert "{nombre}" in page.find(".locked").text
    assert "{dernier jour}" in page.find(".locked").text
    for code in ("{facilitator}", "{organisation}", "{people}", "{keep_until}"):
        assert code not in page.response.text


def test_a_place_may_be_typed_with_other_capitals_and_spaces(
    alice: Visitor, consultation: Consultation
) -> None:
    """It is kept as the code that every language fills."""
    write(alice, consultation, opening="{Personne  accompagnatrice} vous invite à {organisme}.")

    assert consultation.consent == {"opening": "{facilitator} vous invite à {organisation}."}
    assert "Alice vous invite à La Maison du coin." in as_read(alice, consultation).text


def test_a_text_to_translate_names_its_places_in_words(
    alice: Visitor, consultation: Consultation
) -> None:
    write(alice, consultation, opening=INVITATION)
    address = f"/demarches/{consultation.key}/questionnaire/langues/en"
    page = open_page(alice, address, typed=(INVITATION,))
    assert "{personne accompagnatrice} vous invite." in page.text

    page.submit(**{"consent-opening": "{personne accompagnatrice} asks. At {organisme}."})

    [english] = [each["opening"] for tag, each in consultation.translations.items() if tag == "en"]
    assert english == "{facilitator} asks. At {organisation}."


@pytest.mark.parametrize("code", [gabarit.code for gabarit in list_gabarits("fr")])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_last_lines_of_every_gabarit_are_its_promises(code: str, language: str) -> None:
    consent = load_gabarit(code, language).consent
    promises = "\n".join(promises_of(consent))

    assert "{people}" in promises
    assert "{keep_until}" in promises
    assert not {"{people}", "{keep_until}"} & set(opening_of(consent).split())
    assert all(place in consent.text for place in ("{facilitator}", "{organisation}"))


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"opening": ""}, "Dites qui invite"),
        ({"opening": "On parle de {organisation}."}, "Gardez {personne accompagnatrice}"),
        ({"opening": INVITATION + " {people}"}, "Seuls ces endroits"),
        ({"addition": "Jusqu’au {jour}."}, "Seuls ces endroits"),
        ({"addition": "Une accolade { seule."}, "Seuls ces endroits"),
        ({"own_text": "Sans titre."}, "Donnez un titre"),
        ({"own_title": "Sans texte"}, "Écrivez votre précision"),
        ({"opening": INVITATION + "a" * 700}, "trop long"),
    ],
)
def test_a_fault_is_said_and_nothing_is_saved(
    alice: Visitor, consultation: Consultation, texts: dict[str, str], words: str
) -> None:
    page = write(alice, consultation, **texts)

    assert words in page.text
    assert consultation.consent == {}
    assert page.form()["opening" if "opening" in texts else "addition"] is not None


def test_one_tap_takes_the_text_of_the_gabarit_back(
    alice: Visitor, consultation: Consultation
) -> None:
    write(alice, consultation, opening=INVITATION)
    assert consultation.consent == {"opening": INVITATION}

    page = editor(alice, consultation).submit("Reprendre le texte du gabarit", opening="")

    assert consultation.consent == {}
    assert page.form()["opening"].startswith("{personne accompagnatrice} vous invite.")


def test_saving_without_a_change_keeps_the_text_of_the_gabarit(
    alice: Visitor, consultation: Consultation
) -> None:
    """So that a better wording of the gabarit is read by all."""
    write(alice, consultation)

    assert consultation.consent == {}


def test_what_is_typed_is_shown_on_the_phone_before_it_is_saved(
    alice: Visitor, consultation: Consultation
) -> None:
    page = editor(alice, consultation)
    assert page.find("iframe")["name"] == page.find("[data-show]")["formtarget"]
    fields = {**page.form().values, "opening": ["{facilitator} essaie. {organisation}."]}

    shown = alice.post(page.find("[data-show]")["formaction"], data=fields)

    assert "Alice essaie." in shown.text
    assert consultation.consent == {}


def test_a_language_that_is_offered_waits_for_what_alice_wrote(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    consultation.languages = ["en"]
    write(alice, consultation, opening=INVITATION)
    assert "consent-opening" in [text.key for text in missing_texts(consultation, "en")]
    assert not can_open(consultation, today=TODAY)

    told = {"consent-opening": "{facilitator} asks. This is {organisation}."}
    save_translations(session, consultation, "en", told)
    session.commit()

    assert "consent-opening" not in [text.key for text in missing_texts(consultation, "en")]
    assert "Alice asks." in as_read(alice, consultation, "en").text
    assert "Nobody reads the answers" in as_read(alice, consultation, "en").text


def test_a_translation_of_what_changed_is_dropped(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """In Arabic, which no gabarit speaks, the whole text is translated."""
    write(alice, consultation, opening=INVITATION)
    keys = [text.key for text in missing_texts(consultation, "ar")]
    assert "consent-text" in keys
    save_translations(session, consultation, "ar", {"consent-text": "نص {facilitator}"})
    session.commit()

    write(alice, consultation, opening=INVITATION + " Merci.")

    assert "consent-text" in [text.key for text in missing_texts(consultation, "ar")]
    assert "Merci." in consent_in(consultation, "fr").text


def test_once_it_is_open_the_consent_is_frozen(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = an_open_consultation(session, facilitator=facilitator)
    page = editor(alice, consultation)
    assert not page.all("main form .actions")

    token = page.find("main input[name=csrf_token]")["value"]
    for change in ({"opening": INVITATION}, {"change": "default"}):
        alice.post(page.url, data={"csrf_token": token, **change})

    assert consultation.consent == {}
