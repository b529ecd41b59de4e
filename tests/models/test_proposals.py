"""The pistes keep their order, are never doubled, and stay as the board answered them."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from models import BoardAnswer, BoardResponse, Consultation, Course, Proposal
from models.store.drafts import ProposalDraft
from models.store.proposals import (
    add_proposal,
    change_proposal,
    fingerprint,
    list_proposals,
    move_proposal,
    remove_proposal,
)
from models.store.refusals import Answered, ChangedSince
from tests.builders import TODAY, an_open_consultation

GARDEN = ProposalDraft(text="Un jardin tenu ensemble.", carried_by="Chloé", due="au printemps")
KITCHEN = ProposalDraft(text="Une cuisine ouverte le midi.")
DOOR = ProposalDraft(text="La porte ouverte le samedi.")


@pytest.fixture
def consultation(session: Session) -> Consultation:
    return an_open_consultation(session)


@pytest.fixture
def three(session: Session, consultation: Consultation) -> list[Proposal]:
    return [add_proposal(session, consultation, draft) for draft in (GARDEN, KITCHEN, DOOR)]


def texts(session: Session, consultation: Consultation) -> list[str]:
    return [proposal.text for proposal in list_proposals(session, consultation)]


def ranks(session: Session, consultation: Consultation) -> list[int]:
    return [proposal.rank for proposal in list_proposals(session, consultation)]


def answer(session: Session, proposal: Proposal) -> None:
    proposal.response = BoardResponse(
        noted_on=TODAY,
        answer=BoardAnswer.RETAINED,
        reason="",
        adopted_on=TODAY,
        resolution="12",
        entered_by="Alice",
    )
    session.flush()


def test_a_piste_is_added_at_the_end_with_all_that_the_meeting_said(
    session: Session, consultation: Consultation, three: list[Proposal]
) -> None:
    practice, group = consultation.practices[1], consultation.groups[0]
    said = replace(KITCHEN, text="Un repas.", practice=practice, group=group)

    added = add_proposal(session, consultation, replace(said, course=Course.CHANGE_COURSE))

    assert added.rank == 4
    assert (added.practice, added.group) == (practice, group)
    assert added.course is Course.CHANGE_COURSE


def test_the_same_piste_sent_twice_is_there_once(
    session: Session, consultation: Consultation, three: list[Proposal]
) -> None:
    again = add_proposal(session, consultation, GARDEN)

    assert again is three[0]
    assert ranks(session, consultation) == [1, 2, 3]


@pytest.mark.parametrize(
    ("rank", "order"),
    [(1, [2, 0, 1]), (2, [0, 2, 1]), (3, [0, 1, 2]), (0, [2, 0, 1]), (9, [0, 1, 2])],
)
def test_the_last_piste_moves_to_any_rank(
    session: Session,
    consultation: Consultation,
    three: list[Proposal],
    rank: int,
    order: list[int],
) -> None:
    said = [proposal.text for proposal in three]

    move_proposal(session, three[2], rank)

    assert texts(session, consultation) == [said[at] for at in order]
    assert ranks(session, consultation) == [1, 2, 3]


def test_removing_a_piste_closes_the_ranks(
    session: Session, consultation: Consultation, three: list[Proposal]
) -> None:
    remove_proposal(session, three[0])

    assert texts(session, consultation) == [KITCHEN.text, DOOR.text]
    assert ranks(session, consultation) == [1, 2]


def test_a_piste_that_the_board_answered_is_neither_changed_nor_removed(
    session: Session, consultation: Consultation, three: list[Proposal]
) -> None:
    answer(session, three[0])

    with pytest.raises(Answered):
        change_proposal(session, three[0], KITCHEN)
    with pytest.raises(Answered):
        remove_proposal(session, three[0])

    assert texts(session, consultation)[0] == GARDEN.text


def test_of_two_people_who_change_the_same_piste_the_second_is_told(
    session: Session, consultation: Consultation, three: list[Proposal]
) -> None:
    seen = fingerprint(three[0])
    change_proposal(session, three[0], replace(GARDEN, text="Deux jardins."), seen=seen)

    with pytest.raises(ChangedSince):
        change_proposal(session, three[0], replace(GARDEN, text="Un verger."), seen=seen)

    assert texts(session, consultation)[0] == "Deux jardins."


def test_a_text_is_kept_clean(session: Session, consultation: Consultation) -> None:
    added = add_proposal(session, consultation, ProposalDraft(text=" Un\u202e jardin\r\nici "))

    assert added.text == "Un jardin\nici"
