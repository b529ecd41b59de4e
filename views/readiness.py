"""The page that says, line by line, whether a consultation is ready to open."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from views.accounts import csrf
from views.guard import consultation_of
from views.readiness_lines import readiness_of

blueprint = Blueprint("readiness", __name__, url_prefix="/demarches/<key>/pret")
csrf.exempt(blueprint)  # it only shows: nothing is sent to it


@blueprint.get("")
def show(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    return render_template(
        "accompany/readiness.html",
        consultation=consultation,
        readiness=readiness_of(consultation),
        is_open=consultation.opened_at is not None,
    )
