"""What the tables of the open collection can never tell, by their shape alone."""

from typing import Final

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Agreement, Base, Card, Comment, KeptComment, Response, Sheet

COLLECTION: Final = (Card, Sheet, Response, Agreement, Comment)
COLUMNS: Final = {
    "card": {"key", "group_id", "code_hash"},
    "sheet": {"key", "group_id", "cookie_hash", "resume_hash", "entry_hash", "sent", "typed"},
    "response": {"key", "sheet_key", "practice_id", "moment", "place", "skip"},
    "agreement": {"key", "sheet_key", "practice_id"},
    "comment": {"key", "sheet_key", "practice_id", "text", "audience"},
    "kept_comment": {"key", "practice_id", "audience", "text", "retold"},
}


@pytest.mark.parametrize("table", COLUMNS)
def test_what_people_answer_is_kept_with_nothing_else(table: str) -> None:
    """No time, no address, no device, no order: a new column is a decision."""
    assert {column.name for column in Base.metadata.tables[table].columns} == COLUMNS[table]


@pytest.mark.parametrize("kind", [*COLLECTION, KeptComment])
def test_rows_have_no_other_order_than_random_keys(kind: type[Base]) -> None:
    """No counter, and on SQLite no hidden row number either."""
    table = kind.__table__
    assert isinstance(table, sa.Table)
    [key] = table.primary_key
    assert isinstance(key.type, sa.LargeBinary)
    assert key.type.length == 16
    assert table.dialect_options["sqlite"]["with_rowid"] is False


@pytest.mark.parametrize("kind", [*COLLECTION, KeptComment])
def test_nothing_of_the_collection_is_a_time(kind: type[Base]) -> None:
    """Not even a date."""
    times = (sa.DateTime, sa.Date, sa.Time, sa.Interval)
    assert not [c.name for c in kind.__table__.columns if isinstance(c.type, times)]


def test_a_card_leads_to_no_sheet() -> None:
    """The two tables share the group and no other value: no key of one is in the other."""
    assert _points_to("card") == {"consultation_group"}
    assert _points_to("sheet") == {"consultation_group"}
    shared = COLUMNS["card"] & COLUMNS["sheet"]
    assert shared == {"key", "group_id"}


def test_a_kept_comment_leads_to_no_group() -> None:
    """Only the practice it is about is known."""
    assert _points_to("kept_comment") == {"practice"}


@pytest.mark.sqlite_only
def test_sqlite_keeps_no_row_number(session: Session) -> None:
    """As the file itself says."""
    tables = session.execute(sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    without = {name for name, sql in tables if "WITHOUT ROWID" in sql}
    assert without == {"card", "sheet", "response", "agreement", "comment", "kept_comment"}


def _points_to(table: str) -> set[str]:
    return {key.column.table.name for key in Base.metadata.tables[table].foreign_keys}
