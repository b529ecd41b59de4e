"""The calendar at a glance: which meeting comes next, and how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models import Consultation, Meeting
from models.store.meetings import list_meetings
from views.meeting_words import when_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """`next_meeting` is the first that has not gone by; `when` is empty until it has a day."""

    count: int
    next_meeting: Meeting | None
    when: str

    @property
    def title(self) -> str:
        return self.next_meeting.title if self.next_meeting else ""


def glance_at(session: Session, consultation: Consultation, today: date) -> Glance:
    return glance_over(list_meetings(session, consultation), today)


def glance_over(meetings: Sequence[Meeting], today: date) -> Glance:
    """Look for the meeting that comes next: the nearest day to come, or else the first undated."""
    dated = [meeting for meeting in meetings if meeting.day and meeting.day >= today]
    undated = [meeting for meeting in meetings if meeting.day is None]
    following = sorted(dated, key=lambda meeting: meeting.day or date.max) or undated
    first = following[0] if following else None
    return Glance(
        count=len(meetings),
        next_meeting=first,
        when=when_of(first).line if first and first.day else "",
    )
