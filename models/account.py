"""Who signs in: the people who accompany, those who keep the installation, and their first link."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from flask_security import AsaList, RoleMixin, UserMixin
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Digest, code_column


class AccountRole(StrEnum):
    """A facilitator runs consultations; a host keeps the installation and opens no finding."""

    FACILITATOR = "facilitator"
    HOST = "host"


class InvitationPurpose(StrEnum):
    """To open an account, or to find one's way back into it.

    `RECOVERY` lets choose another password and leaves the second factor where it is; `RESCUE`
    also forgets the second factor, because whoever made the link chose so.
    """

    WELCOME = "welcome"
    RECOVERY = "recovery"
    RESCUE = "rescue"


account_roles = sa.Table(
    "account_roles",
    Base.metadata,
    sa.Column("user_id", sa.ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("role_id", sa.ForeignKey("role.id", ondelete="CASCADE"), primary_key=True),
)


class Role(Base, RoleMixin):
    """A role as Flask-Security wants it; `name` is an `AccountRole`."""

    __tablename__ = "role"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(40), unique=True)


class User(Base, UserMixin):
    """An account. It waits, inactive, until its invitation is answered."""

    __tablename__ = "account"
    __table_args__ = (
        sa.CheckConstraint(
            "NOT active OR (email IS NOT NULL AND password IS NOT NULL)", name="active_can_sign_in"
        ),
        sa.CheckConstraint("email = lower(email)", name="email_is_lower"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fs_uniquifier: Mapped[str] = mapped_column(sa.String(64), unique=True)
    # Flask-Security takes an address for granted; an account that waits has none yet.
    email: Mapped[str | None] = mapped_column(  # type: ignore[assignment]
        sa.String(254), unique=True
    )
    name: Mapped[str] = mapped_column(sa.String(120), default="")
    password: Mapped[str | None] = mapped_column(sa.String(255))
    active: Mapped[bool] = mapped_column(default=False)
    roles: Mapped[list[Role]] = relationship(  # type: ignore[assignment]
        secondary=account_roles, order_by=Role.name
    )
    tf_primary_method: Mapped[str | None] = mapped_column(sa.String(64))
    tf_totp_secret: Mapped[str | None] = mapped_column(sa.String(255))
    # The half-minute of the last code that was taken: none is good twice.
    totp_counter: Mapped[int | None]
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(MutableList.as_mutable(AsaList()))
    fs_webauthn_user_handle: Mapped[str | None] = mapped_column(  # type: ignore[assignment]
        sa.String(64), index=True, unique=True
    )
    webauthn: Mapped[list["Passkey"]] = relationship(  # type: ignore[name-defined]  # noqa: F821
        back_populates="user", cascade="all, delete-orphan", order_by="Passkey.id"
    )

    @property
    def is_waiting(self) -> bool:
        """Whether its first link was never answered."""
        return self.password is None

    @property
    def has_second_factor(self) -> bool:
        """Whether a password alone does not open it."""
        return bool(self.tf_totp_secret) or any(key.usage == "secondary" for key in self.webauthn)


class Invitation(Base):
    """A link that opens once, for someone to choose a password; only its hash is kept."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey(User.id, ondelete="CASCADE"), unique=True)
    token_hash: Mapped[Digest] = mapped_column(unique=True)
    expires_at: Mapped[datetime]
    purpose: Mapped[InvitationPurpose] = mapped_column(
        code_column(InvitationPurpose), default=InvitationPurpose.WELCOME, server_default="welcome"
    )

    user: Mapped[User] = relationship()
