"""What the board answers to each piste: when it is expected, what is late, what it adopted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.text import clean_text
from models.account import User
from models.consultation import Consultation, facilitators
from models.proposal import BoardAnswer, BoardResponse, Proposal
from models.store.drafts import BoardResponseDraft
from models.store.locking import lock_consultation
from models.store.refusals import Published


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardStanding:
    """How many pistes were made, which the board took note of, answered, or owes an answer."""

    made: int
    noted: int
    answered: int
    overdue: int

    @property
    def waiting(self) -> int:
        return self.made - self.answered


def expect_answers(session: Session, consultation: Consultation, day: date | None) -> None:
    """Say when the board's answers are expected, or forget it while it is not known."""
    consultation.answers_expected_on = day
    session.flush()


def find_piste(session: Session, consultation: Consultation, rank: int) -> Proposal | None:
    """Return the piste of this rank (from 1)."""
    return session.scalar(_pistes_of(consultation).where(Proposal.rank == rank))


def save_response(session: Session, proposal: Proposal, draft: BoardResponseDraft) -> None:
    """Keep where the board stands on a piste; an answer without a day of notice is noted with it.

    Raises `Published` once the return is: those who read it must be told of a change.
    """
    consultation = lock_consultation(session, proposal.consultation_id)
    if consultation.returned_on is not None:
        raise Published
    response = proposal.response or BoardResponse()
    response.noted_on = draft.noted_on or (draft.adopted_on if draft.answer else None)
    response.answer = draft.answer
    response.reason = clean_text(draft.reason)
    response.adopted_on = draft.adopted_on if draft.answer else None
    response.resolution = clean_text(draft.resolution)
    response.entered_by = clean_text(draft.entered_by)
    response.expected_on = draft.expected_on
    proposal.response = response
    session.flush()


def expected_on(proposal: Proposal, consultation: Consultation) -> date | None:
    """Return the day when its answer is expected: its own, or that of the whole consultation.

    A piste written once that day had gone by was not part of what was agreed: it has none yet.
    """
    own = proposal.response.expected_on if proposal.response else None
    if own or _came_after_the_day(proposal, consultation):
        return own
    return consultation.answers_expected_on


def lacks_a_day(proposal: Proposal, consultation: Consultation) -> bool:
    """Say whether the others have a day, and this piste came too late for it."""
    return (
        answer_to(proposal) is None
        and expected_on(proposal, consultation) is None
        and _came_after_the_day(proposal, consultation)
    )


def _came_after_the_day(proposal: Proposal, consultation: Consultation) -> bool:
    written, day = proposal.written_on, consultation.answers_expected_on
    return written is not None and day is not None and written > day


def answer_to(proposal: Proposal) -> BoardAnswer | None:
    return proposal.response.answer if proposal.response else None


def is_overdue(proposal: Proposal, consultation: Consultation, *, today: date) -> bool:
    """Say whether the day when the answer was expected has gone by without it."""
    expected = expected_on(proposal, consultation)
    return answer_to(proposal) is None and expected is not None and expected < today


def board_standing(session: Session, consultation: Consultation, *, today: date) -> BoardStanding:
    pistes = session.scalars(_pistes_of(consultation)).all()
    return BoardStanding(
        made=len(pistes),
        noted=sum(bool(piste.response and piste.response.noted_on) for piste in pistes),
        answered=sum(answer_to(piste) is not None for piste in pistes),
        overdue=sum(is_overdue(piste, consultation, today=today) for piste in pistes),
    )


def count_overdue(session: Session, account: User, *, today: date) -> Mapping[int, int]:
    """Return how many answers are late in each consultation of an account, by its id."""
    day_of_all = Consultation.answers_expected_on
    in_time = sa.or_(Proposal.written_on.is_(None), Proposal.written_on <= day_of_all)
    expected = sa.func.coalesce(BoardResponse.expected_on, sa.case((in_time, day_of_all)))
    late = (
        sa.select(Consultation.id, sa.func.count(Proposal.id))
        .join(facilitators, facilitators.c.consultation_id == Consultation.id)
        .join(Proposal, Proposal.consultation_id == Consultation.id)
        .outerjoin(BoardResponse, BoardResponse.proposal_id == Proposal.id)
        .where(facilitators.c.user_id == account.id)
        .where(BoardResponse.answer.is_(None), expected < today)
        .group_by(Consultation.id)
    )
    return dict(iter(session.execute(late)))


def _pistes_of(consultation: Consultation) -> sa.Select[Proposal]:
    return (
        sa.select(Proposal)
        .where(Proposal.consultation_id == consultation.id)
        .order_by(Proposal.rank)
    )
