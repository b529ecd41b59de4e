"""The workbook of the mise en commun as a whole: its sheets, its dress, its safety."""

import re
from datetime import date, datetime

import pytest

from analysis.report import Report
from exports.workbook import meeting_workbook
from i18n import load_translations
from tests.exports.reading import (
    calamine_grids,
    grid_of,
    in_english,
    open_book,
    parts_of,
    sheet_of,
    text_of,
    xml_parts,
)
from tests.exports.reports import (
    COMMENTS,
    TITLES,
    a_masked_report,
    a_report,
    a_scale_report,
    a_wide_frame_report,
)

SHEETS = [
    "The meeting on one page",
    "Read me",
    "Overview",
    "Convergences",
    "Divergences",
    "Équipe d’intervention",
    "Destinataires",
    "Membres du CA",
    "Triangles",
    "Comments",
    "Proposals",
    "Data",
    "Dictionary",
]
FEUILLES = [
    "La rencontre en une page",
    "Lisez-moi",
    "Vue d’ensemble",
    "Convergences",
    "Divergences",
    "Équipe d’intervention",
    "Destinataires",
    "Membres du CA",
    "Triangles",
    "Commentaires",
    "Pistes",
    "Données",
    "Dictionnaire",
]
WITH_TABLES = [title for title in SHEETS if title not in (SHEETS[0], SHEETS[1])]


@pytest.fixture(scope="module")
def book() -> bytes:
    return in_english(a_report(comments=COMMENTS))


def test_the_sheets_stand_in_the_order_of_the_meeting(book: bytes) -> None:
    assert open_book(book).sheetnames == SHEETS


def test_in_french_the_sheets_have_their_french_names() -> None:
    book = meeting_workbook(a_report(comments=COMMENTS), load_translations("fr"))

    assert open_book(book).sheetnames == FEUILLES
    assert "Tout se vérifie ensemble; c’est la rencontre qui décide." in text_of(book, "Lisez-moi")


def test_a_french_workbook_speaks_no_english() -> None:
    book = meeting_workbook(a_report(comments=COMMENTS), load_translations("fr"))
    words = " ".join(text_of(book, sheet) for sheet in FEUILLES if sheet != "Données")

    for english in ("the ", " groups", "Wished", "practice is", "workshops"):
        assert english not in words


@pytest.mark.parametrize("poles", [2, 4])
def test_the_drawings_are_called_by_what_they_are(poles: int) -> None:
    report = a_scale_report() if poles == 2 else a_wide_frame_report()
    names = open_book(in_english(report)).sheetnames

    assert ("Scales" if poles == 2 else "Bars") in names
    assert "Triangles" not in names


@pytest.mark.parametrize(
    "report",
    [
        a_report(TITLES[:2]),
        a_report(forms=False),
        a_report(workshops=False),
        a_report(workshops=False, forms=False),
        a_report(()),
        a_masked_report(),
        a_scale_report(),
        a_wide_frame_report(),
    ],
    ids=["both", "workshops", "forms", "neither", "no practice", "masked", "scale", "four poles"],
)
def test_every_kind_of_report_makes_a_workbook_that_two_readers_open(report: Report) -> None:
    book = in_english(report)

    assert list(calamine_grids(book)) == open_book(book).sheetnames


def test_two_readers_see_the_same_words(book: bytes) -> None:
    for title, grid in calamine_grids(book).items():
        theirs = {str(value) for row in grid for value in row if isinstance(value, str) and value}
        ours = {
            str(value) for row in grid_of(book, title) for value in row if isinstance(value, str)
        }
        assert theirs == ours, title


def test_nothing_runs_when_the_workbook_opens(book: bytes) -> None:
    """No formula in any cell, no macro, no link to elsewhere."""
    for sheet in xml_parts(book, "xl/worksheets/"):
        assert "<f>" not in sheet
        assert "<f " not in sheet
        assert "<hyperlink" not in sheet
    assert not [name for name in parts_of(book) if "vba" in name or "externalLink" in name]


def test_the_figures_are_numbers_and_the_day_is_a_date(book: bytes) -> None:
    durations = [row[3] for row in grid_of(book, "The meeting on one page") if row[3] is not None]
    days = [value for row in grid_of(book, "Read me") for value in row if isinstance(value, date)]

    assert all(isinstance(minutes, int) for minutes in durations[1:])
    assert days == [datetime(2026, 4, 21)]  # noqa: DTZ001 (a day, as spreadsheets keep it)


@pytest.mark.parametrize("title", WITH_TABLES)
def test_headings_stay_in_sight_and_come_back_on_each_page(book: bytes, title: str) -> None:
    sheet = sheet_of(book, title)

    assert sheet.freeze_panes is not None
    assert sheet.print_title_rows


@pytest.mark.parametrize("title", SHEETS)
def test_every_sheet_prints_on_letter_paper_with_its_page_number(book: bytes, title: str) -> None:
    sheet = sheet_of(book, title)
    fits = sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage

    assert sheet.page_setup.paperSize == 1
    assert fits or (sheet.page_setup.scale or 100) <= 100
    assert sheet.oddFooter is not None
    assert "&P" in str(sheet.oddFooter.right.text)


def test_the_meeting_really_is_on_one_page(book: bytes) -> None:
    setup = sheet_of(book, "The meeting on one page").page_setup

    assert (setup.fitToWidth, setup.fitToHeight) == (1, 1)


def test_a_group_has_its_colour_on_its_tab(book: bytes) -> None:
    tabs = [sheet_of(book, title).sheet_properties.tabColor for title in SHEETS[5:8]]

    assert [tab and tab.rgb for tab in tabs] == ["002A5DB0", "00A8620A", "007A3B86"]


def test_no_row_is_taller_than_a_spreadsheet_allows(book: bytes) -> None:
    for title in SHEETS:
        heights = [row.height or 0 for row in sheet_of(book, title).row_dimensions.values()]
        assert max(heights) <= 409


def test_the_file_says_nothing_of_who_made_it_or_when(book: bytes) -> None:
    core = parts_of(book)["docProps/core.xml"].decode()

    assert "Trois voix" in core
    assert "openpyxl" not in core
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-04-21T00:00:00Z"}


def test_no_score_no_average_and_no_gap_is_written(book: bytes) -> None:
    columns = {str(name) for name in grid_of(book, "Data")[0]}

    assert not columns & {"gap", "spread", "shift", "mean", "score", "distance", "n"}
