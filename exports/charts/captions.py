"""Names that fit under a corner: some short lines, whatever a pole is called."""

from textwrap import wrap
from typing import Final

WIDEST: Final = 18
MOST_LINES: Final = 3


def wrapped(name: str) -> str:
    """Return a name in at most three lines of at most 18 characters."""
    lines = wrap(name, WIDEST) or [""]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][: WIDEST - 1].rstrip() + "…"]
    return "\n".join(lines)
