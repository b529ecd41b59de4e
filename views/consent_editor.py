"""The consent before the opening: words around promises that stay, beside a phone that reads it."""

from flask import Blueprint, flash, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forms.consent import ConsentForm
from forms.places import WORDS, shown_places
from models import Consultation, db
from models.store.activity import Act
from models.store.consent import opening_of, promises_of, save_consent
from models.store.own_gabarit import gabarit_of
from models.store.refusals import Frozen
from views.accounts import csrf
from views.guard import consultation_of
from views.headers import FRAMING
from views.moving import see_other
from views.questionnaire_drafts import say_frozen
from views.remembering import remember

blueprint = Blueprint("consent_editor", __name__, url_prefix="/demarches/<key>/consentement")
csrf.exempt(blueprint)  # its form looks at the proof of origin itself, and loses nothing
blueprint.register_error_handler(Frozen, say_frozen)


@blueprint.route("", methods=["GET", "POST"])
def edit(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = consent_form(consultation)
    if request.method == "POST" and _is_back_to_default(form):
        _save(consultation, {})
        flash(_("The consent is that of the template again."))
        return see_other("consent_editor.edit", key=key)
    if form.validate_on_submit():
        _save(consultation, form.own)
        flash(_("The consent is saved."))
        return see_other("consent_editor.edit", key=key)
    consent = gabarit_of(consultation).consent
    page = render_template(
        "accompany/consent.html",
        consultation=consultation,
        form=form,
        promises=[shown_places(line) for line in promises_of(consent)],
        places={code: f"{{{words}}}" for code, words in WORDS.items()},
        details=consent.more,
        editable=consultation.opened_at is None,
        is_own=bool(consultation.consent),
    )
    return FRAMING.put_on(make_response(page))


def consent_form(consultation: Consultation) -> ConsentForm:
    """Return the form filled with what was written, or with the words of the gabarit."""
    consent = gabarit_of(consultation).consent
    return ConsentForm(data={"opening": opening_of(consent), **(consultation.consent or {})})


def _is_back_to_default(form: ConsentForm) -> bool:
    """Say whether the one tap was made: whatever is typed in the fields is not looked at."""
    return request.form.get("change") == "default" and form.has_proof


def _save(consultation: Consultation, own: dict[str, str]) -> None:
    save_consent(db.session(), consultation, own)
    remember(consultation, Act.CONSENT_EDITED)
    db.session.commit()
