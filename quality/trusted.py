"""A Chromium that trusts our server, as a phone trusts a real one, and so keeps what it got."""

import hashlib
import socket
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_ssl_devcert

from tests import machine
from tests.browsing import HOST


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusting:
    """`certificate` is its file and that of its key; tools reach the browser at `port`."""

    browser: Browser
    certificate: tuple[str, str]
    port: int


@contextmanager
def a_trusting_chromium() -> Iterator[Trusting]:
    """Start a Chromium that trusts a certificate made for it."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        certificate = make_ssl_devcert(str(Path(folder) / "quality"), host=HOST)
        port = _a_free_port()
        browser = playwright.chromium.launch(
            executable_path=machine.chromium(),
            args=[
                f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
                f"--ignore-certificate-errors-spki-list={_print_of(Path(certificate[0]))}",
                f"--remote-debugging-port={port}",
                "--no-sandbox",
            ],
        )
        yield Trusting(browser=browser, certificate=certificate, port=port)
        browser.close()


def _a_free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _print_of(certificate: Path) -> str:
    key = x509.load_pem_x509_certificate(certificate.read_bytes()).public_key()
    known = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return b64encode(hashlib.sha256(known).digest()).decode()
