"""« Ce que nous allons dire »: the group decides what the others see, and changes its mind."""

import re

import pytest
from sqlalchemy.orm import Session

from analysis.sharing import Saying
from models import Consultation, Entry, Group, User
from models.store.drafts import GroupDraft, GroupPositionDraft
from models.store.findings import save_group_position
from models.store.sharing import load_sayings
from tests.builders import (
    BOARD,
    CENTRE,
    EXPERTISE,
    PARTICIPATION,
    PEOPLE,
    TEAM,
    a_read_consultation,
    decide,
)
from tests.clock import START, Clock
from tests.page import Page, open_page
from tests.visitors import Visitor

AGREED = GroupPositionDraft(
    current=CENTRE,
    desired=PARTICIPATION,
    reasons="Pour décider ensemble.",
    dissent="Une voix dit que non.",
)
WORDS = ["Pour décider ensemble."]
WORKSHOP = GroupDraft(role=BOARD.role, label="Le CA", expected=6, entry=Entry.NONE)


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    """Four of the team answered; of the board there is only what it said of two practices."""
    answers = {1: [(EXPERTISE, PARTICIPATION)] * 4, 2: [(CENTRE, CENTRE)] * 4}
    read = a_read_consultation(
        session, facilitator=facilitator, groups=(TEAM, PEOPLE, WORKSHOP), answers=answers
    )
    for practice in read.practices[:2]:
        save_group_position(session, read.groups[2], practice, AGREED)
    return read


@pytest.fixture
def board(consultation: Consultation) -> Group:
    return consultation.groups[2]


def at(group: Group, page: str = "") -> str:
    return f"/demarches/{group.consultation.key}/groupes/{group.rank}/atelier/dire{page}"


def press(alice: Visitor, group: Group, practice: int, saying: Saying) -> Page:
    return open_page(alice, at(group, f"/{practice}"), typed=WORDS).submit(
        _button(saying), saying=saying.value
    )


def _button(saying: Saying) -> str:
    return {
        Saying.SHARED: "Nous le partageons",
        Saying.POSITION_ONLY: "La position sans les raisons",
        Saying.KEPT: "Nous le gardons pour nous",
    }[saying]


def test_nothing_is_chosen_in_advance(alice: Visitor, session: Session, board: Group) -> None:
    page = open_page(alice, at(board, "/1"), typed=WORDS)

    assert len(page.all(".wall-choices section")) == 3
    assert not page.all(".is-chosen, [checked]")
    assert load_sayings(session, board) == {}
    assert open_page(alice, at(board)).text.count("à décider") == 2


def test_each_choice_shows_exactly_what_the_others_would_see(alice: Visitor, board: Group) -> None:
    page = open_page(alice, at(board, "/1"), typed=WORDS)

    shared, bare, kept = (section.text for section in page.all(".wall-choices section"))

    assert "les trois à la fois" in shared
    assert "Pour décider ensemble." in shared
    assert "les trois à la fois" in bare
    assert "Pour décider ensemble." not in bare
    assert "Rien\u00a0: pour cette pratique" in kept
    assert "Une voix dit que non." not in page.response.text


def test_the_zone_of_a_small_group_gives_way_to_what_it_says(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """The team alone sees both side by side; what the others would see is one of them."""
    team = consultation.groups[0]
    save_group_position(session, team, consultation.practices[0], AGREED)

    page = open_page(alice, at(team, "/1"), typed=WORDS)

    assert "surtout Expertise" not in page.text
    assert "D’après les ateliers" in page.text
    assert "D’après les formulaires" not in page.text


def test_forms_alone_are_shared_or_kept(alice: Visitor, consultation: Consultation) -> None:
    """There are no reasons to leave out."""
    page = open_page(alice, at(consultation.groups[0], "/1"))

    assert [heading.text for heading in page.all(".wall-choices h2")] == [
        "Nous le partageons",
        "Nous le gardons pour nous",
    ]


def test_the_group_decides_practice_by_practice_then_validates_without_a_name(
    alice: Visitor, session: Session, board: Group
) -> None:
    page = press(alice, board, 1, Saying.SHARED)
    assert page.url.endswith("/dire/2")
    page = page.submit("Nous le gardons pour nous", saying="kept")
    assert page.url.endswith("/dire")

    page = page.submit(people="4")

    assert "Validé par 4 personnes présentes, le 1er mars 2027." in re.sub(r"\s", " ", page.text)
    assert (board.validated_by, board.validated_on) == (4, START.date())
    practices = board.consultation.practices
    assert load_sayings(session, board) == {
        practices[0].id: Saying.SHARED,
        practices[1].id: Saying.KEPT,
    }


def test_a_choice_may_change_and_is_validated_again(alice: Visitor, board: Group) -> None:
    for practice in (1, 2):
        press(alice, board, practice, Saying.SHARED)
    open_page(alice, at(board)).submit(people="4")

    page = press(alice, board, 1, Saying.KEPT)

    assert board.validated_on is None
    assert page.all("form.validation")


def test_once_revealed_nothing_changes(alice: Visitor, session: Session, board: Group) -> None:
    """A page left open since yesterday says so, and leads where something can be done."""
    yesterday = open_page(alice, at(board, "/1"), typed=WORDS)
    decide(session, board)
    board.revealed_at = START

    page = yesterday.submit("Nous le gardons pour nous", saying="kept")

    assert "Les autres ont vu ce que dit ce groupe" in page.text
    assert board.validated_by == 3
    assert not open_page(alice, at(board)).all("form, .wall-lines .button")


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"people": ""}, "Écrivez combien de personnes du groupe sont présentes."),
        ({"people": "0"}, "Écrivez un nombre de personnes, par exemple 3."),
        ({"people": "trois"}, "Écrivez un nombre entier, en chiffres."),
        ({"people": "3", "day": "2027-04-01"}, "Ce jour n’est pas encore venu."),
        ({"people": "3", "day": ""}, "Écrivez le jour où le groupe l’a validé."),
    ],
)
def test_what_cannot_be_validated_is_said_and_kept(
    alice: Visitor, board: Group, typed: dict[str, str], refusal: str
) -> None:
    for practice in (1, 2):
        press(alice, board, practice, Saying.SHARED)

    page = open_page(alice, at(board)).submit(**typed)

    assert refusal in page.text
    assert board.validated_on is None


def test_validating_too_early_leads_back_to_what_is_to_be_decided(
    alice: Visitor, session: Session, board: Group
) -> None:
    for practice in (1, 2):
        press(alice, board, practice, Saying.SHARED)
    yesterday = open_page(alice, at(board))
    save_group_position(session, board, board.consultation.practices[2], AGREED)

    page = yesterday.submit(people="3")

    assert "Il reste quelque chose à décider" in page.text
    assert board.validated_on is None


def test_a_button_of_another_page_chooses_nothing(
    alice: Visitor, session: Session, board: Group
) -> None:
    proof = open_page(alice, at(board, "/1"), typed=WORDS).form()["csrf_token"]

    answer = alice.post(at(board, "/1"), data={"csrf_token": proof, "saying": "everything"})

    assert "Appuyez sur l’un des boutons" in answer.text
    assert load_sayings(session, board) == {}


def test_a_group_with_nothing_to_say_is_told_what_to_do_first(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    few = a_read_consultation(session, facilitator=facilitator, answers={1: [(CENTRE, CENTRE)] * 2})

    page = open_page(alice, at(few.groups[0]))

    assert "Rien à décider pour l’instant" in page.text


def test_the_workbook_of_the_meeting_comes_once_every_group_has_decided(
    alice: Visitor, session: Session, consultation: Consultation, clock: Clock
) -> None:
    """Until then there is the one to prepare with, whose every page says what it is."""
    desk = f"/demarches/{consultation.key}"
    for group in consultation.groups:
        assert "Le classeur de la mise en commun vient" in open_page(alice, desk).text
        assert alice.get(f"{desk}/mise-en-commun.xlsx").status_code == 404
        decide(session, group)

    assert "Télécharger le classeur de la mise en commun" in open_page(alice, desk).text
    assert alice.get(f"{desk}/mise-en-commun.xlsx").status_code == 200
    assert alice.get(f"{desk}/classeur.xlsx").status_code == 200


def test_the_findings_page_says_whom_it_is_for(alice: Visitor, consultation: Consultation) -> None:
    page = open_page(alice, f"/demarches/{consultation.key}/constats", typed=WORDS)

    assert "Ne la projetez pas" in page.text
