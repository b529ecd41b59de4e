"""What a host does with accounts once they are made: roles, and who may come in."""

from collections.abc import Collection
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from models.account import AccountRole, Invitation, Role, User
from models.store.accounts import address_as_kept, find_role
from models.store.refusals import LastHost


def list_accounts(session: Session) -> list[User]:
    """Return every account, by name; those who never came in have none and come first."""
    return list(session.scalars(sa.select(User).order_by(sa.func.lower(User.name), User.id)))


def load_account(session: Session, account_id: int) -> User | None:
    return session.get(User, account_id)


def deactivate(session: Session, account: User) -> None:
    """Close an account: its sessions end at once and its link is dead; what it made stays.

    Raises `LastHost` when nobody else would keep the installation.
    """
    _check_not_last_host(session, account)
    account.active = False
    account.fs_uniquifier = uuid4().hex
    session.execute(sa.delete(Invitation).where(Invitation.user_id == account.id))
    session.flush()


def reactivate(session: Session, account: User) -> None:
    """Open it again to the password and the second factor that it had."""
    account.active = True
    session.flush()


def withdraw(session: Session, account: User) -> None:
    """Take back an invitation that nobody answered: the account is gone, and its link with it.

    Somebody who has come in stays: such an account is deactivated.
    """
    if account.is_waiting:
        session.execute(sa.delete(Invitation).where(Invitation.user_id == account.id))
        session.delete(account)
        session.flush()


def give_roles(session: Session, account: User, roles: Collection[AccountRole]) -> None:
    """Change what an account may do, from its next page on.

    Raises `LastHost` when nobody else would keep the installation.
    """
    if AccountRole.HOST not in roles:
        _check_not_last_host(session, account)
    account.roles = [find_role(session, role) for role in sorted(roles)]
    session.flush()


def rename(session: Session, account: User, *, name: str, email: str) -> None:
    """Change the name that participants read, and the address to sign in with.

    Raises `IntegrityError` when somebody has this address.
    """
    account.name = name
    account.email = address_as_kept(email)
    session.flush()


def _check_not_last_host(session: Session, account: User) -> None:
    """Hold the hosts while it is checked: two of them may close each other at once."""
    hosts = session.scalars(
        sa.select(User)
        .where(User.active, User.roles.any(Role.name == AccountRole.HOST.value))
        .order_by(User.id)
        .with_for_update()
    ).all()
    if list(hosts) == [account]:
        raise LastHost
