"""A questionnaire taken out of a consultation, or put into a new one: never an answer."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from analysis.written import (
    CONSENT_FIELD,
    POLE_FIELDS,
    PRACTICE_FIELDS,
    WORDING_FIELDS,
    Said,
    WrittenGroup,
    WrittenPole,
    WrittenPractice,
    WrittenQuestionnaire,
    pole_fields,
    text_of,
)
from models.account import User
from models.codes import new_code
from models.consultation import Consultation, Group
from models.organisation import Organisation
from models.questionnaire import Pole, Practice, PracticeWording
from models.store.drafts import GroupDraft
from models.store.editing import new_group
from models.store.preparing import KEY_LENGTH
from models.store.translating import missing_texts
from models.translated import TranslatedRow, original_texts, translate

PLAIN = "plain_"


def written_questionnaire(consultation: Consultation) -> WrittenQuestionnaire:
    """Return everything that a consultation asks, in every language, and nothing that was said."""
    language = consultation.language
    return WrittenQuestionnaire(
        gabarit=consultation.gabarit,
        title=consultation.title,
        language=language,
        offered=tuple(consultation.languages),
        tokens=consultation.tokens,
        poles=tuple(
            WrittenPole(said=_said(pole, language, POLE_FIELDS)) for pole in consultation.poles
        ),
        practices=tuple(_practice(each, language) for each in consultation.practices),
        groups=tuple(
            WrittenGroup(
                role=group.role,
                people=group.expected,
                entry=group.entry.value,
                of_partner=group.of_partner,
                said=_said(group, language, ("label",)),
            )
            for group in consultation.groups
        ),
        consent=_consent(consultation),
    )


def _practice(practice: Practice, language: str) -> WrittenPractice:
    fields = (*PRACTICE_FIELDS, *pole_fields(len(practice.pole_sentences or ())))
    plain = _said(practice, language, [f"{PLAIN}{field}" for field in WORDING_FIELDS])
    return WrittenPractice(
        code=practice.code,
        said=_said(practice, language, fields),
        plain={field.removeprefix(PLAIN): texts for field, texts in plain.items()},
        wordings={
            wording.role: _said(wording, language, WORDING_FIELDS) for wording in practice.wordings
        },
        asked_of=tuple(sorted(group.rank for group in practice.asked_of)),
    )


def _said(row: TranslatedRow, language: str, fields: Sequence[str]) -> Said:
    """Return the texts of a row, by field and by language."""
    first = original_texts(row) | {"looks_like": getattr(row, "looks_like", "")}
    texts = {
        **(row.translations or {}),
        language: {**(row.translations or {}).get(language, {}), **first},
    }
    return _by_field(texts, fields)


def _consent(consultation: Consultation) -> Said:
    texts = {**(consultation.translations or {}), consultation.language: consultation.consent or {}}
    written = {field for told in texts.values() for field in told}
    fields = sorted(field for field in written if CONSENT_FIELD.fullmatch(field))
    return _by_field(texts, fields)


def _by_field(texts: Mapping[str, Mapping[str, str]], fields: Sequence[str]) -> Said:
    by_field = {
        field: {tag: told[field] for tag, told in texts.items() if told.get(field)}
        for field in fields
    }
    return {field: told for field, told in by_field.items() if told}


def create_from_written(
    session: Session,
    *,
    facilitator: User,
    written: WrittenQuestionnaire,
    organisation: str,
    title: str,
    groups: Sequence[GroupDraft],
    today: date,
    partner: str = "",
) -> Consultation:
    """Return a new consultation that asks what is written, ready to be edited.

    `groups` are those that are written, rank by rank, as somebody adjusted them; `partner` names
    the second organisation, where there are two. A language that lacks a text is kept and not
    offered.
    """
    consultation = Consultation(
        key=new_code(KEY_LENGTH).lower(),
        organisation=Organisation(name=organisation),
        partner=Organisation(name=partner) if partner else None,
        title=title,
        language=written.language,
        gabarit=written.gabarit,
        tokens=written.tokens,
        created_on=today,
        facilitators=[facilitator],
        groups=[new_group(rank, draft) for rank, draft in enumerate(groups, start=1)],
        consent=_first_texts(written.consent, written.language),
    )
    consultation.poles = list(_new_poles(written))
    consultation.practices = list(_new_practices(written, consultation.groups))
    _translate_groups(consultation, written)
    _translate(consultation, written.consent, written.language)
    session.add(consultation)
    session.flush()
    consultation.languages = [
        tag for tag in written.offered if not missing_texts(consultation, tag)
    ]
    session.flush()
    return consultation


def _first_texts(said: Said, language: str) -> dict[str, str]:
    return {field: texts[language] for field, texts in said.items() if texts.get(language)}


def _new_poles(written: WrittenQuestionnaire) -> Iterator[Pole]:
    for rank, pole in enumerate(written.poles, start=1):
        texts = {field: text_of(pole.said, field, written.language) for field in POLE_FIELDS}
        row = Pole(rank=rank, **texts)
        _translate(row, pole.said, written.language)
        yield row


def _new_practices(written: WrittenQuestionnaire, groups: Sequence[Group]) -> Iterator[Practice]:
    for rank, practice in enumerate(written.practices, start=1):
        texts = {f: text_of(practice.said, f, written.language) for f in PRACTICE_FIELDS}
        row = Practice(
            rank=rank,
            code=practice.code,
            **texts,
            pole_sentences=[
                text_of(practice.said, field, written.language)
                for field in pole_fields(len(written.poles))
            ],
            asked_of=[group for group in groups if group.rank in practice.asked_of],
            wordings=[
                _new_wording(role.value, said, written.language)
                for role, said in practice.wordings.items()
            ],
        )
        _translate(row, practice.said, written.language)
        for field, told in practice.plain.items():
            for tag, text in told.items():
                translate(row, f"{PLAIN}{field}", tag, text)
        yield row


def _new_wording(role: str, said: Said, language: str) -> PracticeWording:
    texts = {field: text_of(said, field, language) for field in WORDING_FIELDS}
    row = PracticeWording(role=role, **texts)
    _translate(row, said, language)
    return row


def _translate_groups(consultation: Consultation, written: WrittenQuestionnaire) -> None:
    """Keep the translations of the names that were not changed meanwhile."""
    for group, original in zip(consultation.groups, written.groups, strict=True):
        if text_of(original.said, "label", written.language) == group.label:
            _translate(group, original.said, written.language)


def _translate(row: TranslatedRow, said: Said, first: str) -> None:
    """Keep the texts in every language but the first, whose texts are the row's own."""
    for field, told in said.items():
        for tag, text in told.items():
            if tag != first:
                translate(row, field, tag, text)
