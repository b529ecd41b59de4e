"""What a calendar should be looked at again for; nothing here is forbidden."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from flask_babel import gettext as _
from flask_babel import ngettext

from models import Consultation, Entry, Group, GroupState, Meeting, MeetingKind
from models.calendar import local_date
from views.dates import say_date

FEWEST_MEETINGS: Final = 6
SOON: Final = timedelta(days=7)


def warnings_about_all(meetings: Sequence[Meeting]) -> list[str]:
    """Return what is to be said of the calendar as a whole."""
    if not meetings or len(meetings) >= FEWEST_MEETINGS:
        return []
    return [
        ngettext(
            "There is %(num)s meeting: the method asks for six at least.",
            "There are %(num)s meetings: the method asks for six at least.",
            len(meetings),
        )
    ]


def warnings_about(meeting: Meeting, meetings: Sequence[Meeting], today: date) -> list[str]:
    """Return what is to be said of one meeting among the others."""
    if meeting.day is None:
        return []
    said = [*_past_keeping(meeting.consultation, meeting.day)]
    if meeting.kind is MeetingKind.WORKSHOP and meeting.group:
        said.extend(_before_closing(meeting.group, meeting.day, today))
    if meeting.kind is MeetingKind.PLENARY:
        said.extend(_before_workshops(meeting.day, meetings))
    return said


def _past_keeping(consultation: Consultation, day: date) -> Iterator[str]:
    if consultation.keep_until and day > consultation.keep_until:
        yield _(
            "On this day everything will be erased already: it is kept until %(day)s.",
            day=say_date(consultation.keep_until),
        )


def _before_closing(group: Group, day: date, today: date) -> Iterator[str]:
    """A workshop looks at what its group's forms say: they close before it."""
    if group.entry is Entry.NONE or group.state is GroupState.LEFT_OUT:
        return
    if group.closed_at is None:
        if day <= today + SOON:
            yield _("The collection of this group is not closed: close it before its workshop.")
    elif day < local_date(group.closed_at):
        yield _(
            "This group closed after that day, on %(day)s: its workshop comes after.",
            day=say_date(local_date(group.closed_at)),
        )


def _before_workshops(day: date, meetings: Sequence[Meeting]) -> Iterator[str]:
    workshops = (each for each in meetings if each.kind is MeetingKind.WORKSHOP)
    for workshop in workshops:
        if workshop.day and workshop.day > day:
            yield _(
                "“%(title)s” comes after it: the mise en commun follows the last workshop.",
                title=workshop.title,
            )
