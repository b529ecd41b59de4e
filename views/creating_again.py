"""A new consultation that asks what an earlier one asked, or what a file holds."""

from collections.abc import Sequence
from typing import Final

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from analysis.written import WrittenGroup, WrittenQuestionnaire, text_of
from config import MAX_UPLOAD
from forms.consultation_editor import BY_SIZE, ENTRIES
from forms.creating import BetweenAgainForm, CreationForm, QuestionnaireUploadForm, ReadForm
from i18n import own_name
from imports.fault import FaultyFile
from imports.gabarit import load_gabarit
from models import Consultation, User, db
from models.store.activity import Act
from models.store.former import keep_what_is_copied
from models.store.writing import create_from_written, written_questionnaire
from views.accounts import csrf
from views.group_drafts import group_drafts
from views.guard import consultation_of, facilitator
from views.moving import see_other, today
from views.reading_files import carry, page_translations, read_carried, read_upload
from views.remembering import remember

blueprint = Blueprint("creating_again", __name__)
csrf.exempt(blueprint)  # each form looks at its proof of origin itself, and loses nothing

MOST_FAULTS: Final = 100
"""More lines than these help nobody to correct a file."""


@blueprint.route("/demarches/<key>/copier", methods=["GET", "POST"])
def from_earlier(key: str) -> ResponseReturnValue:
    earlier = consultation_of(key)
    written = written_questionnaire(earlier)
    form = _form_again(earlier, written)
    form.ask_agreement(_agreement(written))
    if form.validate_on_submit():
        copy = _create(facilitator(), written, form, Act.CREATED)
        keep_what_is_copied(db.session(), copy, earlier)
        return _kept(copy)
    return render_template(
        "creating/from_earlier.html",
        earlier=earlier,
        form=form,
        entries=ENTRIES,
        **_summary(written),
    )


def _form_again(earlier: Consultation, written: WrittenQuestionnaire) -> CreationForm:
    filled = {"organisation": earlier.organisation.name, **_suggested(written)}
    if earlier.partner is None:
        return CreationForm(data=filled)
    return BetweenAgainForm(data={"partner": earlier.partner.name, **filled})


@blueprint.route("/demarches/nouvelle/fichier", methods=["GET", "POST"])
def from_file() -> ResponseReturnValue:
    facilitator()
    form = QuestionnaireUploadForm()
    if not form.validate_on_submit():
        return render_template("creating/from_file.html", form=form)
    try:
        written = read_upload(form.file.data)
        carried = carry(written)
    except FaultyFile as refusal:
        return _told(form, refusal)
    read = ReadForm(sent=False, data={"questionnaire": carried, **_suggested(written)})
    return _preview(written, read)


@blueprint.route("/demarches/nouvelle/fichier/creer", methods=["GET", "POST"])
def create_read() -> ResponseReturnValue:
    user = facilitator()
    request.max_form_memory_size = MAX_UPLOAD
    form = ReadForm()
    try:
        written = read_carried(form.questionnaire.data or "")
    except FaultyFile:
        flash(_("The file has to be chosen again: nothing was kept of it."))
        return see_other("creating_again.from_file")
    form.ask_agreement(_agreement(written))
    if form.validate_on_submit():
        return _kept(_create(user, written, form, Act.QUESTIONNAIRE_IMPORTED))
    return _preview(written, form)


def _told(form: QuestionnaireUploadForm, refusal: FaultyFile) -> ResponseReturnValue:
    """Bring the page back with every fault of the file, each with its cell."""
    words = page_translations()
    told = list(dict.fromkeys(fault.told(words) for fault in refusal.faults))
    form.file.errors = [_("Nothing was created. Correct the file, then choose it again.")]
    return render_template(
        "creating/from_file.html",
        form=form,
        faults=told[:MOST_FAULTS],
        others=max(len(told) - MOST_FAULTS, 0),
    )


def _preview(written: WrittenQuestionnaire, form: ReadForm) -> ResponseReturnValue:
    form.ask_agreement(_agreement(written))
    return render_template("creating/preview.html", form=form, entries=ENTRIES, **_summary(written))


def _summary(written: WrittenQuestionnaire) -> dict[str, object]:
    """Return what a page shows of a questionnaire before it is created, in its first language."""
    first = written.language
    labels = [text_of(group.said, "label", first) for group in written.groups]
    return {
        "poles": [text_of(pole.said, "name", first) for pole in written.poles],
        "tokens": written.tokens,
        "practices": [
            (text_of(practice.said, "title", first), _asked(practice.asked_of, labels))
            for practice in written.practices
        ],
        "languages": [own_name(tag) for tag in written.languages],
        "has_own_consent": bool(written.consent),
    }


def _asked(ranks: Sequence[int], labels: Sequence[str]) -> str:
    """Return who is asked, or nothing where everybody is."""
    return "" if len(ranks) == len(labels) else ", ".join(labels[rank - 1] for rank in ranks)


def _suggested(written: WrittenQuestionnaire) -> dict[str, object]:
    groups = [_filled(group, written.language) for group in written.groups]
    return {"title": written.title, "groups": groups}


def _filled(group: WrittenGroup, language: str) -> dict[str, object]:
    label = text_of(group.said, "label", language)
    return {"label": label, "expected": group.people, "entry": group.entry or BY_SIZE}


def _agreement(written: WrittenQuestionnaire) -> str:
    return load_gabarit(written.gabarit, written.language).agreement


def _create(
    user: User, written: WrittenQuestionnaire, form: CreationForm, act: Act
) -> Consultation:
    consultation = create_from_written(
        db.session(),
        facilitator=user,
        written=written,
        organisation=form.organisation.data or "",
        partner=(form.partner.data or "") if isinstance(form, BetweenAgainForm) else "",
        title=form.title.data or "",
        groups=group_drafts(form.groups, written.groups),
        today=today(),
    )
    remember(consultation, act)
    return consultation


def _kept(consultation: Consultation) -> ResponseReturnValue:
    db.session.commit()
    return see_other("questionnaire.show", key=consultation.key)
