"""Who is talked about."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Organisation(Base):
    __tablename__ = "organisation"
    __table_args__ = (sa.CheckConstraint("length(name) BETWEEN 1 AND 200", name="name_is_given"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
