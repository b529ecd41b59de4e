"""The essai: before the opening, with codes of its own; nothing of it outlives it."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.consultation import Consultation, Entry
from models.store.group_codes import unused_group_code
from models.store.refusals import CannotOpen, Frozen
from models.store.wiping import erase_collection


def begin_trial(
    session: Session, consultation: Consultation, *, now: datetime, ready: bool
) -> None:
    """Let the groups be tried, as if they were open; begun twice, the first time holds.

    Raises `Frozen` once the consultation is open, and `CannotOpen` when it is not `ready` to be.
    """
    if consultation.opened_at is not None:
        raise Frozen
    if not ready:
        raise CannotOpen
    if consultation.trial_since is not None:
        return
    consultation.trial_since = now
    for group in consultation.groups:
        if group.entry is not Entry.NONE:
            group.code = unused_group_code(session)
    session.flush()


def end_trial(session: Session, consultation: Consultation) -> None:
    """Erase every card, sheet, answer and code of the trial; without one, nothing happens."""
    if consultation.trial_since is None:
        return
    consultation.trial_since = None
    for group in consultation.groups:
        erase_collection(session, group)
    session.flush()
