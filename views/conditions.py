"""What is agreed on with the organisation before the opening: promises, dates, ties, mandate."""

from dataclasses import asdict

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forms.conditions import MANDATES, NO, NOT_SAID, TIES, YES, ArrangementsForm
from models import Consultation, Mandate, db
from models.store.activity import Act
from models.store.conditions import (
    Arrangements,
    Promises,
    keep_arrangements,
    keep_promises,
    promises_kept,
)
from models.store.refusals import Frozen
from views.accounts import csrf
from views.guard import consultation_of
from views.moving import see_other
from views.remembering import remember

blueprint = Blueprint("conditions", __name__, url_prefix="/demarches/<key>/conditions")
csrf.exempt(blueprint)  # its form looks at the proof of origin itself, and loses nothing


@blueprint.route("", methods=["GET", "POST"])
def edit(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = ArrangementsForm(data=_kept(consultation))
    if form.validate_on_submit():
        _save(consultation, form)
        flash(_("The conditions are saved."))
        return see_other("readiness.show", key=key)
    return render_template(
        "accompany/conditions.html",
        consultation=consultation,
        form=form,
        ties=TIES,
        mandates=MANDATES,
        editable=consultation.opened_at is None,
    )


def _kept(consultation: Consultation) -> dict[str, object]:
    mandate, tie = consultation.mandate, consultation.funder_tie
    return {
        **asdict(promises_kept(consultation)),
        "starts_on": consultation.starts_on,
        "ends_on": consultation.ends_on,
        "mandate": mandate.value if mandate else NOT_SAID,
        "server_keeper": consultation.server_keeper,
        "funder_tie": NOT_SAID if tie is None else YES if tie else NO,
        "funder_tie_words": consultation.funder_tie_words,
    }


def _save(consultation: Consultation, form: ArrangementsForm) -> None:
    promises = Promises(
        conditions_stated=form.conditions_stated.data,
        direction_apart=form.direction_apart.data,
        one_hat_each=form.one_hat_each.data,
    )
    arrangements = Arrangements(
        starts_on=form.starts_on.data,
        ends_on=form.ends_on.data,
        mandate=_mandate(form.mandate.data),
        server_keeper=form.server_keeper.data or "",
        funder_tie=form.tie,
        funder_tie_words=form.funder_tie_words.data or "",
    )
    keep_promises(db.session(), consultation, promises)
    keep_arrangements(db.session(), consultation, arrangements)
    remember(consultation, Act.PREPARATION_SAVED)
    db.session.commit()


def _mandate(chosen: str | None) -> Mandate | None:
    return None if chosen in (None, NOT_SAID) else Mandate(chosen)


@blueprint.errorhandler(Frozen)
def frozen(_refusal: Frozen) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("The consultation is open: what was agreed on before no longer changes."))
    return see_other("accompany.index")
