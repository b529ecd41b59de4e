"""The workbooks of the meeting, made anew at each download: one to prepare it, one for everyone."""

import re
import unicodedata
from typing import Final

from flask import Blueprint, Response, abort, current_app, request

from exports.workbook import meeting_workbook, preparation_workbook
from i18n import load_translations
from models import db
from models.store.activity import Act
from models.store.findings import load_report
from models.store.sharing import load_shared_report
from views.guard import consultation_of
from views.remembering import remember_reading
from views.sheet_words import mark_of
from views.told_pistes import told_pistes

blueprint = Blueprint("downloads", __name__)

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_NAME: Final = 60
ARRIVAL: Final = re.compile(r"[0-9]{1,10}-[0-9]{1,10}")
MARKED_FOR: Final = 60
"""Seconds that the mark of a download is kept: a script of the page reads it, and nobody else."""


@blueprint.get("/demarches/<key>/classeur.xlsx")
def workbook(key: str) -> Response:
    """Send what the person who accompanies prepares with; every page says not to hand it out."""
    consultation = consultation_of(key)
    report = load_report(db.session(), consultation) or abort(404)
    remember_reading(consultation, Act.WORKBOOK_DOWNLOADED)
    book = preparation_workbook(report, load_translations(consultation.language))
    return send_workbook(book, f"preparation {consultation.about}")


@blueprint.get("/demarches/<key>/mise-en-commun.xlsx")
def shared_workbook(key: str) -> Response:
    """Send what every group chose to share, once they have all decided."""
    consultation = consultation_of(key)
    report = load_shared_report(db.session(), consultation) or abort(404)
    remember_reading(consultation, Act.WORKBOOK_DOWNLOADED)
    book = meeting_workbook(
        report,
        load_translations(consultation.language),
        pistes=told_pistes(consultation),
        mark=mark_of(consultation),
    )
    return send_workbook(book, f"mise-en-commun {consultation.about}")


def send_workbook(book: bytes, name: str) -> Response:
    """Send a workbook under a name that every system takes; no browser keeps it."""
    response = Response(book, mimetype=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{_file_name(name)}"'
    response.headers["Cache-Control"] = "no-store"
    _tell_arrival(response)
    return response


def _tell_arrival(response: Response) -> None:
    """Send back the mark of the page that waits for this file: it cannot see a file arrive."""
    mark = request.args.get("arrivee", "")
    if ARRIVAL.fullmatch(mark):
        secure = not current_app.config["ESSAI"]
        response.set_cookie(
            "__Host-arrivee" if secure else "arrivee",
            mark,
            max_age=MARKED_FOR,
            secure=secure,
            samesite="Lax",
        )


def _file_name(name: str) -> str:
    """Return plain letters, digits and dashes."""
    said = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in said.lower() if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_NAME].strip("-") + ".xlsx"
