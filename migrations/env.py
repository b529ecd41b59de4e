"""How a migration runs: in one transaction, on the database of the application."""

from typing import Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from models import db
from models.sqlite import foreign_keys_off


def render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write plain types, so that a migration of today does not change with tomorrow's models."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def migrate() -> None:
    with db.engine.connect() as connection, foreign_keys_off(connection):
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_item=render_item,
            render_as_batch=True,
            transactional_ddl=True,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()


migrate()
