"""The consultations of the person who accompanies: the list, its desk, its opening."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Final

from flask import Blueprint, abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forms.consultation_editor import (
    ENTRIES,
    GroupsForm,
    OpeningForm,
    SmallGroupsForm,
)
from forms.decision import DecisionForm, FinalDecisionForm
from models import Consultation, ConsultationState, Context, ErasedConsultation, db
from models.store.activity import Act
from models.store.board import count_overdue
from models.store.conditions import EVERY_PROMISE, keep_promises, promises_kept
from models.store.editing import replace_groups
from models.store.erasing import erase_consultation, erased_lately
from models.store.meetings import meetings_by_consultation
from models.store.opening import open_consultation
from models.store.preparing import list_consultations
from models.store.refusals import Refused
from views.accounts import csrf
from views.calendar_glance import Glance, glance_over
from views.dates import say_date
from views.decisions import REMOVE, ask_about
from views.desk import lay_desk
from views.group_drafts import group_drafts
from views.guard import consultation_of, facilitator
from views.moving import now, see_other, today
from views.opening import CONSEQUENCES, obstacles_to
from views.readiness_lines import readiness_of
from views.remembering import remember
from views.state_words import state_words

blueprint = Blueprint("accompany", __name__)
csrf.exempt(blueprint)  # each form looks at its proof of origin itself, and loses nothing

KEPT_FOR: Final = timedelta(days=365)
"""The day that is proposed when a consultation opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationRow:
    consultation: Consultation
    state: str
    overdue: int
    calendar: Glance


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedRow:
    """What this person accompanied, and is no more."""

    title: str
    erased_on: str
    promised: bool


@blueprint.get("/demarches")
def index() -> ResponseReturnValue:
    user = facilitator()
    consultations = list_consultations(db.session(), user)
    overdue = count_overdue(db.session(), user, today=today())
    meetings = meetings_by_consultation(db.session(), consultations)
    rows = [
        ConsultationRow(
            consultation=each,
            state=state_words(each),
            overdue=overdue.get(each.id, 0),
            calendar=glance_over(meetings[each.id], today()),
        )
        for each in consultations
    ]
    erased = [_erased_row(each) for each in erased_lately(db.session(), user, today=today())]
    return render_template("accompany/index.html", rows=rows, erased=erased)


def _erased_row(entry: ErasedConsultation) -> ErasedRow:
    return ErasedRow(
        title=entry.title, erased_on=say_date(entry.erased_on), promised=entry.promised
    )


@blueprint.get("/demarches/<key>")
def show(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    desk = lay_desk(db.session(), consultation)
    return render_template(
        "accompany/show.html", consultation=consultation, desk=desk, decision=DecisionForm()
    )


@blueprint.route("/demarches/<key>/groupes", methods=["GET", "POST"])
def groups(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    inside_one = consultation.context is Context.INTRA
    form = (GroupsForm if inside_one else SmallGroupsForm)(obj=consultation)
    if form.validate_on_submit():
        replace_groups(db.session(), consultation, group_drafts(form.groups, consultation.groups))
        remember(consultation, Act.GROUPS_EDITED)
        db.session.commit()
        flash(_("The groups are saved."))
        return see_other("accompany.show", key=key)
    return render_template(
        "accompany/groups.html", consultation=consultation, form=form, entries=ENTRIES
    )


@blueprint.route("/demarches/<key>/ouvrir", methods=["GET", "POST"])
def open_collection(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = OpeningForm.on(
        today(),
        proposed=today() + KEPT_FOR,
        plenary_on=consultation.plenary_on,
        promised=asdict(promises_kept(consultation)),
    )
    if form.is_submitted() and consultation.opened_at is not None:
        return see_other("accompany.show", key=key)  # a second tap
    obstacles = obstacles_to(consultation)
    if not obstacles and form.validate_on_submit():
        keep_until = form.keep_until.data or date.max
        keep_promises(db.session(), consultation, EVERY_PROMISE)
        open_consultation(db.session(), consultation, now=now(), keep_until=keep_until)
        remember(consultation, Act.OPENED)
        db.session.commit()
        return see_other("accompany.show", key=key)
    page = render_template(
        "accompany/open.html",
        consultation=consultation,
        form=form,
        obstacles=obstacles,
        readiness=readiness_of(consultation),
        consequences_of_opening=CONSEQUENCES,
    )
    return page, 409 if obstacles and form.is_submitted() else 200


@blueprint.route("/demarches/<key>/effacer", methods=["GET", "POST"])
def remove(key: str) -> ResponseReturnValue:
    consultation = _removable(consultation_of(key))
    form = FinalDecisionForm()
    if form.validate_on_submit():
        erase_consultation(db.session(), consultation, today=today())
        db.session.commit()
        flash(_("The consultation is removed."))
        return see_other("accompany.index")
    return ask_about(REMOVE, consultation, form)


def _removable(consultation: Consultation) -> Consultation:
    """A real collection is erased by its promised date, not by a button."""
    if consultation.fictitious or consultation.state is ConsultationState.PREPARING:
        return consultation
    return abort(404)


@blueprint.errorhandler(Refused)
def refused(_refusal: Refused) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("Things had changed meanwhile, so nothing was done. Here is where you stand."))
    return see_other("accompany.index")
