"""The pages of the board's answers: expected, written, late, printed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest
from sqlalchemy.orm import Session

from models import BoardAnswer, Consultation, Course, Entry, User
from models.store.activity import Act, list_activity
from models.store.board import expect_answers, find_piste, save_response
from models.store.drafts import BoardResponseDraft, ProposalDraft
from models.store.proposals import add_proposal
from models.store.returning import publish_return
from tests.builders import THREE_GROUPS, TODAY, an_open_consultation
from tests.clock import Clock
from tests.page import Page, open_page
from tests.visitors import Visitor

WELCOME: Final = "Un comité d’accueil, avec des destinataires."
REASON: Final = "L’assurance ne le permet pas cette année."
BY_VOICE: Final = [replace(group, entry=Entry.NONE) for group in THREE_GROUPS]
TYPED: Final = (WELCOME, REASON)


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    """Its meeting made two pistes; the board has not met yet."""
    consultation = an_open_consultation(session, facilitator=facilitator, groups=BY_VOICE)
    add_proposal(
        session,
        consultation,
        ProposalDraft(
            text=WELCOME,
            practice=consultation.practices[0],
            course=Course.CHANGE_COURSE,
            group=consultation.groups[1],
            carried_by="Chloé et l’équipe",
            due="avant l’été",
        ),
    )
    add_proposal(session, consultation, ProposalDraft(text="Un repas par saison."))
    return consultation


def address(consultation: Consultation, rest: str = "") -> str:
    return f"/demarches/{consultation.key}/reponses{rest}"


def open_board(visitor: Visitor, consultation: Consultation, rest: str = "") -> Page:
    return open_page(visitor, address(consultation, rest), typed=TYPED)


def set_aside(session: Session, consultation: Consultation) -> None:
    piste = find_piste(session, consultation, 1)
    assert piste is not None
    draft = BoardResponseDraft(
        answer=BoardAnswer.SET_ASIDE,
        reason=REASON,
        adopted_on=date(2027, 2, 15),
        resolution="2027-14",
        entered_by="Alice",
    )
    save_response(session, piste, draft)


def test_a_piste_written_after_the_day_asks_for_a_day_and_is_not_late(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """The two others are late: they were written before that day."""
    consultation.answers_expected_on = TODAY - timedelta(days=1)
    garden = "Un jardin derrière la cuisine."
    open_page(alice, f"/demarches/{consultation.key}/pistes/ajouter").submit(
        **{"piste-text": garden}
    )

    page = open_page(alice, address(consultation), typed=(*TYPED, garden))

    assert [bool(piste.all(".late")) for piste in page.all("li.piste")] == [True, True, False]
    last = page.all("li.piste")[-1].text
    assert "Écrite après le jour choisi pour les autres\u00a0: choisissez un jour" in last
    assert page.follow("Choisir le jour 3").h1.endswith("piste 3")


def test_an_answer_is_written_and_read_with_its_sitting(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """The board answers as a body; only who typed it is named."""
    page = open_board(alice, consultation, "/1").submit(
        answer="set_aside",
        reason=REASON,
        adopted_on="2027-02-15",
        resolution="2027-14",
        entered_by="Alice",
    )

    assert page.h1 == "Les réponses du CA"
    assert "écartée" in page.text
    assert REASON in page.text
    assert "adoptée à la séance du 15 février 2027, résolution nº 2027-14" in page.text
    assert "inscrite par Alice" in page.text
    acts = list_activity(session, consultation, page=1, per_page=5)
    assert [act.act for act in acts] == [Act.BOARD_ANSWERED]


@pytest.mark.parametrize("answer", ["modified", "postponed", "set_aside"])
def test_what_is_not_accepted_as_it_is_needs_its_reason(
    alice: Visitor, consultation: Consultation, answer: str
) -> None:
    """The page comes back filled, and says what to do."""
    page = open_board(alice, consultation, "/1").submit(
        answer=answer, adopted_on="2027-02-15", resolution="2027-14"
    )

    assert "Écrivez pourquoi, en mots simples" in page.text
    assert page.form()["answer"] == answer
    assert page.form()["resolution"] == "2027-14"


def test_what_is_accepted_as_it_is_needs_none(alice: Visitor, consultation: Consultation) -> None:
    page = open_board(alice, consultation, "/1").submit(answer="retained", adopted_on="2027-02-15")
    assert page.h1 == "Les réponses du CA"
    assert "retenue" in page.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"answer": "retained"}, "Écrivez le jour de la séance"),
        ({"answer": "retained", "adopted_on": "2027-03-15"}, "Ce jour est encore à venir"),
        ({"noted_on": "2027-03-15"}, "Ce jour est encore à venir"),
        (
            {"answer": "retained", "adopted_on": "2027-02-15", "noted_on": "2027-02-20"},
            "Le CA prend acte d’une piste avant d’y répondre",
        ),
        (
            {"answer": "retained", "adopted_on": "2027-02-15", "entered_by": ""},
            "Écrivez qui inscrit cette réponse",
        ),
    ],
)
def test_a_sitting_that_cannot_be_is_refused_in_words(
    alice: Visitor, consultation: Consultation, typed: dict[str, str], said: str
) -> None:
    page = open_board(alice, consultation, "/1").submit(**typed)
    assert page.h1 == "Réponse du CA, piste 1"
    assert said in page.text


def test_an_answer_that_no_page_offers_is_refused(
    alice: Visitor, consultation: Consultation
) -> None:
    form = open_board(alice, consultation, "/1").form().forge(answer="shouted")
    assert "Choisissez l’une des possibilités" in form.submit().text


def test_the_day_of_the_answers_is_chosen_then_forgotten(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = open_board(alice, consultation).follow("Choisir le jour")
    page = page.submit(answers_expected_on="2027-04-30")
    assert "Les réponses sont attendues le 30 avril 2027" in page.text

    page = page.follow("Changer le jour").submit(answers_expected_on="")
    assert "Aucun jour n’est encore choisi" in page.text


def test_late_answers_are_seen_from_everywhere(
    alice: Visitor, session: Session, consultation: Consultation, clock: Clock
) -> None:
    """On the list of consultations, on the desk, and beside each piste."""
    expect_answers(session, consultation, TODAY)
    set_aside(session, consultation)
    assert "en retard" not in open_page(alice, "/demarches").text

    clock.advance(days=1)

    assert "1 réponse du CA est en retard" in open_page(alice, "/demarches").text
    assert "1 en retard" in open_page(alice, f"/demarches/{consultation.key}").text
    page = open_board(alice, consultation)
    assert "1 réponse est en retard" in page.text
    assert "La réponse était attendue le 1er mars 2027" in page.text


def test_without_a_piste_the_page_says_where_they_come_from(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    bare = an_open_consultation(session, facilitator=facilitator, groups=BY_VOICE)
    assert "Les pistes viennent de la mise en commun" in open_board(alice, bare).text
    assert alice.get(address(bare, "/1")).status_code == 404


def test_the_agenda_has_each_piste_and_lines_to_write_on(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """What the board answered already is not on it: it is for the sitting to come."""
    page = open_board(alice, consultation, "/ordre-du-jour")
    assert WELCOME in page.text
    assert "Premier pas, et avec qui : Chloé et l’équipe" in page.text
    assert len(page.all(".leaflet-piste .boxes .box")) == 8

    set_aside(session, consultation)
    page = open_board(alice, consultation, "/ordre-du-jour")
    assert len(page.all(".leaflet-piste .boxes .box")) == 4
    assert WELCOME not in page.text


def test_the_answers_are_printed_as_they_stand(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    set_aside(session, consultation)
    page = open_board(alice, consultation, "/imprimer")
    assert REASON in page.text
    assert "1 piste n’a pas encore de réponse" in page.text


def test_once_the_return_is_published_an_answer_no_longer_changes(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """Not even from a page that stayed open since yesterday."""
    yesterday = open_board(alice, consultation, "/1").form()
    publish_return(session, consultation, today=TODAY)

    page = yesterday.fill(answer="retained", adopted_on="2027-02-15").submit()

    assert "Le retour est publié : rien n’a été changé" in page.text
    assert "retenue" not in page.text
    assert not open_board(alice, consultation, "/1").all("textarea")


def test_a_day_of_its_own_outlives_that_of_the_others(
    alice: Visitor, session: Session, consultation: Consultation, clock: Clock
) -> None:
    expect_answers(session, consultation, TODAY)
    later = TODAY + timedelta(days=90)
    open_board(alice, consultation, "/1").submit(expected_on=later.isoformat())
    clock.advance(days=1)
    assert "La réponse est attendue le 30 mai 2027" in open_board(alice, consultation).text
