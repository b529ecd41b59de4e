"""Every answer of ours is closed to what comes from elsewhere, errors included."""

import pytest
from flask import Flask

from app import create_app
from tests.visitors import Visitor
from views.headers import HEADERS

PAGES = ("/", "/connexion", "/repondre", "/nulle-part", "/demarches")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_its_headers(client: Visitor, path: str) -> None:
    """Found or not, open or not."""
    response = client.get(path)
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert response.headers["Cache-Control"] == "no-store"
    assert "Strict-Transport-Security" not in response.headers


def test_nothing_inline_and_nothing_foreign_is_allowed() -> None:
    """By default nothing at all."""
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_production_answers_only_to_its_name_and_over_https(database: str) -> None:
    """HSTS, and no page for another host."""
    app = _production()
    response = app.test_client().get("/nulle-part", base_url="https://voix.exemple.test")
    assert "max-age=63072000" in response.headers["Strict-Transport-Security"]
    assert app.test_client().get("/", base_url="https://ailleurs.test").status_code == 400


def _production() -> Flask:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BASE_URL", "https://voix.exemple.test")
        return create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://"})
