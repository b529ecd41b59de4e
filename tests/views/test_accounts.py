"""Signing in and out: one answer for everybody, and sessions that end."""

import re
from datetime import timedelta

import pytest
from flask import Flask, template_rendered
from flask_security import hash_password, verify_password
from sqlalchemy.orm import Session

from config import settings as machine_settings
from models import User
from models.store.accounts import add_account
from tests.conftest import PASSWORD
from tests.visitors import Visitor
from views.accounts import hash_chosen
from views.tries import SIGN_IN_BY_ACCOUNT, SIGN_IN_BY_ADDRESS

HIDDEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def try_to_sign_in(visitor: Visitor, email: str | None, password: str) -> tuple[int, str]:
    page = visitor.get("/connexion").text
    token = HIDDEN.search(page)
    assert token is not None
    data = {"email": email, "password": password, "csrf_token": token[1]}
    response = visitor.post("/connexion", data=data)
    return response.status_code, HIDDEN.sub("", response.text)


@pytest.mark.parametrize("typed", ["Été à l’ﬁn fond", "E\u0301te\u0301 a\u0300 l’fin fond"])
def test_accents_are_the_same_on_every_keyboard(
    app: Flask, session: Session, client: Visitor, facilitator: User, typed: str
) -> None:
    """Whichever way a device writes them, when choosing or when signing in."""
    with app.app_context():
        facilitator.password = hash_chosen("Été à l’ﬁn fond")
    try_to_sign_in(client, facilitator.email, typed)
    assert client.get("/demarches").status_code == 200


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    client: Visitor, session: Session, facilitator: User
) -> None:
    """So does an account that nobody opened yet."""
    add_account(session, roles=[], email="bea@exemple.test")
    answers = {
        address: try_to_sign_in(client, address, "not the password")
        for address in ("alice@exemple.test", "eve@exemple.test", "bea@exemple.test")
    }
    said = {(status, text.replace(address, "…")) for address, (status, text) in answers.items()}
    assert len(said) == 1
    assert client.get("/demarches").status_code == 302


def test_an_unknown_address_costs_as_much_time(
    client: Visitor, facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One argon2 each, so that the clock does not tell either."""
    hashed: list[str] = []
    monkeypatch.setattr(
        "flask_security.forms.hash_password", lambda password: hashed.append(password)
    )
    try_to_sign_in(client, "eve@exemple.test", "not the password")
    assert hashed == ["not the password"]


def test_a_form_from_elsewhere_signs_nobody_in(client: Visitor, facilitator: User) -> None:
    """Nor out."""
    data = {"email": facilitator.email, "password": PASSWORD}
    assert client.post("/connexion", data=data).status_code != 302
    assert client.get("/demarches").status_code == 302


def test_the_session_is_new_at_sign_in(client: Visitor, facilitator: User) -> None:
    """The proof of origin of before is good for nothing in it."""
    client.get("/connexion")
    with client.session_transaction() as before:
        former = before["csrf_token"]
    try_to_sign_in(client, facilitator.email, PASSWORD)
    with client.session_transaction() as after:
        assert after.permanent
        assert after.get("csrf_token") != former


def test_a_session_ends_after_half_an_hour_without_use(app: Flask) -> None:
    """And lasts while it is used."""
    assert app.config["PERMANENT_SESSION_LIFETIME"] == timedelta(minutes=30)
    assert app.config["SESSION_REFRESH_EACH_REQUEST"]


def test_passwords_cost_what_was_promised(facilitator: User) -> None:
    """Argon2id, 19 MiB, twice, in the settings of the machine."""
    from app import create_app

    with create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://"}).app_context():
        hashed = hash_password(PASSWORD)
        assert hashed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
        assert verify_password(PASSWORD, hashed)


def test_too_many_tries_at_one_account_are_stopped(client: Visitor, facilitator: User) -> None:
    """Ten an hour, and the page says what to do; another account is not concerned."""
    allowed = int(SIGN_IN_BY_ACCOUNT.split()[0])
    for _ in range(allowed):
        assert try_to_sign_in(client, "alice@exemple.test", "no")[0] == 200
    assert try_to_sign_in(client, "ALICE@exemple.test", PASSWORD)[0] == 429
    assert try_to_sign_in(client, "bea@exemple.test", "no")[0] == 200
    assert int(SIGN_IN_BY_ADDRESS.split()[0]) > allowed


def test_only_what_is_used_is_served(app: Flask) -> None:
    """At our addresses: no registration, no file of the library."""
    served = [rule.rule for rule in app.url_map.iter_rules() if "security" in rule.endpoint]
    assert all(rule.startswith(("/connexion", "/deconnexion", "/compte")) for rule in served)


def test_no_page_of_the_library_shows_its_own_look(
    app: Flask, client: Visitor, alice: Visitor
) -> None:
    """Whoever comes by its addresses sees a page of ours, or is led to one."""
    shown: set[str] = set()
    with template_rendered.connected_to(
        lambda _app, template, **_rest: shown.add(template.name), app
    ):
        for rule in app.url_map.iter_rules():
            if "security" in rule.endpoint and "GET" in (rule.methods or ()):
                for visitor in (client, alice):
                    visitor.get(rule.rule.replace("<token>", "unknown"), follow_redirects=True)
    ours = {"access/forgotten.html", "account/authenticator.html", "account/passkeys.html"}
    assert ours <= shown
    assert not [name for name in shown if name.startswith("security/")]


def test_the_cookie_of_production_is_bound_to_https(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """`__Host-` and Secure there; a plain name on the local network, where it could not be kept."""
    folder = tmp_path_factory.mktemp("instance")
    assert machine_settings(folder)["SESSION_COOKIE_NAME"] == "session"
    monkeypatch.setenv("BASE_URL", "https://voix.exemple.test")
    production = machine_settings(folder)
    assert production["SESSION_COOKIE_NAME"] == "__Host-session"
    assert production["SESSION_COOKIE_SECURE"]
    assert not production["ESSAI"]
