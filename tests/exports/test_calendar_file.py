"""The calendar file opens anywhere, says what was written, and is the same bytes each time."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Final

from icalendar import Calendar, Event

from exports.calendar_file import CalendarEntry, calendar_file

ENTRY: Final = CalendarEntry(
    key="abc123",
    title="Atelier de l’équipe; à l’étage, « en haut »",
    description="Démarche – La Maison du coin\n\nConvenir d’une position, à voix haute.",
    place="12, rue de l’Église\nÀ côté du dépanneur",
    day=date(2027, 5, 12),
    begins=time(18, 30),
    minutes=150,
    revision=3,
    changed_at=datetime(2027, 3, 1, 14, 0, tzinfo=UTC),
)


def read(*entries: CalendarEntry) -> list[Event]:
    return Calendar.from_ical(calendar_file(entries, name="Nos pratiques d’autonomie")).events


def test_accents_commas_and_lines_come_back_as_they_were_written() -> None:
    (event,) = read(ENTRY)

    assert str(event["summary"]) == ENTRY.title
    assert str(event["description"]) == ENTRY.description
    assert str(event["location"]) == ENTRY.place


def test_an_hour_has_no_zone_so_that_no_calendar_moves_it() -> None:
    (event,) = read(ENTRY)

    assert event.start == datetime(2027, 5, 12, 18, 30)  # noqa: DTZ001 (that is the point)
    assert event.end == datetime(2027, 5, 12, 21, 0)  # noqa: DTZ001
    assert b"DTSTART:20270512T183000\r\n" in calendar_file([ENTRY], name="")


def test_a_meeting_without_an_hour_lasts_its_whole_day() -> None:
    (event,) = read(replace(ENTRY, begins=None))

    assert event.start == date(2027, 5, 12)
    assert event.end == date(2027, 5, 13)


def test_a_meeting_may_end_after_midnight() -> None:
    (event,) = read(replace(ENTRY, begins=time(23, 0)))

    assert event.end == datetime(2027, 5, 13, 1, 30)  # noqa: DTZ001


def test_a_meeting_that_changed_replaces_itself_in_a_calendar() -> None:
    """Same identity, a later stamp, a higher number: RFC 5545, 3.8.7.4."""
    (before,) = read(ENTRY)
    (after,) = read(replace(ENTRY, revision=4, changed_at=datetime(2027, 3, 2, tzinfo=UTC)))

    assert str(before["uid"]) == str(after["uid"]) == "abc123@trois-voix"
    assert (before.sequence, after.sequence) == (3, 4)
    assert ENTRY.changed_at == before.DTSTAMP
    assert datetime(2027, 3, 2, tzinfo=UTC) == after.DTSTAMP


def test_the_same_meetings_are_the_same_bytes() -> None:
    assert calendar_file([ENTRY], name="Démarche") == calendar_file([ENTRY], name="Démarche")


def test_nobody_is_in_the_file() -> None:
    file = calendar_file([ENTRY], name="Démarche").upper()

    for field in (b"ATTENDEE", b"ORGANIZER", b"CONTACT"):
        assert field not in file


def test_what_is_not_known_is_not_written() -> None:
    (event,) = read(replace(ENTRY, place="", description=""))

    assert "location" not in event
    assert "description" not in event
