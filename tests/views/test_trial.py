"""Alice tries the whole way on several phones before the opening."""

import pytest
from sqlalchemy.orm import Session

from models import Consultation, GroupState, User
from tests.builders import CENTRE, PARTICIPATION, a_consultation, everything_in
from tests.page import Page, open_page
from tests.participants import SEND, a_code, answer_everything, begin
from tests.visitors import Visitor

MARK = "Essai\u00a0: tout sera effacé à l’ouverture."


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return a_consultation(session, facilitator=facilitator)


def the_trial(alice: Visitor, consultation: Consultation) -> Page:
    return open_page(alice, f"/demarches/{consultation.key}/essai")


def begin_it(alice: Visitor, consultation: Consultation) -> Page:
    return the_trial(alice, consultation).submit("Commencer l’essai")


def test_before_it_begins_the_page_says_what_will_happen(
    alice: Visitor, consultation: Consultation
) -> None:
    assert "Tout est effacé à l’ouverture" in the_trial(alice, consultation).text
    page = begin_it(alice, consultation)

    assert "Un essai est en cours" in page.text
    assert {group.state for group in consultation.groups} == {GroupState.TRYING}


def test_every_page_of_a_phone_carries_the_word(
    alice: Visitor, client: Visitor, session: Session, consultation: Consultation
) -> None:
    begin_it(alice, consultation)

    page = begin(client, session, consultation.groups[0])
    assert MARK in page.text
    page = answer_everything(page, CENTRE, PARTICIPATION)
    assert MARK in page.text
    page = page.submit(SEND)

    assert page.h1 == "Vos réponses sont envoyées"
    assert MARK in page.text
    assert MARK in open_page(client, "/repondre/consentement").text


def test_what_is_printed_carries_the_word(alice: Visitor, consultation: Consultation) -> None:
    page = begin_it(alice, consultation).follow("Préparer les cartons").submit()

    marks = page.all(".paper-card .trial-mark")
    assert len(marks) == consultation.groups[0].expected
    sheet = open_page(alice, f"/demarches/{consultation.key}/groupes/1/feuille-papier")
    assert sheet.find(".trial-mark").text == "Essai"


def test_erasing_it_takes_everything_away(
    alice: Visitor, client: Visitor, session: Session, consultation: Consultation
) -> None:
    begin_it(alice, consultation)
    code = a_code(session, consultation.groups[0])
    answer_everything(begin(client, session, consultation.groups[1]), CENTRE, CENTRE).submit(SEND)

    page = the_trial(alice, consultation).submit("Effacer l’essai")

    assert "L’essai est effacé" in page.text
    open_page(client, f"/r/{code}", status=404)
    assert {group.state for group in consultation.groups} == {GroupState.PREPARING}


def test_the_opening_erases_it(
    alice: Visitor, client: Visitor, session: Session, consultation: Consultation
) -> None:
    begin_it(alice, consultation)
    answer_everything(begin(client, session, consultation.groups[0]), CENTRE, CENTRE).submit(SEND)

    desk = open_page(alice, f"/demarches/{consultation.key}/ouvrir").submit("Ouvrir la démarche")

    assert "0 sur 5 réponses envoyées" in desk.find("#g1").text
    assert MARK not in begin(client, session, consultation.groups[0]).text


def test_without_a_trial_no_page_speaks_of_one(
    client: Visitor, session: Session, consultation: Consultation, alice: Visitor
) -> None:
    open_page(alice, f"/demarches/{consultation.key}/ouvrir").submit("Ouvrir la démarche")

    assert MARK not in begin(client, session, consultation.groups[0]).text


def test_what_is_missing_is_said_before_a_trial(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    consultation.practices[0].asked_of.clear()

    page = the_trial(alice, consultation)

    assert "Il manque quelque chose avant de pouvoir essayer" in page.text
    assert "Commencer l’essai" not in page.text


def test_changing_the_questionnaire_erases_the_trial_and_says_so_before(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    begin_it(alice, consultation)
    page = open_page(alice, f"/demarches/{consultation.key}/questionnaire")
    assert "changer les pratiques, les pôles ou les groupes l’efface" in page.text

    practice = open_page(alice, f"/demarches/{consultation.key}/questionnaire/pratiques/1")
    practice.submit(title="Autrement dit")

    assert consultation.trial_since is None
    assert "Autrement dit" in everything_in(session)
