"""While people answer a slip is mended: before and after are seen first, then kept in the log."""

import pytest
from sqlalchemy.orm import Session

from imports.gabarit import Length
from models import Activity, Consultation, User
from tests.builders import a_consultation, a_read_consultation, a_sent_sheet, an_open_consultation
from tests.page import Page, open_page
from tests.participants import begin
from tests.visitors import Visitor

SLIP = "Accuellir"
RIGHT = "Accueillir avec soin"


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    made = an_open_consultation(session, facilitator=facilitator, length=Length.COMPLET)
    made.practices[0].wordings.clear()
    made.practices[0].title = SLIP
    return made


def mending(alice: Visitor, consultation: Consultation, query: str = "") -> Page:
    return open_page(alice, f"/demarches/{consultation.key}/corriger/1{query}")


def log(session: Session) -> list[tuple[str, str, str]]:
    kept = session.query(Activity).order_by(Activity.id)
    return [(each.act, each.before, each.after) for each in kept]


def test_before_and_after_are_seen_before_anything_changes(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = mending(alice, consultation).submit(**{"practice-title": RIGHT})

    assert page.h1 == "Avant et après"
    assert page.find("del").text == SLIP
    assert page.find("ins").text == RIGHT
    assert consultation.practices[0].title == SLIP
    assert log(session) == []


def test_a_mended_wording_is_read_and_both_are_kept_in_the_log(
    alice: Visitor, client: Visitor, session: Session, consultation: Consultation
) -> None:
    page = (
        mending(alice, consultation)
        .submit(**{"practice-title": RIGHT})
        .submit("Corriger pour de bon")
    )

    assert "La formulation est corrigée" in page.text
    assert log(session) == [("text_mended", SLIP, RIGHT)]
    assert begin(client, session, consultation.groups[0]).h1 == RIGHT


def test_nothing_else_of_a_practice_can_change(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """Neither its code, nor who is asked, nor its poles; answers stay."""
    practice = consultation.practices[0]
    a_sent_sheet(session, consultation.groups[0])
    before = (practice.code, practice.rank, practice.pole_sentences, len(practice.asked_of))
    page = mending(alice, consultation).submit(**{"practice-title": RIGHT})
    fields = {name: values[0] for name, values in page.form().values.items()}

    extra = {"sure": "1", "asked_of": "1", "pole_sentences-0": "Autre", "code": "autre"}
    alice.post(page.url, data={**fields, **extra})

    assert practice.title == RIGHT
    assert (
        practice.code,
        practice.rank,
        practice.pole_sentences,
        len(practice.asked_of),
    ) == before


def test_what_other_languages_and_plain_words_say_stays(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    consultation.languages = ["en"]
    practice = consultation.practices[0]
    practice.translations = {"en": {"title": "Welcomming"}, "fr": {"plain_title": "Dire bonjour"}}
    mending(alice, consultation).submit(**{"practice-title": RIGHT}).submit("Corriger pour de bon")
    assert practice.translations["en"]["title"] == "Welcomming"

    page = mending(alice, consultation, "?langue=en").submit(**{"practice-title": "Welcoming"})
    page.submit("Corriger pour de bon")

    assert practice.translations["en"]["title"] == "Welcoming"
    assert practice.title == RIGHT
    assert practice.translations["fr"]["plain_title"] == "Dire bonjour"


@pytest.mark.parametrize(
    ("title", "words"),
    [("", "Un texte ne peut plus être retiré"), ("T" * 201, "trop long")],
)
def test_a_text_is_neither_taken_away_nor_stretched(
    alice: Visitor, consultation: Consultation, title: str, words: str
) -> None:
    page = mending(alice, consultation).submit(**{"practice-title": title})

    assert words in page.text
    assert consultation.practices[0].title == SLIP


def test_without_a_difference_nothing_is_asked_nor_kept(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = mending(alice, consultation).submit()

    assert "Rien n’est différent" in page.text
    assert log(session) == []


@pytest.mark.parametrize("made", [a_consultation, a_read_consultation])
def test_before_the_opening_and_after_the_reading_there_is_nothing_to_mend(
    alice: Visitor, session: Session, facilitator: User, made: type
) -> None:
    consultation = made(session, facilitator=facilitator)

    page = open_page(alice, f"/demarches/{consultation.key}/corriger")

    assert page.h1 == "Le questionnaire"
    assert "On corrige une formulation pendant que les gens répondent" in page.text
