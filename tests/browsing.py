"""A real Chromium on a phone, and the application served to it under a name that is not local."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, sync_playwright
from werkzeug.serving import make_server

from models import User
from tests import machine

Browse = Callable[..., Page]
"""Opens a new page of somebody's own browser, with the options of a Playwright context."""

HOST: Final = "trois-voix.test"
"""Browsers treat localhost as if it were secure, which a phone on the network never sees."""

PHONE: Final = {"width": 360, "height": 740}


@contextmanager
def a_chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=machine.chromium(),
            args=[
                f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
                "--no-sandbox",
                "--ignore-certificate-errors",  # that of a context leaves service workers out
            ],
        )
        yield browser
        browser.close()


@contextmanager
def a_server(app: Flask) -> Iterator[str]:
    """Serve the application, and give its address: in production, over HTTPS of its own making."""
    essai = bool(app.config["ESSAI"])
    server = make_server("127.0.0.1", 0, app, threaded=True, ssl_context=None if essai else "adhoc")
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"{'http' if essai else 'https'}://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass(kw_only=True)  # without slots: Playwright keeps a note of each handler on its owner
class Phones:
    """Gives phones, one per person, and notes what goes wrong on any of them."""

    browser: Browser
    address: str
    troubles: list[str] = field(default_factory=list)

    def __call__(self, *, scripts: bool = True, **options: Any) -> Page:
        """Return the empty page of one more phone; `scripts=False` turns scripts off."""
        context = self.browser.new_context(
            **{
                "base_url": self.address,
                "viewport": PHONE,
                "has_touch": True,
                "is_mobile": True,
                "locale": "fr-CA",
                "timezone_id": "America/Toronto",
                "java_script_enabled": scripts,
                **options,
            }
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", self._on_console)
        page.on("pageerror", self._on_error)
        page.on("request", self._on_request)
        return page

    def close(self) -> None:
        for context in self.browser.contexts:
            context.close()

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.troubles.append(f"said in the console: {message.text}")

    def _on_error(self, error: Error) -> None:
        self.troubles.append(f"a script failed: {error}")

    def _on_request(self, request: Request) -> None:
        target = urlsplit(request.url)
        if target.scheme in ("http", "https") and target.hostname != HOST:
            self.troubles.append(f"asked elsewhere: {request.url}")


def browser_of(user: User, phones: Phones, app: Flask) -> Browse:
    """Return the browser of somebody who is signed in, on whatever screen they have."""
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    value = signer.dumps({"_user_id": user.fs_uniquifier, "_fresh": True})

    def new(**options: Any) -> Page:
        page = phones(**{"is_mobile": False, "has_touch": False, **options})
        page.context.add_cookies([{"name": "session", "value": value, "url": phones.address}])
        return page

    return new
