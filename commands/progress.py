"""What a long command is doing, on one line of the terminal that it writes over and takes away."""

import sys
from types import TracebackType
from typing import Final

import click

from analysis.wording import N_, Translations

ROWS_READ: Final = N_("%(rows)d rows read…")
MAKING: Final = N_("The workbook is being prepared…")
EVERY: Final = 1_000
"""Rows between two lines: enough to see it move, and to slow nothing down."""

_CLEAR: Final = "\r\x1b[K"


def is_terminal() -> bool:
    return sys.stderr.isatty()


class Progress:
    """Tells nothing where nobody looks: in a file, in a pipe, under a scheduler."""

    def __init__(self, words: Translations) -> None:
        self._words = words
        self._shows = is_terminal()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._write("")

    def row(self, number: int) -> None:
        """Say, now and then, how many rows are read."""
        if number % EVERY == 0:
            self._write(self._words.gettext(ROWS_READ) % {"rows": number})

    def making(self) -> None:
        self._write(self._words.gettext(MAKING))

    def _write(self, line: str) -> None:
        if self._shows:
            click.echo(_CLEAR + line, nl=False, err=True, color=True)
