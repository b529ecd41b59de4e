"""The languages of a questionnaire, before the opening: which are offered, and their texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from flask import Blueprint, abort, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from forms.places import shown_places
from forms.translation import FieldToTell, OfferForm, TranslationForm
from i18n import direction_of, known_languages, name_of, own_name
from models import Consultation, ConsultationState, db
from models.store.activity import Act
from models.store.editing import refuse_once_open
from models.store.refusals import Frozen
from models.store.translating import (
    SourceText,
    languages_begun,
    missing_texts,
    offer_languages,
    save_translations,
    source_texts,
)
from views.accounts import csrf
from views.guard import consultation_of
from views.moving import see_other
from views.naming_texts import field_words, label_of, parts_of
from views.questionnaire_drafts import say_frozen
from views.remembering import remember

blueprint = Blueprint("translations", __name__, url_prefix="/demarches/<key>/questionnaire/langues")
csrf.exempt(blueprint)  # each form looks at its proof of origin itself, and loses nothing
blueprint.register_error_handler(Frozen, say_frozen)


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRow:
    """One language of a consultation, and what it lacks, in words."""

    tag: str
    name: str
    own_name: str
    direction: str
    missing: Sequence[str]
    total: int


@blueprint.route("", methods=["GET", "POST"])
def index(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    if wanted := request.args.get("langue"):
        return see_other("translations.edit", key=key, language=wanted)
    rows = [_row(consultation, tag) for tag in languages_begun(consultation)]
    form = OfferForm.of([row.tag for row in rows], consultation.languages)
    if form.validate_on_submit() and _are_whole(form, rows):
        offer_languages(db.session(), consultation, form.chosen)
        remember(consultation, Act.LANGUAGES_OFFERED)
        db.session.commit()
        flash(_("The languages are saved."))
        return see_other("questionnaire.show", key=key)
    return render_template(
        "accompany/languages.html",
        consultation=consultation,
        form=form,
        rows=rows,
        first=own_name(consultation.language),
        others=_others(consultation, rows),
        editable=consultation.state is ConsultationState.PREPARING,
    )


@blueprint.route("/<language>", methods=["GET", "POST"])
def edit(key: str, language: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    if language not in known_languages() or language == consultation.language:
        return abort(404)
    refuse_once_open(consultation)
    sources = source_texts(consultation, language)
    form = _form(sources, language)
    if form.validate_on_submit():
        save_translations(db.session(), consultation, language, form.told)
        remember(consultation, Act.LANGUAGE_TRANSLATED, subject=own_name(language))
        db.session.commit()
        _say_what_is_missing(consultation, language)
        return see_other("translations.index", key=key)
    return render_template(
        "accompany/translation.html",
        consultation=consultation,
        form=form,
        parts=parts_of(sources),
        field_words=field_words,
        shown_places=shown_places,
        name=name_of(language),
        own_name=own_name(language),
        language=language,
        direction=direction_of(language),
        source_language=consultation.language,
    )


def _row(consultation: Consultation, tag: str) -> LanguageRow:
    return LanguageRow(
        tag=tag,
        name=name_of(tag),
        own_name=own_name(tag),
        direction=direction_of(tag),
        missing=[label_of(text) for text in missing_texts(consultation, tag)],
        total=len(source_texts(consultation, tag)),
    )


def _are_whole(form: OfferForm, rows: Sequence[LanguageRow]) -> bool:
    """Say whether every language chosen has all its texts, or what the first lacks."""
    for row in rows:
        if row.tag in form.chosen and row.missing:
            form.languages.errors = [
                ngettext(
                    "%(language)s lacks %(num)s text: %(first)s. Give it, then offer the language.",
                    "%(language)s lacks %(num)s texts, the first one being: %(first)s. Give them, "
                    "then offer the language.",
                    len(row.missing),
                    language=row.name,
                    first=row.missing[0],
                )
            ]
            return False
    return True


def _others(consultation: Consultation, rows: Sequence[LanguageRow]) -> list[tuple[str, str]]:
    """Return the languages that are not begun, by their name in the language of the page."""
    begun = {consultation.language, *(row.tag for row in rows)}
    names = ((tag, name_of(tag)) for tag in known_languages() if tag not in begun)
    return sorted(names, key=lambda pair: _sort_key(pair[1]))


def _sort_key(name: str) -> str:
    """Put « Éwé » with the E."""
    return normalize("NFD", name.casefold())


def _form(sources: Sequence[SourceText], language: str) -> TranslationForm:
    fields = [FieldToTell(key=text.key, label=label_of(text), source=text.text) for text in sources]
    return TranslationForm.of(fields, {text.key: text.told(language) for text in sources})


def _say_what_is_missing(consultation: Consultation, language: str) -> None:
    missing = len(missing_texts(consultation, language))
    if missing:
        flash(
            ngettext(
                "Saved. %(num)s text is still to be given.",
                "Saved. %(num)s texts are still to be given.",
                missing,
            )
        )
    else:
        flash(_("Saved. Every text is there: this language can be offered."))
