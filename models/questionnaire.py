"""What is asked: the poles of the frame, and the practices, said to each group in its words."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from analysis.report import Role
from models.base import Base, Text, Translated, code_column

asked_of = sa.Table(
    "practice_asked_of",
    Base.metadata,
    sa.Column("practice_id", sa.ForeignKey("practice.id", ondelete="CASCADE"), primary_key=True),
    sa.Column(
        "group_id", sa.ForeignKey("consultation_group.id", ondelete="CASCADE"), primary_key=True
    ),
)


class Pole(Base):
    """`plain_name` is the name that recipients read; `looks_like` ends « cela ressemble à… »."""

    __tablename__ = "pole"
    __table_args__ = (
        sa.UniqueConstraint("consultation_id", "rank"),
        sa.CheckConstraint("rank BETWEEN 1 AND 6", name="rank_is_1_to_6"),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 60", name="name_is_given"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(
        sa.ForeignKey("consultation.id", ondelete="CASCADE")
    )
    rank: Mapped[int]
    name: Mapped[str]
    plain_name: Mapped[Text]
    sentence: Mapped[Text]
    looks_like: Mapped[Text]
    translations: Mapped[Translated]


class Practice(Base):
    """One question. `code` stays when the wording changes; `pole_sentences` has one per pole."""

    __tablename__ = "practice"
    __table_args__ = (
        sa.UniqueConstraint("consultation_id", "rank"),
        sa.UniqueConstraint("consultation_id", "code"),
        sa.CheckConstraint("rank >= 1", name="rank_starts_at_1"),
        sa.CheckConstraint("length(title) BETWEEN 1 AND 200", name="title_is_given"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(
        sa.ForeignKey("consultation.id", ondelete="CASCADE")
    )
    rank: Mapped[int]
    code: Mapped[str] = mapped_column(sa.String(60))
    title: Mapped[str]
    sentence: Mapped[Text]
    example: Mapped[Text]
    help: Mapped[Text]
    pole_sentences: Mapped[list[str]] = mapped_column(sa.JSON)
    translations: Mapped[Translated]

    asked_of: Mapped[list["Group"]] = relationship(  # type: ignore[name-defined]  # noqa: F821
        secondary=asked_of, order_by="Group.rank"
    )
    wordings: Mapped[list["PracticeWording"]] = relationship(
        order_by="PracticeWording.role", cascade="all, delete-orphan", passive_deletes=True
    )

    def wording_for(self, role: Role) -> "Practice | PracticeWording":
        """Return how this practice is said to the groups of a role: title, sentence, example."""
        return next((wording for wording in self.wordings if wording.role is role), self)


class PracticeWording(Base):
    """How one practice is said to the groups of one role, where it is said otherwise."""

    __tablename__ = "practice_wording"

    practice_id: Mapped[int] = mapped_column(
        sa.ForeignKey(Practice.id, ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[Role] = mapped_column(code_column(Role), primary_key=True)
    title: Mapped[str]
    sentence: Mapped[Text]
    example: Mapped[Text]
    translations: Mapped[Translated]
