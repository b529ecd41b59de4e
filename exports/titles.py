"""Names of sheets that every spreadsheet accepts, whatever a group is called."""

import re
from collections.abc import Iterable
from typing import Final

from analysis.text import clean_text
from exports.cell import cut_to_units, utf16_units

MAX_UNITS: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\n]")
_RESERVED: Final = {"history", "historique"}
"""Names that spreadsheets keep for themselves, in our two languages."""


def sheet_titles(wanted: Iterable[str], *, fallback: str) -> tuple[str, ...]:
    """Return one title per wanted name, in order; doubles are numbered, empty ones get a name."""
    taken = set(_RESERVED)
    titles = []
    for name in wanted:
        title = _free_title(_shaped(name) or fallback, taken)
        taken.add(title.casefold())
        titles.append(title)
    return tuple(titles)


def _shaped(name: str) -> str:
    plain = " ".join(_FORBIDDEN.sub(" ", clean_text(name)).split())
    return cut_to_units(plain, MAX_UNITS).strip("' ")


def _free_title(title: str, taken: set[str]) -> str:
    candidate, number = title, 1
    while candidate.casefold() in taken:
        number += 1
        ending = f" ({number})"
        candidate = cut_to_units(title, MAX_UNITS - utf16_units(ending)).rstrip() + ending
    return candidate
