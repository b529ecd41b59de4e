"""What a text must be before it is kept: one form for every screen, file and workbook."""

import re
import unicodedata
from typing import Final

MAX_TEXT: Final = 2_000
"""Characters in one text; a longer one is refused in words, never cut."""

_MOST_PARTS: Final = 4
"""NFC joins four characters into one at most, so that what is longer stays too long.

It is left as it is: putting a long run of accents in order takes minutes.
"""
_LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BIDI_CONTROLS: Final = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_REFUSED: Final = {"Cc", "Cs"}  # controls, lone surrogates


def clean_text(text: str) -> str:
    """Return the text in NFC, without controls but new lines, and without bidi overrides."""
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    kept = (character for character in lines if character == "\n" or _is_kept(character))
    text = "".join(kept).strip()
    if len(text) > MAX_TEXT * _MOST_PARTS:
        return text
    return unicodedata.normalize("NFC", text).strip()


def _is_kept(character: str) -> bool:
    code = ord(character)
    return (
        unicodedata.category(character) not in _REFUSED
        and code not in _BIDI_CONTROLS
        and not _is_noncharacter(code)
    )


def _is_noncharacter(code: int) -> bool:
    """Say whether Unicode keeps this code point out of every text; an emoji to come is none."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def reads_alike(one: str, other: str) -> bool:
    """Say whether two names differ by nothing but capitals, accents, signs and spaces."""
    return _letters(one) == _letters(other)


def _letters(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in parts if character.isalnum())
