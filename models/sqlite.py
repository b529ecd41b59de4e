"""SQLite as a careful database: foreign keys, durable commits, erased means erased.

A transaction says at its start whether it will write, which spares it the refusal that SQLite
gives to a reader who turns writer while another one writes.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, cast

import sqlalchemy as sa
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

LOCK_WAIT_MS: Final = 8_000
PRAGMAS: Final = (
    f"busy_timeout = {LOCK_WAIT_MS}",
    "foreign_keys = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    "temp_store = MEMORY",
)
BEGIN: Final = "begin"
READING: Final = "BEGIN"
WRITING: Final = "BEGIN IMMEDIATE"
ERASED: Final = "erased"


class ModalSession(FlaskSession):
    """The session of a request; `reads_only` is the one option that says how it begins."""

    _reading: Engine | None = None

    @property
    def reads_only(self) -> bool:
        return self._reading is not None

    @reads_only.setter
    def reads_only(self, value: bool) -> None:
        if self.in_transaction():
            raise RuntimeError("a transaction has begun already")
        self._reading = reading(self._db.engine) if value else None

    def get_bind(self, *args: Any, **kwargs: Any) -> sa.Engine | sa.Connection:
        return self._reading or super().get_bind(*args, **kwargs)


def reading(engine: Engine) -> Engine:
    """Return the same engine, for transactions that write nothing."""
    return engine.execution_options(**{BEGIN: READING})


def erase_for_good(session: Session) -> None:
    """Ask that what this transaction erases leaves the write-ahead log too, once committed."""
    session.info[ERASED] = True


def truncate_log(engine: Engine) -> None:
    """Empty the write-ahead log, unless somebody reads it for long: the next call will."""
    if engine.dialect.name != "sqlite":
        return
    with _without_transaction(engine) as connection:
        connection.execute("PRAGMA busy_timeout = 2000")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute(f"PRAGMA busy_timeout = {LOCK_WAIT_MS}")


@contextmanager
def _without_transaction(engine: Engine) -> Iterator[sqlite3.Connection]:
    pooled = engine.raw_connection()
    try:
        yield cast(sqlite3.Connection, pooled.dbapi_connection)
    finally:
        pooled.close()


@contextmanager
def foreign_keys_off(connection: sa.Connection) -> Iterator[None]:
    """Let a migration put a table in the place of another without erasing what points to it.

    Foreign keys are checked when it ends; SQLite ignores the switch inside a transaction.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    raw = cast(sqlite3.Connection, connection.connection.dbapi_connection)
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys = ON")
    if raw.execute("PRAGMA foreign_key_check").fetchone():
        raise RuntimeError("the migration left rows that point nowhere")


@event.listens_for(Engine, "connect")
def _set_up(connection: object, _record: object) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, WRITING))


@event.listens_for(Session, "after_commit")
def _truncate_after_erasing(session: Session) -> None:
    if session.info.pop(ERASED, False):
        bind = session.get_bind()
        truncate_log(bind if isinstance(bind, Engine) else bind.engine)
