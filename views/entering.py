"""On the threshold: a code, the consent, a sheet begun or opened again, the next person."""

from typing import Final

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from forms import messages
from forms.participate import CodeForm, ParticipantForm, ResumeForm
from models import Group, db
from models.codes import normalise_code
from models.store.asking import asking_of_group
from models.store.collecting import (
    Entrance,
    enter,
    find_door,
    find_entrance,
    find_group_of_resume_code,
    leave,
    resume,
)
from models.store.installation import load_installation
from models.store.refusals import CodeUsed, GroupFull, NotOpen
from views.asked import MOST_PRACTICES, minutes_for
from views.code_tries import limit_codes
from views.consenting import consent_of
from views.interrupted import stop_if_interrupted, why_shut
from views.participation import (
    HELP,
    Entry,
    HeldSheet,
    clear_storage,
    forget,
    held_sheet,
    keep_entry,
    keep_sheet,
    new_entry,
    read_entry,
)
from views.policy_page import in_charge_of
from views.reading import choices_for, forget_wish, speak_as_wished, take_reading, taken_reading
from views.said import Said, closed_door
from views.stopping import Stopped, prepare, say

ERASE: Final = "erase"
"""What the button says that goes straight from the resume code to the erasure."""

blueprint = Blueprint("entering", __name__)
prepare(blueprint)
blueprint.before_request(speak_as_wished)


def _too_many(told: str) -> ResponseReturnValue:
    typed = (request.view_args or {}).get("code") or request.form.get("code", "")
    return _refuse_code(read_entry() or new_entry(), typed, told), 429


def _too_many_resumed(told: str) -> ResponseReturnValue:
    entry = read_entry() or new_entry()
    form = ResumeForm(request.form, cookie=entry.key)
    form.code.errors = [told]
    return _ask_for_resume_code(entry, form), 429


@blueprint.get("/r/<code>")
@limit_codes("card", _too_many)
def scan(code: str) -> ResponseReturnValue:
    """Take the code out of the address, where it would stay in the history of a shared phone."""
    if find_door(db.session(), code) is None and not _began_with(code):
        return _refuse_code(read_entry() or new_entry(), code), 404
    return _go_to_consent(code)


@blueprint.get("/repondre")
def enter_code() -> ResponseReturnValue:
    entry = read_entry() or new_entry()
    return _ask_for_code(entry, _code_form(entry))


@blueprint.post("/repondre")
@limit_codes("card", _too_many)
def check_code() -> ResponseReturnValue:
    entry = read_entry() or new_entry()
    form = CodeForm(request.form, cookie=entry.key, fresh=entry.fresh)
    if not form.validate():
        return _ask_for_code(entry, form), form.status
    if find_door(db.session(), form.code.data or "") is None:
        return _refuse_code(entry, form.code.data or ""), 404
    return _go_to_consent(form.code.data or "")


@blueprint.get("/repondre/consentement")
def consent() -> ResponseReturnValue:
    held, entry = held_sheet(), read_entry()
    door = find_door(db.session(), entry.code) if entry else None
    if held and not held.gives_way_to(door):
        stop_if_interrupted(held.group)
        return _show_consent(held.group, ParticipantForm(cookie=held.token), started=True)
    if entry is None:
        raise Stopped(Said.NO_COOKIES)
    if door is None:
        return _refuse_code(entry, entry.code), 404
    if closed_door(door.group.state) or not door.group.takes_answers:
        take_reading(door.group)
        raise why_shut(door.group)
    return _show_consent(door.group, ParticipantForm(cookie=entry.key))


@blueprint.post("/repondre/consentement")
def accept() -> ResponseReturnValue:
    entry = read_entry()
    if entry is None:
        raise Stopped(Said.NO_COOKIES)
    form = ParticipantForm(request.form, cookie=entry.key)
    if not form.validate():
        return redirect(url_for("entering.consent"), 303)
    entrance = _enter(entry)
    db.session.commit()
    return _hold(entrance)


@blueprint.get("/repondre/reprendre")
def resume_sheet() -> ResponseReturnValue:
    entry = read_entry() or new_entry()
    return _ask_for_resume_code(entry, ResumeForm(cookie=entry.key))


@blueprint.post("/repondre/reprendre")
@limit_codes("resume", _too_many_resumed)
def check_resume_code() -> ResponseReturnValue:
    entry = read_entry() or new_entry()
    form = ResumeForm(request.form, cookie=entry.key, fresh=entry.fresh)
    if not form.validate():
        return _ask_for_resume_code(entry, form), form.status
    entrance = _resume(form.code.data or "")
    if entrance is None:
        form.code.errors = [messages.RESUME_CODE_UNKNOWN]
        return _ask_for_resume_code(entry, form), 404
    db.session.commit()
    if request.form.get("go") == ERASE:
        return _hold(entrance, "participate.erase", by_code=True)
    return _hold(entrance, by_code=True)


@blueprint.get("/repondre/personne-suivante")
def next_person() -> ResponseReturnValue:
    held = held_sheet()
    if held is not None:
        return render_template("participate/leave.html", form=ParticipantForm(cookie=held.token))
    entry = new_entry()
    return _ask_for_code(entry, _code_form(entry), next_person=True)


@blueprint.post("/repondre/personne-suivante")
def clear_device() -> ResponseReturnValue:
    held = held_sheet()
    if held is not None and not _leave(held):
        return redirect(url_for("entering.next_person"), 303)
    response = redirect(url_for("entering.next_person"), 303)
    forget(response)
    clear_storage(response)
    return response


@blueprint.get("/repondre/non-merci")
def no_thanks() -> ResponseReturnValue:
    return say(Said.NO_THANKS)


def _began_with(code: str) -> bool:
    """Say whether this is the used card of the sheet that this device holds."""
    known = read_entry()
    return known is not None and known.code == normalise_code(code) and held_sheet() is not None


def _enter(entry: Entry) -> Entrance:
    """Begin the sheet, or find the one that a first tap began.

    The door is looked at first: a first tap that uses up the card meanwhile leaves its sheet.
    """
    door = find_door(db.session(), entry.code)
    known = find_entrance(db.session(), entry.key)
    if known is not None:
        return known
    if door is None:
        raise Stopped(Said.CARD_USED)
    try:
        return enter(db.session(), door, entry_key=entry.key)
    except NotOpen:
        raise why_shut(door.group) from None
    except CodeUsed:
        raise Stopped(Said.CARD_USED) from None
    except GroupFull:
        raise Stopped(Said.FULL) from None


def _resume(code: str) -> Entrance | None:
    try:
        return resume(db.session(), code)
    except NotOpen:
        group = find_group_of_resume_code(db.session(), code)
        raise why_shut(group) if group else Stopped(Said.CLOSING) from None


def _leave(held: HeldSheet) -> bool:
    if not ParticipantForm(request.form, cookie=held.token).validate():
        return False
    leave(db.session(), held.sheet)
    db.session.commit()
    return True


def _hold(
    entrance: Entrance, endpoint: str = "participate.go_on", *, by_code: bool = False
) -> Response:
    response = redirect(url_for(endpoint), 303)
    keep_sheet(response, entrance.cookie_token, by_code=by_code)
    if by_code:
        forget(response, HELP)
    return response


def _go_to_consent(code: str) -> Response:
    """Every code gets a key of its own, so that two people on one phone make two sheets.

    The next person may have somebody else's help, or none, and read another language.
    """
    response = redirect(url_for("entering.consent"), 303)
    keep_entry(response, new_entry(normalise_code(code)))
    forget(response, HELP)
    if (known := read_entry()) is None or known.code != normalise_code(code):
        forget_wish(response)
    return response


def _show_consent(
    group: Group, form: ParticipantForm, *, started: bool = False
) -> ResponseReturnValue:
    reading = choices_for(group)
    practices = len(asking_of_group(db.session(), group).practices)
    return render_template(
        "participate/consent.html",
        consent=consent_of(group, taken_reading()),
        in_charge=in_charge_of(load_installation(db.session())),
        reading=reading,
        practices=practices,
        minutes=minutes_for(practices),
        is_long=practices > MOST_PRACTICES,
        organisation=group.organisation.name,
        form=form,
        started=started,
    )


def _code_form(entry: Entry, typed: str = "") -> CodeForm:
    return CodeForm(cookie=entry.key, data={"code": typed})


def _refuse_code(entry: Entry, typed: str, told: str = "") -> Response:
    form = _code_form(entry, typed)
    form.code.errors = [told or messages.CODE_UNKNOWN]
    return _ask_for_code(entry, form)


def _ask_for_code(entry: Entry, form: CodeForm, *, next_person: bool = False) -> Response:
    held = held_sheet() is not None
    door = find_door(db.session(), entry.code) if entry.code and not entry.fresh else None
    return _with_entry(
        entry,
        "participate/enter.html",
        form=form,
        next_person=next_person,
        started=held,
        reading=choices_for(door.group) if door else None,
    )


def _ask_for_resume_code(entry: Entry, form: ResumeForm) -> str | Response:
    return _with_entry(entry, "participate/resume.html", form=form)


def _with_entry(entry: Entry, template: str, **context: object) -> Response:
    response = make_response(render_template(template, **context))
    if entry.fresh:
        keep_entry(response, entry)
    return response
