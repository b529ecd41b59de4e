"""Those who accompany one consultation together: who they are, who joins, who leaves."""

from flask import Blueprint, abort, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forms.decision import DecisionForm
from forms.team import TeammateForm
from models import Consultation, User, db
from models.store.activity import Act
from models.store.refusals import LastFacilitator, NoSuchFacilitator
from models.store.team import add_facilitator, remove_facilitator
from views.accounts import csrf
from views.guard import consultation_of, facilitator
from views.moving import see_other
from views.remembering import remember
from views.tries import limit_teammates

blueprint = Blueprint("team", __name__, url_prefix="/demarches/<key>/equipe")
csrf.exempt(blueprint)  # its forms look at the proof of origin themselves, and lose nothing


@blueprint.route("", methods=["GET", "POST"])
@limit_teammates
def show(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = TeammateForm()
    if form.validate_on_submit() and (account := _added(consultation, form)):
        remember(consultation, Act.FACILITATOR_ADDED, subject=account.name)
        db.session.commit()
        flash(_("%(name)s accompanies this consultation with you.", name=account.name))
        return see_other("team.show", key=key)
    return render_template(
        "accompany/team.html", consultation=consultation, form=form, myself=facilitator()
    )


def _added(consultation: Consultation, form: TeammateForm) -> User | None:
    try:
        return add_facilitator(db.session(), consultation, email=form.email.data or "")
    except NoSuchFacilitator:
        form.refuse()
        return None


@blueprint.route("/<int:member>/retirer", methods=["GET", "POST"])
def remove(key: str, member: int) -> ResponseReturnValue:
    consultation = consultation_of(key)
    account = _member(consultation, member)
    form = DecisionForm()
    if form.validate_on_submit():
        return _remove(consultation, account)
    return render_template(
        "accompany/team_remove.html",
        consultation=consultation,
        form=form,
        member=account,
        is_myself=account is facilitator(),
    )


def _remove(consultation: Consultation, account: User) -> ResponseReturnValue:
    key, leaves = consultation.key, account is facilitator()
    if leaves:
        remember(consultation, Act.FACILITATOR_LEFT)
    else:
        remember(consultation, Act.FACILITATOR_REMOVED, subject=account.name)
    remove_facilitator(db.session(), consultation, account)
    db.session.commit()
    if leaves:
        flash(_("You no longer accompany “%(title)s”.", title=consultation.title))
        return see_other("accompany.index")
    flash(_("%(name)s no longer accompanies this consultation.", name=account.name))
    return see_other("team.show", key=key)


def _member(consultation: Consultation, member: int) -> User:
    for account in consultation.facilitators:
        if account.id == member:
            return account
    return abort(404)


@blueprint.errorhandler(LastFacilitator)
def nobody_left(_refusal: LastFacilitator) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("Somebody has to accompany: bring in another person first, then leave."))
    return see_other("team.show", key=(request.view_args or {})["key"])
