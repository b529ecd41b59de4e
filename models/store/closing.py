"""Closing: asked for ten minutes ahead, done once, never undone."""

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from models.consultation import Group, GroupState
from models.sqlite import reading
from models.store.group_codes import unused_group_code
from models.store.locking import lock_consultation, lock_group
from models.store.reading import read_when_complete
from models.store.refusals import NotOpen
from models.store.sealing import seal
from models.store.wiping import erase_collection

GRACE: Final = timedelta(minutes=10)
"""How long a closing can be called off. No answer enters and nothing is shown meanwhile."""


def ask_closing(session: Session, group: Group, *, now: datetime) -> None:
    """Close the group when the grace is over; asked twice, the first time holds.

    Raises `NotOpen` when the group is not collecting.
    """
    group = lock_group(session, group.id)
    if group.state is GroupState.CLOSING:
        return
    if group.state is not GroupState.OPEN or not group.takes_answers:
        raise NotOpen
    group.closes_at = now + GRACE
    session.flush()


def call_off_closing(session: Session, group: Group) -> None:
    """Open the group again; raises `NotOpen` when it is too late."""
    group = lock_group(session, group.id)
    if not group.is_collecting:
        raise NotOpen
    group.closes_at = None
    session.flush()


def start_again(session: Session, group: Group, *, now: datetime) -> None:
    """Erase the answers of a group and open it anew, with a new code; its cards are dead.

    Raises `NotOpen` when the group is not collecting.
    """
    group = lock_group(session, group.id)
    if not group.is_collecting:
        raise NotOpen
    group.opened_at, group.closes_at = now, None
    erase_collection(session, group)
    group.code = unused_group_code(session)
    session.flush()


def leave_out(session: Session, group: Group, *, now: datetime) -> None:
    """Go on without a group, for good: its answers are erased and it joins no reading.

    Raises `NotOpen` when the group is not collecting.
    """
    consultation = lock_consultation(session, group.consultation_id)
    group = lock_group(session, group.id)
    if not group.is_collecting:
        raise NotOpen
    group.code = group.closes_at = None
    group.left_out_at = now
    erase_collection(session, group)
    read_when_complete(session, consultation, now=now)


def close_due_groups(session: Session, *, now: datetime) -> int:
    """Close every group whose grace is over, and return how many this call closed.

    Two calls at once close each group once: a group is claimed by the one update that finds it
    not closed, and its consultation is held first, so that two last groups see each other.
    """
    due = session.execute(_due(now).order_by(Group.consultation_id, Group.id)).all()
    return sum(_close(session, group_id, consultation_id, now) for group_id, consultation_id in due)


def _close(session: Session, group_id: int, consultation_id: int, now: datetime) -> bool:
    consultation = lock_consultation(session, consultation_id)
    claimed = session.scalar(
        sa.update(Group)
        .where(Group.id.in_(_due(now).where(Group.id == group_id).with_only_columns(Group.id)))
        .values(closed_at=Group.closes_at, code=None)
        .returning(Group.id)
    )
    if claimed is None:
        return False
    group = lock_group(session, group_id)
    seal(session, group)
    read_when_complete(session, consultation, now=group.closed_at or now)
    return True


def _due(now: datetime) -> sa.Select[int, int]:
    return sa.select(Group.id, Group.consultation_id).where(
        Group.closes_at <= now, Group.closed_at.is_(None)
    )


def close_what_is_due(engine: Engine, *, now: datetime) -> int:
    """Do the same in a transaction of its own, which is a short reading when nothing is due."""
    with Session(reading(engine)) as session:
        if session.execute(_due(now).limit(1)).first() is None:
            return 0
    with Session(engine) as session, session.begin():
        return close_due_groups(session, now=now)
