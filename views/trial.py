"""The essai of a consultation that is being prepared: begun, tried on several phones, erased."""

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forms.decision import DecisionForm
from models import db
from models.store.activity import Act
from models.store.opening import can_open
from models.store.refusals import CannotOpen, Frozen
from models.store.trial import begin_trial, end_trial
from views.accounts import csrf
from views.guard import consultation_of
from views.moving import now, see_other, today
from views.opening import obstacles_to
from views.questionnaire_drafts import say_frozen
from views.remembering import remember

blueprint = Blueprint("trial", __name__, url_prefix="/demarches/<key>/essai")
csrf.exempt(blueprint)  # each form looks at its proof of origin itself, and loses nothing
blueprint.register_error_handler(Frozen, say_frozen)


@blueprint.get("")
def show(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    return render_template(
        "accompany/trial.html",
        consultation=consultation,
        obstacles=obstacles_to(consultation),
        decision=DecisionForm(),
    )


@blueprint.post("")
def begin(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    if DecisionForm().validate_on_submit():
        ready = can_open(consultation, today=today())
        begin_trial(db.session(), consultation, now=now(), ready=ready)
        remember(consultation, Act.TRIAL_BEGUN)
        db.session.commit()
        flash(_("The trial has begun: each group has its cards or its poster."))
    return see_other("trial.show", key=key)


@blueprint.post("/effacer")
def end(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    if DecisionForm().validate_on_submit() and consultation.trial_since is not None:
        end_trial(db.session(), consultation)
        remember(consultation, Act.TRIAL_ENDED)
        db.session.commit()
        flash(_("The trial is erased: its answers, its codes, everything."))
    return see_other("trial.show", key=key)


@blueprint.errorhandler(CannotOpen)
def cannot_open(_refusal: CannotOpen) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("Something is still missing: nothing has begun."))
    return see_other("trial.show", key=(request.view_args or {})["key"])
