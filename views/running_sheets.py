"""The running sheet of a meeting, to print and to keep an eye on in the room."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from models import db
from views.guard import consultation_of, meeting_of
from views.meeting_words import KINDS, when_of
from views.running_sheet_rows import rows_of, sheet_of

blueprint = Blueprint("running_sheets", __name__, url_prefix="/demarches/<key>/rencontres")


@blueprint.get("/<meeting>/deroulement")
def show(key: str, meeting: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    told = meeting_of(consultation, meeting)
    sheet = sheet_of(db.session(), told)
    return render_template(
        "meetings/running_sheet.html",
        consultation=consultation,
        meeting=told,
        kind=KINDS[told.kind],
        when=when_of(told),
        sheet=sheet,
        rows=rows_of(sheet.steps, told.begins),
        documents=told.documents.splitlines(),
    )
