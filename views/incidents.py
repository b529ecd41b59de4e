"""The register of confidentiality incidents that the law asks every organisation to keep."""

from dataclasses import dataclass

from flask import Blueprint, abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forms.incident import IncidentForm
from models import Incident, db
from models.store.activity import Act
from models.store.installation import (
    IncidentDraft,
    find_incident,
    list_incidents,
    save_incident,
)
from views.accounts import csrf
from views.dates import say_date
from views.guard import host
from views.moving import see_other, today
from views.remembering import remember

blueprint = Blueprint("incidents", __name__, url_prefix="/installation/incidents")
csrf.exempt(blueprint)  # its form looks at the proof of origin itself, and loses nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentEntry:
    """One incident as the register tells it; `lacks_telling` says that the law waits."""

    incident: Incident
    happened_on: str
    noticed_on: str
    told_commission_on: str
    told_people_on: str

    @property
    def lacks_telling(self) -> bool:
        return self.incident.serious and not (self.told_commission_on and self.told_people_on)


@blueprint.get("")
def index() -> str:
    host()
    entries = [_entry(incident) for incident in list_incidents(db.session())]
    return render_template("installation/incidents.html", entries=entries)


def _entry(incident: Incident) -> IncidentEntry:
    return IncidentEntry(
        incident=incident,
        happened_on=say_date(incident.happened_on),
        noticed_on=say_date(incident.noticed_on),
        told_commission_on=say_date(incident.told_commission_on),
        told_people_on=say_date(incident.told_people_on),
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
def add() -> ResponseReturnValue:
    host()
    return _edit(None)


@blueprint.route("/<int:incident>", methods=["GET", "POST"])
def edit(incident: int) -> ResponseReturnValue:
    host()
    return _edit(find_incident(db.session(), incident) or abort(404))


def _edit(incident: Incident | None) -> ResponseReturnValue:
    form = IncidentForm.on(today(), incident)
    if form.validate_on_submit():
        save_incident(db.session(), incident, _draft(form))
        remember(None, Act.INCIDENT_EDITED if incident else Act.INCIDENT_ADDED)
        db.session.commit()
        flash(_("The register is saved."))
        return see_other("incidents.index")
    return render_template("installation/incident.html", form=form, is_new=incident is None)


def _draft(form: IncidentForm) -> IncidentDraft:
    return IncidentDraft(
        happened_on=form.happened_on.data or form.today,
        noticed_on=form.noticed_on.data or form.today,
        what=form.what.data or "",
        concerned=form.concerned.data or "",
        measures=form.measures.data or "",
        serious=bool(form.serious.data),
        told_commission_on=form.told_commission_on.data,
        told_people_on=form.told_people_on.data,
    )
