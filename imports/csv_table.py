"""CSV as people and machines write it, row by row: UTF-8 or Windows, `;`, `,` or tab."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from analysis.wording import N_
from imports.fault import Fault, FaultyFile

BROKEN: Final = N_("The table cannot be followed from here on (%(reason)s).")

_BLOCK: Final = 1 << 16


def csv_rows(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows of a CSV file with their number; the file is never held in memory."""
    with path.open(encoding=_encoding(path), newline="") as file:
        first = file.readline()
        file.seek(0)
        delimiter = max(";,\t", key=first.count)
        number = 0
        try:
            for number, cells in enumerate(csv.reader(file, delimiter=delimiter), start=1):
                yield number, cells
        except csv.Error as error:
            reason = {"reason": str(error)}
            raise FaultyFile(Fault(message=BROKEN, values=reason, row=number + 1)) from error


def _encoding(path: Path) -> str:
    """Return UTF-8 when the whole file is; otherwise what Excel writes on Windows."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"
