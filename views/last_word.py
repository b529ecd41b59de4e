"""Of two saves of one answer, the one that arrived last stays, whichever gets the database first.

A phone that lost its network gives a save up, while the server still waits for the database to
write it; what the phone saved next must not be undone by it. Only how many saves of an answer
arrived is counted, where tries are: in memory, and forgotten within ten minutes.
"""

from contextlib import suppress
from typing import Final

from views.participation import SHEET, read_cookie
from views.tries import counted_as, limiter

WINDOW: Final = 600
"""Far longer, in seconds, than any save waits for the database, and far shorter than a try counts.

Anybody may post saves without end: the first to be forgotten make room, so that they crowd out
each other and no wrong try.
"""


class Arrival:
    """The turn of one save, taken before it waits for the database.

    Where counting fails, as it may when it is done elsewhere, every save is in time.
    """

    def __init__(self, rank: int) -> None:
        name = counted_as(f"save {read_cookie(SHEET)} {rank}")
        self._written, self._turn = f"{name} written", 0
        with suppress(*_failures()):
            turn = limiter.storage.incr(name, WINDOW)
            if turn == 1:
                limiter.storage.clear(self._written)
            self._turn = turn

    def comes_too_late(self) -> bool:
        """Say whether a later one was written, or else that this one is: the database is ours."""
        if self._turn:
            with suppress(*_failures()):
                written = limiter.storage.get(self._written)
                if written < self._turn:
                    limiter.storage.incr(self._written, WINDOW, self._turn - written)
                return written > self._turn
        return False


def have_last_word(rank: int) -> None:
    """Say that an answer is written by a save that takes its turn only now, the database ours."""
    Arrival(rank).comes_too_late()


def _failures() -> tuple[type[Exception], ...]:
    kinds = limiter.storage.base_exceptions
    return kinds if isinstance(kinds, tuple) else (kinds,)
