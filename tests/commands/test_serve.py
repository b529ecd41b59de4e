"""`flask serve`: what `make run` starts, the first time and the next."""

import re
import socket
import tempfile
from datetime import date, datetime

import pytest
import sqlalchemy as sa
from click.testing import Result
from flask import Flask
from sqlalchemy.orm import Session

from app import create_app
from commands import addresses, serve
from commands.demo import add_fictitious
from commands.server import Server
from models import Consultation, ConsultationState, User, db
from models.store.accounts import answer_invitation, find_invitation
from models.store.erasing import erase_consultation
from tests.builders import an_open_consultation

LINK = re.compile(r"http://localhost:8123/bienvenue/(\S+)")


@pytest.fixture
def fresh(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An installation on its first day: no table yet; Gunicorn only says that it is ready."""
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setattr(serve, "network_address", lambda: "10.0.0.7")
    monkeypatch.setattr(serve, "is_free", lambda host, port: True)
    monkeypatch.setattr(serve, "add_fictitious", _add_two)
    monkeypatch.setattr(Server, "run", lambda self: self.cfg.when_ready(self))
    with app.app_context():
        db.drop_all()
    return app


def _add_two(session: Session, facilitator: User, *, now: datetime) -> None:
    """Make two consultations in less time than those of `tests/commands/test_demo.py`."""
    for _ in range(2):
        an_open_consultation(session, facilitator=facilitator, now=now)


def run(app: Flask) -> Result:
    result = app.test_cli_runner().invoke(args=["serve"])
    assert result.exit_code == 0, result.output
    return result


def session_of(app: Flask) -> Session:
    with app.app_context():
        return Session(db.engine)


def test_the_first_run_says_where_to_go(fresh: Flask) -> None:
    """This computer, the phones with a QR code, and a link to choose a password."""
    said = run(fresh).output
    assert "Trois voix est en marche." in said
    assert "  http://localhost:8123\n" in said
    assert "  http://10.0.0.7:8123\n" in said
    assert "█▀" in said
    assert LINK.search(said)
    assert fresh.config["PUBLIC_URL"] == "http://10.0.0.7:8123"


def test_the_first_run_makes_three_fictitious_consultations(
    fresh: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One whose three groups are open, two that are read; all say what they are."""
    monkeypatch.setattr(serve, "add_fictitious", add_fictitious)
    run(fresh)
    with session_of(fresh) as session:
        made = session.scalars(sa.select(Consultation).order_by(Consultation.id)).all()
        assert [each.state for each in made] == [
            ConsultationState.OPEN,
            ConsultationState.READ,
            ConsultationState.READ,
        ]
        assert all(each.fictitious and "(fictive)" in each.title for each in made)
        assert all("(fictive)" in each.organisation.name for each in made)
        assert [group.is_collecting for group in made[0].groups] == [True] * 3
        assert [group.expected for group in made[1].groups] == [5, 4, 6]
        assert {role.name for role in made[0].facilitators[0].roles} == {"facilitator", "host"}


def test_the_first_link_opens_the_account_of_both_consultations(fresh: Flask) -> None:
    """Then no run prints a link any more."""
    link = LINK.search(run(fresh).output)
    assert link is not None
    with session_of(fresh) as session, session.begin():
        invitation = find_invitation(session, link[1], now=fresh.config["CLOCK"]())
        assert invitation is not None
        answer_invitation(session, invitation, password_hash="x", email="a@b.ca", name="Alice")
    assert not LINK.search(run(fresh).output)
    with session_of(fresh) as session:
        assert len(session.scalars(sa.select(User)).all()) == 1


def test_a_link_that_was_lost_comes_anew(fresh: Flask) -> None:
    """Until somebody opens it; the former is dead."""
    first, second = (LINK.search(run(fresh).output) for _ in range(2))
    assert first is not None
    assert second is not None
    with session_of(fresh) as session:
        now = fresh.config["CLOCK"]()
        assert find_invitation(session, first[1], now=now) is None
        assert find_invitation(session, second[1], now=now) is not None


def test_a_second_run_keeps_everything_and_brings_nothing_back(fresh: Flask) -> None:
    """A fictitious consultation that was removed stays removed."""
    run(fresh)
    with session_of(fresh) as session, session.begin():
        removed = session.scalars(sa.select(Consultation)).all()[1]
        erase_consultation(session, removed, today=date(2027, 3, 1))
    run(fresh)
    with session_of(fresh) as session:
        [left] = session.scalars(sa.select(Consultation)).all()
        assert left.state is ConsultationState.OPEN


def test_on_no_network_phones_are_not_promised_anything(
    fresh: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address of this computer is still there."""
    monkeypatch.setattr(serve, "network_address", lambda: None)
    said = run(fresh).output
    assert "Cet ordinateur n’est sur aucun réseau" in said
    assert "http://localhost:8123" in said


@pytest.mark.parametrize(
    ("port", "sentence"),
    [
        ("99999", "PORT doit être un nombre entier"),
        ("huit mille", "PORT doit être un nombre entier"),
        ("-1", "PORT doit être un nombre entier"),
    ],
)
def test_an_odd_port_is_refused_in_one_sentence(
    fresh: Flask, monkeypatch: pytest.MonkeyPatch, port: str, sentence: str
) -> None:
    """Before anything is touched."""
    monkeypatch.setenv("PORT", port)
    assert_stops(fresh, sentence)


def test_a_busy_port_is_refused_in_one_sentence(
    fresh: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It proposes another one."""
    monkeypatch.setattr(serve, "is_free", addresses.is_free)
    with socket.create_server(("0.0.0.0", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        assert_stops(fresh, f"Le port {port} est déjà pris")


def test_a_forbidden_port_is_refused_in_one_sentence(
    fresh: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as 80 for somebody who is not root."""
    monkeypatch.setattr(serve, "is_free", _forbidden)
    assert_stops(fresh, "Cet ordinateur ne permet pas d’écouter sur le port 8123")


def test_a_folder_where_nothing_can_be_written_is_refused_in_one_sentence(
    fresh: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says which."""
    monkeypatch.setattr(tempfile, "TemporaryFile", _forbidden)
    assert_stops(fresh, f"On ne peut pas écrire dans «\u00a0{fresh.instance_path}\u00a0»")


def _forbidden(*_: object, **__: object) -> None:
    raise PermissionError


def assert_stops(app: Flask, sentence: str) -> None:
    result = app.test_cli_runner().invoke(args=["serve"])
    assert result.exit_code == 1
    assert result.output.startswith(sentence), result.output
    assert result.output.count("\n") == 1
    with app.app_context():
        assert not sa.inspect(db.engine).get_table_names()


def test_a_database_that_does_not_answer_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """When DATABASE_URL leads nowhere."""
    monkeypatch.setattr(serve, "is_free", lambda host, port: True)
    away = "postgresql+psycopg://127.0.0.1:9/nowhere"
    app = create_app({"TESTING": True, "SQLALCHEMY_DATABASE_URI": away})
    result = app.test_cli_runner().invoke(args=["serve"], env={"PORT": "8123"})
    assert result.exit_code == 1
    assert result.output.startswith("La base de données ne répond pas")


def test_a_qr_code_is_drawn_in_characters() -> None:
    """As high as a terminal."""
    lines = addresses.drawn("http://192.168.100.100:8000").splitlines()
    assert len(lines) < 22
    assert {len(line) for line in lines} == {len(lines[0])}
