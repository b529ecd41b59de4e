"""The mise en commun as it is held: the wall, the phone that leads it, and what the room says."""

from typing import Final

from flask import Blueprint, flash, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forms.room import UNSAID, NoteForm, PressForm
from models import Practice, Verdict, db
from models.store.activity import Act
from models.store.plenary_room import (
    NoteDraft,
    draft_of,
    fingerprint_of,
    load_notes,
    load_version,
    note_finding,
)
from models.store.refusals import ChangedSince, NotClosed, NotDecided
from views.accounts import csrf
from views.guard import consultation_of, practice_of
from views.moving import see_other
from views.remembering import remember
from views.room_command import lay_command, note_form
from views.room_meeting import HeldMeeting, meeting_of, not_yet
from views.room_press import press
from views.wall import PHASES, lay_wall

blueprint = Blueprint("room", __name__, url_prefix="/demarches/<key>/mise-en-commun")
csrf.exempt(blueprint)  # its forms look at the proof of origin themselves, and lose nothing
blueprint.register_error_handler(NotClosed, not_yet)

DARK: Final = "sombre"


@blueprint.get("/ecran")
def screen(key: str) -> ResponseReturnValue:
    meeting = meeting_of(key)
    return render_template(
        "plenary/wall.html",
        meeting=meeting,
        wall=lay_wall(meeting, meeting.stop),
        phase=_(PHASES[meeting.stop.phase]),
        form=PressForm(data={"seen": meeting.room.version}, sent=False),
        is_dark=_is_dark(),
    )


@blueprint.get("/etat")
def state(key: str) -> ResponseReturnValue:
    """Say the version of the room, or nothing at all to whoever has seen it already."""
    consultation = consultation_of(key)
    version = load_version(db.session(), consultation)
    response = jsonify(version=version)
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(str(version))
    return response.make_conditional(request)


@blueprint.get("/commande")
def command(key: str) -> ResponseReturnValue:
    return _command_page(meeting_of(key))


@blueprint.post("/commande")
def act(key: str) -> ResponseReturnValue:
    meeting = meeting_of(key)
    form = PressForm()
    if form.validate_on_submit():
        _press(meeting, form)
    if _comes_from_the_wall():
        return see_other("room.screen", key=key, fond=DARK if _is_dark() else None)
    return see_other("room.command", key=key)


def _press(meeting: HeldMeeting, form: PressForm) -> None:
    """Do what the button says; one that comes late changes nothing, and shows where the room is."""
    try:
        press(meeting, form.press.data or "", seen=form.seen.data or 0)
        db.session.commit()
    except ChangedSince:
        _refuse(_("The room had moved on already: here is where it stands."))
    except NotDecided:
        _refuse(_("This group has not decided yet what it says: nothing of it is revealed."))


def _refuse(words: str) -> None:
    """Tell whoever leads from a phone; a wall shows where the room is, and no message."""
    db.session.rollback()
    if not _comes_from_the_wall():
        flash(words)


@blueprint.post("/constats/<int:practice_rank>")
def note(key: str, practice_rank: int) -> ResponseReturnValue:
    meeting = meeting_of(key)
    practice = practice_of(meeting.consultation, practice_rank)
    form = note_form(meeting, practice)
    if form.validate_on_submit() and _is_noted(meeting, practice, form):
        flash(_("Saved: %(title)s.", title=practice.title))
        return see_other("room.command", key=key)
    return _command_page(meeting, note=form, practice=practice)


def _is_noted(meeting: HeldMeeting, practice: Practice, form: NoteForm) -> bool:
    """Keep what the room says; what somebody else noted meanwhile is not lost for it."""
    consultation = meeting.consultation
    try:
        note_finding(
            db.session(), consultation, practice, _note_of(form), seen=form.before.data or ""
        )
    except ChangedSince:
        db.session.rollback()
        now_noted = draft_of(load_notes(db.session(), consultation).get(practice.code))
        form.tell_change(now_noted.words, now_noted.notes, fingerprint_of(now_noted))
        return False
    remember(consultation, Act.FINDING_JUDGED, subject=practice.title)
    db.session.commit()
    return True


def _note_of(form: NoteForm) -> NoteDraft:
    return NoteDraft(
        verdict=None if form.verdict.data == UNSAID else Verdict(form.verdict.data or ""),
        words=form.words.data or "",
        notes=form.notes.data or "",
    )


def _command_page(
    meeting: HeldMeeting, *, note: NoteForm | None = None, practice: Practice | None = None
) -> str:
    return render_template(
        "plenary/command.html",
        consultation=meeting.consultation,
        form=note,
        command=lay_command(meeting, note=note, practice=practice),
    )


def _comes_from_the_wall() -> bool:
    return request.args.get("depuis") == "ecran"


def _is_dark() -> bool:
    return request.args.get("fond") == DARK
