"""What those who accompany did, for those they share a consultation with."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import User
from models.base import Base, Text
from models.consultation import Consultation


class Activity(Base):
    """One act of one account; never an act of a participant.

    `act` is a stable code; `subject` names what it was about, and `before` and `after` hold the
    two wordings of a text that was mended while the collection was open.
    """

    __tablename__ = "activity"

    id: Mapped[int] = mapped_column(primary_key=True)
    happened_at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey(User.id, ondelete="SET NULL"))
    consultation_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey(Consultation.id, ondelete="CASCADE"), index=True
    )
    act: Mapped[str] = mapped_column(sa.String(40))
    subject: Mapped[Text]
    before: Mapped[Text]
    after: Mapped[Text]

    account: Mapped[User | None] = relationship()
