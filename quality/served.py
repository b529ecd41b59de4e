"""The application as people meet it, served to a real Chromium, with what it sent noted."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING, Final

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy.orm import Session
from werkzeug.serving import WSGIRequestHandler, make_server

from app import create_app
from imports.gabarit import Length
from models import db
from quality.trusted import Trusting
from tests.browsing import HOST, PHONE
from tests.builders import an_open_consultation
from tests.clock import Clock
from tests.participants import a_code

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

FIRST: Final = "/repondre/pratique/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One answer of the server, and how many bytes its body was."""

    path: str
    encoding: str
    size: int


@dataclass(slots=True, kw_only=True)
class Noted:
    """Passes requests on, and notes what is sent."""

    inner: "WSGIApplication"
    sent: list[Sent] = field(default_factory=list)

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        head: dict[str, str] = {}

        def note(status: str, headers: list[tuple[str, str]], *rest: object) -> object:
            head.update((name.lower(), value) for name, value in headers)
            return start(status, headers, *rest)  # type: ignore[arg-type]

        body = b"".join(self.inner(environ, note))  # type: ignore[arg-type]
        encoding = head.get("content-encoding", "")
        self.sent.append(Sent(path=environ["PATH_INFO"], encoding=encoding, size=len(body)))
        return [body]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """`new_code` gives the code of one more card; `noted` what was sent so far."""

    address: str
    browser: Browser
    noted: Noted
    new_code: Callable[[], str]

    def phone(self) -> BrowserContext:
        """Return the browser of one more person, which has seen nothing yet."""
        return self.browser.new_context(
            base_url=self.address,
            viewport={"width": PHONE["width"], "height": PHONE["height"]},
            locale="fr-CA",
            is_mobile=True,
            has_touch=True,
        )

    def a_sheet(self) -> Page:
        """Return the page of someone who has accepted and stands before the first practice."""
        page = self.phone().new_page()
        page.goto(f"/r/{self.new_code()}")
        page.get_by_role("button", name="J’accepte").click()
        expect(page.get_by_text("Pratique 1 sur ")).to_be_visible()
        page.wait_for_load_state("networkidle")
        return page

    def an_unseen_sheet(self) -> Page:
        """Return an empty page that may open a sheet, in a browser that has fetched nothing."""
        entered = self.a_sheet().context
        unseen = self.phone()
        unseen.add_cookies(entered.cookies())  # type: ignore[arg-type]
        entered.close()
        return unseen.new_page()


@contextmanager
def served(trusting: Trusting, length: Length, *, https: bool = True) -> Iterator[Served]:
    """Serve an open consultation of 6 or of 13 practices, in production or in *essai* mode."""
    certificate = trusting.certificate if https else None
    with TemporaryDirectory() as folder:
        app = an_app(Path(folder), https=https)
        noted = Noted(inner=app.wsgi_app)
        app.wsgi_app = noted  # type: ignore[assignment,method-assign]
        with app.app_context(), listening(app, certificate) as address:
            db.create_all()
            with Session(db.engine) as session:
                group = an_open_consultation(session, length=length).groups[0]
                session.commit()
                yield Served(
                    address=address,
                    browser=trusting.browser,
                    noted=noted,
                    new_code=lambda: a_code(session, group),
                )
            db.engine.dispose()


def an_app(folder: Path, *, https: bool) -> Flask:
    """Return the application on an empty database of this folder."""
    os.environ["BASE_URL"] = f"https://{HOST}" if https else ""
    return create_app(
        {
            "SECRET_KEY": "only to measure",
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'quality.sqlite'}",
            "CLOCK": Clock(),
        }
    )


class Quiet(WSGIRequestHandler):
    """Keeps connections open, as the server of an installation does, and says nothing."""

    protocol_version = "HTTP/1.1"

    def log_request(self, *_: object) -> None:
        pass


@contextmanager
def listening(app: Flask, certificate: tuple[str, str] | None) -> Iterator[str]:
    """Serve the application, and give its address."""
    server = make_server(
        "127.0.0.1", 0, app, threaded=True, request_handler=Quiet, ssl_context=certificate
    )
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http{'s' if certificate else ''}://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
