"""Accounts: made with an invitation, which is answered once by choosing a password."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from models.account import AccountRole, Invitation, InvitationPurpose, Role, User
from models.keyed import keyed_hash, new_token

INVITATION_LASTS: Final = timedelta(days=7)


def add_account(
    session: Session,
    *,
    roles: Collection[AccountRole],
    email: str | None = None,
    name: str = "",
) -> User:
    """Return a new account, which cannot sign in before its invitation is answered."""
    account = User(
        fs_uniquifier=uuid4().hex,
        email=email and address_as_kept(email),
        name=name,
        roles=[find_role(session, role) for role in sorted(roles)],
    )
    session.add(account)
    session.flush()
    return account


def find_role(session: Session, role: AccountRole) -> Role:
    known = session.scalar(sa.select(Role).where(Role.name == role.value))
    return known or Role(name=role.value)


def find_account(session: Session, email: str) -> User | None:
    """Return the account of this address, however it was typed."""
    return session.scalar(sa.select(User).where(User.email == address_as_kept(email)))


def address_as_kept(email: str) -> str:
    """Return an address in the one form that accounts are found by."""
    return email.strip().lower()


def has_accounts(session: Session) -> bool:
    return session.scalar(sa.select(User.id).limit(1)) is not None


def waiting_accounts(session: Session) -> list[User]:
    """Return the accounts whose invitation was never answered, the oldest first."""
    return list(session.scalars(sa.select(User).where(User.password.is_(None)).order_by(User.id)))


def invite(
    session: Session, account: User, *, now: datetime, without_second_factor: bool = False
) -> str:
    """Return the token of a link that opens once; the account's former link is dead.

    Someone who has a password finds a way back with it; `without_second_factor`, past what only
    a lost telephone or key would answer.
    """
    session.execute(sa.delete(Invitation).where(Invitation.user_id == account.id))
    token = new_token()
    session.add(
        Invitation(
            user=account,
            token_hash=keyed_hash(session, "invitation", token),
            expires_at=now + INVITATION_LASTS,
            purpose=_purpose(account, without_second_factor),
        )
    )
    session.flush()
    return token


def _purpose(account: User, without_second_factor: bool) -> InvitationPurpose:
    if account.is_waiting:
        return InvitationPurpose.WELCOME
    return InvitationPurpose.RESCUE if without_second_factor else InvitationPurpose.RECOVERY


def find_invitation(session: Session, token: str, *, now: datetime) -> Invitation | None:
    """Return the invitation of this link; `None` once it is used or too old."""
    return session.scalar(
        sa.select(Invitation).where(
            Invitation.token_hash == keyed_hash(session, "invitation", token),
            Invitation.expires_at > now,
        )
    )


def answer_invitation(
    session: Session,
    invitation: Invitation,
    *,
    password_hash: str,
    email: str | None = None,
    name: str | None = None,
) -> User:
    """Make the account able to sign in and use up its link.

    `email` and `name` are for an account that was made without them; whoever has one keeps it.
    The second factor is forgotten only if the link was made for that.
    """
    account = invitation.user
    if invitation.purpose is InvitationPurpose.RESCUE:
        _forget_second_factor(account)
    account.email = account.email or (email and address_as_kept(email))
    account.name = account.name or name or ""
    account.password = password_hash
    account.fs_uniquifier = uuid4().hex  # sessions opened with a former password end here
    account.active = True
    session.delete(invitation)
    session.flush()
    return account


def _forget_second_factor(account: User) -> None:
    """Forget every key and code: they are lost, or in somebody else's hands."""
    account.tf_primary_method = account.tf_totp_secret = account.totp_counter = None
    account.mf_recovery_codes = None
    account.webauthn.clear()
