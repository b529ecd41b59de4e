"""Plain language, at or below A2–B1: each rule with the faults that it finds in one text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from quality.glossary import AVOIDED, KNOWN, LONG_WORDS
from quality.passive import passives
from quality.sentences import longest_part, mean, sentences, words
from quality.texts import Text, everything_read

MEAN_SENTENCE: Final = 15
LONGEST_SENTENCE: Final = 22
PASSIVES: Final = 1
LONGEST_WORD: Final = 13
MEAN_WORD: Final = 6
ENOUGH_WORDS: Final = 12
"""Under this many words, the mean length of a word says nothing."""
IN_PARENTHESES: Final = 3

PARENTHESIS: Final = re.compile(r"\(([^()]*(?:\([^()]*\))?[^()]*)\)")
ABBREVIATED: Final = re.compile(
    r"\b(?:etc\b|i\.\s?e|e\.\s?g|p\.\s?ex|c\.-à-d|cf\b|n\.?b\.|vs\b|ibid|a priori\b|de facto\b)",
    re.IGNORECASE,
)

Faults = Callable[[Text], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`says` is the rule in French, as docs/quality.md tells it."""

    says: str
    faults: Faults


def _long_on_average(text: Text) -> Iterator[str]:
    average = mean(len(words(sentence)) for sentence in sentences(text.words))
    if average > MEAN_SENTENCE:
        yield f"{average:.0f} words a sentence"


def _long_sentences(text: Text) -> Iterator[str]:
    for sentence in sentences(text.words):
        if (length := len(words(sentence))) > LONGEST_SENTENCE:
            yield f"{length} words: {sentence}"


def _stacked_passives(text: Text) -> Iterator[str]:
    for sentence in sentences(text.words):
        if len(found := passives(sentence, text.language)) > PASSIVES:
            yield f"passives: {', '.join(found)}"


def _terms_to_avoid(text: Text) -> Iterator[str]:
    for term in AVOIDED[text.language]:
        if re.search(rf"\b{term}", text.words, re.IGNORECASE):
            yield f"a term of the field: {term}"


def _terms_not_explained(text: Text) -> Iterator[str]:
    for known in KNOWN[text.language]:
        if known.stands_in(text.words) and known.explained not in everything_read(text.language):
            yield f"not explained: {known.term}"


def _parentheses(text: Text) -> Iterator[str]:
    found = PARENTHESIS.findall(text.words)
    if len(found) > 1 or any("(" in inside for inside in found):
        yield "more than one parenthesis, or one in another"
    yield from (f"a long parenthesis: {one}" for one in found if len(words(one)) > IN_PARENTHESES)


def _abbreviations(text: Text) -> Iterator[str]:
    yield from (f"an abbreviation: {found}" for found in ABBREVIATED.findall(text.words))


def _long_words(text: Text) -> Iterator[str]:
    for word in words(text.words):
        bare = longest_part(word)
        if len(bare) > LONGEST_WORD and bare.lower() not in LONG_WORDS[text.language]:
            yield f"a long word: {word}"


def _long_words_on_average(text: Text) -> Iterator[str]:
    its_words = words(text.words)
    average = mean(len(longest_part(word)) for word in its_words)
    if len(its_words) >= ENOUGH_WORDS and average > MEAN_WORD:
        yield f"{average:.1f} letters a word"


RULES: Final = (
    Rule(
        says=f"Une phrase a au plus {MEAN_SENTENCE} mots en moyenne, dans chaque texte.",
        faults=_long_on_average,
    ),
    Rule(
        says=f"Aucune phrase n’a plus de {LONGEST_SENTENCE} mots.",
        faults=_long_sentences,
    ),
    Rule(
        says="Une phrase a au plus une forme passive (« est effacée »), jamais une pile.",
        faults=_stacked_passives,
    ),
    Rule(
        says="Les termes du métier et les tournures de bureau n’y sont pas.",
        faults=_terms_to_avoid,
    ),
    Rule(
        says="Un terme qui reste est expliqué aux personnes qui répondent (`quality/glossary.py`).",
        faults=_terms_not_explained,
    ),
    Rule(
        says=f"Une parenthèse au plus par texte, de {IN_PARENTHESES} mots au plus.",
        faults=_parentheses,
    ),
    Rule(
        says="Ni abréviation ni latin : pas de « etc. », de « p. ex. », de « cf. ».",
        faults=_abbreviations,
    ),
    Rule(
        says=f"Pas de mot de plus de {LONGEST_WORD} lettres, sauf ceux que tout le monde connaît.",
        faults=_long_words,
    ),
    Rule(
        says=f"Un mot a au plus {MEAN_WORD} lettres en moyenne, dès {ENOUGH_WORDS} mots.",
        faults=_long_words_on_average,
    ),
)
