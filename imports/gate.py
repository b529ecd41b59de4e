"""What a workbook must be before it is opened: small, shallow, and without a document type."""

import zipfile
from pathlib import Path
from typing import Final

from analysis.wording import N_
from imports.fault import Fault, FaultyFile

MAX_BYTES: Final = 2_000_000
MAX_UNPACKED: Final = 10_000_000
MAX_ENTRIES: Final = 200

NOT_A_WORKBOOK: Final = N_("This is not an Excel workbook (.xlsx).")
TOO_LARGE: Final = N_(
    "The workbook is too large (2 MB at most, 10 MB unpacked): save the sheet as CSV."
)
NOT_SAFE: Final = N_("The workbook holds a document type declaration: save it again from Excel.")


def check_workbook(path: Path) -> None:
    """Raise `FaultyFile` for a file that is no workbook or could harm whoever opens it."""
    if path.stat().st_size > MAX_BYTES:
        raise FaultyFile(Fault(message=TOO_LARGE))
    try:
        with zipfile.ZipFile(path) as package:
            _check_entries(package)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError) as error:
        raise FaultyFile(Fault(message=NOT_A_WORKBOOK)) from error


def _check_entries(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    if len(entries) > MAX_ENTRIES:
        raise FaultyFile(Fault(message=TOO_LARGE))
    left = MAX_UNPACKED
    for entry in entries:
        with package.open(entry) as content:
            text = content.read(left + 1)  # an entry's own header may lie about its size
        left -= len(text)
        if left < 0:
            raise FaultyFile(Fault(message=TOO_LARGE))
        if entry.filename.endswith((".xml", ".rels")) and _declares_type(text):
            raise FaultyFile(Fault(message=NOT_SAFE))


def _declares_type(text: bytes) -> bool:
    # UTF-16 has a zero byte beside each of these letters.
    return b"<!DOCTYPE" in text.replace(b"\0", b"").upper()
