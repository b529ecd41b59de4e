"""What happens to a whole consultation on its way: a pause, an end before its time, its close."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from models.consultation import Consultation, ConsultationState, Group, GroupState
from models.participation import Agreement, Comment, Response, Sheet
from models.sqlite import erase_for_good
from models.store.locking import lock_consultation, lock_group
from models.store.reading import read_when_complete
from models.store.refusals import NotOpen


def pause(session: Session, consultation: Consultation, *, now: datetime, words: str) -> None:
    """Let no answer in until `go_on`; `words` are read by all. A closing under way is called off.

    Raises `NotOpen` when nothing is being collected.
    """
    consultation = _collecting(session, consultation)
    for group in consultation.groups:
        if group.state is GroupState.CLOSING:
            group.closes_at = None
    consultation.paused_at = consultation.paused_at or now
    consultation.said_to_all = words
    session.flush()


def go_on(session: Session, consultation: Consultation) -> None:
    """Let answers in again, where nothing was lost; raises `NotOpen` once it is stopped."""
    consultation = _collecting(session, consultation)
    consultation.paused_at, consultation.said_to_all = None, ""
    session.flush()


def stop(session: Session, consultation: Consultation, *, now: datetime, words: str) -> None:
    """End the collection for good, and say `words` to all.

    What people answered in groups that were still collecting is erased. Their codes and their
    empty sheets stay, and lead to these words alone. Groups that closed before keep what they
    were shown, and the reading is made of them. Raises `NotOpen` when nothing is being collected.
    """
    consultation = _collecting(session, consultation)
    for group in consultation.groups:
        if group.is_collecting:
            _empty(session, lock_group(session, group.id))
    consultation.stopped_at, consultation.said_to_all = now, words
    consultation.paused_at = None
    session.flush()
    erase_for_good(session)
    read_when_complete(session, consultation, now=now)


def conclude(session: Session, consultation: Consultation, *, today: date) -> None:
    """Say that the accompaniment is over; raises `NotOpen` while anything is being collected."""
    if consultation.state is not ConsultationState.READ:
        raise NotOpen
    consultation.concluded_on = today
    session.flush()


def take_up_again(session: Session, consultation: Consultation) -> None:
    """Say that the accompaniment is not over after all."""
    consultation.concluded_on = None
    session.flush()


def _collecting(session: Session, consultation: Consultation) -> Consultation:
    consultation = lock_consultation(session, consultation.id)
    if consultation.state is not ConsultationState.OPEN:
        raise NotOpen
    return consultation


def _empty(session: Session, group: Group) -> None:
    """Erase what a group answered; its sheets stay, with nothing on them."""
    sheets = sa.select(Sheet.key).where(Sheet.group_id == group.id)
    for kind in (Response, Comment, Agreement):
        session.execute(sa.delete(kind).where(kind.sheet_key.in_(sheets)))
    session.execute(sa.delete(Sheet).where(Sheet.group_id == group.id, Sheet.typed))
    session.execute(
        sa.update(Sheet).where(Sheet.group_id == group.id).values(sent=False, entry_hash=None)
    )
    group.closes_at = None
    session.expire_all()
