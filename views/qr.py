"""QR codes drawn in the page itself: nothing to fetch, sharp on paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

import segno
from flask import current_app, request, url_for

LOCAL: Final = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """A square of `size` modules, and the path of lines one module thick that draws it."""

    size: int
    path: str


def qr_of(url: str) -> QrCode:
    """Return the code of an address, as a phone reads it from a card held in the hand."""
    rows = [list(row) for row in segno.make(url, error="m", micro=False).matrix]
    return QrCode(size=len(rows), path="".join(_dashes(rows)))


def _dashes(rows: list[list[int]]) -> Iterator[str]:
    for y, row in enumerate(rows):
        x = 0
        for dark, modules in groupby(row):
            width = len(list(modules))
            if dark:
                yield f"M{x} {y}.5h{width}"
            x += width


def public_url(endpoint: str, **values: Any) -> str:
    """Return an address that a phone can open: that of the settings, or the one of this visit.

    In *essai* mode the settings only know this machine; whoever came by the address of the local
    network gives that one to the phones.
    """
    base: str = current_app.config["PUBLIC_URL"]
    if current_app.config["ESSAI"] and request.host.rsplit(":", 1)[0] not in LOCAL:
        base = request.host_url.rstrip("/")
    return base + url_for(endpoint, **values)


def short_address(endpoint: str) -> str:
    """Return an address as one types it: without its scheme."""
    return public_url(endpoint).split("://", 1)[1]
