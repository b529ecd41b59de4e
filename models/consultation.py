"""One organisation's process and its groups; where each stands follows from its times."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from analysis.comments import FEWEST_FOR_COMMENTS
from analysis.open_reading import FEWEST_OPENLY
from analysis.position import Frame
from analysis.reading import COUNTING_PEOPLE
from analysis.report import Role
from models.account import User
from models.base import Base, Digest, Text, Translated, code_column
from models.organisation import Organisation
from models.questionnaire import Pole, Practice

facilitators = sa.Table(
    "consultation_facilitators",
    Base.metadata,
    sa.Column(
        "consultation_id", sa.ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("user_id", sa.ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("joined_late", sa.Boolean, nullable=False, server_default=sa.false()),
)
"""`joined_late` is said of whoever joined once people could answer."""

partners = sa.Table(
    "consultation_partner",
    Base.metadata,
    sa.Column(
        "consultation_id", sa.ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("organisation_id", sa.ForeignKey(Organisation.id), nullable=False, index=True),
)
"""The second organisation of a consultation, where there is one."""


class ConsultationState(StrEnum):
    """Being prepared, collecting, or read once and for all."""

    PREPARING = "preparing"
    OPEN = "open"
    READ = "read"


class GroupState(StrEnum):
    PREPARING = "preparing"
    TRYING = "trying"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    LEFT_OUT = "left_out"
    WORKSHOP_ONLY = "workshop_only"


class Context(StrEnum):
    """Inside one organisation, or between two."""

    INTRA = "intra"
    INTER = "inter"


class Mandate(StrEnum):
    """How long somebody accompanies: all along, or for this one process."""

    CONTINUOUS = "continuous"
    OCCASIONAL = "occasional"


class Entry(StrEnum):
    """How a group enters: a card each, one address for all, or no form at all."""

    CARDS = "cards"
    ADDRESS = "address"
    NONE = "none"


class Consultation(Base):
    """A démarche. `key` names it in addresses; `tokens` is N, and its poles are K.

    `partner` is the second organisation, where there are two: its forms are then read openly.
    `languages` are those offered beside `language`; `translations` has its consent in them, and
    `consent` has its texts where they are not those of the gabarit. `follows_key` names the
    one that this one asks again of the same organisation: the edition before where `round` is
    more than 1, otherwise the one that it copies; it may be erased by now. `said_to_all` is read
    by everyone while it is paused or once it is stopped. `returned_on` is when its return was
    published, which ends by `what_next`.
    """

    __tablename__ = "consultation"
    __table_args__ = (
        sa.CheckConstraint("length(title) BETWEEN 1 AND 200", name="title_is_given"),
        sa.CheckConstraint("language IN ('fr', 'en')", name="language_is_spoken"),
        sa.CheckConstraint("tokens BETWEEN 1 AND 1000", name="tokens_are_counted"),
        sa.CheckConstraint(
            "opened_at IS NULL OR tokens >= 4", name="a_coarse_frame_is_never_opened"
        ),
        sa.CheckConstraint(
            "(opened_at IS NULL) = (keep_until IS NULL)", name="opening_says_until_when"
        ),
        sa.CheckConstraint("ended_at IS NULL OR ended_at >= opened_at", name="ends_after_opening"),
        sa.CheckConstraint("round >= 1", name="round_starts_at_1"),
        sa.CheckConstraint(
            "trial_since IS NULL OR opened_at IS NULL", name="a_trial_ends_at_opening"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(20), unique=True)
    organisation_id: Mapped[int] = mapped_column(sa.ForeignKey(Organisation.id), index=True)
    title: Mapped[str]
    language: Mapped[str] = mapped_column(sa.String(5))
    gabarit: Mapped[str] = mapped_column(sa.String(60))
    tokens: Mapped[int]
    fictitious: Mapped[bool] = mapped_column(default=False)
    created_on: Mapped[date]
    opened_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    keep_until: Mapped[date | None]
    plenary_on: Mapped[date | None]
    languages: Mapped[list[str]] = mapped_column(
        sa.JSON, default=list, server_default=sa.text("'[]'")
    )
    translations: Mapped[Translated]
    consent: Mapped[dict[str, str]] = mapped_column(
        sa.JSON, default=dict, server_default=sa.text("'{}'")
    )
    round: Mapped[int] = mapped_column(default=1, server_default="1")
    follows_key: Mapped[str | None] = mapped_column(sa.String(20))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    mandate: Mapped[Mandate | None] = mapped_column(code_column(Mandate))
    server_keeper: Mapped[Text] = mapped_column(server_default="")
    funder_tie: Mapped[bool | None]
    funder_tie_words: Mapped[Text] = mapped_column(server_default="")
    conditions_stated: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    direction_apart: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    one_hat_each: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    trial_since: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]
    said_to_all: Mapped[Text] = mapped_column(server_default="")
    answers_expected_on: Mapped[date | None]
    concluded_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    what_next: Mapped[Text] = mapped_column(server_default="")

    organisation: Mapped[Organisation] = relationship()
    partner: Mapped[Organisation | None] = relationship(secondary=partners)
    facilitators: Mapped[list[User]] = relationship(secondary=facilitators, order_by=User.id)
    groups: Mapped[list["Group"]] = relationship(
        order_by="Group.rank",
        back_populates="consultation",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
    poles: Mapped[list[Pole]] = relationship(
        order_by=Pole.rank, cascade="all, delete-orphan", passive_deletes=True
    )
    practices: Mapped[list[Practice]] = relationship(
        order_by=Practice.rank, cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def context(self) -> Context:
        return Context.INTRA if self.partner is None else Context.INTER

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations that are talked about: one, or the two that meet."""
        return (self.organisation,) if self.partner is None else (self.organisation, self.partner)

    @property
    def about(self) -> str:
        """The name of the organisation, or those of both: « La Maison · Le Phare »."""
        return " · ".join(organisation.name for organisation in self.organisations)

    @property
    def frame(self) -> Frame:
        return Frame(poles=len(self.poles), tokens=self.tokens)

    @property
    def state(self) -> ConsultationState:
        if self.opened_at is None:
            return ConsultationState.PREPARING
        if any(group.is_collecting for group in self.groups):
            return ConsultationState.OPEN
        return ConsultationState.READ

    @property
    def is_later_edition(self) -> bool:
        """Whether it stands beside the one that it follows; a copy is compared with nothing."""
        return self.round > 1

    def group_at(self, rank: int) -> "Group | None":
        """Return the group of this rank (from 1)."""
        return next((group for group in self.groups if group.rank == rank), None)

    def practice_at(self, rank: int) -> Practice | None:
        """Return the practice of this rank (from 1)."""
        return next((practice for practice in self.practices if practice.rank == rank), None)


class Group(Base):
    """People who answer together. `code` names the group in its address and dies at closing.

    `of_partner` says that they are of the second organisation.
    """

    __tablename__ = "consultation_group"
    __table_args__ = (
        sa.UniqueConstraint("consultation_id", "rank"),
        sa.CheckConstraint("rank >= 1", name="rank_starts_at_1"),
        sa.CheckConstraint("length(label) BETWEEN 1 AND 120", name="label_is_given"),
        sa.CheckConstraint("expected BETWEEN 1 AND 1000", name="people_are_expected"),
        sa.CheckConstraint("closes_at IS NULL OR closes_at > opened_at", name="opens_then_closes"),
        sa.CheckConstraint(
            "closes_at IS NULL OR opened_at IS NOT NULL", name="only_what_opened_closes"
        ),
        sa.CheckConstraint(
            "closed_at IS NULL OR (closes_at IS NOT NULL AND closed_at >= closes_at)",
            name="closed_when_due",
        ),
        sa.CheckConstraint("closed_at IS NULL OR left_out_at IS NULL", name="closed_or_left_out"),
        sa.CheckConstraint(
            "entry <> 'none' OR (opened_at IS NULL AND left_out_at IS NULL AND code IS NULL)",
            name="a_workshop_alone_collects_nothing",
        ),
        sa.CheckConstraint(
            "code IS NULL OR (closed_at IS NULL AND left_out_at IS NULL)",
            name="a_closed_group_has_no_code",
        ),
        sa.CheckConstraint(
            "(validated_by IS NULL) = (validated_on IS NULL)", name="validated_by_people_on_a_day"
        ),
        sa.CheckConstraint("validated_by >= 1", name="somebody_validates"),
        sa.CheckConstraint(
            "revealed_at IS NULL OR validated_on IS NOT NULL",
            name="a_group_decides_before_it_is_revealed",
        ),
        sa.CheckConstraint(
            "(return_key IS NULL) = (return_hash IS NULL)", name="a_return_code_is_found_again"
        ),
        sa.Index(
            "ix_consultation_group_due",
            "closes_at",
            sqlite_where=sa.text("closes_at IS NOT NULL AND closed_at IS NULL"),
            postgresql_where=sa.text("closes_at IS NOT NULL AND closed_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(sa.ForeignKey(Consultation.id, ondelete="CASCADE"))
    rank: Mapped[int]
    role: Mapped[Role] = mapped_column(code_column(Role))
    label: Mapped[str]
    of_partner: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    expected: Mapped[int]
    entry: Mapped[Entry] = mapped_column(code_column(Entry))
    code: Mapped[str | None] = mapped_column(sa.String(6), unique=True)
    opened_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    left_out_at: Mapped[datetime | None]
    translations: Mapped[Translated]
    validated_by: Mapped[int | None]
    validated_on: Mapped[date | None]
    revealed_at: Mapped[datetime | None]
    return_key: Mapped[bytes | None] = mapped_column(sa.LargeBinary(16))
    return_hash: Mapped[Digest | None] = mapped_column(index=True, unique=True)

    consultation: Mapped[Consultation] = relationship(back_populates="groups")

    @property
    def organisation(self) -> Organisation:
        """The organisation whose people they are."""
        partner = self.consultation.partner
        return partner if self.of_partner and partner else self.consultation.organisation

    @property
    def fewest(self) -> int:
        """How many people it takes for anything of the group to be shown."""
        return COUNTING_PEOPLE if self.consultation.context is Context.INTRA else FEWEST_OPENLY

    @property
    def hears_comments(self) -> bool:
        """Whether people may add words: those of a smaller group are never shown to anyone."""
        return self.expected >= FEWEST_FOR_COMMENTS

    @property
    def state(self) -> GroupState:
        if self.entry is Entry.NONE:
            return GroupState.WORKSHOP_ONLY
        if self.opened_at is None:
            tried = self.consultation.trial_since is not None
            return GroupState.TRYING if tried else GroupState.PREPARING
        if self.closed_at is not None:
            return GroupState.CLOSED
        if self.left_out_at is not None or self.consultation.stopped_at is not None:
            return GroupState.LEFT_OUT
        return GroupState.OPEN if self.closes_at is None else GroupState.CLOSING

    @property
    def is_collecting(self) -> bool:
        """Whether the reading still waits for this group."""
        return self.state in {GroupState.OPEN, GroupState.CLOSING}

    @property
    def takes_answers(self) -> bool:
        """Whether people can answer now, for good or as a trial."""
        if self.state is GroupState.TRYING:
            return True
        return self.state is GroupState.OPEN and self.consultation.paused_at is None

    @property
    def report_code(self) -> str:
        """The code of this group in questionnaires and reports: g1, g2…"""
        return f"g{self.rank}"
