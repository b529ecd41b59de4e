"""The texts of a questionnaire in other languages: read where they are, dropped when stale."""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from models.consultation import Consultation, Group
from models.questionnaire import Pole, Practice, PracticeWording

TranslatedRow: TypeAlias = Consultation | Group | Pole | Practice | PracticeWording

WORDING: Final = ("title", "sentence", "example")
PLAIN_FIELDS: Final = tuple(f"plain_{field}" for field in WORDING)
"""A practice in plain words, kept among its translations, the first language included."""

FIELDS: Final[Mapping[type[TranslatedRow], tuple[str, ...]]] = {
    Consultation: ("title", "server_keeper", "funder_tie_words"),
    Group: ("label",),
    Pole: ("name", "plain_name", "sentence"),
    Practice: (*WORDING, "help"),
    PracticeWording: WORDING,
}


def original_texts(row: TranslatedRow) -> dict[str, str]:
    """Return the texts of a row as they were written, by the field of their translation."""
    texts = {field: str(getattr(row, field) or "") for field in FIELDS[type(row)]}
    if isinstance(row, Practice):
        texts |= {
            f"pole_{rank}": sentence for rank, sentence in enumerate(row.pole_sentences or (), 1)
        }
    return texts


def texts_in(row: TranslatedRow, language: str) -> dict[str, str]:
    """Return the texts of a row in a language, each as it was written where there is no other."""
    return original_texts(row) | _translations(row).get(language, {})


def plain_texts(practice: Practice, language: str) -> dict[str, str]:
    """Return how a practice is said in plain words, or nothing where that was not written."""
    plain = {field: translation(practice, f"plain_{field}", language) for field in WORDING}
    return plain if plain["title"] else {}


def told_at_poles(practice: Practice, language: str) -> tuple[str, ...]:
    """Return what a practice says at each pole."""
    texts = texts_in(practice, language)
    return tuple(texts[f"pole_{rank}"] for rank in range(1, len(practice.pole_sentences) + 1))


def translation(row: TranslatedRow, field: str, language: str) -> str:
    """Return what was written for a language, or nothing."""
    return _translations(row).get(language, {}).get(field, "")


def translate(row: TranslatedRow, field: str, language: str, text: str) -> None:
    """Keep a text in a language; an empty one is forgotten."""
    texts = {**_translations(row).get(language, {}), field: text}
    _keep(row, {**_translations(row), language: texts})


def drop_stale_translations(row: TranslatedRow, before: Mapping[str, str]) -> None:
    """Drop what translated texts that are no longer as they were `before`."""
    now = original_texts(row)
    stale = {field for field in {**before, **now} if before.get(field) != now.get(field)}
    if stale.intersection(WORDING):
        stale.update(PLAIN_FIELDS)
    _forget(row, stale)


def _forget(row: TranslatedRow, fields: Iterable[str]) -> None:
    gone = dict.fromkeys(fields, "")
    _keep(row, {tag: texts | gone for tag, texts in _translations(row).items()})


def _translations(row: TranslatedRow) -> dict[str, dict[str, str]]:
    return row.translations or {}


def _keep(row: TranslatedRow, translations: Mapping[str, Mapping[str, str]]) -> None:
    """Assign anew, since a change inside would not be seen; what is empty is not kept."""
    kept = {
        tag: {field: text for field, text in texts.items() if text}
        for tag, texts in translations.items()
    }
    row.translations = {tag: texts for tag, texts in kept.items() if texts}
