"""The server is killed while a group closes: it is not closed at all, or wholly closed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import Consultation, GroupState, db
from models.store.closing import GRACE, ask_closing, close_what_is_due
from models.store.findings import load_report
from tests.builders import a_sent_sheet, an_open_consultation, everything_in
from tests.clock import START

ROOT = Path(__file__).parents[2]
DUE = START + GRACE
OPEN_TABLES = ("card", "sheet", "response", "comment")
KILLED_AT = """
import os, signal, sys
import sqlalchemy as sa
from datetime import datetime
from models import db
from models.keyed import SECRET
from models.store.closing import close_what_is_due
url, secret, moment, statement = sys.argv[1:]
engine = sa.create_engine(url, execution_options={SECRET: secret})

def kill(*_anything):
    os.kill(os.getpid(), signal.SIGKILL)

def look(_connection, _cursor, sql, *_rest):
    if sql.startswith(statement):
        kill()

if statement == "COMMIT":
    sa.event.listen(engine, "commit", kill)
elif statement == "after":
    sa.event.listen(sa.orm.Session, "after_commit", kill)
else:
    sa.event.listen(engine, "after_cursor_execute", look)
close_what_is_due(engine, now=datetime.fromisoformat(moment))
"""


@pytest.fixture
def consultation(session: Session) -> Consultation:
    consultation = an_open_consultation(session)
    for group in consultation.groups:
        for _ in range(3):
            a_sent_sheet(session, group)
        ask_closing(session, group, now=START)
    session.commit()
    return consultation


def close_and_be_killed(app: Flask, statement: str) -> None:
    """Another process closes what is due, and is killed just after this statement of SQL."""
    url, secret = app.config["SQLALCHEMY_DATABASE_URI"], app.config["SECRET_KEY"]
    command = [sys.executable, "-c", KILLED_AT, url, secret, DUE.isoformat(), statement]
    killed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE consultation_group",
        "INSERT INTO sealed_count",
        "DELETE FROM sheet",
        "INSERT INTO snapshot",
        "DELETE FROM sealed_turnout",
        "COMMIT",
    ],
)
def test_killed_before_the_end_nothing_is_closed_and_the_next_one_closes_it(
    app: Flask, session: Session, consultation: Consultation, statement: str
) -> None:
    before = everything_in(session)
    session.rollback()

    close_and_be_killed(app, statement)

    assert everything_in(session) == before
    session.rollback()
    with app.app_context():
        assert close_what_is_due(db.engine, now=DUE) == 3
        assert close_what_is_due(db.engine, now=DUE) == 0
    _expect_wholly_closed(session, consultation)


def test_killed_just_after_everything_is_closed(
    app: Flask, session: Session, consultation: Consultation
) -> None:
    """What was erased leaves the log of SQLite when the server starts again, or with a tick."""
    close_and_be_killed(app, "after")

    _expect_wholly_closed(session, consultation)
    with app.app_context():
        assert close_what_is_due(db.engine, now=DUE) == 0


def _expect_wholly_closed(session: Session, consultation: Consultation) -> None:
    session.rollback()
    assert {group.state for group in consultation.groups} == {GroupState.CLOSED}
    assert load_report(session, consultation) is not None
    for kind in OPEN_TABLES:
        assert session.connection().exec_driver_sql(f"SELECT count(*) FROM {kind}").scalar() == 0
