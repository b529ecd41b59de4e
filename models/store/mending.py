"""While people answer, a wording may be mended: a slip or an unclear word, never what is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.consultation import Consultation, ConsultationState
from models.questionnaire import Practice, PracticeWording
from models.store.refusals import NotOpen
from models.translated import PLAIN_FIELDS, WORDING, original_texts, translate, translation


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidText:
    """One text of a practice as people read it in one language; `key` names it on pages."""

    key: str
    row: Practice | PracticeWording
    field: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    said: SaidText
    after: str


def said_texts(practice: Practice, language: str, first: str) -> tuple[SaidText, ...]:
    """Return the title, the sentence and the example of a practice, in every way it is said.

    Where something is not said, there is nothing to mend.
    """
    rows: list[tuple[str, Practice | PracticeWording]] = [("practice", practice)]
    rows += [(f"wording_{wording.role}", wording) for wording in practice.wordings]
    return tuple(
        SaidText(key=f"{name}-{field}", row=row, field=field, text=text)
        for name, row in rows
        for field in _fields(row)
        if (text := _text(row, field, language, first))
    )


def mended_texts(said: Sequence[SaidText], texts: Mapping[str, str]) -> tuple[Mended, ...]:
    """Return what would change; a text that would be empty stays."""
    return tuple(
        Mended(said=each, after=after)
        for each in said
        if (after := texts.get(each.key, "")) and after != each.text
    )


def mend(
    session: Session, consultation: Consultation, language: str, mended: Sequence[Mended]
) -> None:
    """Change these wordings, and nothing else: what other languages say of them stays.

    Raises `NotOpen` unless people are answering.
    """
    if consultation.state is not ConsultationState.OPEN:
        raise NotOpen
    for each in mended:
        if each.said.field in PLAIN_FIELDS or language != consultation.language:
            translate(each.said.row, each.said.field, language, each.after)
        else:
            setattr(each.said.row, each.said.field, each.after)
    session.flush()


def _fields(row: Practice | PracticeWording) -> tuple[str, ...]:
    return (*WORDING, *PLAIN_FIELDS) if isinstance(row, Practice) else WORDING


def _text(row: Practice | PracticeWording, field: str, language: str, first: str) -> str:
    if field in PLAIN_FIELDS or language != first:
        return translation(row, field, language)
    return original_texts(row)[field]
