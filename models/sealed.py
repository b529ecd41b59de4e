"""What a closing leaves: sealed counts until the last group has closed, then what may be shown."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from analysis.position import Moment, Position, Skip
from analysis.report import Audience
from models.base import Base, Place, RandomKey, Text, code_column, short_text
from models.consultation import Consultation, Group
from models.questionnaire import Practice


class SealedTurnout(Base):
    """How many people of a closed group sent a sheet that no reader of the results typed."""

    __tablename__ = "sealed_turnout"
    __table_args__ = (sa.CheckConstraint("people >= 0", name="people_are_counted"),)

    group_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Group.id, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    people: Mapped[int]


class SealedCount(Base):
    """People who placed both moments, counted apart at each: no pair can be put together again."""

    __tablename__ = "sealed_count"
    __table_args__ = (sa.CheckConstraint("people >= 1", name="people_are_counted"),)

    group_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Group.id, ondelete="CASCADE"), primary_key=True
    )
    practice_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Practice.id, ondelete="CASCADE"), primary_key=True
    )
    moment: Mapped[Moment] = mapped_column(code_column(Moment), primary_key=True)
    place: Mapped[Position] = mapped_column(Place, primary_key=True)
    people: Mapped[int]


class SealedSkip(Base):
    __tablename__ = "sealed_skip"
    __table_args__ = (sa.CheckConstraint("people >= 1", name="people_are_counted"),)

    group_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Group.id, ondelete="CASCADE"), primary_key=True
    )
    practice_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Practice.id, ondelete="CASCADE"), primary_key=True
    )
    moment: Mapped[Moment] = mapped_column(code_column(Moment), primary_key=True)
    skip: Mapped[Skip] = mapped_column(code_column(Skip), primary_key=True)
    people: Mapped[int]


class SealedTyped(Base):
    """How many of the people counted for a practice answered on paper, typed by a reader."""

    __tablename__ = "sealed_typed"
    __table_args__ = (sa.CheckConstraint("people >= 1", name="people_are_counted"),)

    group_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Group.id, ondelete="CASCADE"), primary_key=True
    )
    practice_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Practice.id, ondelete="CASCADE"), primary_key=True
    )
    people: Mapped[int]


class SealedAgreement(Base):
    """Everyone of a closed group who sent a sheet agreed to show what they placed there."""

    __tablename__ = "sealed_agreement"

    group_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Group.id, ondelete="CASCADE"), primary_key=True
    )
    practice_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Practice.id, ondelete="CASCADE"), primary_key=True
    )


class CountedPeople(Base):
    """How many people stand behind what was shown of a group for a practice, and never who.

    Shown to nobody: the next edition shows less of a group that changed by one or two people.
    `unseen` leaves out the sheets that a reader of the results typed.
    """

    __tablename__ = "counted_people"
    __table_args__ = (sa.CheckConstraint("unseen BETWEEN 3 AND people", name="enough_to_show"),)

    group_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Group.id, ondelete="CASCADE"), primary_key=True
    )
    practice_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Practice.id, ondelete="CASCADE"), primary_key=True
    )
    people: Mapped[int]
    unseen: Mapped[int]


class GroupRelease(Base):
    """What one group may see of its own forms in its workshop, as canonical JSON."""

    __tablename__ = "group_release"

    group_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Group.id, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    json: Mapped[str]


class KeptComment(Base):
    """A comment without its group, its sheet or its order; `retold` is typed beside it."""

    __tablename__ = "kept_comment"
    __table_args__ = (short_text("text"), short_text("retold"), {"sqlite_with_rowid": False})

    key: Mapped[RandomKey] = mapped_column(primary_key=True)
    practice_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Practice.id, ondelete="CASCADE"), index=True
    )
    audience: Mapped[Audience] = mapped_column(code_column(Audience))
    text: Mapped[str]
    retold: Mapped[Text]

    practice: Mapped[Practice] = relationship()


class Snapshot(Base):
    """The one report of a collection, computed once and never again, as canonical JSON."""

    __tablename__ = "snapshot"

    consultation_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Consultation.id, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    json: Mapped[str]
