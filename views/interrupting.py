"""A whole consultation on its way: paused, taken up again, stopped before its time, concluded."""

from flask import Blueprint, abort, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forms.decision import DecisionForm
from forms.said_to_all import PauseForm, StopForm
from models import Consultation, ConsultationState, db
from models.store import interrupting
from models.store.activity import Act
from models.store.collecting import count_sent
from models.store.refusals import NotOpen
from views.accounts import csrf
from views.decisions import STOP
from views.guard import consultation_of, open_consultation_of
from views.moving import now, see_other, today
from views.remembering import remember

blueprint = Blueprint("interrupting", __name__, url_prefix="/demarches/<key>")
csrf.exempt(blueprint)  # each form looks at its proof of origin itself, and loses nothing


@blueprint.route("/pause", methods=["GET", "POST"])
def pause(key: str) -> ResponseReturnValue:
    consultation = open_consultation_of(key)
    form = PauseForm(data={"words": consultation.said_to_all})
    if form.validate_on_submit():
        words = form.words.data or ""
        interrupting.pause(db.session(), consultation, now=now(), words=words)
        remember(consultation, Act.PAUSED)
        db.session.commit()
        flash(_("It is a pause: whoever opens a sheet reads your words."))
        return see_other("accompany.show", key=key)
    return render_template("accompany/pause.html", consultation=consultation, form=form)


@blueprint.post("/reprendre")
def go_on(key: str) -> ResponseReturnValue:
    consultation = open_consultation_of(key)
    if DecisionForm().validate_on_submit():
        interrupting.go_on(db.session(), consultation)
        remember(consultation, Act.RESUMED)
        db.session.commit()
        flash(_("The pause is over: answers come in again."))
    return see_other("accompany.show", key=key)


@blueprint.route("/arreter", methods=["GET", "POST"])
def stop(key: str) -> ResponseReturnValue:
    consultation = open_consultation_of(key)
    form = StopForm()
    if form.validate_on_submit():
        words = form.words.data or ""
        interrupting.stop(db.session(), consultation, now=now(), words=words)
        remember(consultation, Act.STOPPED)
        db.session.commit()
        return see_other("accompany.show", key=key)
    return render_template(
        "accompany/stop.html",
        consultation=consultation,
        form=form,
        decision=STOP,
        again="encore" in request.args or request.method == "POST",
        sent=count_sent(db.session(), consultation),
    )


@blueprint.route("/clore", methods=["GET", "POST"])
def conclude(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    if consultation.state is not ConsultationState.READ:
        raise NotOpen
    if DecisionForm().validate_on_submit():
        _conclude_or_take_up(consultation)
        return see_other("accompany.show", key=key)
    return render_template(
        "accompany/conclude.html", consultation=consultation, decision=DecisionForm()
    )


def _conclude_or_take_up(consultation: Consultation) -> None:
    match request.form.get("change", "conclude"):
        case "conclude":
            interrupting.conclude(db.session(), consultation, today=today())
            remember(consultation, Act.CONCLUDED)
        case "take_up":
            interrupting.take_up_again(db.session(), consultation)
        case _:
            abort(400)
    db.session.commit()


@blueprint.errorhandler(NotOpen)
def not_now(_refusal: NotOpen) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("This cannot be done where the consultation stands now, so nothing was changed."))
    return see_other("accompany.show", key=(request.view_args or {})["key"])
