"""The questionnaire as forms fill it and as the store takes it, which is always whole."""

from collections.abc import Sequence
from dataclasses import asdict

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forms.consultation_editor import PracticeForm
from models import Consultation, Practice, db
from models.store.activity import Act
from models.store.drafts import PoleDraft, PracticeDraft, QuestionnaireDraft
from models.store.editing import replace_questionnaire
from models.store.refusals import Frozen
from views.moving import see_other
from views.remembering import remember


def practices_of(consultation: Consultation) -> list[PracticeDraft]:
    """Return the practices as they are, each ready to be moved or changed."""
    return [_as_draft(practice) for practice in consultation.practices]


def groups_of(consultation: Consultation) -> list[tuple[int, str]]:
    return [(group.rank, group.label) for group in consultation.groups]


def form_of(consultation: Consultation, practice: Practice | None) -> PracticeForm:
    """Return the form of a practice, or of a new one, which every group is asked."""
    groups = groups_of(consultation)
    everyone = {"asked_of": [rank for rank, _label in groups]}
    return PracticeForm.about(
        [pole.name for pole in consultation.poles],
        groups,
        asdict(_as_draft(practice)) if practice else everyone,
        practice.pole_sentences if practice else (),
    )


def _as_draft(practice: Practice) -> PracticeDraft:
    return PracticeDraft(
        code=practice.code,
        title=practice.title,
        sentence=practice.sentence,
        example=practice.example,
        pole_sentences=practice.pole_sentences,
        asked_of=[group.rank for group in practice.asked_of],
    )


def draft_of(form: PracticeForm, *, code: str) -> PracticeDraft:
    return PracticeDraft(
        code=code,
        title=form.title.data or "",
        sentence=form.sentence.data or "",
        example=form.example.data or "",
        pole_sentences=[sentence or "" for sentence in form.pole_sentences.data],
        asked_of=form.asked_of.data or [],
    )


def save(
    consultation: Consultation,
    practices: Sequence[PracticeDraft],
    *,
    tokens: int | None = None,
    poles: Sequence[PoleDraft] | None = None,
) -> None:
    """Save the practices, and the frame where it is given; raises `Frozen` once it is open."""
    kept = [
        PoleDraft(name=pole.name, plain_name=pole.plain_name, sentence=pole.sentence)
        for pole in consultation.poles
    ]
    draft = QuestionnaireDraft(
        title=consultation.title,
        tokens=tokens or consultation.tokens,
        poles=poles or kept,
        practices=practices,
    )
    replace_questionnaire(db.session(), consultation, draft)
    remember(consultation, Act.FRAME_EDITED if poles else Act.QUESTIONNAIRE_EDITED)
    db.session.commit()


def say_frozen(_refusal: Frozen) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("The consultation is open: its questionnaire no longer changes."))
    return see_other("questionnaire.show", key=(request.view_args or {})["key"])
