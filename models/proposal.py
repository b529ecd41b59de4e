"""The pistes that the meeting proposes, and what the board answers as a body."""

from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Text, code_column, short_text
from models.consultation import Consultation, Group
from models.questionnaire import Practice


class Course(StrEnum):
    CONSOLIDATE = "consolidate"
    CHANGE_COURSE = "change_course"


class BoardAnswer(StrEnum):
    RETAINED = "retained"
    MODIFIED = "modified"
    POSTPONED = "postponed"
    SET_ASIDE = "set_aside"


class Proposal(Base):
    """One piste, tied to its practice; `carried_by` and `due` are words of the meeting.

    `group_id` is the group that proposes it; none means the whole meeting. `written_on` is not
    known of those written before it was kept.
    """

    __tablename__ = "proposal"
    __table_args__ = (
        sa.UniqueConstraint("consultation_id", "rank"),
        sa.CheckConstraint("rank >= 1", name="rank_starts_at_1"),
        sa.CheckConstraint("length(text) >= 1", name="text_is_given"),
        short_text("text"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(sa.ForeignKey(Consultation.id, ondelete="CASCADE"))
    rank: Mapped[int]
    practice_id: Mapped[int | None] = mapped_column(sa.ForeignKey(Practice.id, ondelete="SET NULL"))
    course: Mapped[Course | None] = mapped_column(code_column(Course))
    group_id: Mapped[int | None] = mapped_column(sa.ForeignKey(Group.id, ondelete="SET NULL"))
    text: Mapped[str]
    carried_by: Mapped[Text]
    due: Mapped[Text]
    written_on: Mapped[date | None]

    practice: Mapped[Practice | None] = relationship()
    group: Mapped[Group | None] = relationship()
    response: Mapped["BoardResponse | None"] = relationship(
        back_populates="proposal", cascade="all, delete-orphan", passive_deletes=True
    )


class BoardResponse(Base):
    """What the board answers to a piste: it takes note of it, then answers at a sitting."""

    __tablename__ = "board_response"
    __table_args__ = (
        sa.CheckConstraint(
            "answer IS NULL OR (adopted_on IS NOT NULL AND noted_on IS NOT NULL)",
            name="an_answer_is_adopted_at_a_sitting",
        ),
        sa.CheckConstraint(
            "answer IS NULL OR answer = 'retained' OR length(reason) >= 1",
            name="what_is_not_retained_has_its_reason",
        ),
        short_text("reason"),
    )

    proposal_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Proposal.id, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    noted_on: Mapped[date | None]
    answer: Mapped[BoardAnswer | None] = mapped_column(code_column(BoardAnswer))
    reason: Mapped[Text]
    adopted_on: Mapped[date | None]
    resolution: Mapped[Text]
    entered_by: Mapped[Text]
    expected_on: Mapped[date | None]

    proposal: Mapped[Proposal] = relationship(back_populates="response")
