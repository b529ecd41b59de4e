"""The findings page and the comments, both after the reading only."""

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from analysis.report import Audience
from forms.retelling import RetellingForm
from i18n import load_translations
from models import Consultation, ConsultationState, KeptComment, db
from models.store.activity import Act
from models.store.findings import load_comments, load_report, retell
from models.store.sharing import all_have_decided
from models.store.team import accompanied_from_opening
from views.accounts import csrf
from views.comments_page import lay_comments
from views.drawing.plane import number
from views.findings_page import lay_findings
from views.guard import consultation_of, facilitator
from views.moving import see_other
from views.remembering import remember, remember_reading

blueprint = Blueprint("findings", __name__, url_prefix="/demarches/<key>")
csrf.exempt(blueprint)  # its form looks at the proof of origin itself, and loses nothing
blueprint.add_app_template_filter(number, "coordinate")


@blueprint.get("/constats")
def show(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    report = load_report(db.session(), consultation)
    if report is None:
        return _not_yet(consultation, _("Findings"))
    page = lay_findings(report, load_translations(consultation.language))
    return render_template(
        "findings/show.html",
        consultation=consultation,
        page=page,
        everyone_has_decided=all_have_decided(consultation.groups),
    )


@blueprint.get("/commentaires")
def comments(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    if consultation.state is not ConsultationState.READ:
        return _not_yet(consultation, _("Comments"))
    remember_reading(consultation, Act.COMMENTS_READ)
    return _comments_page(consultation)


@blueprint.post("/commentaires/<comment>")
def retell_comment(key: str, comment: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    told = _comment_of(consultation, comment)
    form = RetellingForm(prefix=told.key.hex())
    if form.validate_on_submit():
        retell(db.session(), told, form.text.data or "")
        remember(consultation, Act.COMMENT_RETOLD)
        db.session.commit()
        flash(_("These words are saved."))
        return see_other("findings.comments", key=key, _anchor=f"c{comment}")
    return _comments_page(consultation, told, form)


def _comment_of(consultation: Consultation, key: str) -> KeptComment:
    """Return a comment that may be retold: one that its author left to the plenary."""
    for comment in load_comments(db.session(), consultation, reader=facilitator()):
        if comment.key.hex() == key and comment.audience is Audience.PLENARY:
            return comment
    raise NotFound


def _comments_page(
    consultation: Consultation,
    refused: KeptComment | None = None,
    form: RetellingForm | None = None,
) -> str:
    kept = load_comments(db.session(), consultation, reader=facilitator())
    if not kept:
        return _no_comment(consultation)
    return render_template(
        "findings/comments.html",
        consultation=consultation,
        form=form,
        practices=lay_comments(kept, refused, form),
        not_for_you=_not_for_you(consultation),
    )


def _not_for_you(consultation: Consultation) -> str:
    """Say what somebody who joined late does not read, whether there is any or not."""
    if accompanied_from_opening(db.session(), consultation, facilitator()):
        return ""
    return _(
        "You joined after the opening. What was left for the facilitator alone is read only by "
        "those who accompanied then: it is not here."
    )


def _not_yet(consultation: Consultation, heading: str) -> str:
    why = _(
        "Every group closes its collection first, or the consultation goes on without it. Nothing "
        "is shown before, to anyone, so that no workshop runs with a comparison in mind."
    )
    return render_template(
        "findings/not_yet.html", consultation=consultation, heading=heading, why=why
    )


def _no_comment(consultation: Consultation) -> str:
    why = _(
        "Comments are shown together, or not at all: when two groups at least have closed, with "
        "three answers each, eight in all, and somebody wrote one."
    )
    return render_template(
        "findings/not_yet.html",
        consultation=consultation,
        heading=_("Comments"),
        why=f"{why} {_not_for_you(consultation)}".strip(),
    )
