"""Bring the catalogues up to date with the code: `make catalogues`, for those who write code.

New texts enter the French catalogue empty, and are listed; what is gone leaves. English is what
the code says. What is fuzzy is never kept: a text that changed is translated again.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import polib

ROOT: Final = Path(__file__).parents[1]
KEYWORDS: Final = ("lazy_gettext", "lazy_ngettext:1,2", "_l", "N_")
PLURALS: Final = {"fr": "nplurals=2; plural=(n > 1);", "en": "nplurals=2; plural=(n != 1);"}

Key = tuple[str | None, str, str]
"""A text's context, its msgid and its plural."""


def extract(*, located: bool = False) -> polib.POFile:
    """Return every text that the code and the templates give to be read, and where if `located`."""
    options = [option for keyword in KEYWORDS for option in ("-k", keyword)]
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "messages.pot"
        command = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract"]
        command += ["-F", "translations/babel.cfg", *options, "--sort-output"]
        command += [] if located else ["--no-location"]
        subprocess.run([*command, "-o", str(found), "."], cwd=ROOT, check=True)  # noqa: S603
        return polib.pofile(str(found))


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(path_of(language)))


def path_of(language: str) -> Path:
    return ROOT / "translations" / language / "LC_MESSAGES" / "messages.po"


def key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def refreshed(language: str, texts: polib.POFile) -> polib.POFile:
    """Return a catalogue of exactly these texts, with what was already translated."""
    known = {key(entry): entry for entry in catalogue(language) if "fuzzy" not in entry.flags}
    fresh = polib.POFile()
    fresh.metadata = {
        "Project-Id-Version": "trois-voix",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    fresh.extend(_translated(text, known.get(key(text)), language) for text in texts)
    return fresh


def _translated(text: polib.POEntry, known: polib.POEntry | None, language: str) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=text.msgctxt,
        msgid=text.msgid,
        msgid_plural=text.msgid_plural,
        flags=[flag for flag in text.flags if flag != "fuzzy"],
    )
    english = language == "en"
    if text.msgid_plural:
        said = {0: text.msgid, 1: text.msgid_plural} if english else {0: "", 1: ""}
        entry.msgstr_plural = known.msgstr_plural if known and not english else said
    else:
        entry.msgstr = text.msgid if english else known.msgstr if known else ""
    return entry


def is_translated(entry: polib.POEntry) -> bool:
    said = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    return all(said)


def main() -> None:
    texts = extract()
    for language in PLURALS:
        fresh = refreshed(language, texts)
        fresh.save(str(path_of(language)))
        for entry in fresh:
            if not is_translated(entry):
                sys.stdout.write(f"{language}: {entry.msgid}\n")


if __name__ == "__main__":
    main()
