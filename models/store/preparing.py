"""A consultation made from a gabarit, and found again by those who accompany it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from imports.gabarit import Gabarit, GabaritPole, GabaritPractice, Length
from imports.gabarit import PracticeWording as GabaritWording
from models.account import User
from models.codes import new_code
from models.consultation import Consultation, Group
from models.organisation import Organisation
from models.questionnaire import Pole, Practice, PracticeWording
from models.store.drafts import GroupDraft
from models.store.editing import new_group
from models.translated import WORDING, TranslatedRow, translate

KEY_LENGTH: Final = 16


def create_consultation(
    session: Session,
    *,
    facilitator: User,
    gabarit: Gabarit,
    length: Length,
    organisation: str,
    title: str,
    groups: Sequence[GroupDraft],
    language: str,
    today: date,
    partner: str = "",
    translated: Sequence[Gabarit] = (),
) -> Consultation:
    """Return a new consultation with its own copy of the gabarit, ready to be edited.

    `partner` names the second organisation, where there are two.
    `translated` is the same gabarit in other languages, whose texts are there to be offered.
    """
    consultation = Consultation(
        key=new_code(KEY_LENGTH).lower(),
        organisation=Organisation(name=organisation),
        partner=Organisation(name=partner) if partner else None,
        title=title,
        language=language,
        gabarit=gabarit.code,
        tokens=gabarit.tokens,
        created_on=today,
        facilitators=[facilitator],
        groups=[new_group(rank, draft) for rank, draft in enumerate(groups, start=1)],
    )
    consultation.poles = [_pole(rank, pole) for rank, pole in enumerate(gabarit.poles, start=1)]
    consultation.practices = [
        _practice(rank, practice, consultation.groups)
        for rank, practice in enumerate(gabarit.practices_of(length), start=1)
    ]
    for told in (gabarit, *translated):
        _add_language(consultation, gabarit, told)
    session.add(consultation)
    session.flush()
    return consultation


def _add_language(consultation: Consultation, gabarit: Gabarit, told: Gabarit) -> None:
    """Give the texts of a gabarit in one language, and the plain ones in the first one too."""
    original = {practice.code: practice for practice in told.practices}
    for practice in consultation.practices:
        plain = original[practice.code].plain
        _give(practice, told.language, _texts_of_wording(plain, "plain_") if plain else {})
    if told.language == gabarit.language:
        return
    for pole, said in zip(consultation.poles, told.poles, strict=True):
        texts = {"name": said.name, "plain_name": said.plain_name, "sentence": said.sentence}
        _give(pole, told.language, texts)
    labels = {
        written.label: said.label for written, said in zip(gabarit.groups, told.groups, strict=True)
    }
    for group in consultation.groups:
        _give(group, told.language, {"label": labels.get(group.label, "")})
    for practice in consultation.practices:
        _translate_practice(practice, original[practice.code], told.language)


def _translate_practice(practice: Practice, said: GabaritPractice, language: str) -> None:
    poles = {f"pole_{rank}": text for rank, text in enumerate(said.pole_sentences, start=1)}
    _give(practice, language, {**_texts_of_wording(said.wording), "help": said.help, **poles})
    for wording in practice.wordings:
        _give(wording, language, _texts_of_wording(said.wording_for(wording.role)))


def _texts_of_wording(wording: GabaritWording, prefix: str = "") -> dict[str, str]:
    return {f"{prefix}{field}": getattr(wording, field) for field in WORDING}


def _give(row: TranslatedRow, language: str, texts: Mapping[str, str]) -> None:
    for field, text in texts.items():
        translate(row, field, language, text)


def _pole(rank: int, pole: GabaritPole) -> Pole:
    return Pole(
        rank=rank,
        name=pole.name,
        plain_name=pole.plain_name,
        sentence=pole.sentence,
        looks_like=pole.looks_like,
    )


def _practice(rank: int, practice: GabaritPractice, groups: Sequence[Group]) -> Practice:
    return Practice(
        rank=rank,
        code=practice.code,
        title=practice.wording.title,
        sentence=practice.wording.sentence,
        example=practice.wording.example,
        help=practice.help,
        pole_sentences=list(practice.pole_sentences),
        asked_of=[group for group in groups if practice.is_asked_of(group.role)],
        wordings=[
            PracticeWording(
                role=role,
                title=wording.title,
                sentence=wording.sentence,
                example=wording.example,
            )
            for role, wording in practice.wordings.items()
        ],
    )


def find_consultation(session: Session, key: str, facilitator: User) -> Consultation | None:
    """Return the consultation of this key, if this person accompanies it."""
    if not key.isalnum():
        return None  # PostgreSQL refuses to look for a null character
    return session.scalar(_accompanied_by(facilitator).where(Consultation.key == key))


def list_consultations(session: Session, facilitator: User) -> Sequence[Consultation]:
    """Return the consultations that this person accompanies, the latest first."""
    latest = _accompanied_by(facilitator).order_by(
        Consultation.created_on.desc(), Consultation.id.desc()
    )
    return session.scalars(latest).all()


def _accompanied_by(facilitator: User) -> sa.Select[Consultation]:
    return sa.select(Consultation).where(Consultation.facilitators.any(User.id == facilitator.id))
