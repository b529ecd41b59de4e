"""The practices before the opening: added, edited, moved, removed.

Each step saves the whole questionnaire, so that nothing waits in a browser.
"""

from typing import Final

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest

from forms.decision import DecisionForm
from i18n import own_name
from models import ConsultationState
from models.store.drafts import PracticeDraft
from models.store.refusals import Frozen
from models.store.translating import offered_languages
from views.accounts import csrf
from views.guard import consultation_of, practice_of
from views.moving import see_other
from views.questionnaire_drafts import (
    draft_of,
    form_of,
    groups_of,
    practices_of,
    save,
    say_frozen,
)

blueprint = Blueprint("questionnaire", __name__, url_prefix="/demarches/<key>/questionnaire")
csrf.exempt(blueprint)  # each form looks at its proof of origin itself, and loses nothing
blueprint.register_error_handler(Frozen, say_frozen)

COMFORTABLE: Final = 6
"""Practices that people answer in about ten minutes."""


@blueprint.get("")
def show(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    return render_template(
        "accompany/questionnaire.html",
        consultation=consultation,
        editable=consultation.state is ConsultationState.PREPARING,
        is_long=len(consultation.practices) > COMFORTABLE,
        languages=[own_name(tag) for tag in offered_languages(consultation)],
        decision=DecisionForm(),
    )


@blueprint.route("/pratiques/nouvelle", methods=["GET", "POST"])
def add(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = form_of(consultation, None)
    if form.validate_on_submit():
        save(consultation, [*practices_of(consultation), draft_of(form, code="")])
        flash(_("The practice is added, at the end."))
        return see_other("questionnaire.show", key=key, _anchor=f"p{len(consultation.practices)}")
    return render_template(
        "accompany/practice.html",
        consultation=consultation,
        form=form,
        groups=groups_of(consultation),
        is_new=True,
    )


@blueprint.route("/pratiques/<int:rank>", methods=["GET", "POST"])
def practice(key: str, rank: int) -> ResponseReturnValue:
    consultation = consultation_of(key)
    edited = practice_of(consultation, rank)
    form = form_of(consultation, edited)
    if form.validate_on_submit():
        drafts = practices_of(consultation)
        drafts[rank - 1] = draft_of(form, code=edited.code)
        save(consultation, drafts)
        flash(_("The practice is saved."))
        return see_other("questionnaire.show", key=key, _anchor=f"p{rank}")
    return render_template(
        "accompany/practice.html",
        consultation=consultation,
        form=form,
        groups=groups_of(consultation),
        has_wordings=bool(edited.wordings),
        is_translated=bool(consultation.languages),
    )


@blueprint.get("/pratiques/<int:rank>/retirer")
def remove(key: str, rank: int) -> ResponseReturnValue:
    consultation = consultation_of(key)
    return render_template(
        "accompany/remove_practice.html",
        consultation=consultation,
        practice=practice_of(consultation, rank),
        decision=DecisionForm(),
    )


@blueprint.post("/pratiques/<int:rank>/ordre")
def arrange(key: str, rank: int) -> ResponseReturnValue:
    consultation = consultation_of(key)
    practice_of(consultation, rank)
    if DecisionForm().validate_on_submit():
        drafts = practices_of(consultation)
        rank = _arrange(drafts, rank - 1, request.form.get("change")) + 1
        save(consultation, drafts)
    return see_other("questionnaire.show", key=key, _anchor=f"p{rank}")


def _arrange(drafts: list[PracticeDraft], at: int, change: str | None) -> int:
    """Move or remove one practice, and return where the page should look."""
    moved = drafts.pop(at)
    match change:
        case "remove":
            return max(at - 1, 0)
        case "up":
            to = max(at - 1, 0)
        case "down":
            to = at + 1
        case _:
            raise BadRequest
    drafts.insert(to, moved)
    return to
