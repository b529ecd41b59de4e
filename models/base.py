"""What every table stands on: one base, named constraints, random keys, aware moments, places."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum, StrEnum
from typing import Annotated, Final

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, mapped_column, registry

from analysis.position import Position
from analysis.text import MAX_TEXT
from models.sqlite import ModalSession

NAMING: Final = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware moment. SQLite gives back what it was given without its zone, so UTC it is."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment has a zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


class Place(sa.types.TypeDecorator[Position]):
    """Tokens per pole, kept as `4,1,1`: a text that both databases sort and compare alike."""

    impl = sa.String(40)
    cache_ok = True

    def process_bind_param(self, value: Sequence[int] | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else ",".join(str(tokens) for tokens in value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Position | None:
        return None if value is None else tuple(int(tokens) for tokens in value.split(","))


def code_column(codes: type[StrEnum]) -> sa.Enum:
    """Return a column of stable codes, kept as text and checked by the database."""
    return sa.Enum(
        codes,
        native_enum=False,
        create_constraint=True,
        values_callable=_values,
        name=codes.__name__.lower(),
    )


def _values(codes: type[Enum]) -> list[str]:
    return [code.value for code in codes]


def random_key() -> bytes:
    """Return 128 random bits: a key that tells neither an order nor a time."""
    return secrets.token_bytes(16)


RandomKey = Annotated[bytes, mapped_column(sa.LargeBinary(16), default=random_key)]
"""The random key of a participant's row; the table has no other order than it."""

Digest = Annotated[bytes, mapped_column(sa.LargeBinary(32))]
"""The keyed hash of a code or a token, which is itself kept nowhere."""

Text = Annotated[str, mapped_column(sa.Text, default="")]

Translated = Annotated[
    dict[str, dict[str, str]],
    mapped_column(sa.JSON, default=dict, server_default=sa.text("'{}'")),
]
"""The texts of a row in other languages: language, then field, then text."""


class Base(DeclarativeBase):
    """What every table is declared on."""

    # Flask-SQLAlchemy copies this class whole, which a `type_annotation_map` does not survive.
    registry = registry(
        metadata=sa.MetaData(naming_convention=NAMING),
        type_annotation_map={datetime: UtcDateTime, str: sa.Text},
    )


db = SQLAlchemy(model_class=Base, session_options={"class_": ModalSession})


def short_text(column: str) -> sa.CheckConstraint:
    """Return the constraint that a text stays within what one field may hold."""
    return sa.CheckConstraint(f"length({column}) <= {MAX_TEXT}", name=f"{column}_is_short")
