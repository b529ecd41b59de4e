"""The last pass over the package: fixed dates, fixed order, and words for every drawing.

openpyxl writes the hour of saving into the package, and has no way to describe a chart.
"""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

from exports.cell import cell_text

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first date that a ZIP entry can have."""

_SAVED_AT: Final = re.compile(rb"(<dcterms:(created|modified) [^>]*>)[^<]*")
_FRAME: Final = re.compile(r'<(xdr:)?cNvPr id="\d+" name="Chart (\d+)" ?/>')
_FIRST: Final = "[Content_Types].xml"


def save(book: Workbook, *, saved_at: str, descriptions: Sequence[str]) -> bytes:
    """Return the workbook's bytes, the same for the same workbook at any hour.

    `saved_at` is the only date in the package (`YYYY-MM-DDThh:mm:ssZ`). `descriptions` are the
    alternative texts of the charts, in the order in which they were added to their sheet.
    """
    raw = BytesIO()
    book.save(raw)
    sealed = BytesIO()
    with ZipFile(raw) as package, ZipFile(sealed, "w", ZIP_DEFLATED, compresslevel=9) as out:
        for name, content in _parts(package, saved_at, descriptions):
            out.writestr(_entry(name), content)
    return sealed.getvalue()


def _parts(
    package: ZipFile, saved_at: str, descriptions: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    for name in sorted(package.namelist(), key=lambda name: (name != _FIRST, name)):
        content = package.read(name)
        if name == "docProps/core.xml":
            content = _SAVED_AT.sub(rb"\g<1>" + saved_at.encode(), content)
        elif name.startswith("xl/drawings/drawing"):
            content = _describe(content.decode(), descriptions).encode()
        elif name.startswith("xl/charts/chart"):
            content = _say_what_is_meant(content)
        yield name, content


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, date_time=EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    entry.create_system = 3
    return entry


def _describe(drawing: str, descriptions: Sequence[str]) -> str:
    """Give each chart frame its alternative text."""

    def described(frame: re.Match[str]) -> str:
        text = cell_text(descriptions[int(frame[2]) - 1]).replace("\n", " ")
        return f"{frame[0].rstrip('/> ')} descr={quoteattr(text)}/>"

    return _FRAME.sub(described, drawing)


def _say_what_is_meant(chart: bytes) -> bytes:
    """Write what openpyxl cannot: a pole's name keeps our lines, and a chart has no title."""
    whole = chart.replace(b"<a:bodyPr ", b'<a:bodyPr wrap="none" ')
    return whole.replace(b"<chart><plotArea>", b'<chart><autoTitleDeleted val="1" /><plotArea>', 1)
