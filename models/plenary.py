"""The mise en commun: what the room looks at, and what it says of each finding."""

from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Text, code_column, short_text
from models.consultation import Consultation
from models.questionnaire import Practice


class PlenaryPhase(StrEnum):
    """Each group speaks, then the room debates, then it proposes."""

    SPEAKING = "speaking"
    DEBATE = "debate"
    PROPOSALS = "proposals"


class Verdict(StrEnum):
    """What the room makes of a finding."""

    KEPT = "kept"
    CORRECTED = "corrected"
    DROPPED = "dropped"


class Plenary(Base):
    """What every screen of the meeting shows now; `version` grows at each change.

    `speakers` are ranks of groups and `chosen` codes of practices, in their order; `place` is
    where the room stands in the phase, from 0.
    """

    __tablename__ = "plenary"
    __table_args__ = (
        sa.CheckConstraint("place >= 0", name="place_is_counted"),
        sa.CheckConstraint("version >= 1", name="version_is_counted"),
    )

    consultation_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Consultation.id, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    phase: Mapped[PlenaryPhase] = mapped_column(
        code_column(PlenaryPhase), default=PlenaryPhase.SPEAKING
    )
    place: Mapped[int] = mapped_column(default=0)
    speakers: Mapped[list[int]] = mapped_column(sa.JSON)
    chosen: Mapped[list[str]] = mapped_column(sa.JSON)
    version: Mapped[int] = mapped_column(default=1)


class FindingNote(Base):
    """What the room said of the finding of one practice."""

    __tablename__ = "finding_note"
    __table_args__ = (short_text("words"), short_text("notes"))

    practice_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Practice.id, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    verdict: Mapped[Verdict | None] = mapped_column(code_column(Verdict))
    words: Mapped[Text]
    notes: Mapped[Text]
