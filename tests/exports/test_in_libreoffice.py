"""LibreOffice opens the workbook, loses nothing of it, and prints the pages we meant."""

import re
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from analysis.report import Report
from exports.workbook import meeting_workbook
from i18n import load_translations
from tests.exports.reading import open_book, texts_of, xml_parts
from tests.exports.reports import (
    COMMENTS,
    TITLES,
    a_masked_report,
    a_report,
    a_scale_report,
)
from tests.machine import soffice

pytestmark = [pytest.mark.office, pytest.mark.slow]


def convert(book: bytes, kind: str, folder: Path) -> Path:
    """Have LibreOffice open a workbook and save it as something else."""
    (folder / "classeur.xlsx").write_bytes(book)
    subprocess.run(
        [
            str(soffice()),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder / "out"),
            str(folder / "classeur.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / "out" / f"classeur.{kind}"


@pytest.fixture(scope="module")
def book() -> bytes:
    return meeting_workbook(a_report(comments=COMMENTS), load_translations("fr"))


def test_every_sheet_every_word_and_every_chart_is_still_there(book: bytes, tmp_path: Path) -> None:
    reopened = convert(book, "xlsx", tmp_path).read_bytes()

    assert open_book(reopened).sheetnames == open_book(book).sheetnames
    for title in open_book(book).sheetnames:
        assert set(texts_of(reopened, title)) == set(texts_of(book, title)), title
    assert len(list(xml_parts(reopened, "xl/charts/chart"))) == 24


def test_the_lists_still_open_on_their_options(book: bytes, tmp_path: Path) -> None:
    reopened = load_workbook(convert(book, "xlsx", tmp_path))
    lists = reopened["Pistes"].data_validations.dataValidation

    assert {str(one.formula1) for one in lists} == {
        "list_practices",
        "list_orientations",
        "list_groups",
        "list_answers",
    }


@pytest.mark.parametrize(
    ("report", "pages"),
    [
        (a_report(TITLES), range(30, 41)),
        (a_report(TITLES[:5], forms=False), range(14, 23)),
        (a_masked_report(), range(14, 23)),
        (a_scale_report(), range(14, 23)),
    ],
    ids=["twelve practices", "workshops only", "all masked", "a scale"],
)
def test_it_prints_on_as_many_letter_pages_as_it_should(
    report: Report, pages: range, tmp_path: Path
) -> None:
    printed = convert(meeting_workbook(report, load_translations("fr")), "pdf", tmp_path)
    sizes = [tuple(map(float, size)) for size in PAGE.findall(printed.read_bytes())]

    assert len(sizes) in pages
    assert {tuple(sorted(map(round, size))) for size in sizes} == {(612, 792)}


PAGE = re.compile(
    rb"/Type\s*/Page\b(?!s)[^>]*?/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", re.DOTALL
)
"""The width and the height of one page of a PDF, in points."""
