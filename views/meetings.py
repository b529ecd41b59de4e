"""The calendar of a consultation: its meetings proposed, changed, moved, and told of afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest

from forms.decision import DecisionForm
from forms.meeting import MeetingForm, ReportForm
from forms.safe_form import SafeForm
from models import Consultation, Meeting, MeetingKind, db
from models.store.activity import Act
from models.store.meetings import (
    add_meetings,
    begin_calendar,
    change_meeting,
    is_in_order,
    list_meetings,
    move_meeting,
    order_by_day,
    remove_meeting,
    write_report,
)
from models.store.refusals import ChangedSince
from views.accounts import csrf
from views.dates import say_date
from views.guard import consultation_of, meeting_of
from views.meeting_drafts import draft_of, form_for, kept_now, revision_of
from views.meeting_sequence import proposed_meetings
from views.meeting_warnings import warnings_about, warnings_about_all
from views.meeting_words import KINDS, When, when_of
from views.moving import now, see_other, today
from views.remembering import remember

blueprint = Blueprint("meetings", __name__, url_prefix="/demarches/<key>/rencontres")
csrf.exempt(blueprint)  # each form looks at its proof of origin itself, and loses nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One meeting as the calendar shows it; one `is_over` waits for its minutes."""

    meeting: Meeting
    kind: str
    when: When
    warnings: list[str]
    is_over: bool


@blueprint.get("")
def index(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    meetings = list_meetings(db.session(), consultation)
    return render_template(
        "meetings/index.html",
        consultation=consultation,
        rows=[_row(meeting, meetings, today()) for meeting in meetings],
        warnings=warnings_about_all(meetings),
        proposed=[] if meetings else proposed_meetings(consultation),
        kinds=KINDS,
        in_order=is_in_order(meetings),
        has_days=any(meeting.day for meeting in meetings),
        decision=DecisionForm(),
    )


def _row(meeting: Meeting, meetings: Sequence[Meeting], day: date) -> MeetingRow:
    return MeetingRow(
        meeting=meeting,
        kind=str(KINDS[meeting.kind]),
        when=when_of(meeting),
        warnings=warnings_about(meeting, meetings, day),
        is_over=meeting.day is not None and meeting.day < day,
    )


@blueprint.post("/suite")
def begin(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    drafts = proposed_meetings(consultation)
    if DecisionForm().validate_on_submit() and begin_calendar(
        db.session(), consultation, drafts, now=now()
    ):
        remember(consultation, Act.MEETING_PLANNED, subject=_("the whole calendar"))
        db.session.commit()
        flash(_("The calendar is begun: give each meeting its day."))
    return see_other("meetings.index", key=key)


@blueprint.route("/nouvelle", methods=["GET", "POST"])
def add(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = form_for(consultation, None)
    if form.validate_on_submit():
        drafts = [draft_of(form, consultation)]
        meeting = add_meetings(db.session(), consultation, drafts, now=now())[0]
        remember(consultation, Act.MEETING_PLANNED, subject=meeting.title)
        db.session.commit()
        flash(_("The meeting is added, at the end."))
        return _to_the_calendar(meeting)
    return _edit_page(consultation, form, None)


@blueprint.route("/<meeting>", methods=["GET", "POST"])
def edit(key: str, meeting: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    edited = meeting_of(consultation, meeting)
    form = form_for(consultation, edited)
    if form.validate_on_submit() and _change(edited, form):
        flash(_("The meeting is saved."))
        return _to_the_calendar(edited)
    return _edit_page(consultation, form, edited)


def _change(meeting: Meeting, form: MeetingForm) -> bool:
    draft = draft_of(form, meeting.consultation)
    told = meeting.consultation.plenary_on
    try:
        change_meeting(db.session(), meeting, draft, revision=revision_of(form.revision), now=now())
    except ChangedSince:
        return _say_changed(form, meeting)
    remember(meeting.consultation, Act.MEETING_CHANGED, subject=meeting.title)
    if meeting.consultation.plenary_on != told:
        remember(meeting.consultation, Act.PLENARY_DAY_CHOSEN)
    db.session.commit()
    return True


def _say_changed(form: MeetingForm | ReportForm, meeting: Meeting) -> bool:
    """Keep what was typed, beside what is kept now; saving again then replaces it knowingly."""
    form.form_errors.append(
        _(
            "This meeting was changed meanwhile. What is kept now stands below; save again to "
            "replace it."
        )
    )
    form.revision.data = str(meeting.revision)
    return False


def _edit_page(
    consultation: Consultation, form: MeetingForm, meeting: Meeting | None
) -> ResponseReturnValue:
    return render_template(
        "meetings/edit.html",
        consultation=consultation,
        meeting=meeting,
        form=form,
        kept=kept_now(meeting) if meeting and form.form_errors else [],
        keep_until=say_date(consultation.keep_until),
    )


@blueprint.route("/<meeting>/compte-rendu", methods=["GET", "POST"])
def report(key: str, meeting: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    told = meeting_of(consultation, meeting)
    form = ReportForm(data={"report": told.report, "revision": told.revision})
    if form.validate_on_submit() and _write(told, form):
        flash(_("The minutes are saved."))
        return _to_the_calendar(told)
    return render_template(
        "meetings/report.html",
        consultation=consultation,
        meeting=told,
        when=when_of(told),
        form=form,
        kept=told.report if form.form_errors else "",
        keep_until=say_date(consultation.keep_until),
    )


def _write(meeting: Meeting, form: ReportForm) -> bool:
    text = form.report.data or ""
    try:
        write_report(db.session(), meeting, text, revision=revision_of(form.revision), now=now())
    except ChangedSince:
        return _say_changed(form, meeting)
    remember(meeting.consultation, Act.MINUTES_SAVED, subject=meeting.title)
    db.session.commit()
    return True


@blueprint.post("/<meeting>/ordre")
def arrange(key: str, meeting: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    moved = meeting_of(consultation, meeting)
    if DecisionForm().validate_on_submit():
        move_meeting(db.session(), moved, _step(request.form.get("change")))
        db.session.commit()
    return _to_the_calendar(moved)


def _step(change: str | None) -> int:
    match change:
        case "up":
            return -1
        case "down":
            return 1
        case _:
            raise BadRequest


@blueprint.post("/par-date")
def order(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    if DecisionForm().validate_on_submit():
        order_by_day(db.session(), consultation)
        db.session.commit()
        flash(_("The meetings follow each other by their days."))
    return see_other("meetings.index", key=key)


@blueprint.route("/<meeting>/retirer", methods=["GET", "POST"])
def remove(key: str, meeting: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    removed = meeting_of(consultation, meeting)
    form: SafeForm = DecisionForm()
    if form.validate_on_submit():
        remember(consultation, Act.MEETING_REMOVED, subject=removed.title)
        remove_meeting(db.session(), removed)
        db.session.commit()
        flash(_("The meeting is removed from the calendar."))
        return see_other("meetings.index", key=key)
    return render_template(
        "meetings/remove.html",
        consultation=consultation,
        meeting=removed,
        when=when_of(removed),
        lines=_lost_with(removed),
        decision=form,
    )


def _lost_with(meeting: Meeting) -> list[str]:
    """Return, in words, what goes with a meeting that leaves the calendar."""
    lines = [_("Its purpose, its day and what to bring are erased.")]
    if meeting.report:
        lines.append(_("Its minutes are erased too."))
    if meeting.kind is MeetingKind.PLENARY and meeting.day:
        lines.append(_("The receipts no longer say a day: people are told that it will come."))
    return lines


def _to_the_calendar(meeting: Meeting) -> ResponseReturnValue:
    return see_other("meetings.index", key=meeting.consultation.key, _anchor=f"m{meeting.rank}")
