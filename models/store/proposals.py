"""The pistes in their order: listed, added, changed, moved, removed.

A piste that the board has answered stays as it was answered.
"""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from analysis.text import clean_text
from models.consultation import Consultation
from models.proposal import Proposal
from models.store.drafts import ProposalDraft
from models.store.locking import lock_consultation
from models.store.plenary_room import tell_screens
from models.store.refusals import Answered, ChangedSince

ASIDE: Final = 10_000
"""Beyond any rank that a piste really has."""


def list_proposals(session: Session, consultation: Consultation) -> Sequence[Proposal]:
    """Return the pistes in their order, each with its practice, its group and its answer."""
    return session.scalars(
        sa.select(Proposal)
        .where(Proposal.consultation_id == consultation.id)
        .options(
            joinedload(Proposal.practice),
            joinedload(Proposal.group),
            joinedload(Proposal.response),
        )
        .order_by(Proposal.rank)
    ).all()


def find_proposal(
    session: Session, consultation: Consultation, proposal_id: int
) -> Proposal | None:
    """Return this piste of this consultation, if there is one."""
    proposal = session.get(Proposal, proposal_id)
    return proposal if proposal and proposal.consultation_id == consultation.id else None


def is_answered(proposal: Proposal) -> bool:
    """Say whether the board answered it: its words are then those that the board read."""
    return proposal.response is not None and proposal.response.answer is not None


def as_draft(proposal: Proposal) -> ProposalDraft:
    """Return what the meeting wrote of a piste, as it would hand it again."""
    return ProposalDraft(
        text=proposal.text,
        practice=proposal.practice,
        course=proposal.course,
        group=proposal.group,
        carried_by=proposal.carried_by,
        due=proposal.due,
    )


def fingerprint(proposal: Proposal) -> str:
    """Return what changes with anything that the meeting wrote of a piste."""
    words = (
        proposal.practice and proposal.practice.code,
        proposal.course and proposal.course.value,
        proposal.group and proposal.group.rank,
        proposal.text,
        proposal.carried_by,
        proposal.due,
    )
    return hashlib.sha256(repr(words).encode()).hexdigest()[:16]


def add_proposal(
    session: Session,
    consultation: Consultation,
    draft: ProposalDraft,
    *,
    today: date | None = None,
) -> Proposal:
    """Add a piste at the end; the same one a second time is the one that is there already."""
    lock_consultation(session, consultation.id)
    proposals = list_proposals(session, consultation)
    added = Proposal(consultation_id=consultation.id, rank=len(proposals) + 1, written_on=today)
    _write(added, draft)
    same = fingerprint(added)
    for proposal in proposals:
        if fingerprint(proposal) == same:
            return proposal
    session.add(added)
    tell_screens(session, consultation)
    session.flush()
    return added


def change_proposal(
    session: Session, proposal: Proposal, draft: ProposalDraft, *, seen: str | None = None
) -> None:
    """Write a piste anew.

    Raises `Answered` once the board answered it, and `ChangedSince` when it is not any more what
    was `seen` (its fingerprint).
    """
    consultation = lock_consultation(session, proposal.consultation_id)
    session.refresh(proposal)
    if is_answered(proposal):
        raise Answered
    if seen is not None and seen != fingerprint(proposal):
        raise ChangedSince
    _write(proposal, draft)
    tell_screens(session, consultation)
    session.flush()


def move_proposal(session: Session, proposal: Proposal, rank: int) -> None:
    """Put a piste at this rank (from 1), or at the end nearest to it; the others make room."""
    consultation = lock_consultation(session, proposal.consultation_id)
    order = list(list_proposals(session, consultation))
    order.remove(proposal)
    order.insert(max(rank, 1) - 1, proposal)
    _number(session, order)
    tell_screens(session, consultation)


def remove_proposal(session: Session, proposal: Proposal) -> None:
    """Remove a piste and close the ranks; raises `Answered` once the board answered it."""
    consultation = lock_consultation(session, proposal.consultation_id)
    session.refresh(proposal)
    if is_answered(proposal):
        raise Answered
    session.delete(proposal)
    session.flush()
    _number(session, list_proposals(session, consultation))
    tell_screens(session, consultation)


def _number(session: Session, order: Sequence[Proposal]) -> None:
    """Give ranks from 1; two pistes that change places would meet in the middle."""
    for proposal in order:
        proposal.rank += ASIDE
    session.flush()
    for rank, proposal in enumerate(order, start=1):
        proposal.rank = rank
    session.flush()


def _write(proposal: Proposal, draft: ProposalDraft) -> None:
    proposal.practice, proposal.group = draft.practice, draft.group
    proposal.course = draft.course
    proposal.text = clean_text(draft.text)
    proposal.carried_by = clean_text(draft.carried_by)
    proposal.due = clean_text(draft.due)
