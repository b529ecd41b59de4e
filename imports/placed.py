"""A text of a file and the place where it stands, so that a fault can name it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from imports.fault import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """`sheet` and `cell` (`B7`), or only `cell` for the path of a JSON value."""

    text: str
    sheet: str = ""
    cell: str = ""

    def fault(self, message: str, **values: str | int) -> Fault:
        return Fault(message=message, values=values, sheet=self.sheet, cell=self.cell)


PlacedSaid: TypeAlias = Mapping[str, Mapping[str, Placed]]
"""Texts by field, then by language, the empty ones too: each is a place that could be filled."""
