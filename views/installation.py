"""What the host sees of the installation: what exists and until when, never what it says."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, abort, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forms.erasing import ErasingForm
from models import Consultation, Installation, db
from models.calendar import local_date
from models.store.activity import Act
from models.store.erasing import erase_consultation, list_erased
from models.store.installation import (
    find_any_consultation,
    list_all_consultations,
    list_incidents,
    load_installation,
)
from views.accounts import csrf
from views.activity import page_asked
from views.activity_page import lay_activity
from views.dates import say_date
from views.guard import host
from views.moving import see_other, today
from views.remembering import remember
from views.state_words import state_words

blueprint = Blueprint("installation", __name__, url_prefix="/installation")
csrf.exempt(blueprint)  # its form looks at the proof of origin itself, and loses nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingRow:
    """That a consultation exists: no count, no link to what it says."""

    key: str
    organisation: str
    title: str
    state: str
    accompanied_by: str
    fictitious: bool
    opened_on: str
    keep_until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedRow:
    title: str
    organisation: str
    erased_on: str
    promised: bool


@blueprint.get("")
def index() -> str:
    host()
    session = db.session()
    return render_template(
        "installation/index.html",
        rows=[_row(consultation) for consultation in list_all_consultations(session)],
        incidents=len(list_incidents(session)),
        names_nobody=not _names_somebody(load_installation(session)),
    )


def _row(consultation: Consultation) -> ExistingRow:
    return ExistingRow(
        key=consultation.key,
        organisation=consultation.about,
        title=consultation.title,
        state=state_words(consultation),
        accompanied_by=", ".join(
            user.name or user.email or "" for user in consultation.facilitators
        ),
        fictitious=consultation.fictitious,
        opened_on=_say_day_of(consultation.opened_at),
        keep_until=say_date(consultation.keep_until),
    )


def _say_day_of(moment: datetime | None) -> str:
    return say_date(local_date(moment)) if moment else ""


def _names_somebody(installation: Installation) -> bool:
    return bool(installation.person_in_charge and installation.contact)


@blueprint.get("/effacees")
def erased() -> str:
    host()
    rows = [
        ErasedRow(
            title=entry.title,
            organisation=entry.organisation,
            erased_on=say_date(entry.erased_on),
            promised=entry.promised,
        )
        for entry in list_erased(db.session())
    ]
    return render_template("installation/erased.html", rows=rows)


@blueprint.get("/journal")
def log() -> str:
    host()
    page = lay_activity(db.session(), None, page_asked())
    return render_template("installation/journal.html", page=page)


@blueprint.route("/demarches/<key>/effacer", methods=["GET", "POST"])
def erase(key: str) -> ResponseReturnValue:
    host()
    consultation = find_any_consultation(db.session(), key) or abort(404)
    form = ErasingForm.of(consultation.about)
    if form.validate_on_submit():
        remember(None, Act.CONSULTATION_ERASED, subject=_named(consultation))
        erase_consultation(db.session(), consultation, today=today())
        db.session.commit()
        flash(_("The consultation is erased whole. The register keeps that it existed."))
        return see_other("installation.index")
    return render_template(
        "installation/erase.html",
        row=_row(consultation),
        form=form,
        again="encore" in request.args or request.method == "POST",
    )


def _named(consultation: Consultation) -> str:
    return f"{consultation.title} – {consultation.about}"
