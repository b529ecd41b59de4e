"""What the host keeps of the installation itself: its policy, its incidents, what was erased."""

from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import User
from models.base import Base, Text, Translated


class PolicySection(StrEnum):
    """The parts of the confidentiality policy that the host may rewrite, in the order of the page.

    Who is in charge is not among them: it is told from the row itself, so that it stays true.
    """

    KEEPER = "keeper"
    COLLECTED = "collected"
    PURPOSE = "purpose"
    READERS = "readers"
    KEPT = "kept"
    RIGHTS = "rights"
    INCIDENT = "incident"
    COMPLAINT = "complaint"


erased_facilitators = sa.Table(
    "erased_consultation_facilitators",
    Base.metadata,
    sa.Column(
        "erased_id", sa.ForeignKey("erased_consultation.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("user_id", sa.ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
)


class Installation(Base):
    """The one row that says who keeps this installation, and how it treats what people say.

    `policy` holds the sections of the policy that were rewritten: language, then section.
    """

    __tablename__ = "installation"
    __table_args__ = (sa.CheckConstraint("id = 1", name="there_is_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    keeper: Mapped[Text]
    person_in_charge: Mapped[Text]
    title_in_charge: Mapped[Text]
    contact: Mapped[Text]
    policy: Mapped[Translated]
    updated_on: Mapped[date | None]


class Incident(Base):
    """One confidentiality incident, as the register that the law asks for."""

    __tablename__ = "incident"

    id: Mapped[int] = mapped_column(primary_key=True)
    happened_on: Mapped[date]
    noticed_on: Mapped[date]
    what: Mapped[Text]
    concerned: Mapped[Text]
    measures: Mapped[Text]
    serious: Mapped[bool] = mapped_column(default=False)
    told_commission_on: Mapped[date | None]
    told_people_on: Mapped[date | None]


class ErasedConsultation(Base):
    """What the register keeps of a consultation that was erased whole: that it existed.

    `promised` says that its day had come; those who accompanied it read what became of it.
    """

    __tablename__ = "erased_consultation"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    organisation: Mapped[str]
    erased_on: Mapped[date]
    promised: Mapped[bool]

    facilitators: Mapped[list[User]] = relationship(secondary=erased_facilitators)
