"""What every test can ask for: a database of its own, the application, a clock, and Alice."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, cast

import hypothesis
import pytest

for name in ("BASE_URL", "DATABASE_URL", "PORT", "REDIS_URL"):
    os.environ.pop(name, None)
os.environ["SECRET_KEY"] = "only-for-tests"

from tests.clock import Clock  # noqa: E402
from tests.machine import CI, NEEDED, only_local_connections  # noqa: E402

if TYPE_CHECKING:
    # The tests of plain arithmetic do not wait for the web and the databases to be imported.
    from flask import Flask
    from playwright.sync_api import Browser
    from sqlalchemy.orm import Session

    from models import Consultation, Group, User
    from tests.browsing import Browse, Phones
    from tests.databases import Databases, DroppedDatabases
    from tests.visitors import Terminal, Visitor

NOT_INSTALLED = "is not installed"
DATABASES = ("sqlite", "postgresql")
ROOT = Path(__file__).parents[1]
PASSWORD = "le jardin sous la pluie"
CHEAP_ARGON2 = {"argon2__type": "ID", "argon2__memory_cost": 64, "argon2__time_cost": 1}

hypothesis.settings.register_profile("dev", max_examples=50, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=300, deadline=None, derandomize=True)
hypothesis.settings.register_profile(  # for `make mutants`: fails at once, without shrinking
    "fast",
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
    report_multiple_bugs=False,
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if CI else "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=(*DATABASES, "both"),
        default="sqlite",
        help="where tests that need a database run",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--database")
        kinds = list(DATABASES) if chosen == "both" else [chosen]
        if metafunc.definition.get_closest_marker("sqlite_only"):
            kinds = ["sqlite"]  # what it is about does not exist on PostgreSQL
        elif metafunc.definition.get_closest_marker("one_database"):
            kinds = kinds[:1]
        metafunc.parametrize("database", kinds, scope="session")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, (program, find) in NEEDED.items():
        if item.get_closest_marker(marker) and not find():
            if CI:
                pytest.fail(f"{program} is compulsory with CI=true", pytrace=False)
            pytest.skip(f"{program} {NOT_INSTALLED}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    lacking = [report.nodeid for report in skipped if NOT_INSTALLED in str(report.longrepr)]
    if lacking:
        terminalreporter.section("not run on this machine, for want of a program")
        for name in lacking:
            terminalreporter.line(name)


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", only_local_connections())
        yield


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    """Compile what changed since the last time, so that pages speak French."""
    for source in ROOT.glob("translations/*/LC_MESSAGES/messages.po"):
        built = source.with_suffix(".mo")
        if not built.exists() or built.stat().st_mtime < source.stat().st_mtime:
            compiler = [sys.executable, "-m", "babel.messages.frontend", "-q", "compile"]
            subprocess.run([*compiler, "-i", str(source), "-o", str(built)], check=True)


@pytest.fixture(scope="session")
def _database_server(database: str) -> Iterator[DroppedDatabases]:
    from tests import databases

    kinds = {"sqlite": databases.sqlite, "postgresql": databases.postgresql}
    with kinds[database]() as new_database:
        yield new_database


@pytest.fixture
def _new_databases(_database_server: DroppedDatabases) -> Iterator[Databases]:
    """Each call gives the address of one more database for this test."""
    with ExitStack() as used:
        yield lambda: used.enter_context(_database_server())


@pytest.fixture
def clock() -> Clock:
    """The time it is for the application: `clock.advance(minutes=10)`."""
    return Clock()


@pytest.fixture
def settings() -> dict[str, object]:
    """More settings for `app`; a test overrides this fixture to change one."""
    return {}


@pytest.fixture
def app(_new_databases: Databases, clock: Clock, settings: dict[str, object]) -> Iterator[Flask]:
    """The application on an empty database: on SQLite, on PostgreSQL, or on one then the other."""
    from app import create_app
    from models import db
    from tests.visitors import Terminal, Visitor

    application = create_app(
        {
            "TESTING": True,
            "SQLALCHEMY_DATABASE_URI": _new_databases(),
            "CLOCK": clock,
            "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": CHEAP_ARGON2,
            **settings,
        }
    )
    application.test_client_class = Visitor
    application.test_cli_runner_class = Terminal
    yield application
    with application.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """What the test reads and writes by itself; committed before each request of a client.

    It stands apart from the application's sessions, as another request would.
    """
    from sqlalchemy.orm import Session

    from models import db
    from models.sqlite import reading

    with app.app_context():
        engine = db.engine
    with Session(reading(engine)) as own:
        yield own


@pytest.fixture
def client(app: Flask, session: Session) -> Visitor:
    """Someone who has not signed in, with a browser of their own."""
    return _visitor(app, session)


@pytest.fixture
def another_client(app: Flask, session: Session) -> Callable[[], Visitor]:
    """Each call is one more person, with a browser of their own."""
    return lambda: _visitor(app, session)


@pytest.fixture
def facilitator(app: Flask, session: Session) -> User:
    """Alice, who accompanies; her password is `PASSWORD`."""
    from flask_security import hash_password

    from tests.builders import a_facilitator

    alice = a_facilitator(session)
    with app.app_context():
        alice.password = hash_password(PASSWORD)
    session.commit()
    return alice


@pytest.fixture
def alice(another_client: Callable[[], Visitor], facilitator: User) -> Visitor:
    """Alice's browser, signed in."""
    visitor = another_client()
    visitor.sign_in(facilitator)
    return visitor


@pytest.fixture
def consultation(session: Session) -> Consultation:
    """An open one, of three groups where nobody answered yet; many tests have their own."""
    from tests.builders import an_open_consultation

    return an_open_consultation(session)


@pytest.fixture
def team(consultation: Consultation) -> Group:
    """The first group of the consultation."""
    return consultation.groups[0]


@pytest.fixture(scope="session")
def _chromium() -> Iterator[Browser]:
    from tests.browsing import a_chromium

    with a_chromium() as browser:
        yield browser


@pytest.fixture
def phones(_chromium: Browser, app: Flask) -> Iterator[Phones]:
    """Real browsers at 360 × 740: `phone = phones()`, or `phones(scripts=False)`.

    The test fails when a page of theirs complains in the console or asks something elsewhere.
    """
    from tests.browsing import Phones, a_server

    with a_server(app) as address:
        phones = Phones(browser=_chromium, address=address)
        yield phones
        phones.close()
    assert phones.troubles == []


@pytest.fixture
def browse(phones: Phones, app: Flask, facilitator: User) -> Browse:
    """Alice's own browser, signed in: `page = browse()`."""
    from tests.browsing import browser_of

    return browser_of(facilitator, phones, app)


@pytest.fixture
def runner(app: Flask, session: Session) -> Terminal:
    """Someone who types `flask …` on the server."""
    terminal = cast("Terminal", app.test_cli_runner())
    terminal.session = session
    return terminal


def _visitor(app: Flask, session: Session) -> Visitor:
    visitor = cast("Visitor", app.test_client())
    visitor.session = session
    return visitor
