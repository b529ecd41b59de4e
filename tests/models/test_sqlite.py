"""SQLite behaves: what is asked of it holds on every connection."""

import sqlite3
from datetime import UTC, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from models import db
from models.sqlite import ModalSession, reading
from tests.builders import an_open_consultation
from tests.clock import START

MONTREAL = timezone(timedelta(hours=-5))

pytestmark = pytest.mark.sqlite_only

PRAGMAS = {
    "foreign_keys": 1,
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 1,
    "busy_timeout": 8000,
}


@pytest.mark.parametrize("pragma", PRAGMAS)
def test_every_connection_is_careful(app: Flask, pragma: str) -> None:
    """Foreign keys, durable commits, erased bytes, and patience with whoever writes."""
    with app.app_context(), db.engine.connect() as connection:
        assert connection.scalar(sa.text(f"PRAGMA {pragma}")) == PRAGMAS[pragma]


def test_a_request_that_writes_holds_the_pen_from_its_start(app: Flask) -> None:
    """So that it is never refused halfway; a request that reads hinders nobody."""
    with app.app_context():
        engine, path = db.engine, Path(db.engine.url.database or "")
    with Session(reading(engine)) as reader:
        reader.execute(sa.text("SELECT 1"))
        _write_elsewhere(path)
    with Session(engine) as writer:
        writer.execute(sa.text("SELECT 1"))
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            _write_elsewhere(path)


def _write_elsewhere(path: Path) -> None:
    other = sqlite3.connect(path, timeout=0)
    try:
        other.execute("INSERT INTO organisation (name) VALUES ('Ailleurs')")
        other.commit()
    finally:
        other.close()


def test_a_session_says_once_whether_it_only_reads(app: Flask) -> None:
    """With one option, before it begins."""
    with app.app_context():
        session = db.session()
        assert isinstance(session, ModalSession)
        session.reads_only = True
        session.execute(sa.text("SELECT 1"))
        _write_elsewhere(Path(db.engine.url.database or ""))
        with pytest.raises(RuntimeError, match="begun"):
            session.reads_only = False


def test_moments_keep_their_zone(session: Session) -> None:
    """SQLite forgets zones; what comes back is aware, in UTC, and a naive moment is refused."""
    consultation = an_open_consultation(session, now=START.astimezone(MONTREAL))
    session.commit()
    session.expire_all()
    assert consultation.opened_at == START
    assert consultation.opened_at.tzinfo is UTC
    consultation.opened_at = START.replace(tzinfo=None)
    with pytest.raises(StatementError, match="zone"):
        session.flush()
