"""What a group agrees on in its workshop, written practice by practice."""

import pytest
from sqlalchemy.orm import Session

from analysis.report import Role
from models import Consultation, Entry, Group, GroupPosition, User
from models.store.drafts import GroupDraft
from models.store.findings import load_group_positions
from tests.builders import (
    CENTRE,
    EXPERTISE,
    PARTICIPATION,
    PEOPLE,
    TEAM,
    a_read_consultation,
    an_open_consultation,
)
from tests.page import Page, open_page
from tests.visitors import Visitor

WORKSHOP = GroupDraft(role=Role.BOARD, label="Le CA", expected=6, entry=Entry.NONE)
SAID = {
    "current": "4-1-1",
    "desired": "1-2-3",
    "reasons": "L’équipe prépare tout.",
    "example": "La sortie de juin.",
    "helps": "Un ordre du jour court.",
    "hinders": "Le temps.",
}


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    """The recipients are too few to be shown; the board has a workshop alone."""
    answers = {
        1: [(EXPERTISE, PARTICIPATION)] * 4,
        2: [(CENTRE, CENTRE)] * 2,
    }
    return a_read_consultation(
        session, facilitator=facilitator, groups=(TEAM, PEOPLE, WORKSHOP), answers=answers
    )


@pytest.fixture
def team(consultation: Consultation) -> Group:
    return consultation.groups[0]


def at(group: Group, practice: int | None = None) -> str:
    positions = f"/demarches/{group.consultation.key}/groupes/{group.rank}/positions"
    return positions if practice is None else f"{positions}/{practice}"


def only_position(session: Session, group: Group) -> GroupPosition:
    (position,) = load_group_positions(session, group).values()
    return position


def write(alice: Visitor, group: Group, practice: int = 1, **changed: str | None) -> Page:
    return open_page(alice, at(group, practice)).submit(**{**SAID, **changed})


def test_alice_writes_what_the_group_says_and_goes_on_to_the_next_practice(
    alice: Visitor, session: Session, team: Group
) -> None:
    page = write(alice, team)

    assert "Enregistré" in page.text
    assert "Pratique 2 sur 6" in page.text
    position = only_position(session, team)
    assert (position.current, position.desired) == ((4, 1, 1), (1, 2, 3))
    assert (position.reasons, position.hinders) == (SAID["reasons"], SAID["hinders"])


def test_what_was_written_comes_back_to_be_corrected(
    alice: Visitor, session: Session, team: Group
) -> None:
    write(alice, team)

    form = open_page(alice, at(team, 1)).form()
    assert {name: form[name] for name in SAID} == SAID

    write(alice, team, desired="0-0-6")
    assert only_position(session, team).desired == (0, 0, 6)


def test_the_list_says_in_words_where_the_group_stands(alice: Visitor, team: Group) -> None:
    write(alice, team)

    rows = [row.text for row in open_page(alice, at(team)).all(".practice-row")]

    assert "surtout Expertise, un peu des deux autres" in rows[0]
    assert "Rien d’écrit pour l’instant." in rows[1]


def test_after_the_last_practice_comes_the_list(alice: Visitor, team: Group) -> None:
    for practice in range(1, 7):
        page = write(alice, team, practice)

    assert page.h1 == "Ce que dit le groupe"


@pytest.mark.parametrize("missing", ["current", "desired"])
def test_half_a_position_is_not_kept_and_nothing_typed_is_lost(
    alice: Visitor, session: Session, team: Group, missing: str
) -> None:
    page = open_page(alice, at(team, 1)).submit(**{**SAID, missing: None})

    assert "Choisissez la place sur laquelle le groupe s’est entendu." in page.text
    assert page.title.startswith("Erreur")
    form = page.form()
    assert {name: form[name] for name in SAID} == {**SAID, missing: ""}
    assert not load_group_positions(session, team)


@pytest.mark.parametrize("place", ["4-1-2", "4-1", "-1-4-3", "six", "9999999-0-0"])
def test_a_place_that_is_not_in_the_frame_is_refused_in_words(
    alice: Visitor, session: Session, team: Group, place: str
) -> None:
    form = open_page(alice, at(team, 1)).form().fill(**SAID)

    page = form.forge(current=place).submit()

    assert "Cette place n’existe pas" in page.text
    assert page.form()["reasons"] == SAID["reasons"]
    assert not load_group_positions(session, team)


def test_a_text_that_is_too_long_is_refused_and_comes_back_whole(
    alice: Visitor, team: Group
) -> None:
    page = write(alice, team, reasons="é" * 50_000)

    assert "Votre texte est trop long" in page.text
    assert len(page.form()["reasons"]) == 50_000
    assert page.form()["desired"] == SAID["desired"]


def test_a_group_offers_no_way_to_skip(alice: Visitor, team: Group) -> None:
    """A group leaves a practice empty instead; skips belong to forms."""
    page = open_page(alice, at(team, 1))

    assert {one["value"] for one in page.all(".skips input")} == {"unplaced"}


def test_the_forms_of_the_group_stand_beside_in_words(alice: Visitor, team: Group) -> None:
    said = open_page(alice, at(team, 1)).find(".forms-said").text

    assert "surtout Expertise" in said
    assert "surtout Participation" in said
    assert "Ce n’est peut-être la place de personne." in said


def test_forms_that_are_too_few_say_nothing(alice: Visitor, consultation: Consultation) -> None:
    said = open_page(alice, at(consultation.groups[1], 1)).find(".forms-said").text

    assert "trop peu de réponses" in said


def test_a_group_without_forms_writes_its_position_alone(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    board = consultation.groups[2]
    assert not open_page(alice, at(board, 1)).all(".forms-said")

    write(alice, board)

    assert only_position(session, board).current == (4, 1, 1)


def test_a_group_that_still_answers_has_no_position_yet(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    collecting = an_open_consultation(session, facilitator=facilitator)

    page = open_page(alice, at(collecting.groups[0], 1))

    assert "une fois sa collecte fermée" in page.text


def test_a_practice_that_the_group_is_not_asked_does_not_exist_for_it(
    alice: Visitor, consultation: Consultation, team: Group
) -> None:
    consultation.practices[0].asked_of = consultation.groups[1:]

    open_page(alice, at(team, 1), status=404)
    open_page(alice, at(team, 99), status=404)


def test_a_page_left_open_too_long_keeps_the_position(
    alice: Visitor, session: Session, team: Group
) -> None:
    form = open_page(alice, at(team, 1)).form().fill(**SAID)

    page = form.forge(csrf_token="old").submit()

    assert "restée ouverte longtemps" in page.text
    assert {name: page.form()[name] for name in SAID} == SAID
    page.submit()
    assert only_position(session, team).current == (4, 1, 1)
