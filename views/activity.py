"""The log of one consultation: what each of those who accompany did, read by them all."""

from typing import Final

from flask import Blueprint, render_template, request

from models import db
from views.activity_page import lay_activity
from views.guard import consultation_of

blueprint = Blueprint("activity", __name__)

FURTHEST: Final = 10_000
"""A page that no log reaches, and that every database counts to."""


@blueprint.get("/demarches/<key>/journal")
def show(key: str) -> str:
    consultation = consultation_of(key)
    page = lay_activity(db.session(), consultation, page_asked())
    return render_template("accompany/journal.html", consultation=consultation, page=page)


def page_asked() -> int:
    """Return the page of the log that the address asks for; the first one, whatever it says."""
    return min(max(request.args.get("page", 1, int), 1), FURTHEST)
