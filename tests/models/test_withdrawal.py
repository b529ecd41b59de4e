"""What is withdrawn, or erased at closing, is found in no file."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from analysis.report import Audience
from models import Group, Sheet, db
from models.store.answers import save_answer
from models.store.closing import GRACE, ask_closing, close_due_groups
from models.store.collecting import send, withdraw
from models.store.drafts import AnswerDraft
from tests.builders import a_sheet, an_open_consultation
from tests.clock import START

SENTINEL = "Sentinelle-8c1f"
SAID = AnswerDraft(
    current=(5, 1, 0), desired=(1, 0, 5), comment=SENTINEL, audience=Audience.PLENARY
)


pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def folder(app: Flask) -> Path:
    with app.app_context():
        return Path(db.engine.url.database or "")


def test_whoever_withdraws_is_found_in_no_file(session: Session, folder: Path) -> None:
    """Neither the words, nor the places, nor the key: not in the file, not in its log."""
    sheet = _a_sheet_that_says(session)
    key = sheet.key
    assert SENTINEL.encode() in _files(folder)
    assert key in _files(folder)
    withdraw(session, sheet)
    session.commit()
    assert SENTINEL.encode() not in _files(folder)
    assert key not in _files(folder)
    assert b"5,1,0" not in _files(folder)


def test_what_a_person_changes_is_gone_once_the_group_closes(
    session: Session, folder: Path
) -> None:
    """Former words, drafts and answers alike."""
    sheet = _a_sheet_that_says(session)
    key, group = sheet.key, session.get_one(Group, sheet.group_id)
    save_answer(session, sheet, group.consultation.practices[0], AnswerDraft(comment="Autre"))
    session.commit()
    ask_closing(session, group, now=START)
    close_due_groups(session, now=START + GRACE)
    session.commit()
    assert SENTINEL.encode() not in _files(folder)
    assert key not in _files(folder)


def _a_sheet_that_says(session: Session) -> Sheet:
    group = an_open_consultation(session).groups[0]
    sheet = a_sheet(session, group)
    for practice in group.consultation.practices:
        save_answer(session, sheet, practice, SAID)
    send(session, sheet)
    session.commit()
    return sheet


def _files(database: Path) -> bytes:
    return b"".join(path.read_bytes() for path in database.parent.glob(f"{database.name}*"))
