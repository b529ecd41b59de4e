"""Whatever Ève sends, she is refused in words: no request breaks the application."""

from collections.abc import Callable
from itertools import product

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import User
from tests.builders import a_read_consultation, an_open_consultation
from tests.doors import requests_in
from tests.page import open_page
from tests.participants import begin
from tests.visitors import Visitor

FORM = "application/x-www-form-urlencoded"
BODIES = [
    ("application/json", b'{"email": "\\ud800", "csrf_token": "\\ud800"}'),
    ("application/json", b'["a list"]'),
    ("application/problem+json", b'"words"'),
    ("text/plain", b"\xff\xfe"),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=a", b"--a\r\n\r\n"),
    (FORM, b"\xff=\xfe&csrf_token=%ff&code=%ed%a0%80&=&&=="),
    (FORM, b"email=%00&password=%00&code=AB%00CDE&csrf_token=%00"),
    (FORM, b"a=1&" * 2_000),
    (FORM, b"comment=" + b"x" * (3 * 1024 * 1024)),
]

ADDRESSES = [
    "/r/{}",
    "/bienvenue/{}",
    "/demarches/{}",
    "/repondre/pratique/{}",
    "/static/0/{}",
    "/static/{}/accompany.css",
]
WORDS = ["%00", "AB%00CDE", "%ed%a0%80", "%ff", "..%2f..%2fetc", "9" * 4_000]


@pytest.fixture
def settings() -> dict[str, object]:
    """A failure is shown as people would see it, rather than raised in the test."""
    return {"PROPAGATE_EXCEPTIONS": False}


def test_no_body_breaks_a_page(
    app: Flask,
    session: Session,
    alice: Visitor,
    facilitator: User,
    another_client: Callable[[], Visitor],
) -> None:
    opened = an_open_consultation(session, facilitator=facilitator)
    bob = another_client()
    begin(bob, session, opened.groups[0])
    read = a_read_consultation(session, facilitator=facilitator)
    posts = [
        request
        for consultation in (opened, read)
        for request in requests_in(app, session, consultation)
        if request.method == "POST"
    ]

    for who, (kind, body), request in product((alice, bob), BODIES, posts):
        response = who.post(request.url, data=body, content_type=kind)
        assert response.status_code < 500, (request, kind, body[:20])


@pytest.mark.parametrize("address", ["a\x00lice@exemple.test", "\x00", "İ@exemple.test", "é" * 400])
def test_no_address_of_an_account_breaks_signing_in(client: Visitor, address: str) -> None:
    proof = open_page(client, "/connexion").find("[name=csrf_token]")["value"]
    typed = {"email": address, "password": "un mot\x00 de passe", "csrf_token": proof}

    assert client.post("/connexion", data=typed).status_code < 500


@pytest.mark.parametrize(
    "cookie", [b"\xff\xfe", b"\xed\xa0\x80", b'"\\000"', b'"a.AB\\000CDE"', b".", b"x" * 8_000]
)
@pytest.mark.parametrize("name", [b"feuille", b"entree", b"session"])
def test_no_cookie_breaks_a_page(app: Flask, name: bytes, cookie: bytes) -> None:
    forged = {"HTTP_COOKIE": (name + b"=" + cookie).decode("latin-1")}
    client = app.test_client(use_cookies=False)

    for url in ("/", "/repondre", "/repondre/consentement", "/repondre/continuer", "/connexion"):
        for method in ("GET", "POST"):
            response = client.open(url, method=method, environ_overrides=forged)
            assert response.status_code < 500, (method, url)


@pytest.mark.parametrize("host", ["", "evil test", "[::1", "[::1]:x", "a/b", "a@b", "x:99999999"])
def test_no_host_name_breaks_a_page(app: Flask, host: str) -> None:
    client = app.test_client()

    for url in ("/", "/repondre", "/demarches", "/connexion"):
        assert client.get(url, environ_overrides={"HTTP_HOST": host}).status_code < 500


def test_no_address_breaks_a_page(alice: Visitor) -> None:
    for address, words in product(ADDRESSES, WORDS):
        assert alice.get(address.format(words)).status_code < 500, (address, words)
