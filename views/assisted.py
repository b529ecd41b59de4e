"""Answering with help: what helping means, then one sentence and a few large drawings at a time."""

import re
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from analysis.position import ZoneKind
from analysis.wording import ZONE_QUESTIONS
from forms.assisted import AssistedForm, zone_named
from forms.participate import ParticipantForm
from models import Group, db
from models.codes import show_code
from models.store.answers import answers_of, save_answer
from models.store.collecting import find_door, resume_code_of
from models.store.drafts import AnswerDraft
from models.store.refusals import NotOpen
from views.assisted_step import (
    MOMENTS,
    AssistedStep,
    assisted_sheet,
    assisted_step,
    can_be_pictured,
    plain_questions,
)
from views.consenting import consent_of
from views.helped import is_helped, keep_help, reads_aloud
from views.interrupted import stop_if_interrupted, why_shut
from views.last_word import have_last_word
from views.participation import HeldSheet, held_sheet, read_entry
from views.reading import speak_as_wished, take_reading, taken_reading
from views.said import Said, closed_door
from views.step import speak_language_of
from views.stopping import Stopped, prepare

AT_HOME: Final = re.compile(r"/repondre/avec-aide[a-z0-9/-]*")
"""The pages to which the switch of the voice may lead back."""

blueprint = Blueprint("assisted", __name__, url_prefix="/repondre/avec-aide")
prepare(blueprint)
blueprint.before_request(speak_as_wished)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comer:
    """Who comes to these pages, with a sheet or with only a code; `cookie` ties their forms."""

    group: Group
    cookie: str
    held: HeldSheet | None = None


@blueprint.get("")
def promise() -> ResponseReturnValue:
    comer = _comer()
    return _show_promise(comer, ParticipantForm(cookie=comer.cookie))


@blueprint.post("")
def say_yes() -> ResponseReturnValue:
    comer = _comer()
    form = ParticipantForm(request.form, cookie=comer.cookie)
    if not form.validate():
        return _show_promise(comer, form), form.status
    response = redirect(url_for("assisted.go_on" if comer.held else "assisted.consent"), 303)
    keep_help(response, aloud=reads_aloud())
    return response


@blueprint.get("/consentement")
def consent() -> ResponseReturnValue:
    comer = _comer()
    if comer.held:
        return redirect(url_for("assisted.go_on"), 303)
    if not is_helped():
        return redirect(url_for("assisted.promise"), 303)
    form = ParticipantForm(cookie=comer.cookie)
    page = consent_of(comer.group, taken_reading())
    return render_template("assisted/consent.html", form=form, consent=page, **_around())


@blueprint.post("/voix")
def switch_voice() -> ResponseReturnValue:
    """Read each screen aloud as it comes, or no longer; then lead back to the same screen."""
    comer = _comer()
    here = request.form.get("here", "")
    response = redirect(here if AT_HOME.fullmatch(here) else url_for("assisted.promise"), 303)
    if is_helped() and ParticipantForm(request.form, cookie=comer.cookie).validate():
        keep_help(response, aloud=not reads_aloud())
    return response


@blueprint.get("/continuer")
def go_on() -> ResponseReturnValue:
    held = assisted_sheet()
    answers = answers_of(db.session(), held.sheet)
    for question in plain_questions(held):
        said = answers.get(question.practice.id, AnswerDraft())
        if said.current is None or said.desired is None:
            return redirect(url_for("assisted.practice", rank=question.rank), 303)
    return redirect(url_for("participate.check"), 303)


@blueprint.get("/<int:rank>")
def practice(rank: int) -> ResponseReturnValue:
    step = assisted_step(rank)
    return render_template("assisted/practice.html", back=step.url_beside(-1), **_step(step))


@blueprint.get("/<int:rank>/<any(aujourdhui, souhait):moment>")
def moment(rank: int, moment: str) -> ResponseReturnValue:
    step = assisted_step(rank)
    return _show_moment(step, moment, _form(step))


@blueprint.get("/<int:rank>/<any(aujourdhui, souhait):moment>/<zone>")
def zone(rank: int, moment: str, zone: str) -> ResponseReturnValue:
    step = assisted_step(rank)
    return _show_zone(step, moment, zone, _form(step))


@blueprint.post("/<int:rank>/<any(aujourdhui, souhait):moment>")
def press(rank: int, moment: str) -> ResponseReturnValue:
    step = assisted_step(rank)
    form = AssistedForm(request.form, frame=step.question.frame, cookie=step.held.token)
    if not form.validate():
        return _show_moment(step, moment, form), form.status
    if opened := form.opened:
        there = url_for("assisted.zone", rank=rank, moment=moment, zone=opened.code)
        return redirect(there, 303)
    draft = step.with_answer(MOMENTS[moment], form.answer)
    _save(step, draft)
    return redirect(step.url_after(moment, draft), 303)


@blueprint.get("/<int:rank>/relire")
def read_back(rank: int) -> ResponseReturnValue:
    step = assisted_step(rank)
    return render_template(
        "assisted/read_back.html",
        kept=tuple(step.kept()),
        is_last=step.question.number == step.question.total,
        back=step.url_of("souhait"),
        onwards=step.url_beside(1),
        **_step(step),
    )


def _comer() -> Comer:
    """Return who comes, or stop with what to do; their language is spoken from here on."""
    held, entry = held_sheet(), read_entry()
    door = find_door(db.session(), entry.code) if entry else None
    if held and not held.gives_way_to(door):
        stop_if_interrupted(held.group)
        speak_language_of(held)
        return Comer(group=held.group, cookie=held.token, held=held)
    if entry is None or door is None:
        raise Stopped(Said.NO_SHEET)
    take_reading(door.group)
    if closed_door(door.group.state) or not door.group.takes_answers:
        raise why_shut(door.group)
    return Comer(group=door.group, cookie=entry.key)


def _save(step: AssistedStep, draft: AnswerDraft) -> None:
    try:
        save_answer(db.session(), step.held.sheet, step.question.practice, draft)
        have_last_word(step.question.rank)
    except NotOpen:
        raise why_shut(step.held.group) from None
    db.session.commit()


def _form(step: AssistedStep) -> AssistedForm:
    return AssistedForm(frame=step.question.frame, cookie=step.held.token)


def _show_promise(comer: Comer, form: ParticipantForm) -> str:
    return render_template(
        "assisted/promise.html",
        form=form,
        pictured=can_be_pictured(comer.group.consultation.frame),
        usual=_usual_sheet(comer.held),
        **_around(),
    )


def _usual_sheet(held: HeldSheet | None) -> str:
    """Return where answering goes on without help: the sheet, or the consent before it."""
    if held is None:
        return url_for("entering.consent")
    return url_for("participate.practice", rank=plain_questions(held)[0].rank)


def _show_moment(step: AssistedStep, moment: str, form: AssistedForm) -> str:
    at = MOMENTS[moment]
    back = step.url_of("aujourdhui") if moment == "souhait" else None
    return render_template(
        "assisted/moment.html",
        **{**_step(step), "form": form},
        moment=at,
        here=step.url_of(moment),
        choices=step.zones(at),
        skips=step.skips(at),
        kept=next(kept for kept in step.kept() if kept.moment is at),
        answered=step.said_of(at) is not None,
        started=step.saved.current is not None,
        onwards=step.url_after(moment, step.saved),
        back=back or url_for("assisted.practice", rank=step.question.rank),
    )


def _show_zone(step: AssistedStep, moment: str, code: str, form: AssistedForm) -> str:
    zone = zone_named(code, step.question.frame) or abort(404)
    at = MOMENTS[moment]
    return render_template(
        "assisted/zone.html",
        **{**_step(step), "form": form},
        moment=at,
        here=step.url_of(moment),
        asked=gettext(ZONE_QUESTIONS.get(zone.zone.kind, ZONE_QUESTIONS[ZoneKind.BETWEEN])),
        zone=next(choice for choice in step.zones(at) if choice.value == code),
        choices=step.places(zone, at),
        back=step.url_of(moment),
    )


def _step(step: AssistedStep) -> dict[str, object]:
    """Return what every page of a practice shows."""
    return {
        "question": step.question,
        "form": ParticipantForm(cookie=step.held.token),
        "usual": url_for("participate.practice", rank=step.question.rank),
        "resume_code": show_code(resume_code_of(step.held.sheet)).split(),
        **_around(),
    }


def _around() -> dict[str, object]:
    """Return what every page shows, whether a sheet was begun or not."""
    return {"helped": is_helped(), "aloud": reads_aloud()}
