"""The calendar of a consultation: its meetings, in the order in which they come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.text import clean_text
from models.codes import new_code
from models.consultation import Consultation, Group
from models.meeting import Meeting, MeetingKind
from models.store.editing import ASIDE
from models.store.locking import lock_consultation
from models.store.preparing import KEY_LENGTH
from models.store.refusals import ChangedSince


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDraft:
    """`minutes` is how long it lasts; `day` and `begins` wait until they are known."""

    kind: MeetingKind
    title: str
    minutes: int
    group: Group | None = None
    purpose: str = ""
    day: date | None = None
    begins: time | None = None
    place: str = ""
    documents: str = ""


def list_meetings(session: Session, consultation: Consultation) -> Sequence[Meeting]:
    """Return the meetings in their order."""
    chosen = sa.select(Meeting).where(Meeting.consultation_id == consultation.id)
    return session.scalars(chosen.order_by(Meeting.rank)).all()


def meetings_by_consultation(
    session: Session, consultations: Sequence[Consultation]
) -> dict[int, list[Meeting]]:
    """Return the meetings of several consultations in their order, by consultation id."""
    ids = [consultation.id for consultation in consultations]
    chosen = sa.select(Meeting).where(Meeting.consultation_id.in_(ids)).order_by(Meeting.rank)
    found: dict[int, list[Meeting]] = {each: [] for each in ids}
    for meeting in session.scalars(chosen):
        found[meeting.consultation_id].append(meeting)
    return found


def find_meeting(session: Session, consultation: Consultation, key: str) -> Meeting | None:
    """Return a meeting of this very consultation."""
    chosen = sa.select(Meeting).where(
        Meeting.consultation_id == consultation.id, Meeting.key == key
    )
    return session.scalars(chosen).one_or_none()


def meeting_of_group(session: Session, group: Group) -> Meeting | None:
    """Return the first workshop that the calendar has for a group."""
    chosen = sa.select(Meeting).where(
        Meeting.group_id == group.id, Meeting.kind == MeetingKind.WORKSHOP
    )
    return session.scalars(chosen.order_by(Meeting.rank).limit(1)).first()


def plenary_meeting(session: Session, consultation: Consultation) -> Meeting | None:
    """Return the mise en commun; there is one at most."""
    chosen = sa.select(Meeting).where(
        Meeting.consultation_id == consultation.id, Meeting.kind == MeetingKind.PLENARY
    )
    return session.scalars(chosen).one_or_none()


def add_meetings(
    session: Session, consultation: Consultation, drafts: Sequence[MeetingDraft], *, now: datetime
) -> list[Meeting]:
    """Put meetings at the end of the calendar, and return them.

    A mise en commun without a day keeps the one that was chosen before it.
    """
    lock_consultation(session, consultation.id)  # two at once would take the same rank
    first = len(list_meetings(session, consultation)) + 1
    added = []
    for rank, draft in enumerate(drafts, start=first):
        meeting = Meeting(
            key=new_code(KEY_LENGTH).lower(), consultation=consultation, rank=rank, report=""
        )
        known = consultation.plenary_on
        _tell(meeting, draft, now)
        if draft.kind is MeetingKind.PLENARY and draft.day is None:
            consultation.plenary_on = known
        session.add(meeting)
        added.append(meeting)
    session.flush()
    return added


def begin_calendar(
    session: Session, consultation: Consultation, drafts: Sequence[MeetingDraft], *, now: datetime
) -> bool:
    """Begin with these meetings, and say so; a calendar that has begun keeps its own."""
    lock_consultation(session, consultation.id)
    if list_meetings(session, consultation):
        return False
    add_meetings(session, consultation, drafts, now=now)
    return True


def change_meeting(
    session: Session, meeting: Meeting, draft: MeetingDraft, *, revision: int, now: datetime
) -> None:
    """Make a meeting what the draft says.

    Raises `ChangedSince` if it is no longer at the `revision` that was read.
    """
    _hold(session, meeting, revision)
    if meeting.kind is MeetingKind.PLENARY and draft.kind is not MeetingKind.PLENARY:
        meeting.consultation.plenary_on = None
    _tell(meeting, draft, now)
    meeting.revision += 1
    session.flush()


def write_report(
    session: Session, meeting: Meeting, text: str, *, revision: int, now: datetime
) -> None:
    """Keep what was written of a meeting; raises `ChangedSince` as `change_meeting` does."""
    _hold(session, meeting, revision)
    meeting.report, meeting.changed_at = clean_text(text), now
    meeting.revision += 1
    session.flush()


def move_meeting(session: Session, meeting: Meeting, step: int) -> None:
    """Move a meeting by so many places; it stops at the ends of the calendar."""
    meetings = list(list_meetings(session, meeting.consultation))
    at = meetings.index(meeting)
    meetings.remove(meeting)
    meetings.insert(min(max(at + step, 0), len(meetings)), meeting)
    _put_in_order(session, meetings)


def order_by_day(session: Session, consultation: Consultation) -> None:
    """Put the meetings in the order of their days; those without a day keep their places."""
    meetings = list(list_meetings(session, consultation))
    dated = iter(sorted((each for each in meetings if each.day), key=_when))
    _put_in_order(session, [next(dated) if each.day else each for each in meetings])


def remove_meeting(session: Session, meeting: Meeting) -> None:
    """Take a meeting out; nobody is told any more of the day of a mise en commun that is gone."""
    consultation = meeting.consultation
    if meeting.kind is MeetingKind.PLENARY:
        consultation.plenary_on = None
    session.delete(meeting)
    session.flush()
    _put_in_order(session, list_meetings(session, consultation))


def is_in_order(meetings: Sequence[Meeting]) -> bool:
    """Say whether the meetings that have a day follow each other."""
    dated = [_when(meeting) for meeting in meetings if meeting.day]
    return dated == sorted(dated)


def _when(meeting: Meeting) -> tuple[date, time]:
    return meeting.day or date.max, meeting.begins or time.min


def _tell(meeting: Meeting, draft: MeetingDraft, now: datetime) -> None:
    meeting.kind, meeting.group, meeting.title = draft.kind, draft.group, draft.title
    meeting.purpose, meeting.place = draft.purpose, draft.place
    meeting.documents = draft.documents
    meeting.begins, meeting.minutes, meeting.changed_at = draft.begins, draft.minutes, now
    if draft.kind is MeetingKind.PLENARY:
        meeting.held_on, meeting.consultation.plenary_on = None, draft.day
    else:
        meeting.held_on = draft.day


def _hold(session: Session, meeting: Meeting, revision: int) -> None:
    """Hold the meeting as it is now, if it is still what was read."""
    session.refresh(meeting, with_for_update=True)
    if meeting.revision != revision:
        raise ChangedSince


def _put_in_order(session: Session, meetings: Sequence[Meeting]) -> None:
    """Give the ranks anew, aside first: two meetings that change places would meet."""
    for meeting in meetings:
        meeting.rank += ASIDE
    session.flush()
    for rank, meeting in enumerate(meetings, start=1):
        meeting.rank = rank
    session.flush()
