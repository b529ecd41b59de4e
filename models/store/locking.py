"""One at a time: a verb that checks before it writes holds the row that it checked."""

from typing import TypeVar

from sqlalchemy.orm import Session

from models.consultation import Consultation, Group
from models.store.refusals import NotOpen

Row = TypeVar("Row", Consultation, Group)


def lock_group(session: Session, group_id: int) -> Group:
    """Return the group as it is now; nobody else checks it until this transaction ends.

    On SQLite the transaction itself is the lock. Raises `NotOpen` when the group is gone.
    """
    return _locked(session, Group, group_id)


def lock_consultation(session: Session, consultation_id: int) -> Consultation:
    """Return the consultation as it is now, as `lock_group` does; lock it before its groups."""
    return _locked(session, Consultation, consultation_id)


def _locked(session: Session, kind: type[Row], row_id: int) -> Row:
    row = session.get(kind, row_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotOpen
    return row
