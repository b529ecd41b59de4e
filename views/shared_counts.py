"""Counters of tries that the forked workers of one server share: memory only, in no file.

Counted in each worker apart, ten tries would be ten per worker. Several servers share Redis.
"""

import fcntl
import mmap
import os
import struct
import tempfile
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from threading import Lock
from typing import Final

from limits.storage import Storage

SLOT: Final = struct.Struct("<16sId")
"""Which key, how many times, and when that is forgotten."""
SLOTS: Final = 16_384
NEAR: Final = 16
"""How many slots a key may be in; when all are taken, the first that would be forgotten is."""


class SharedCounts(Storage):
    """Fixed windows in anonymous memory, which a process and its forks see alike."""

    STORAGE_SCHEME = ["shared"]  # noqa: RUF012 (so the library declares it)

    def __init__(
        self, uri: str | None = None, wrap_exceptions: bool = False, **_options: str
    ) -> None:
        super().__init__(uri, wrap_exceptions=wrap_exceptions)
        self._memory = mmap.mmap(-1, SLOTS * SLOT.size)
        self._threads = Lock()
        # A lock of the system is let go when its process is killed; the file stays empty.
        self._processes, name = tempfile.mkstemp()
        os.unlink(name)
        weakref.finalize(self, os.close, self._processes)

    @property
    def base_exceptions(self) -> type[Exception]:
        return OSError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        with self._held():
            at, count, until = self._find(key)
            if not count:
                until = time.time() + expiry
            SLOT.pack_into(self._memory, at, _name(key), count + amount, until)
            return count + amount

    def get(self, key: str) -> int:
        with self._held():
            return self._find(key)[1]

    def get_expiry(self, key: str) -> float:
        with self._held():
            return self._find(key)[2]

    def check(self) -> bool:
        return True

    def reset(self) -> int | None:
        with self._held():
            self._memory[:] = bytes(len(self._memory))
        return None

    def clear(self, key: str) -> None:
        with self._held():
            SLOT.pack_into(self._memory, self._find(key)[0], bytes(16), 0, 0)

    def _find(self, key: str) -> tuple[int, int, float]:
        """Return where a key is counted, or may be; how many times; and until when."""
        name, now = _name(key), time.time()
        first = int.from_bytes(name[:8])
        best, best_until = 0, float("inf")
        for step in range(NEAR):
            at = (first + step) % SLOTS * SLOT.size
            kept, count, until = SLOT.unpack_from(self._memory, at)
            live = until > now
            if kept == name and live:
                return at, count, until
            if (until if live else 0) < best_until:
                best, best_until = at, until if live else 0
        return best, 0, now

    @contextmanager
    def _held(self) -> Iterator[None]:
        with self._threads:
            fcntl.lockf(self._processes, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._processes, fcntl.LOCK_UN)


def _name(key: str) -> bytes:
    return blake2b(key.encode(), digest_size=16).digest()
