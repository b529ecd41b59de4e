"""The workshop of one group: an empty drawing first, its own results, then the reasons."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from analysis.report import Role
from analysis.sharing import Saying
from models import Consultation, Entry, Group, User
from models.store.closing import leave_out
from models.store.drafts import GroupDraft, GroupPositionDraft
from models.store.findings import save_group_position
from models.store.sharing import save_saying, validate_sayings
from tests.builders import (
    CENTRE,
    EXPERTISE,
    PARTICIPATION,
    PEOPLE,
    REPRESENTATION,
    TEAM,
    a_read_consultation,
    an_open_consultation,
    decide,
)
from tests.clock import START
from tests.page import open_page
from tests.visitors import Visitor

WORKSHOP = GroupDraft(role=Role.BOARD, label="Le CA", expected=6, entry=Entry.NONE)
AGREED = GroupPositionDraft(
    current=CENTRE,
    desired=PARTICIPATION,
    reasons="Pour décider ensemble",
    dissent="Une voix dit que non.",
)
TYPED = ["Pour décider ensemble", "Une voix dit que non."]


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    """The team wants to go to participation, the recipients to representation."""
    answers = {
        1: [(EXPERTISE, PARTICIPATION)] * 4,
        2: [(CENTRE, REPRESENTATION)] * 4,
    }
    return a_read_consultation(
        session, facilitator=facilitator, groups=(TEAM, PEOPLE, WORKSHOP), answers=answers
    )


@pytest.fixture
def team(consultation: Consultation) -> Group:
    return consultation.groups[0]


def at(group: Group, page: str = "") -> str:
    return f"/demarches/{group.consultation.key}/groupes/{group.rank}/atelier{page}"


def test_the_first_screen_is_empty_and_asks_what_people_expect(alice: Visitor, team: Group) -> None:
    page = open_page(alice, at(team)).follow("Commencer la projection")

    assert "Où pensez-vous que le groupe se situe?" in page.text
    assert page.all(".drawing .ground")
    assert not page.all(".drawing .mark, .drawing .patch, .drawing .people")
    assert "surtout Expertise" not in page.response.text


def test_its_own_answers_come_with_a_deliberate_step_and_no_other_group(
    alice: Visitor, team: Group
) -> None:
    page = open_page(alice, at(team, "/pratiques/1")).follow("Découvrir les réponses du groupe")

    assert "Aujourd’hui\u00a0: surtout Expertise." in page.text
    assert page.all(".drawing .patch")
    assert page.all("table td")[0].text == "surtout Expertise"
    for other in ("Représentation.", "destinataires", "Divergence", "Convergence"):
        assert other not in page.text


def test_the_arrows_go_through_every_practice_to_what_will_be_said(
    alice: Visitor, team: Group
) -> None:
    page, screens = open_page(alice, at(team, "/pratiques/1")), 1
    while "/dire" not in page.url:
        (after,) = page.all('.turning a[rel="next"]')
        page, screens = page.follow(after.text), screens + 1

    assert screens == 6 * 3 + 1
    assert page.h1 == "Ce que nous allons dire"


def test_the_questions_ask_for_reasons_and_lived_examples(alice: Visitor, team: Group) -> None:
    page = open_page(alice, at(team, "/pratiques/1/raisons"))

    assert "Racontez un moment où c’est arrivé, sans nommer personne." in page.text
    assert page.follow("Écrire la place du groupe").all("textarea[name=dissent]")


def test_a_group_without_forms_has_nothing_to_uncover(
    alice: Visitor, consultation: Consultation
) -> None:
    board = consultation.groups[2]

    page = open_page(alice, at(board, "/pratiques/1")).follow("Dire pourquoi")

    assert "Que reconnaissez-vous" not in page.text
    assert open_page(alice, at(board, "/pratiques/1/reponses")).url == page.url


def test_too_few_forms_are_told_in_the_same_words_as_what_is_kept(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    few = a_read_consultation(
        session, facilitator=facilitator, answers={1: [(EXPERTISE, CENTRE)] * 2}
    )

    page = open_page(alice, at(few.groups[0], "/pratiques/1/reponses"))

    assert "trop peu de réponses, ou ce qu’il garde pour son atelier" in page.text
    assert not page.all(".drawing")


def test_the_wall_has_no_menu_and_no_name(alice: Visitor, team: Group) -> None:
    for screen in ("/pratiques/1", "/pratiques/1/reponses", "/pratiques/1/raisons", "/dire"):
        page = open_page(alice, at(team, screen))
        assert not page.all(".site-nav, .brand")
        assert "Alice" not in page.response.text


def test_a_group_that_collects_or_was_left_out_has_no_workshop(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    opened = an_open_consultation(session, facilitator=facilitator)
    leave_out(session, opened.groups[1], now=START + timedelta(days=1))

    for group in opened.groups[:2]:
        page = open_page(alice, at(group))
        assert "Un groupe parle dans son atelier une fois sa collecte fermée." in page.text


def test_a_dissent_is_written_apart_and_comes_back(alice: Visitor, team: Group) -> None:
    url = f"/demarches/{team.consultation.key}/groupes/1/positions/1"
    said = {"current": "4-1-1", "desired": "1-2-3", "dissent": "Une voix dit que non."}

    open_page(alice, url).submit(**said, dissent_said="y")
    form = open_page(alice, url, typed=TYPED).form()

    assert form["dissent"] == "Une voix dit que non."
    assert form["dissent_said"] == "y"


def test_the_sheet_of_the_spokesperson_waits_for_the_group(
    alice: Visitor, session: Session, team: Group
) -> None:
    save_group_position(session, team, team.consultation.practices[0], AGREED)

    page = open_page(alice, at(team, "/fiche"))

    assert "Elle vient quand le groupe a décidé" in page.text
    assert "Pour décider ensemble" not in page.text


def test_the_spokesperson_reads_full_sentences_of_what_is_shared(
    alice: Visitor, session: Session, team: Group
) -> None:
    first, second = team.consultation.practices[:2]
    for practice in (first, second):
        save_group_position(session, team, practice, AGREED)
    decide(session, team, Saying.KEPT)
    save_saying(session, team, first, Saying.SHARED)
    validate_sayings(session, team, 3, START.date())

    page = open_page(alice, at(team, "/fiche"), typed=TYPED)

    said = page.find(".spoken").text
    assert "3 d’entre nous l’ont validé, le 1er mars 2027." in said
    assert "Aujourd’hui, nous plaçons cette pratique ici\u00a0: les trois à la fois." in said
    assert "Voici nos raisons\u00a0: Pour décider ensemble." in said
    assert "Une voix dit que non." not in said
    assert [section.text for section in page.all(".spoken h3")] == [first.title]


def test_a_group_that_keeps_everything_says_so(
    alice: Visitor, session: Session, team: Group
) -> None:
    decide(session, team, Saying.KEPT)

    page = open_page(alice, at(team, "/fiche"))

    assert "Notre groupe garde pour lui ce qu’il s’est dit." in page.text


def test_the_workbook_of_a_group_holds_that_group_alone(
    alice: Visitor, session: Session, team: Group
) -> None:
    save_group_position(session, team, team.consultation.practices[0], AGREED)

    response = alice.get(at(team, "/classeur.xlsx"))

    assert response.headers["Content-Disposition"].endswith(
        'filename="atelier-l-equipe-la-maison-du-coin.xlsx"'
    )
    book = load_workbook(BytesIO(response.data))
    assert book.sheetnames == ["L’équipe", "Triangles", "À lire à voix haute"]
    texts = [
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    ]
    assert "Pour décider ensemble" in texts
    told = "\n".join(texts)
    for absent in ("destinataires", "Une voix dit que non.", "Convergence", "Divergence"):
        assert absent not in told


def test_the_desk_leads_to_the_workshop(alice: Visitor, team: Group) -> None:
    page = open_page(alice, f"/demarches/{team.consultation.key}").follow("Tenir l’atelier")

    assert page.h1 == "L’atelier"
    assert "Position du groupe" in page.text
