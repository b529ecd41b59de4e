"""What to do when things do not go as foreseen: each case, what it does, and where it is done."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from models import ConsultationState
from views.accounts import csrf
from views.guard import consultation_of

blueprint = Blueprint("unforeseen", __name__, url_prefix="/demarches/<key>/imprevus")
csrf.exempt(blueprint)  # it only shows: nothing is sent to it


@blueprint.get("")
def show(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    collecting = [group for group in consultation.groups if group.is_collecting]
    heard = [group for group in consultation.groups if group.left_out_at is None]
    return render_template(
        "accompany/unforeseen.html",
        consultation=consultation,
        is_open=consultation.state is ConsultationState.OPEN,
        collecting=collecting,
        can_leave_one_out=len(heard) > 2,
    )
