"""A clock that moves when a test says so."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

START: Final = datetime(2027, 3, 1, 18, 0, tzinfo=UTC)
"""A Monday, one in the afternoon in Montréal."""


@dataclass(slots=True)
class Clock:
    now: datetime = field(default=START)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **duration: float) -> None:
        """Move on, as in `clock.advance(minutes=10)`."""
        self.now += timedelta(**duration)
