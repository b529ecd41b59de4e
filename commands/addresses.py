"""Where the server can be reached: a free port, the address of this machine on its network."""

import errno
import io
import socket
from typing import Final

import segno

ALL_INTERFACES: Final = "0.0.0.0"  # noqa: S104 (phones on the same network must reach it)
A_FOREIGN_ADDRESS: Final = ("192.0.2.1", 9)
"""An address that nobody has: asking the way to it sends nothing."""


def is_free(host: str, port: int) -> bool:
    """Say whether nobody listens there yet; raises `OSError` when one may not listen at all."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True


def network_address() -> str | None:
    """Return the address of this machine on its network; `None` when it is on none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(A_FOREIGN_ADDRESS)
        except OSError:
            return None
        address: str = probe.getsockname()[0]
    return None if address.startswith(("127.", "0.")) else address


def drawn(url: str) -> str:
    """Return a QR code made of characters, for a terminal."""
    drawing = io.StringIO()
    segno.make(url, error="l", micro=False).terminal(drawing, compact=True, border=2)
    return drawing.getvalue()
