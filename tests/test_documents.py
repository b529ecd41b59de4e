"""The French documents are set as the screens are, and their links lead somewhere."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.typography import faults_in_french

ROOT: Final = Path(__file__).parent.parent
FRENCH: Final = (
    "README.md",
    "CHANGELOG.md",
    *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "docs").rglob("*.md"))),
)

NOT_PROSE: Final = (
    r"(?s:```.*?```)",
    r"^ {4}.*$",
    r"`[^`\n]+`",
    r"\]\([^)]*\)",
    r"(?s:<!--.*?-->)",
    r"^\|[-|]+\|$",
)


@pytest.mark.parametrize("document", FRENCH)
def test_french_documents_keep_the_typography_of_quebec(document: str) -> None:
    """No-break space before “:” and inside « », none before “?”, ’ and not a straight one."""
    prose = (ROOT / document).read_text(encoding="utf-8")
    for pattern in NOT_PROSE:
        prose = re.sub(pattern, "x", prose, flags=re.MULTILINE)
    assert list(faults_in_french(prose)) == []


@pytest.mark.parametrize("document", FRENCH)
def test_links_of_documents_lead_somewhere(document: str) -> None:
    path = ROOT / document
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
