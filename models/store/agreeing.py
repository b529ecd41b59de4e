"""An open reading between two organisations: who lets everyone read what, practice by practice.

Nothing stands for a refusal but the lack of an agreement: what is forgotten or lost refuses.
"""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from models.consultation import Consultation, Group, GroupState
from models.participation import Agreement, Sheet
from models.questionnaire import Practice
from models.sealed import SealedAgreement


def agree(session: Session, sheet: Sheet, practices: Iterable[Practice]) -> None:
    """Let everyone read what this sheet says of these practices, and of no other."""
    session.execute(sa.delete(Agreement).where(Agreement.sheet_key == sheet.key))
    session.add_all(
        Agreement(sheet_key=sheet.key, practice_id=practice.id) for practice in practices
    )
    session.flush()


def take_back(session: Session, sheet: Sheet, practice: Practice) -> None:
    """Let nobody read what this sheet says of a practice, until its author says yes again."""
    session.execute(
        sa.delete(Agreement).where(
            Agreement.sheet_key == sheet.key, Agreement.practice_id == practice.id
        )
    )


def agreed_on(session: Session, sheet: Sheet) -> frozenset[int]:
    """Return the practices, by id, that this sheet lets everyone read."""
    agreed = sa.select(Agreement.practice_id).where(Agreement.sheet_key == sheet.key)
    return frozenset(session.scalars(agreed))


def seal_agreements(session: Session, group: Group) -> None:
    """Keep the practices that nobody of a group refused, and nothing of who did."""
    refused = set(session.scalars(_refused_by_somebody(group)))
    session.add_all(
        SealedAgreement(group_id=group.id, practice_id=practice.id)
        for practice in group.consultation.practices
        if group in practice.asked_of and practice.id not in refused
    )
    session.flush()


def _refused_by_somebody(group: Group) -> sa.Select[int]:
    """Select the practices that at least one sheet of the group, once sent, does not let read."""
    lets_read = sa.exists().where(
        Agreement.sheet_key == Sheet.key, Agreement.practice_id == Practice.id
    )
    every_sheet = sa.select(Practice.id).join(Sheet, sa.true()).distinct()
    return every_sheet.where(
        Practice.consultation_id == group.consultation_id,
        Sheet.group_id == group.id,
        Sheet.sent,
        ~lets_read,
    )


def agreed_by_all(session: Session, consultation: Consultation) -> frozenset[str]:
    """Return the practices, by code, that every closed group that was asked agreed to show."""
    closed = [group for group in consultation.groups if group.state is GroupState.CLOSED]
    rows = session.execute(
        sa.select(SealedAgreement.group_id, SealedAgreement.practice_id).where(
            SealedAgreement.group_id.in_([group.id for group in closed])
        )
    )
    agreed = {(group_id, practice_id) for group_id, practice_id in rows}
    return frozenset(
        practice.code
        for practice in consultation.practices
        if all((group.id, practice.id) in agreed for group in closed if group in practice.asked_of)
    )
