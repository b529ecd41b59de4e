"""Who accompanies one consultation together."""

from sqlalchemy.orm import Session

from models.account import AccountRole, User
from models.consultation import Consultation
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
    if account not in consultation.facilitators:
        consultation.facilitators.append(account)
    session.flush()
    return account


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
