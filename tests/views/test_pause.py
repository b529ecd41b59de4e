"""A consultation on its way is paused, goes on, is stopped with a plain message, is concluded."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from models import Activity, Consultation, ConsultationState, User
from models.store.collecting import count_sent, resume_code_of
from tests.builders import CENTRE, a_read_consultation, a_sent_sheet, an_open_consultation
from tests.page import Page, open_page
from tests.participants import CONTINUE, SEND, a_code, answer_everything, begin, place
from tests.visitors import Visitor

WAIT = "On attend la fin des fêtes."
THANKS = "Merci à tout le monde. On reprendra l’an prochain."


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return an_open_consultation(session, facilitator=facilitator)


def at(consultation: Consultation, path: str = "") -> str:
    return f"/demarches/{consultation.key}{path}"


def pause(alice: Visitor, consultation: Consultation) -> Page:
    return open_page(alice, at(consultation, "/pause")).submit(words=WAIT)


def stop(alice: Visitor, consultation: Consultation) -> Page:
    asked = open_page(alice, at(consultation, "/arreter")).follow("Arrêter…")
    return asked.submit(words=THANKS, understood="y")


def acts(session: Session) -> list[str]:
    return [activity.act for activity in session.query(Activity).order_by(Activity.id)]


def test_whoever_opens_a_sheet_during_a_pause_reads_why(
    alice: Visitor, client: Visitor, session: Session, consultation: Consultation
) -> None:
    begin(client, session, consultation.groups[0])

    desk = pause(alice, consultation)

    assert WAIT in desk.find("blockquote").text
    for path in ("/repondre/continuer", "/repondre/pratique/1", "/repondre/avec-aide/1"):
        page = open_page(client, path, status=409)
        assert page.h1 == "C’est la pause"
        assert WAIT in page.text


def test_a_new_code_is_not_used_up_by_a_pause(
    alice: Visitor, client: Visitor, session: Session, consultation: Consultation
) -> None:
    code = a_code(session, consultation.groups[0])
    pause(alice, consultation)

    assert WAIT in open_page(client, f"/r/{code}", status=409).text
    open_page(alice, at(consultation)).submit("Finir la pause")

    assert open_page(client, f"/r/{code}").submit("J’accepte").url == "/repondre/pratique/1"


def test_what_was_typed_when_the_pause_came_is_not_lost(
    alice: Visitor, client: Visitor, session: Session, consultation: Consultation
) -> None:
    """The page comes back as it was filled; once the pause is over, the same button saves it."""
    page = begin(client, session, consultation.groups[0])
    pause(alice, consultation)
    filled = page.form().fill(current="6-0-0", desired="0-0-6")

    refused = filled.submit(CONTINUE, status=409)
    assert "C’est la pause" in refused.text
    assert refused.form()["current"] == "6-0-0"
    open_page(alice, at(consultation)).submit("Finir la pause")

    assert refused.submit(CONTINUE).url != refused.url


def test_cookies_and_resume_codes_still_work_after_a_pause(
    alice: Visitor, client: Visitor, session: Session, consultation: Consultation
) -> None:
    page = place(begin(client, session, consultation.groups[0]), CENTRE, CENTRE)
    pause(alice, consultation)
    open_page(alice, at(consultation)).submit("Finir la pause")

    receipt = answer_everything(open_page(client, page.url), CENTRE, CENTRE).submit(SEND)

    assert "envoyées" in receipt.h1
    assert acts(session)[-2:] == ["paused", "resumed"]


def test_during_a_pause_one_may_erase_one_s_answers(
    alice: Visitor, client: Visitor, session: Session, consultation: Consultation
) -> None:
    sheet = a_sent_sheet(session, consultation.groups[0])
    code = resume_code_of(sheet)
    pause(alice, consultation)

    page = open_page(client, "/repondre/reprendre").form().fill(code=code).submit(status=409)
    page.follow("Effacer mes réponses").submit()

    assert count_sent(session, consultation)[consultation.groups[0].id] == 0


def test_during_a_pause_nothing_can_be_closed_or_typed_in(
    alice: Visitor, consultation: Consultation
) -> None:
    pause(alice, consultation)

    desk = open_page(alice, at(consultation))
    assert "Fermer la collecte…" not in desk.text
    page = open_page(alice, at(consultation, "/groupes/1/fermer?encore=1"))
    assert "rien n’a changé" in page.submit(understood="y").text


@pytest.mark.parametrize("path", ["/pause", "/arreter?encore=1"])
def test_words_for_all_are_needed(alice: Visitor, consultation: Consultation, path: str) -> None:
    page = open_page(alice, at(consultation, path)).submit(words="")

    assert "Dites en quelques mots simples pourquoi" in page.text
    assert consultation.paused_at is None
    assert consultation.stopped_at is None


def test_a_stop_says_before_what_it_does_and_offers_a_pause(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    a_sent_sheet(session, consultation.groups[0])

    page = open_page(alice, at(consultation, "/arreter"))

    assert "1 sur 5 réponses envoyées" in page.text
    assert "les réponses et les brouillons sont effacés, pour de bon" in page.text
    assert page.follow("Faire plutôt une pause").h1 == "Faire une pause"
    assert consultation.stopped_at is None


def test_everyone_reads_the_words_of_a_stop(
    alice: Visitor,
    another_client: Callable[[], Visitor],
    session: Session,
    consultation: Consultation,
) -> None:
    """By a cookie, by a card that was not used, by a resume code."""
    bob, chloe, david = another_client(), another_client(), another_client()
    place(begin(bob, session, consultation.groups[0]), CENTRE, CENTRE)
    code = resume_code_of(a_sent_sheet(session, consultation.groups[1]))
    card = a_code(session, consultation.groups[2])

    desk = stop(alice, consultation)

    assert THANKS in desk.text
    pages = [
        open_page(bob, "/repondre/continuer", status=410),
        open_page(chloe, f"/r/{card}", status=410),
        open_page(david, "/repondre/reprendre").form().fill(code=code).submit(status=410),
    ]
    for page in pages:
        assert page.h1 == "Cela s’arrête ici"
        assert THANKS in page.text
    assert acts(session)[-1] == "stopped"


def test_a_stop_cannot_be_paused_nor_opened_again(
    alice: Visitor, consultation: Consultation
) -> None:
    stop(alice, consultation)

    for path in ("/pause", "/arreter", "/corriger"):
        open_page(alice, at(consultation, path))
        assert consultation.state is ConsultationState.READ
    assert "Fermer la collecte" not in open_page(alice, at(consultation)).text


def test_rare_tools_are_folded_and_say_what_they_do(
    alice: Visitor, consultation: Consultation
) -> None:
    desk = open_page(alice, at(consultation))

    assert not desk.all("details.rare-tools[open]")
    assert "Aucune réponse n’entre, rien n’est perdu" in desk.find("details.rare-tools").text


def test_who_arrives_late_is_told_what_to_do(alice: Visitor, consultation: Consultation) -> None:
    page = open_page(alice, at(consultation)).follow("Quand ça ne se passe pas comme prévu")

    assert "La personne vient à l’atelier sans formulaire" in page.text
    assert page.follow("Continuer sans\u00a0: L’équipe…").h1 == "Continuer sans ce groupe"


def test_with_two_groups_left_none_can_be_dropped_from_there(
    alice: Visitor, consultation: Consultation
) -> None:
    first = open_page(alice, at(consultation, "/groupes/1/sans-ce-groupe?encore=1"))
    first.submit(understood="y")

    page = open_page(alice, at(consultation, "/imprevus"))

    assert "Il faut au moins deux groupes pour comparer" in page.text
    assert "Continuer sans" not in page.text


def test_a_consultation_is_concluded_and_taken_up_again(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    read = a_read_consultation(session, facilitator=facilitator)

    desk = open_page(alice, at(read, "/clore")).submit("Clore")
    assert "L’accompagnement est terminé" in desk.text
    desk = open_page(alice, at(read, "/clore")).submit("La reprendre")

    assert "L’accompagnement est terminé" not in desk.text
    assert read.concluded_on is None
