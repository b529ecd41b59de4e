"""Meetings as a calendar file (.ics), the same bytes each time until a meeting changes.

Hours are those of the place where people meet, so they have no zone (RFC 5545, 3.3.5): nobody's
calendar moves them. There is nobody in it: neither guests nor an organiser.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from icalendar import Calendar, Event

PRODUCT: Final = "-//Trois voix//Rencontres//FR"
DOMAIN: Final = "trois-voix"
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A meeting that has a day; without an hour it lasts that whole day.

    `changed_at` is when it last changed, for the `revision`-th time.
    """

    key: str
    title: str
    description: str
    place: str
    day: date
    begins: time | None
    minutes: int
    revision: int
    changed_at: datetime


def calendar_file(entries: Sequence[CalendarEntry], *, name: str) -> bytes:
    """Return the file of these meetings."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{DOMAIN}")
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.revision)
    begins, ends = _when(entry)
    event.add("dtstart", begins)
    event.add("dtend", ends)
    event.add("summary", entry.title)
    for field, text in (("description", entry.description), ("location", entry.place)):
        if text:
            event.add(field, text)
    return event


def _when(entry: CalendarEntry) -> tuple[date, date]:
    """Return both ends: two floating moments or, without an hour, this day and the next."""
    if entry.begins is None:
        return entry.day, entry.day + ONE_DAY
    begins = datetime.combine(entry.day, entry.begins)
    return begins, begins + timedelta(minutes=entry.minutes)
