"""The running sheet of one meeting of the calendar, timed from its hour and ready for a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from typing import assert_never

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from exports.meeting_plans import (
    board_sheet,
    launch_sheet,
    other_sheet,
    plenary_sheet,
    return_sheet,
)
from exports.running_sheet import RunningSheet, Step, clock
from exports.workshop_plan import workshop_sheet
from forms.meeting import say_duration
from models import Entry, Group, GroupState, Meeting, MeetingKind
from models.store.asking import asking_of_group
from models.store.meetings import list_meetings
from models.store.plenary_room import load_room
from models.store.proposals import list_proposals
from views.asked import questions_of
from views.meeting_words import say_time
from views.page_words import page_words


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One step as it is printed; `at` is an hour, or how long after the beginning."""

    at: str
    title: str
    lines: Sequence[str]
    minutes: int
    kind: str
    phase: str


def sheet_of(session: Session, meeting: Meeting) -> RunningSheet:
    """Return the running sheet of a meeting, for its kind and its length."""
    match meeting.kind:
        case MeetingKind.LAUNCH:
            return _launch(session, meeting)
        case MeetingKind.WORKSHOP:
            return _workshop(session, meeting)
        case MeetingKind.PLENARY:
            return _plenary(session, meeting)
        case MeetingKind.BOARD:
            return board_sheet(
                proposals=_proposals(session, meeting), minutes=meeting.minutes, words=page_words()
            )
        case MeetingKind.RETURN:
            return return_sheet(
                proposals=_proposals(session, meeting), minutes=meeting.minutes, words=page_words()
            )
        case MeetingKind.OTHER:
            return other_sheet(purpose=meeting.purpose, minutes=meeting.minutes, words=page_words())
        case _ as never:
            assert_never(never)


def rows_of(steps: Sequence[Step], begins: time | None) -> list[StepRow]:
    return [
        StepRow(
            at=say_time(clock(begins, step.at)) if begins else say_duration(step.at),
            title=step.part.title,
            lines=step.part.lines,
            minutes=step.minutes,
            kind=step.part.kind.value,
            phase=step.part.phase,
        )
        for step in steps
    ]


def practices_of(session: Session, meeting: Meeting) -> list[str]:
    """Return the titles of the practices of a meeting, as its group reads them if it has one."""
    if meeting.group is None:
        return [practice.title for practice in meeting.consultation.practices]
    return [question.title for question in questions_of(asking_of_group(session, meeting.group))]


def _launch(session: Session, meeting: Meeting) -> RunningSheet:
    consultation = meeting.consultation
    return launch_sheet(
        practices=len(consultation.practices),
        meetings=len(list_meetings(session, consultation)),
        frame=consultation.frame,
        minutes=meeting.minutes,
        words=page_words(),
    )


def _workshop(session: Session, meeting: Meeting) -> RunningSheet:
    return workshop_sheet(
        practices=practices_of(session, meeting),
        frame=meeting.consultation.frame,
        has_forms=meeting.group is not None and _uncovers(meeting.group),
        minutes=meeting.minutes,
        words=page_words(),
    )


def _uncovers(group: Group) -> bool:
    """Say whether the group has, or will have, forms to look at in its workshop."""
    return group.entry is not Entry.NONE and group.state is not GroupState.LEFT_OUT


def _plenary(session: Session, meeting: Meeting) -> RunningSheet:
    consultation = meeting.consultation
    room = load_room(session, consultation)
    groups = {group.report_code: group.label for group in consultation.groups}
    titles = {practice.code: practice.title for practice in consultation.practices}
    return plenary_sheet(
        groups=[groups[code] for code in room.speakers if code in groups],
        practices=len(consultation.practices),
        debates=[titles[code] for code in room.chosen if code in titles],
        minutes=meeting.minutes,
        words=page_words(),
    )


def _proposals(session: Session, meeting: Meeting) -> list[str]:
    return list(
        _numbered(proposal.text for proposal in list_proposals(session, meeting.consultation))
    )


def _numbered(texts: Iterator[str]) -> Iterator[str]:
    for number, text in enumerate(texts, start=1):
        yield _("Proposal %(number)s: %(text)s", number=number, text=text)
