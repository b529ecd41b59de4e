"""One row of a file, cell by cell: what it says, and a fault for each cell that cannot be read."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from analysis.position import MAX_TOKENS, Moment, Position, Skip
from analysis.report import Audience
from analysis.tally import Answer
from analysis.text import MAX_TEXT, clean_text
from analysis.wording import N_
from imports.columns import Columns
from imports.fault import Fault

SKIPS: Final[Mapping[str, Skip]] = {
    **{str(skip): skip for skip in Skip},
    "ne sait pas": Skip.DOES_NOT_KNOW,
    "je ne sais pas": Skip.DOES_NOT_KNOW,
    "ne s'applique pas": Skip.NOT_APPLICABLE,
    "préfère ne pas répondre": Skip.PREFERS_NOT,
    "je préfère ne pas répondre": Skip.PREFERS_NOT,
}
AUDIENCES: Final[Mapping[str, Audience]] = {
    **{str(audience): audience for audience in Audience},
    "pour l'atelier de mon groupe": Audience.WORKSHOP,
    "pour la mise en commun": Audience.PLENARY,
    "pour elle seulement": Audience.FACILITATOR,
}

EMPTY_CELL: Final = N_("The column “%(column)s” is empty.")
TOO_LONG: Final = N_("The text of “%(column)s” has %(length)d characters; the most is %(most)d.")
NOT_A_COUNT: Final = N_("“%(cell)s” in “%(column)s” is not a whole number of tokens.")
HALF_PLACED: Final = N_(
    "A token count is missing: fill “%(first)s” to “%(last)s”, or none of them."
)
OTHER_SUM: Final = N_(
    "The tokens of “%(moment)s” add up to %(sum)d; in the first position of the file it is %(n)d."
)
OUT_OF_RANGE: Final = N_(
    "The tokens of “%(moment)s” add up to %(sum)d; a position holds 1 to %(most)d."
)
PLACED_AND_SKIPPED: Final = N_("“%(moment)s” is both placed and skipped: keep one of the two.")
NOT_PLACED: Final = N_("“%(moment)s” has no position.")
UNKNOWN_WORD: Final = N_("“%(cell)s” in “%(column)s” is not known; write one of: %(known)s.")

W = TypeVar("W")

_WHOLE: Final = re.compile(r"(\d{1,9})(?:[.,]0*)?")


class TokensOfFile:
    """N, set by the first position of a file and the same everywhere after it."""

    def __init__(self) -> None:
        self.n: int | None = None


class Row:
    """The cells of one row; whatever cannot be read is added to `faults`."""

    def __init__(
        self, number: int, cells: Sequence[str], columns: Columns, tokens: TokensOfFile
    ) -> None:
        self.number = number
        self.faults: list[Fault] = []
        self._cells = cells
        self._columns = columns
        self._tokens = tokens

    def needed(self, column: str) -> str:
        """Return a text that must be there."""
        text = self.text(column)
        if not text:
            self.refuse(EMPTY_CELL, column=column)
        return text

    def text(self, column: str) -> str:
        text = clean_text(self._cell(column))
        if len(text) > MAX_TEXT:
            self.refuse(TOO_LONG, column=column, length=len(text), most=MAX_TEXT)
        return text

    def answer(self, moment: Moment) -> Answer:
        """Return the position or the skip of a moment, or `None` when it says nothing."""
        position = self._position(moment)
        skip = self.word(f"{moment}_skip", SKIPS)
        if position is not None and skip is not None:
            self.refuse(PLACED_AND_SKIPPED, moment=moment)
        return position or skip

    def placed(self, moment: Moment) -> Position:
        """Return the position of a moment that must have one."""
        already = len(self.faults)
        position = self._position(moment)
        if position is None and len(self.faults) == already:
            self.refuse(NOT_PLACED, moment=moment)
        return position or ()

    def word(self, column: str, known: Mapping[str, W]) -> W | None:
        """Return what a cell's word stands for, in French or as a code."""
        cell = self.text(column)
        word = known.get(cell.lower().replace("’", "'"))
        if cell and word is None:
            self.refuse(UNKNOWN_WORD, cell=cell, column=column, known=", ".join(known))
        return word

    def _cell(self, column: str) -> str:
        place = self._columns.at.get(column)
        return "" if place is None or place >= len(self._cells) else self._cells[place]

    def _position(self, moment: Moment) -> Position | None:
        names = [f"{moment}_{pole}" for pole in range(1, self._columns.poles + 1)]
        cells = [self._cell(name).strip() for name in names]
        if not any(cells):
            return None
        if not all(cells):
            self.refuse(HALF_PLACED, first=names[0], last=names[-1])
            return None
        counts = [self._count(name, cell) for name, cell in zip(names, cells, strict=True)]
        position = tuple(count for count in counts if count is not None)
        return self._summed(moment, position) if len(position) == len(counts) else None

    def _count(self, column: str, cell: str) -> int | None:
        whole = _WHOLE.fullmatch(cell)
        if whole is None:
            self.refuse(NOT_A_COUNT, cell=cell[:40], column=column)
            return None
        return int(whole[1])

    def _summed(self, moment: Moment, position: Position) -> Position | None:
        total = sum(position)
        if not 1 <= total <= MAX_TOKENS:
            self.refuse(OUT_OF_RANGE, moment=moment, sum=total, most=MAX_TOKENS)
            return None
        if self._tokens.n is None:
            self._tokens.n = total
        if total != self._tokens.n:
            self.refuse(OTHER_SUM, moment=moment, sum=total, n=self._tokens.n)
            return None
        return position

    def refuse(self, message: str, **values: str | int) -> None:
        """Add a fault of this row."""
        self.faults.append(Fault(message=message, values=values, row=self.number))
