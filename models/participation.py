"""The open collection: cards handed out, and sheets filled in. All of it is erased at closing.

No row has a time, an address or an order: keys are random and are the only order of the tables.
Cards and sheets share their group and nothing else, so that no card leads to an answer.
"""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from analysis.position import Moment, Position, Skip
from analysis.report import Audience
from models.base import Base, Digest, Place, RandomKey, code_column, short_text
from models.consultation import Group
from models.questionnaire import Practice


class Card(Base):
    """A code that enters once. It is deleted when it is used."""

    __tablename__ = "card"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    key: Mapped[RandomKey] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(sa.ForeignKey(Group.id, ondelete="CASCADE"), index=True)
    code_hash: Mapped[Digest] = mapped_column(unique=True)


class Sheet(Base):
    """What one person fills in. `entry_hash` makes a double tap one sheet, until it is sent.

    `typed` says that it came on paper and that someone who accompanies typed it.
    """

    __tablename__ = "sheet"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    key: Mapped[RandomKey] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(sa.ForeignKey(Group.id, ondelete="CASCADE"), index=True)
    cookie_hash: Mapped[Digest | None] = mapped_column(unique=True)
    resume_hash: Mapped[Digest] = mapped_column(unique=True)
    entry_hash: Mapped[Digest | None] = mapped_column(unique=True)
    sent: Mapped[bool] = mapped_column(default=False)
    typed: Mapped[bool] = mapped_column(default=False, server_default=sa.false())


class Response(Base):
    """One moment of one practice: a place, or the reason why there is none."""

    __tablename__ = "response"
    __table_args__ = (
        sa.UniqueConstraint("sheet_key", "practice_id", "moment"),
        sa.CheckConstraint("(place IS NULL) <> (skip IS NULL)", name="a_place_or_a_skip"),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[RandomKey] = mapped_column(primary_key=True)
    sheet_key: Mapped[bytes] = mapped_column(
        sa.LargeBinary(16), sa.ForeignKey(Sheet.key, ondelete="CASCADE")
    )
    practice_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Practice.id, ondelete="CASCADE"), index=True
    )
    moment: Mapped[Moment] = mapped_column(code_column(Moment))
    place: Mapped[Position | None] = mapped_column(Place)
    skip: Mapped[Skip | None] = mapped_column(code_column(Skip))


class Agreement(Base):
    """One person lets everyone read what they placed, for one practice of an open reading.

    Where there is none, they refuse.
    """

    __tablename__ = "agreement"
    __table_args__ = (
        sa.UniqueConstraint("sheet_key", "practice_id"),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[RandomKey] = mapped_column(primary_key=True)
    sheet_key: Mapped[bytes] = mapped_column(
        sa.LargeBinary(16), sa.ForeignKey(Sheet.key, ondelete="CASCADE")
    )
    practice_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Practice.id, ondelete="CASCADE"), index=True
    )


class Comment(Base):
    """What a person adds to a practice. Without an audience it is a draft, shown to nobody."""

    __tablename__ = "comment"
    __table_args__ = (
        sa.UniqueConstraint("sheet_key", "practice_id"),
        short_text("text"),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[RandomKey] = mapped_column(primary_key=True)
    sheet_key: Mapped[bytes] = mapped_column(
        sa.LargeBinary(16), sa.ForeignKey(Sheet.key, ondelete="CASCADE")
    )
    practice_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Practice.id, ondelete="CASCADE"), index=True
    )
    text: Mapped[str]
    audience: Mapped[Audience | None] = mapped_column(code_column(Audience))
