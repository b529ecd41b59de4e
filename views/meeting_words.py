"""The words of the calendar: kinds of meetings, when each is, what to bring to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Final, assert_never

from flask_babel import format_date, format_time
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from exports.running_sheet import clock
from exports.workshop_plan import WORKSHOP_MINUTES
from forms.meeting import say_duration
from models import Meeting, MeetingKind
from views.dates import say_weekday

KINDS: Final = {
    MeetingKind.LAUNCH: _l("Opening meeting"),
    MeetingKind.WORKSHOP: _l("Workshop of a group"),
    MeetingKind.PLENARY: _l("Mise en commun"),
    MeetingKind.BOARD: _l("Sitting of the board"),
    MeetingKind.RETURN: _l("Return to the groups"),
    MeetingKind.OTHER: _l("Another meeting"),
}

USUAL_MINUTES: Final[Mapping[MeetingKind, int]] = {
    MeetingKind.LAUNCH: 120,
    MeetingKind.WORKSHOP: WORKSHOP_MINUTES,
    MeetingKind.PLENARY: 180,
    MeetingKind.BOARD: 90,
    MeetingKind.RETURN: 90,
    MeetingKind.OTHER: 60,
}
"""How long a new meeting of each kind lasts, until somebody changes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When a meeting is, as people say it; what is not known yet is empty.

    `number` and `month` are the day on a leaf of a calendar.
    """

    day: str
    number: str
    month: str
    hours: str
    lasting: str

    @property
    def line(self) -> str:
        return ", ".join(filter(None, (self.day, self.hours or self.lasting)))


def when_of(meeting: Meeting) -> When:
    return When(
        day=say_weekday(meeting.day),
        number=str(meeting.day.day) if meeting.day else "",
        month=format_date(meeting.day, "MMM") if meeting.day else "",
        hours=say_hours(meeting.begins, meeting.minutes) if meeting.begins else "",
        lasting=say_duration(meeting.minutes),
    )


def say_time(hour: time) -> str:
    """Say « 18 h 30 », which no line may cut."""
    said: str = format_time(hour, "short", rebase=False)
    return said.replace(" ", "\u00a0")


def say_hours(begins: time, minutes: int) -> str:
    return _(
        "from %(begins)s to %(ends)s",
        begins=say_time(begins),
        ends=say_time(clock(begins, minutes)),
    )


def documents_for(kind: MeetingKind) -> str:
    """Return what to bring to a meeting of this kind, one thing per line."""
    match kind:
        case MeetingKind.LAUNCH:
            return _("The practice cards\nThe rules of the game\nThe consent, to read aloud")
        case MeetingKind.WORKSHOP:
            return _(
                "The printed kit: the large frame, its tokens, the practice cards\n"
                "The individual sheets\nThe running sheet"
            )
        case MeetingKind.PLENARY:
            return _(
                "The workbook of the mise en commun\nThe large frame and its tokens\n"
                "Blank sheets for the proposals"
            )
        case MeetingKind.BOARD:
            return _("The proposals of the mise en commun\nThe minutes of the sitting")
        case MeetingKind.RETURN:
            return _("The return sheet, one for each person\nThe answers of the board")
        case MeetingKind.OTHER:
            return ""
        case _ as never:
            assert_never(never)
