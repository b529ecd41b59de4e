"""Who accompanies one consultation together."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from models.account import AccountRole, User
from models.consultation import Consultation, facilitators
from models.store.accounts import find_account
from models.store.locking import lock_consultation
from models.store.refusals import LastFacilitator, NoSuchFacilitator


def add_facilitator(session: Session, consultation: Consultation, *, email: str) -> User:
    """Let whoever has this address accompany the consultation too; twice is once.

    Raises `NoSuchFacilitator`, whatever is lacking: the address, its account, or its role.
    """
    account = find_account(session, email)
    if account is None or not _accompanies(account):
        raise NoSuchFacilitator
    consultation = lock_consultation(session, consultation.id)
    if account not in consultation.facilitators:
        consultation.facilitators.append(account)
        session.flush()
        if consultation.opened_at is not None:
            late = sa.update(facilitators).where(_place(consultation, account))
            session.execute(late.values(joined_late=True))
    return account


def _place(consultation: Consultation, account: User) -> sa.ColumnElement[bool]:
    """Select the place of an account in the team."""
    return sa.and_(
        facilitators.c.consultation_id == consultation.id, facilitators.c.user_id == account.id
    )


def accompanied_from_opening(session: Session, consultation: Consultation, account: User) -> bool:
    """Say whether people could know, from the first answer on, that this person accompanies.

    What is left for the facilitator alone is read by nobody else.
    """
    joined_late = sa.select(facilitators.c.joined_late).where(_place(consultation, account))
    return session.scalar(joined_late) is False


def _accompanies(account: User) -> bool:
    return account.active and account.has_role(AccountRole.FACILITATOR.value)


def remove_facilitator(session: Session, consultation: Consultation, account: User) -> None:
    """Take somebody out of those who accompany; raises `LastFacilitator` when nobody would be left.

    The consultation is held, so that two who leave at once see each other.
    """
    consultation = lock_consultation(session, consultation.id)
    session.refresh(consultation, ["facilitators"])
    if account not in consultation.facilitators:
        return
    if not any(_accompanies(other) for other in consultation.facilitators if other is not account):
        raise LastFacilitator
    consultation.facilitators.remove(account)
    session.flush()
