"""What this machine has: Chromium, LibreOffice; and the network that no test may use."""

import os
import shutil
import socket
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

CI: Final = os.environ.get("CI", "").lower() in ("1", "true")
LOCAL: Final = frozenset({"localhost", "::1", ""})


@cache
def chromium() -> str | None:
    """Return where Chromium is: the system's, or the one that Playwright installed."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


@cache
def soffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


NEEDED: Final[dict[str, tuple[str, Callable[[], str | None]]]] = {
    "browser": ("Chromium", chromium),
    "office": ("LibreOffice", soffice),
}
"""By marker, the program that such a test needs."""


def only_local_connections() -> Callable[..., None]:
    """Return a `socket.connect` that refuses to leave this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_local(address[0]):
            raise RuntimeError(f"a test may not use the network: {address[0]}")
        connect(self, address)

    return connect_here


def _is_local(host: str) -> bool:
    return host in LOCAL or host.startswith("127.")
