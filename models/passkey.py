"""The passkeys of an account, as Flask-Security keeps them."""

from datetime import datetime

import sqlalchemy as sa
from flask_security import AsaList, WebAuthnMixin
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import User
from models.base import Base


def _when_first_used(context: DefaultExecutionContext) -> datetime:
    used: datetime = context.get_current_parameters()["lastuse_datetime"]  # type: ignore[no-untyped-call]
    return used


class Passkey(Base, WebAuthnMixin):
    """A key that a phone or a computer keeps for its owner; only its public half is here."""

    __tablename__ = "passkey"
    __table_args__ = (sa.UniqueConstraint("user_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey(User.id, ondelete="CASCADE"))
    credential_id: Mapped[bytes] = mapped_column(sa.LargeBinary(1024), unique=True)
    public_key: Mapped[bytes] = mapped_column(sa.LargeBinary)
    sign_count: Mapped[int] = mapped_column(default=0)
    transports: Mapped[list[str] | None] = mapped_column(MutableList.as_mutable(AsaList()))
    backup_state: Mapped[bool]
    device_type: Mapped[str] = mapped_column(sa.String(64))
    extensions: Mapped[str | None] = mapped_column(sa.String(255))
    # The library tells when a key is first used, which is when it is made.
    create_datetime: Mapped[datetime] = mapped_column(default=_when_first_used)
    lastuse_datetime: Mapped[datetime]
    name: Mapped[str] = mapped_column(sa.String(64))
    usage: Mapped[str] = mapped_column(sa.String(64))

    user: Mapped[User] = relationship(back_populates="webauthn")
