"""From a meeting to its form, and back."""

from typing import cast

from flask_babel import gettext as _
from wtforms import Field

from forms.meeting import NO_GROUP, MeetingForm
from models import Consultation, Group, Meeting, MeetingKind, db
from models.store.meetings import MeetingDraft, plenary_meeting
from views.meeting_words import KINDS, USUAL_MINUTES, when_of


def form_for(consultation: Consultation, meeting: Meeting | None) -> MeetingForm:
    """Return the form of a meeting, or of a new one."""
    plenary = plenary_meeting(db.session(), consultation)
    return MeetingForm.offering(
        kinds=[(kind.value, str(words)) for kind, words in KINDS.items()],
        groups=[
            (NO_GROUP, _("No group in particular")),
            *((group.report_code, group.label) for group in consultation.groups),
        ],
        plenary=MeetingKind.PLENARY,
        workshop=MeetingKind.WORKSHOP,
        has_plenary=plenary not in (None, meeting),
        known=_known(meeting) if meeting else _new(),
    )


def _new() -> dict[str, object]:
    return {"kind": MeetingKind.OTHER.value, "minutes": USUAL_MINUTES[MeetingKind.OTHER]}


def _known(meeting: Meeting) -> dict[str, object]:
    return {
        "kind": meeting.kind.value,
        "group": meeting.group.report_code if meeting.group else NO_GROUP,
        "title": meeting.title,
        "purpose": meeting.purpose,
        "day": meeting.day,
        "begins": meeting.begins,
        "minutes": meeting.minutes,
        "place": meeting.place,
        "documents": meeting.documents,
        "revision": meeting.revision,
    }


def draft_of(form: MeetingForm, consultation: Consultation) -> MeetingDraft:
    """Return what a valid form says; only a workshop is a group's own."""
    kind = MeetingKind(form.kind.data)
    return MeetingDraft(
        kind=kind,
        group=_group(consultation, form.group.data) if kind is MeetingKind.WORKSHOP else None,
        title=form.title.data or "",
        purpose=form.purpose.data or "",
        day=form.day.data,
        begins=form.starts,
        minutes=cast(int, form.minutes.data),
        place=form.place.data or "",
        documents=form.documents.data or "",
    )


def _group(consultation: Consultation, code: str | None) -> Group | None:
    return next((group for group in consultation.groups if group.report_code == code), None)


def revision_of(field: Field) -> int:
    """Return which revision was read; a page that says none has read nothing."""
    said = str(field.data or "")
    return int(said) if said.isdecimal() else 0


def kept_now(meeting: Meeting) -> list[str]:
    """Return what the calendar holds of a meeting, one line per thing."""
    lines = (
        meeting.title,
        when_of(meeting).line,
        meeting.place,
        meeting.purpose,
        meeting.documents,
    )
    return [line for line in lines if line]
