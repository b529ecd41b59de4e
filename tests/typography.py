"""French of Québec as it is set (OQLF): the rules that pages and catalogues are held to."""

import re
from collections.abc import Iterator
from typing import Final

NO_BREAK: Final = "\u00a0"

RULES: Final = (
    (r"(?<=\S)[^\S\u00a0]+:(?=\s|$)", "a breaking space before “:” (no-break space needed)"),
    (r"[^\s:]:(?=\s|$)", "no space before “:” (no-break space needed)"),
    (r"«(?!\u00a0)", "no no-break space after “«”"),
    (r"(?<!\u00a0)»", "no no-break space before “»”"),
    (r"(?<=[^\s«])\s+[?!;]", "a space before “?”, “!” or “;”"),
    (r"\w'\w", "a straight apostrophe (’ needed)"),
    (r'"', "straight quotation marks (« » needed)"),
    (r"\.\.\.", "three dots (… needed)"),
)
"""What is found, and how it is said. A colon inside an hour or an address is left alone."""


def faults_in_french(text: str) -> Iterator[str]:
    """Yield one sentence per fault, with the words around it."""
    for pattern, fault in RULES:
        for found in re.finditer(pattern, text):
            around = text[max(0, found.start() - 15) : found.end() + 15]
            yield f"{fault}: “{around.strip()}”"
