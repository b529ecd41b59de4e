"""Migrations go up and down, and lead to the tables that the models describe."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy.orm import Session

from models import db
from models.consultation import facilitators
from models.store.activity import Act, record
from tests.builders import a_facilitator, an_open_consultation
from tests.clock import START

VERSIONS = Path(__file__).parents[2] / "migrations" / "versions"


@pytest.fixture
def bare(app: Flask) -> Iterator[Flask]:
    """The application on a database without a table."""
    with app.app_context():
        db.drop_all()
        yield app


def test_the_last_migration_gives_the_tables_of_the_models(bare: Flask) -> None:
    """Every column, key, constraint, check and index, as the database itself describes them."""
    upgrade()
    migrated = _described(db.engine)
    downgrade(revision="base")
    db.create_all()
    assert migrated == _described(db.engine)


def test_every_migration_can_be_undone(bare: Flask) -> None:
    """Up, down to nothing, and up again."""
    upgrade()
    downgrade(revision="base")
    assert _tables(db.engine) == []
    upgrade()
    assert "consultation" in _tables(db.engine)


def test_a_second_run_changes_nothing(bare: Flask) -> None:
    """`make run` migrates at each start."""
    upgrade()
    before = _described(db.engine)
    upgrade()
    assert _described(db.engine) == before


def test_migrations_are_numbered_sentences() -> None:
    """0001_do_this.py, 0002_do_that.py, none missing and none twice."""
    names = sorted(path.stem for path in VERSIONS.glob("*.py"))
    assert [int(name.split("_")[0]) for name in names] == list(range(1, len(names) + 1))
    assert all(len(name.split("_")) > 3 for name in names)


def test_those_who_joined_late_are_known_from_the_log(bare: Flask) -> None:
    """Alice prepared it and Chloé acted before the opening; David was brought in after it."""
    upgrade()
    with Session(db.engine) as session, session.begin():
        alice, chloe, david, eve = (a_facilitator(session, name) for name in ("A", "C", "D", "E"))
        opened = an_open_consultation(session, facilitator=alice)
        alone = an_open_consultation(session, facilitator=eve)
        opened.facilitators += [chloe, david]
        for who, act, days in (
            (alice, Act.CREATED, -9),
            (chloe, Act.GROUPS_EDITED, -1),
            (alice, Act.FACILITATOR_ADDED, 3),
            (david, Act.COMMENTS_READ, 4),
        ):
            now = START + timedelta(days=days)
            record(session, account=who, consultation=opened, act=act, now=now)
        late = {(opened.id, david.id)}
        there = late | {(opened.id, alice.id), (opened.id, chloe.id), (alone.id, eve.id)}

    downgrade(revision="0005-1")
    upgrade()

    with db.engine.connect() as connection:
        rows = connection.execute(sa.select(facilitators)).all()
    assert {(row.consultation_id, row.user_id) for row in rows} == there
    assert {(row.consultation_id, row.user_id) for row in rows if row.joined_late} == late


def _tables(engine: sa.Engine) -> list[str]:
    return sorted(set(sa.inspect(engine).get_table_names()) - {"alembic_version"})


def _described(engine: sa.Engine) -> dict[str, list[str]]:
    inspector = sa.inspect(engine)
    describe = (
        inspector.get_columns,
        inspector.get_foreign_keys,
        inspector.get_unique_constraints,
        inspector.get_check_constraints,
        inspector.get_indexes,
    )
    return {
        table: [
            _said(inspector.get_pk_constraint(table)),
            _said(inspector.get_table_options(table)),
            *sorted(_said(fact) for facts in describe for fact in facts(table)),
        ]
        for table in _tables(engine)
    }


def _said(fact: object) -> str:
    return json.dumps(fact, sort_keys=True, default=str)
