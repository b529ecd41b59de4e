"""Sentences and words, as a reader counts them: « l’équipe » is one word."""

import re
from collections.abc import Iterable
from typing import Final

END: Final = re.compile(r"(?<=[.!?…])[»”’)]*\s+|\n+")
WORD: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def sentences(text: str) -> list[str]:
    """Part a text where its sentences and its lines end; a colon ends nothing."""
    return [sentence for sentence in END.split(text) if words(sentence)]


def words(text: str) -> list[str]:
    return WORD.findall(text)


def longest_part(word: str) -> str:
    """Return a word without what is joined to it: « équipe » of « l’équipe »."""
    return max(re.split(r"[’'-]", word), key=len)


def mean(numbers: Iterable[float]) -> float:
    """Return the mean, 0 of nothing."""
    several = list(numbers)
    return sum(several) / len(several) if several else 0.0
