"""On the sheet: one practice per screen, saved at each step; checked, sent, changed or erased."""

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from forms.participate import ParticipantForm
from models import Context, db
from models.store.agreeing import agree
from models.store.answers import answers_of, save_answer
from models.store.collecting import send, withdraw
from models.store.drafts import AnswerDraft
from models.store.refusals import GroupFull, NotOpen
from views.agreeing import agreed_in, send_form
from views.carried import save_carried
from views.chosen_ways import keep_ways
from views.dates import say_day_to_come
from views.helped import is_helped
from views.interrupted import why_refused
from views.last_word import Arrival
from views.moving import today
from views.participation import (
    ENTRY,
    HeldSheet,
    clear_storage,
    forget,
    keep_sheet,
    require_sheet,
)
from views.qr import short_address
from views.reading import keep_wish, speak_as_wished
from views.said import WORDS, Said
from views.sheet import around, show_check, show_practice
from views.step import Step, questions_on, speak_language_of, step_of
from views.stopping import Stopped, prepare, say

blueprint = Blueprint("participate", __name__)
prepare(blueprint)
blueprint.before_request(speak_as_wished)


@blueprint.get("/repondre/continuer")
def go_on() -> ResponseReturnValue:
    held = require_sheet()
    if not held.may_change:
        return redirect(url_for("participate.receipt"), 303)
    if is_helped():
        return redirect(url_for("assisted.go_on"), 303)
    answers = answers_of(db.session(), held.sheet)
    for question in questions_on(held):
        if question.practice.id not in answers and not held.sheet.sent:
            return redirect(url_for("participate.practice", rank=question.rank), 303)
    return redirect(url_for("participate.check"), 303)


@blueprint.get("/repondre/pratique/<int:rank>")
def practice(rank: int) -> ResponseReturnValue:
    held = require_sheet()
    if not held.may_change:
        return redirect(url_for("participate.receipt"), 303)
    return show_practice(step_of(held, rank))


@blueprint.post("/repondre/pratique/<int:rank>")
def save_practice(rank: int) -> ResponseReturnValue:
    arrival = Arrival(rank)
    step = step_of(require_sheet(), rank)
    if not step.form.validate():
        return show_practice(step), step.form.status
    if step.form.half_placed:
        return _keeping_ways(step, make_response(show_practice(step)))
    if refusal := _save(step):
        return show_practice(step, refusal), WORDS[refusal].status
    if arrival.comes_too_late():
        _leave_the_later_one(step)
    db.session.commit()
    return _keeping_ways(step, _done(step.next_url()))


@blueprint.get("/repondre/verifier")
def check() -> ResponseReturnValue:
    held = require_sheet()
    if not held.may_change:
        return redirect(url_for("participate.receipt"), 303)
    return show_check(held, send_form(held))


@blueprint.post("/repondre/verifier")
def send_sheet() -> ResponseReturnValue:
    held = require_sheet()
    form = send_form(held, request.form)
    if not form.validate():
        return show_check(held, form), form.status
    if unfit := _carry(held):
        return show_practice(unfit), 422
    if _lacks_audience(held):
        return show_check(held, form), 422
    if held.may_change:
        agree(db.session(), held.sheet, agreed_in(held, form))
    if refusal := _send(held):
        return show_check(held, form, refusal), WORDS[refusal].status
    db.session.commit()
    response = _done(url_for("participate.receipt"))
    keep_sheet(response, held.token)
    forget(response, ENTRY)
    return response


@blueprint.get("/repondre/recu")
def receipt() -> ResponseReturnValue:
    held = require_sheet()
    if not held.sheet.sent:
        return redirect(url_for("participate.go_on"), 303)
    speak_language_of(held)
    page = render_template(
        "participate/receipt.html",
        form=ParticipantForm(cookie=held.token),
        plenary_on=say_day_to_come(held.group.consultation.plenary_on, today()),
        resume_address=short_address("entering.resume_sheet"),
        between_two=held.group.consultation.context is Context.INTER,
        **around(held),
    )
    # Not with the sending: a page that the worker is giving back would lose its style half way.
    response = make_response(page)
    clear_storage(response)
    return response


@blueprint.get("/repondre/effacer")
def erase() -> ResponseReturnValue:
    held = require_sheet()
    if not held.may_change:
        return redirect(url_for("entering.resume_sheet"), 303)
    return _show_erase(held, ParticipantForm(cookie=held.token))


@blueprint.post("/repondre/effacer")
def erase_sheet() -> ResponseReturnValue:
    held = require_sheet()
    if not held.may_change:
        return redirect(url_for("entering.resume_sheet"), 303)
    form = ParticipantForm(request.form, cookie=held.token)
    if not form.validate():
        return _show_erase(held, form), form.status
    _withdraw(held)
    db.session.commit()
    response = redirect(url_for("participate.erased"), 303)
    forget(response)
    clear_storage(response)
    return response


@blueprint.get("/repondre/efface")
def erased() -> ResponseReturnValue:
    return say(Said.ERASED)


def _done(url: str) -> Response:
    """Lead a browser on; a script that saves in the background is only told that it is saved."""
    if request.accept_mimetypes.best == "application/json":
        return Response(status=204)
    return redirect(url, 303)


def _keeping_ways(step: Step, response: Response) -> Response:
    if step.form.is_reread:
        keep_wish(response)
    else:
        keep_ways(response, step.form)
    return response


def _save(step: Step) -> Said | None:
    """Save a valid page, or say why it cannot be: the page then comes back as it was typed."""
    if not step.held.may_change:
        return Said.ALREADY_SENT
    try:
        save_answer(db.session(), step.held.sheet, step.question.practice, step.draft())
    except NotOpen:
        return why_refused(step.held.group)
    return None


def _leave_the_later_one(step: Step) -> None:
    """Take a late save back: it said the same as the later one, or whoever waits tries again."""
    mine = _said(step)
    db.session.rollback()
    if mine != _said(step):
        abort(503)


def _said(step: Step) -> AnswerDraft | None:
    return answers_of(db.session(), step.held.sheet).get(step.question.practice.id)


def _carry(held: HeldSheet) -> Step | None:
    """Save what came along with the sending; what is sent already is not changed by the way."""
    try:
        return save_carried(held) if held.may_change else None
    except NotOpen:
        raise Stopped(why_refused(held.group)) from None


def _send(held: HeldSheet) -> Said | None:
    try:
        send(db.session(), held.sheet)
    except NotOpen:
        return why_refused(held.group)
    except GroupFull:
        return Said.FULL
    return None


def _withdraw(held: HeldSheet) -> None:
    try:
        withdraw(db.session(), held.sheet)
    except NotOpen:
        raise Stopped(Said.CLOSING) from None


def _show_erase(held: HeldSheet, form: ParticipantForm) -> str:
    speak_language_of(held)
    return render_template("participate/erase.html", form=form, **around(held))


def _lacks_audience(held: HeldSheet) -> bool:
    answers = answers_of(db.session(), held.sheet).values()
    return any(answer.comment and answer.audience is None for answer in answers)
