"""The meetings of a consultation, and what groups agree on in theirs."""

from datetime import date, datetime, time
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from analysis.position import Position
from analysis.sharing import Saying
from models.base import Base, Place, Text, code_column, short_text
from models.consultation import Consultation, Group
from models.questionnaire import Practice


class MeetingKind(StrEnum):
    LAUNCH = "launch"
    WORKSHOP = "workshop"
    PLENARY = "plenary"
    BOARD = "board"
    RETURN = "return"
    OTHER = "other"


class Meeting(Base):
    """One meeting of the calendar; `minutes` is how long it lasts, `report` what was written of it.

    Its day and hour are those of the place where people meet: they have no zone. The day of the
    mise en commun stands in `Consultation.plenary_on` and nowhere else. `key` names the meeting
    in addresses and calendars, `revision` counts its changes, `changed_at` is when the last came.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        sa.UniqueConstraint("consultation_id", "rank"),
        sa.CheckConstraint("rank >= 1", name="rank_starts_at_1"),
        sa.CheckConstraint("length(title) BETWEEN 1 AND 200", name="title_is_given"),
        sa.CheckConstraint("minutes BETWEEN 5 AND 720", name="lasts_within_a_day"),
        sa.CheckConstraint(
            "kind <> 'plenary' OR held_on IS NULL", name="the_plenary_has_the_day_of_its_process"
        ),
        sa.CheckConstraint("revision >= 1", name="revision_is_counted"),
        sa.Index(
            "ix_meeting_one_plenary",
            "consultation_id",
            unique=True,
            sqlite_where=sa.text("kind = 'plenary'"),
            postgresql_where=sa.text("kind = 'plenary'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(20), unique=True)
    consultation_id: Mapped[int] = mapped_column(sa.ForeignKey(Consultation.id, ondelete="CASCADE"))
    rank: Mapped[int]
    kind: Mapped[MeetingKind] = mapped_column(code_column(MeetingKind))
    group_id: Mapped[int | None] = mapped_column(sa.ForeignKey(Group.id, ondelete="SET NULL"))
    title: Mapped[str]
    purpose: Mapped[Text]
    held_on: Mapped[date | None]
    begins: Mapped[time | None]
    minutes: Mapped[int]
    place: Mapped[Text]
    documents: Mapped[Text]
    report: Mapped[Text]
    revision: Mapped[int] = mapped_column(default=1)
    changed_at: Mapped[datetime]

    consultation: Mapped[Consultation] = relationship()
    group: Mapped[Group | None] = relationship()

    @property
    def day(self) -> date | None:
        """The day it is held; that of the mise en commun is the one that everybody was told."""
        if self.kind is MeetingKind.PLENARY:
            return self.consultation.plenary_on
        return self.held_on


class GroupPosition(Base):
    """The position that a group agreed on in its workshop, with its reasons and its example.

    `dissent` stays inside the group unless whoever holds it wants it said (`dissent_said`).
    """

    __tablename__ = "group_position"
    __table_args__ = tuple(
        short_text(column) for column in ("reasons", "example", "helps", "hinders", "dissent")
    )

    group_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Group.id, ondelete="CASCADE"), primary_key=True
    )
    practice_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Practice.id, ondelete="CASCADE"), primary_key=True
    )
    current: Mapped[Position] = mapped_column(Place)
    desired: Mapped[Position] = mapped_column(Place)
    reasons: Mapped[Text]
    example: Mapped[Text]
    helps: Mapped[Text]
    hinders: Mapped[Text]
    dissent: Mapped[Text] = mapped_column(server_default="")
    dissent_said: Mapped[bool] = mapped_column(default=False, server_default=sa.false())


class GroupSaying(Base):
    """What a group decided to say of one practice, before the others see anything of it."""

    __tablename__ = "group_saying"

    group_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Group.id, ondelete="CASCADE"), primary_key=True
    )
    practice_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Practice.id, ondelete="CASCADE"), primary_key=True
    )
    saying: Mapped[Saying] = mapped_column(code_column(Saying))
