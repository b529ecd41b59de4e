"""The frame before the opening: how many tokens, and the poles, added and removed."""

from dataclasses import replace

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from analysis.position import MAX_POLES
from forms.consultation_editor import FEWEST_POLES, FrameForm
from models import Consultation
from models.store.drafts import PoleDraft, PracticeDraft
from models.store.refusals import Frozen
from views.accounts import csrf
from views.guard import consultation_of
from views.moving import see_other
from views.questionnaire_drafts import practices_of, save, say_frozen

blueprint = Blueprint("frame", __name__, url_prefix="/demarches/<key>/questionnaire/poles")
csrf.exempt(blueprint)  # its form looks at the proof of origin itself, and loses nothing
blueprint.register_error_handler(Frozen, say_frozen)


@blueprint.route("", methods=["GET", "POST"])
def edit(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = FrameForm(obj=consultation)
    if form.validate_on_submit():
        change = request.form.get("change", "")
        _save(consultation, form, change)
        if change:
            return see_other("frame.edit", key=key)
        flash(_("The poles are saved."))
        return see_other("questionnaire.show", key=key)
    return render_template(
        "accompany/poles.html",
        consultation=consultation,
        form=form,
        can_add=len(form.poles) < MAX_POLES,
        can_remove=len(form.poles) > FEWEST_POLES,
    )


def _save(consultation: Consultation, form: FrameForm, change: str) -> None:
    """Save what is on the page, with one pole more ("add") or less (its rank)."""
    poles = [PoleDraft(**pole) for pole in form.poles.data]
    practices = practices_of(consultation)
    if change == "add" and len(poles) < MAX_POLES:
        poles.append(PoleDraft(name=_free_name(poles)))
    elif change.isdecimal() and 1 <= int(change) <= len(poles) > FEWEST_POLES:
        del poles[int(change) - 1]
        practices = [_without_pole(practice, int(change)) for practice in practices]
    save(consultation, practices, tokens=form.tokens.data, poles=poles)


def _free_name(poles: list[PoleDraft]) -> str:
    taken = {pole.name for pole in poles}
    names = (_("Pole %(rank)s", rank=rank) for rank in range(len(poles) + 1, 2 * MAX_POLES + 2))
    return next(name for name in names if name not in taken)


def _without_pole(practice: PracticeDraft, rank: int) -> PracticeDraft:
    sentences = list(practice.pole_sentences)
    del sentences[rank - 1 : rank]
    return replace(practice, pole_sentences=sentences)
