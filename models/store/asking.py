"""What is asked of one sheet: its group, and the practices of that group in order."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from models.consultation import Consultation, Group
from models.participation import Sheet
from models.questionnaire import Practice


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A group and the practices that it is asked, with their wordings."""

    group: Group
    practices: Sequence[Practice]

    @property
    def consultation(self) -> Consultation:
        return self.group.consultation


def asking_of(session: Session, sheet: Sheet) -> Asking:
    """Return what is asked of the sheet's group."""
    return asking_of_group(session, session.get_one(Group, sheet.group_id))


def asking_of_group(session: Session, group: Group) -> Asking:
    """Return what is asked of a group, in two queries whatever the number of practices."""
    practices = session.scalars(
        sa.select(Practice)
        .where(Practice.asked_of.any(Group.id == group.id))
        .order_by(Practice.rank)
        .options(selectinload(Practice.wordings))
    ).all()
    return Asking(group=group, practices=practices)
