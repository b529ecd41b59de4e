"""Everything that a group answered, erased: by its closing, a new start, an end, or a trial."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from models.consultation import Group
from models.participation import Card, Sheet
from models.sqlite import erase_for_good


def erase_collection(session: Session, group: Group) -> None:
    """Erase every card, sheet, answer and comment of a group, and the code of the group."""
    for kind in (Card, Sheet):
        session.execute(sa.delete(kind).where(kind.group_id == group.id))
    group.code = None
    session.flush()
    session.expire_all()
    erase_for_good(session)
