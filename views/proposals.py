"""The pistes of a démarche: their list, one at a time, their order."""

from flask import Blueprint, abort, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forms.decision import DecisionForm
from forms.proposals import ProposalForm
from forms.room import PressForm, read_number
from models import Consultation, Proposal, db
from models.store.activity import Act
from models.store.proposals import (
    add_proposal,
    change_proposal,
    find_proposal,
    fingerprint,
    is_answered,
    list_proposals,
    move_proposal,
    remove_proposal,
)
from models.store.refusals import Answered, ChangedSince
from views.accounts import csrf
from views.guard import consultation_of
from views.moving import see_other, today
from views.proposal_page import draft_from, proposal_form
from views.remembering import remember

blueprint = Blueprint("proposals", __name__, url_prefix="/demarches/<key>/pistes")
csrf.exempt(blueprint)  # its forms look at the proof of origin themselves, and lose nothing


@blueprint.get("")
def index(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    return render_template(
        "plenary/proposals.html",
        consultation=consultation,
        proposals=list_proposals(db.session(), consultation),
        is_answered=is_answered,
        form=PressForm(sent=False),
    )


@blueprint.route("/ajouter", methods=["GET", "POST"])
def add(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = proposal_form(consultation)
    if form.validate_on_submit():
        added = add_proposal(
            db.session(), consultation, draft_from(form, consultation), today=today()
        )
        remember(consultation, Act.PROPOSAL_ADDED, subject=_short(added))
        db.session.commit()
        flash(_("Saved: proposal %(number)s.", number=added.rank))
        return see_other("room.command" if _comes_from_the_room() else "proposals.index", key=key)
    return render_template("plenary/proposal.html", consultation=consultation, form=form)


@blueprint.route("/<int:proposal>", methods=["GET", "POST"])
def edit(key: str, proposal: int) -> ResponseReturnValue:
    consultation = consultation_of(key)
    found = _proposal_of(consultation, proposal)
    form = proposal_form(consultation, found)
    if form.validate_on_submit() and _is_changed(consultation, found, form):
        flash(_("Saved: proposal %(number)s.", number=found.rank))
        return see_other("proposals.index", key=key)
    return render_template(
        "plenary/proposal.html",
        consultation=consultation,
        form=form,
        proposal=found,
        is_answered=is_answered(found),
    )


def _is_changed(consultation: Consultation, proposal: Proposal, form: ProposalForm) -> bool:
    draft, before = draft_from(form, consultation), proposal.text
    try:
        change_proposal(db.session(), proposal, draft, seen=form.before.data or "")
    except ChangedSince:
        db.session.rollback()
        form.tell_change(proposal.text, fingerprint(proposal))
        return False
    remember(
        consultation,
        Act.PROPOSAL_CHANGED,
        subject=_short(proposal),
        before=before,
        after=draft.text,
    )
    db.session.commit()
    return True


@blueprint.post("/ordre")
def arrange(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = PressForm()
    if form.validate_on_submit():
        way, _dot, number = (form.press.data or "").partition(".")
        proposal = _proposal_of(consultation, read_number(number) or 0)
        step = {"up": -1, "down": 1}.get(way, 0)
        move_proposal(db.session(), proposal, proposal.rank + step)
        db.session.commit()
    return see_other("proposals.index", key=key)


@blueprint.route("/<int:proposal>/retirer", methods=["GET", "POST"])
def remove(key: str, proposal: int) -> ResponseReturnValue:
    consultation = consultation_of(key)
    found = _proposal_of(consultation, proposal)
    form = DecisionForm()
    if form.validate_on_submit():
        remember(consultation, Act.PROPOSAL_REMOVED, subject=_short(found), before=found.text)
        remove_proposal(db.session(), found)
        db.session.commit()
        flash(_("The proposal is removed."))
        return see_other("proposals.index", key=key)
    return render_template(
        "plenary/remove_proposal.html", consultation=consultation, proposal=found, form=form
    )


def _proposal_of(consultation: Consultation, proposal_id: int) -> Proposal:
    return find_proposal(db.session(), consultation, proposal_id) or abort(404)


def _short(proposal: Proposal) -> str:
    return f"{proposal.rank}. {proposal.text[:60]}"


def _comes_from_the_room() -> bool:
    return request.args.get("depuis") == "commande"


@blueprint.errorhandler(Answered)
def answered(_refusal: Answered) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("The board answered this proposal: its words stay those that it read."))
    return see_other("proposals.index", key=(request.view_args or {})["key"])
