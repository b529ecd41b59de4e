"""A questionnaire in more than one language: what there is to translate, and what is offered.

A language is offered once every text is there, so that nobody meets a page half translated.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from imports.gabarit import Consent
from models.consultation import Consultation
from models.questionnaire import Practice
from models.store.consent import compose, own_texts
from models.store.editing import refuse_once_open
from models.store.own_gabarit import gabarit_of
from models.store.refusals import Untranslated
from models.translated import (
    PLAIN_FIELDS,
    TranslatedRow,
    original_texts,
    translate,
    translation,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """One text as it was written; `key` names it on pages: « practice-accueil-title »."""

    key: str
    row: TranslatedRow
    field: str
    text: str

    @property
    def is_title(self) -> bool:
        """Say whether it names the consultation, as on the sheet of paper."""
        return isinstance(self.row, Consultation) and self.field == "title"

    def told(self, language: str) -> str:
        """Return what was written for a language, or nothing yet."""
        return translation(self.row, self.field, language)


def source_texts(consultation: Consultation, language: str) -> tuple[SourceText, ...]:
    """Return what is to be given in a language: the title, the consent, then every part in order.

    The consent of a language that the gabarit speaks is ready, and is not among them.
    """
    return tuple(_sources(consultation, language))


def missing_texts(consultation: Consultation, language: str) -> tuple[SourceText, ...]:
    """Return the texts that a language still lacks; without one, the title stays as it is."""
    texts = source_texts(consultation, language)
    return tuple(text for text in texts if not text.told(language) and not text.is_title)


def languages_begun(consultation: Consultation) -> list[str]:
    """Return the languages, other than the first, in which something was written."""
    rows = [consultation, *(row for _name, row in _named_rows(consultation))]
    begun = {tag for row in rows for tag in (row.translations or {})}
    return sorted((begun | set(consultation.languages)) - {consultation.language})


def offered_languages(consultation: Consultation) -> list[str]:
    """Return every language that people may choose, the first one first."""
    return [consultation.language, *consultation.languages]


def save_translations(
    session: Session, consultation: Consultation, language: str, texts: Mapping[str, str]
) -> None:
    """Keep texts, by key; raises `Frozen` once the consultation is open."""
    refuse_once_open(consultation)
    for source in source_texts(consultation, language):
        if source.key in texts:
            translate(source.row, source.field, language, texts[source.key])
    session.flush()


def offer_languages(session: Session, consultation: Consultation, languages: Sequence[str]) -> None:
    """Offer these beside the first; raises `Frozen`, and `Untranslated` where a text is missing."""
    refuse_once_open(consultation)
    others = [language for language in languages if language != consultation.language]
    if any(missing_texts(consultation, language) for language in others):
        raise Untranslated
    consultation.languages = others
    session.flush()


def consent_in(consultation: Consultation, language: str) -> Consent:
    """Return the consent in a language that is offered, or else in the first."""
    first = gabarit_of(consultation)
    if language in first.languages:
        told = gabarit_of(consultation, language).consent
        return compose(told, own_texts(consultation, language))
    said = {
        field: translation(consultation, field, language) or text
        for field, text in _consent_texts(consultation).items()
    }
    return Consent.of_texts(said)


def _consent_texts(consultation: Consultation) -> dict[str, str]:
    """Return every text of the consent as it is read in the first language."""
    told = gabarit_of(consultation).consent
    return compose(told, consultation.consent or {}).texts()


def _sources(consultation: Consultation, language: str) -> Iterator[SourceText]:
    yield SourceText(
        key="consultation-title", row=consultation, field="title", text=consultation.title
    )
    for field, text in _of_the_whole(consultation, language).items():
        if text and field != "title":
            yield SourceText(key=f"consent-{field}", row=consultation, field=field, text=text)
    for name, row in _named_rows(consultation):
        for field, text in _texts(row, consultation.language).items():
            if text:
                yield SourceText(key=f"{name}-{field}", row=row, field=field, text=text)


def _of_the_whole(consultation: Consultation, language: str) -> dict[str, str]:
    """Return what is read before accepting; the promises are ready where the gabarit speaks."""
    gabarit = gabarit_of(consultation)
    if language in gabarit.languages:
        consent = own_texts(consultation, consultation.language)
    else:
        consent = _consent_texts(consultation)
    return consent | original_texts(consultation)


def _named_rows(consultation: Consultation) -> Iterator[tuple[str, TranslatedRow]]:
    yield from ((f"group-{group.rank}", group) for group in consultation.groups)
    yield from ((f"pole-{pole.rank}", pole) for pole in consultation.poles)
    for practice in consultation.practices:
        yield f"practice-{practice.code}", practice
        for wording in practice.wordings:
            yield f"wording-{practice.code}-{wording.role}", wording


def _texts(row: TranslatedRow, language: str) -> dict[str, str]:
    if not isinstance(row, Practice):
        return original_texts(row)
    return original_texts(row) | {
        field: translation(row, field, language) for field in PLAIN_FIELDS
    }
