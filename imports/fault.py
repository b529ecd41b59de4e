"""What is wrong in a file, one sentence per fault, each with its place: a row, a cell, a path."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.wording import Translations


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`message` is a msgid and `values` fill it; `row` counts from 1, the heading being row 1.

    In a workbook of several sheets, `sheet` and `cell` (`B7`) name the place; in a JSON file,
    `cell` is a path (`practices[2].title`).
    """

    message: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    row: int | None = None
    sheet: str = ""
    cell: str = ""

    def told(self, words: Translations) -> str:
        sentence = words.gettext(self.message) % self.values
        place = {"row": self.row, "sheet": self.sheet, "cell": self.cell, "sentence": sentence}
        if self.sheet and self.cell:
            return words.gettext("Sheet “%(sheet)s”, cell %(cell)s: %(sentence)s") % place
        if self.sheet:
            return words.gettext("Sheet “%(sheet)s”: %(sentence)s") % place
        if self.cell:
            return words.gettext("%(cell)s: %(sentence)s") % place
        if self.row is not None:
            return words.gettext("Row %(row)d: %(sentence)s") % place
        return sentence


class FaultyFile(ValueError):
    """A file that cannot be read as it is; nothing of it was kept."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = faults
