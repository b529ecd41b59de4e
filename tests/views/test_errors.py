"""When something fails, the page says what to do and nothing about the inside."""

import pytest
import sqlalchemy as sa
from flask import Flask, abort

from models import db
from tests.page import open_page
from tests.visitors import Visitor
from views.errors import PAGES


@pytest.fixture
def settings() -> dict[str, object]:
    """As on a real server, where a failure is not shown to whoever develops."""
    return {"PROPAGATE_EXCEPTIONS": False}


@pytest.fixture
def failing(app: Flask, client: Visitor) -> Visitor:
    app.add_url_rule("/echec", view_func=_fail)
    app.add_url_rule("/echec/<int:code>", endpoint="code", view_func=abort)
    return client


def _fail() -> str:
    raise RuntimeError("Sentinelle dans une exception")


def test_a_failure_says_nothing_of_the_inside(failing: Visitor) -> None:
    """Neither the exception nor a file name."""
    response = failing.get("/echec")
    assert response.status_code == 500
    assert "Sentinelle" not in response.text
    assert "Traceback" not in response.text
    assert ".py" not in response.text


def test_a_failure_leaves_no_trace_of_who_met_it(
    app: Flask, failing: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    """The log names the page, not the code in its address nor what was being written."""
    app.add_url_rule("/echec/carton/<code>", view_func=_fail_while_writing)
    assert failing.get("/echec/carton/ABCDE12345").status_code == 500
    assert "Error on /echec/carton/<code>" in caplog.text
    assert "_fail_while_writing" in caplog.text
    assert "ABCDE12345" not in caplog.text
    assert "Sentinelle" not in caplog.text


def _fail_while_writing(code: str) -> str:
    comment = {"comment": f"Sentinelle {code}"}
    db.session.execute(sa.text("UPDATE nowhere SET text = :comment"), comment)
    return ""


@pytest.mark.parametrize("code", sorted({*PAGES, 405, 410, 415, 503}))
def test_every_error_is_a_page_of_ours(failing: Visitor, code: int) -> None:
    """With its status, a heading and a way out."""
    page = open_page(failing, f"/echec/{code}", status=code)
    assert page is not None


def test_what_is_not_there_is_not_found(client: Visitor) -> None:
    """In French, like everything."""
    response = client.get("/nulle-part")
    assert response.status_code == 404
    assert "Cette page n’existe pas" in response.text
