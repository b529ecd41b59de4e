"""A wording mended while people answer: what was, what will be, then kept with who did it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from analysis.wording import ROLES
from forms.mending import MendingForm
from forms.translation import FieldToTell
from i18n import direction_of, own_name
from models import Consultation, Practice, PracticeWording, db
from models.store.activity import Act
from models.store.mending import Mended, SaidText, mend, mended_texts, said_texts
from models.store.refusals import NotOpen
from models.store.translating import offered_languages
from views.accounts import csrf
from views.guard import open_consultation_of, practice_of
from views.moving import see_other
from views.naming_texts import FIELDS
from views.remembering import remember

blueprint = Blueprint("mending", __name__, url_prefix="/demarches/<key>/corriger")
csrf.exempt(blueprint)  # its form looks at the proof of origin itself, and loses nothing

SURE: Final = "sure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One wording before and after, under the name of its text."""

    name: str
    before: str
    after: str


@blueprint.get("")
def index(key: str) -> ResponseReturnValue:
    consultation = open_consultation_of(key)
    languages = [(tag, own_name(tag)) for tag in offered_languages(consultation)]
    return render_template("accompany/mending.html", consultation=consultation, languages=languages)


@blueprint.route("/<int:rank>", methods=["GET", "POST"])
def edit(key: str, rank: int) -> ResponseReturnValue:
    consultation = open_consultation_of(key)
    practice = practice_of(consultation, rank)
    language = _language(consultation)
    said = said_texts(practice, language, consultation.language)
    form = MendingForm.of(_fields(said))
    mended: Sequence[Mended] = ()
    if form.validate_on_submit():
        mended = mended_texts(said, form.texts)
        if mended and SURE in request.form:
            _save(consultation, practice, language, mended)
            flash(_("The wording is mended. It is written in the journal, before and after."))
            return see_other("mending.index", key=key)
        if not mended:
            flash(_("Nothing is different: change a text first."))
    return render_template(
        "accompany/mending_practice.html",
        consultation=consultation,
        practice=practice,
        form=form,
        language=language,
        language_name=own_name(language),
        direction=direction_of(language),
        changes=[_change(each) for each in mended],
    )


def _fields(said: Sequence[SaidText]) -> list[FieldToTell]:
    return [FieldToTell(key=each.key, label=_name(each), source=each.text) for each in said]


def _name(said: SaidText) -> str:
    """Name a text, and to whom it is said where it is said otherwise."""
    words = str(FIELDS[said.field])
    if isinstance(said.row, PracticeWording):
        return f"{words} ({_(ROLES[said.row.role])})"
    return words


def _change(mended: Mended) -> Change:
    return Change(name=_name(mended.said), before=mended.said.text, after=mended.after)


def _language(consultation: Consultation) -> str:
    wanted = request.args.get("langue", "")
    return wanted if wanted in offered_languages(consultation) else consultation.language


def _save(
    consultation: Consultation, practice: Practice, language: str, mended: Sequence[Mended]
) -> None:
    subject = practice.title
    for each in mended:
        change = _change(each)
        remember(
            consultation,
            Act.TEXT_MENDED,
            subject=f"{subject} – {change.name} ({own_name(language)})",
            before=change.before,
            after=change.after,
        )
    mend(db.session(), consultation, language, mended)
    db.session.commit()


@blueprint.errorhandler(NotOpen)
def not_now(_refusal: NotOpen) -> ResponseReturnValue:
    db.session.rollback()
    flash(
        _(
            "Wordings are mended while people answer. Before the opening, change the "
            "questionnaire; after the reading, nothing changes any more."
        )
    )
    return see_other("questionnaire.show", key=(request.view_args or {})["key"])
