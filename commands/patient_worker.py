"""A worker of Gunicorn that waits for whole requests, so that none left halfway holds a thread."""

import re
import select
import socket
import struct
import time
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ
from typing import Any, Final

from gunicorn.workers.gthread import TConn, ThreadWorker

PATIENCE: Final = 20
"""How many seconds a request may take to arrive: while it does, it costs no thread."""
SILENCE: Final = 4
"""How many seconds a thread waits for the rest of a request too long to be waited for whole."""
GOODBYE: Final = 0.5
"""How many seconds a silent phone is still listened to, once it was answered."""
TICK: Final = 0.02
"""How many seconds between two looks at the requests that have begun to arrive."""
LOOKED_AT: Final = 16 * 1024
"""How many bytes of a request are waited for: a form with its comments, less than any system
holds for one connection."""
HUNG_UP: Final = getattr(select, "POLLRDHUP", select.POLLHUP)
CONTENT_LENGTH: Final = re.compile(rb"(?im)^content-length:[ \t]*(\d{1,18})")
EXPECT: Final = re.compile(rb"(?im)^expect:")
"""Says that the body comes once it was asked for."""


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """Gives a thread to a request that has arrived, and takes it back from one that stops halfway.

    Otherwise sixteen connections left half open keep a whole room waiting for ever: those that
    are not whole yet wait in the loop that listens to all of them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.begun: list[TConn] = []

    def enqueue_req(self, conn: TConn) -> None:
        if _has_arrived(conn):
            super().enqueue_req(conn)
            return
        conn.timeout = time.monotonic() + PATIENCE
        self.pending_conns.append(conn)
        ready = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, EVENT_READ, ready)

    def on_pending_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        self.poller.unregister(client)
        self.begun.append(conn)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        super().wait_for_and_dispatch_events(min(timeout, TICK) if self.begun else timeout)
        begun = [conn for conn in self.begun if conn in self.pending_conns]  # the others are closed
        arrived = [conn for conn in begun if _has_arrived(conn)]
        self.begun = [conn for conn in begun if conn not in arrived]
        for conn in arrived:
            self.pending_conns.remove(conn)
            super().enqueue_req(conn)

    def handle(self, conn: TConn) -> Any:
        # The system keeps this while the library makes the socket wait without end.
        seconds = struct.pack("ll", SILENCE, 0)
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, seconds)
        kept = super().handle(conn)
        if not kept:
            _part(conn.sock)
        return kept


def _has_arrived(conn: TConn) -> bool:
    """Say whether a thread would find the whole request, or as much of it as is looked at."""
    if conn.initialized and conn.parser.unreader.buf.getvalue():
        return True
    conn.sock.setblocking(False)
    try:
        seen = conn.sock.recv(LOOKED_AT, socket.MSG_PEEK)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return _is_whole(seen) or len(seen) in (0, LOOKED_AT) or _has_hung_up(conn.sock)


def _is_whole(seen: bytes) -> bool:
    """Say whether all of a request is there, or all that comes before its body is asked for."""
    head, end, body = seen.partition(b"\r\n\r\n")
    if not end:
        return False
    length = CONTENT_LENGTH.search(head)
    return not length or int(length[1]) <= len(body) or EXPECT.search(head) is not None


def _has_hung_up(connection: socket.socket) -> bool:
    look = select.poll()
    look.register(connection, HUNG_UP)
    return bool(look.poll(0))


def _part(connection: socket.socket) -> None:
    """End a connection from its own thread: the library waits for its end in the one of them all.

    What the phone still sends is read for a moment, so that it reads our answer to the end.
    """
    with suppress(OSError):
        connection.shutdown(socket.SHUT_WR)
        connection.settimeout(GOODBYE)
        for _ in range(16):
            if not connection.recv(4096):
                break
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RD)
