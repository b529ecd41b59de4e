"""While a group answers, and when it closes: what Alice sees, is asked, and cannot undo."""

import re

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from analysis.report import Role
from models import Consultation, ConsultationState, Entry, Group, GroupState, User
from models.store.collecting import count_sent, find_door
from models.store.drafts import GroupDraft
from tests.builders import (
    CENTRE,
    PARTICIPATION,
    PEOPLE,
    TEAM,
    a_sent_sheet,
    an_open_consultation,
    everything_in,
)
from tests.clock import Clock
from tests.page import Page, open_page
from tests.visitors import Visitor
from views.qr import short_address

WHOLE_BOARD = GroupDraft(role=Role.BOARD, label="Le CA", expected=12, entry=Entry.ADDRESS)
CODE = re.compile(r"[0-9A-Z]{5} [0-9A-Z]{5}")


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return an_open_consultation(
        session, facilitator=facilitator, groups=(TEAM, PEOPLE, WHOLE_BOARD)
    )


@pytest.fixture
def team(consultation: Consultation) -> Group:
    return consultation.groups[0]


def answers(session: Session, group: Group, people: int) -> None:
    for _ in range(people):
        a_sent_sheet(session, group, CENTRE, PARTICIPATION)


def at(group: Group, path: str) -> str:
    return f"/demarches/{group.consultation.key}/groupes/{group.rank}/{path}"


def desk(alice: Visitor, consultation: Consultation) -> Page:
    return open_page(alice, f"/demarches/{consultation.key}")


def ask_to_close(alice: Visitor, group: Group) -> Page:
    return open_page(alice, at(group, "fermer?encore=1")).submit(understood="y")


def test_while_open_only_the_number_of_answers_is_shown(
    alice: Visitor, session: Session, consultation: Consultation, team: Group
) -> None:
    answers(session, team, 3)

    page = desk(alice, consultation)

    assert "3 sur 5 réponses envoyées" in page.find("#g1").text
    assert "0 sur 4 réponses envoyées" in page.find("#g2").text


def test_the_page_of_an_open_collection_says_the_same_whatever_people_answered(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    """Nothing on it is a function of an answer."""
    pages = []
    for desired in (CENTRE, PARTICIPATION):
        consultation = an_open_consultation(session, facilitator=facilitator)
        a_sent_sheet(session, consultation.groups[0], CENTRE, desired)
        pages.append(desk(alice, consultation).text)

    assert pages[0] == pages[1]


def test_cards_are_made_with_a_button_and_shown_once(
    alice: Visitor, session: Session, team: Group
) -> None:
    page = open_page(alice, at(team, "cartons"))
    assert "montrés une seule fois" in page.text

    cards = page.submit()

    codes = [card.text for card in cards.all(".paper-card .printed-code")]
    assert len(set(codes)) == team.expected
    assert all(CODE.fullmatch(code) for code in codes)
    assert all(find_door(session, code) for code in codes)
    kept = everything_in(session)
    assert not any(code.replace(" ", "") in kept for code in codes)
    assert not CODE.search(open_page(alice, at(team, "cartons")).text)


def test_a_card_says_who_where_and_leaves_room_for_the_resume_code(
    alice: Visitor, team: Group
) -> None:
    card = open_page(alice, at(team, "cartons")).submit().find(".paper-card")

    for words in ("La Maison du coin", "L’équipe", "/repondre", "Mon code de reprise"):
        assert words in card.text
    assert card.all(".qr path")


def test_new_cards_kill_those_that_nobody_used(
    alice: Visitor, session: Session, team: Group
) -> None:
    first = open_page(alice, at(team, "cartons")).submit().find(".printed-code").text
    open_page(alice, at(team, "cartons")).submit()

    assert find_door(session, first) is None


def test_whoever_answered_needs_no_new_card(alice: Visitor, session: Session, team: Group) -> None:
    answers(session, team, 2)

    assert len(open_page(alice, at(team, "cartons")).submit().all(".paper-card")) == 3


def test_a_large_group_has_one_address_on_a_poster(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    board = consultation.groups[2]

    page = open_page(alice, at(board, "affiche"))

    code = page.find(".poster .printed-code").text
    assert code.replace(" ", "") == board.code
    assert find_door(session, code)
    assert "/repondre" in page.find(".poster-address").text


@pytest.mark.parametrize(
    ("visited", "given"),
    [
        ("http://192.168.1.20:8000", "192.168.1.20:8000/repondre"),
        ("http://localhost:8000", "localhost:8000/repondre"),
    ],
)
def test_phones_get_the_address_by_which_alice_came(app: Flask, visited: str, given: str) -> None:
    """In essai mode only the visit knows the address of the local network."""
    with app.test_request_context(base_url=visited):
        assert short_address("entering.enter_code") == given


@pytest.mark.parametrize("settings", [{"ESSAI": False, "PUBLIC_URL": "https://voix.example"}])
def test_in_production_phones_get_the_address_of_the_settings(app: Flask) -> None:
    """Whatever name a visitor came by, which could be anybody's."""
    with app.test_request_context(base_url="https://ailleurs.test"):
        assert short_address("entering.enter_code") == "voix.example/repondre"


@pytest.mark.parametrize(("rank", "path"), [(1, "affiche"), (3, "cartons")])
def test_a_group_that_enters_otherwise_leads_back_to_the_desk(
    alice: Visitor, consultation: Consultation, rank: int, path: str
) -> None:
    page = open_page(alice, at(consultation.groups[rank - 1], path))

    assert "rien n’a changé" in page.text


def test_closing_is_asked_twice_with_the_count_in_view(
    alice: Visitor, session: Session, team: Group
) -> None:
    answers(session, team, 5)

    first = open_page(alice, at(team, "fermer"))
    assert "5 sur 5" in first.find(".sent").text
    assert "pour de bon" in first.text
    assert not first.all("main form")

    second = first.follow("Fermer la collecte…")
    assert "5 sur 5" in second.find(".sent").text
    assert team.state is GroupState.OPEN

    assert "Fermeture à 13\u00a0h\u00a010" in second.submit(understood="y").text


def test_a_second_asking_answered_without_reading_changes_nothing(
    alice: Visitor, session: Session, team: Group
) -> None:
    answers(session, team, 3)

    page = open_page(alice, at(team, "fermer?encore=1")).submit()

    assert "Cochez la case" in page.text
    assert team.state is GroupState.OPEN


def test_asking_to_close_again_does_not_move_the_hour(
    alice: Visitor, session: Session, consultation: Consultation, team: Group, clock: Clock
) -> None:
    answers(session, team, 3)
    ask_to_close(alice, team)

    clock.advance(minutes=5)
    ask_to_close(alice, team)

    assert "Fermeture à 13\u00a0h\u00a010" in desk(alice, consultation).text


def test_the_ten_minutes_are_the_break_and_can_be_called_off(
    alice: Visitor, session: Session, team: Group, clock: Clock
) -> None:
    answers(session, team, 3)
    page = ask_to_close(alice, team)
    assert "C’est le moment de la pause" in page.text

    clock.advance(minutes=9)
    page = page.form("#g1 form").submit()

    assert "La fermeture est annulée" in page.text
    assert team.state is GroupState.OPEN
    assert count_sent(session, team.consultation)[team.id] == 3


def test_after_ten_minutes_it_is_closed_and_cannot_be_called_off(
    alice: Visitor, session: Session, team: Group, clock: Clock
) -> None:
    answers(session, team, 3)
    page = ask_to_close(alice, team)

    clock.advance(minutes=10)
    late = page.form("#g1 form").submit()

    assert "rien n’a changé" in late.text
    assert "La fermeture est annulée" not in late.text
    assert "Collecte fermée le 1er mars 2027" in late.find("#g1").text
    assert team.state is GroupState.CLOSED


@pytest.mark.parametrize("people", [0, 2])
def test_under_three_answers_closing_is_one_of_three_choices(
    alice: Visitor, session: Session, team: Group, people: int
) -> None:
    answers(session, team, people)

    page = open_page(alice, at(team, "fermer"))

    assert [heading.text for heading in page.all("main .card h2")] == [
        "Attendre",
        "Recommencer",
        "Fermer quand même",
    ]
    assert f"{people} sur 5" in page.text


def test_closing_all_the_same_says_that_nothing_will_be_shown(
    alice: Visitor, session: Session, team: Group
) -> None:
    answers(session, team, 2)

    page = open_page(alice, at(team, "fermer")).follow("Fermer quand même…")

    assert "Rien de ces formulaires ne sera montré" in page.text
    assert "Fermeture à" in page.submit(understood="y").text


def test_starting_again_is_asked_twice_and_erases_the_answers(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    board = consultation.groups[2]
    answers(session, board, 2)
    former = board.code

    first = open_page(alice, at(board, "recommencer"))
    assert not first.all("main form")
    page = first.follow("Recommencer…").submit(understood="y")

    assert "0 sur 12" in page.find("#g3").text
    assert board.code != former


def test_going_on_without_a_group_is_asked_twice_and_is_for_good(
    alice: Visitor, session: Session, consultation: Consultation, team: Group
) -> None:
    first = open_page(alice, at(team, "sans-ce-groupe"))
    assert "ne pourra plus revenir" in first.text
    page = first.follow("Continuer sans lui…").submit(understood="y")

    assert "n’entre dans aucune lecture" in page.find("#g1").text
    assert team.state is GroupState.LEFT_OUT
    for path in ("fermer?encore=1", "recommencer?encore=1", "sans-ce-groupe?encore=1"):
        assert "rien n’a changé" in open_page(alice, at(team, path)).text


def test_the_last_group_to_close_brings_the_reading(
    alice: Visitor, session: Session, consultation: Consultation, clock: Clock
) -> None:
    for group in consultation.groups:
        answers(session, group, 3)
        assert "Les constats et le classeur viennent" in desk(alice, consultation).text
        ask_to_close(alice, group)

    clock.advance(minutes=10)

    page = desk(alice, consultation)
    assert consultation.state is ConsultationState.READ
    assert "C’est le temps des ateliers" in page.text
    assert page.follow("Lire les constats").h1 == "Constats"


def test_a_decision_that_waited_on_a_page_is_refused_once_it_is_too_late(
    alice: Visitor, session: Session, team: Group, clock: Clock
) -> None:
    answers(session, team, 3)
    paths = ("fermer?encore=1", "recommencer?encore=1", "sans-ce-groupe?encore=1")
    waiting = [open_page(alice, at(team, path)) for path in paths]
    ask_to_close(alice, team)
    clock.advance(minutes=10)

    for page in waiting:
        assert "rien n’a changé" in page.submit(understood="y").text
    assert team.state is GroupState.CLOSED
