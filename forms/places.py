"""The places that a consent fills, in the words of whoever writes it: {organisme}, {dernier jour}.

Only codes are kept; they may be typed too.
"""

import re
from typing import Any, Final

from wtforms import StringField

from forms.fields import TextBlock, TextLine
from forms.lazy import _l

WORDS: Final = {
    "facilitator": _l("who accompanies"),
    "organisation": _l("the organisation"),
    "people": _l("how many people"),
    "keep_until": _l("until when"),
}
_BRACES: Final = re.compile(r"\{([^{}]*)\}")


def shown_places(text: str) -> str:
    """Return a text whose places are told in words."""
    return _BRACES.sub(lambda found: f"{{{WORDS.get(found[1], found[1])}}}", text)


def coded_places(text: str) -> str:
    """Return a text whose places are codes again; what is no place of ours stays as it is."""
    codes = {str(words).casefold(): code for code, words in WORDS.items()}
    return _BRACES.sub(lambda found: f"{{{codes.get(_typed(found[1]), found[1])}}}", text)


def _typed(words: str) -> str:
    return " ".join(words.split()).casefold()


class Placed(StringField):
    """Shows places in words, and keeps their codes; it goes before another field."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist)
        self.data = coded_places(self.data or "")

    def _value(self) -> str:
        return shown_places(self.data or "")


class PlacedLine(Placed, TextLine):
    """One line with places."""


class PlacedBlock(Placed, TextBlock):
    """Some lines with places."""
