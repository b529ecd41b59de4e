"""The sheet of proposals as a meeting leaves it, in either language, and what is wrong in it."""

import gettext
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from exports.choices import COURSES, Choice, options_of
from exports.edition import Edition
from exports.piste import Piste
from exports.sheets.proposals import column_names
from exports.workbook import meeting_workbook
from i18n import load_translations
from imports.fault import FaultyFile
from imports.proposals import MOST_PROPOSALS, Column, ProposalRow, SheetWords, read_proposals
from tests.exports.reports import a_report

MARK = "trois-voix here"
LANGUAGES = ("fr", "en")
GARDEN = Piste(
    number=1,
    text="=Un jardin, tenu ensemble",
    practice="p2",
    course="change_course",
    group="g2",
    carried_by="Chloé",
    due="en mai",
)
KITCHEN = Piste(number=2, text="Une cuisine.")


def words_in(language: str) -> SheetWords:
    report = a_report()
    edition = Edition(report=report, translations=load_translations(language))
    groups = [group.code for group in report.questionnaire.groups]
    return SheetWords(
        columns=dict(zip(Column, column_names(edition), strict=False)),
        courses=dict(zip(options_of(Choice.ORIENTATIONS, edition), COURSES, strict=True)),
        groups=dict(zip(options_of(Choice.GROUPS, edition), (*groups, ""), strict=True)),
        practices={each.title: each.code for each in report.questionnaire.practices},
    )


@pytest.fixture(scope="module")
def workbooks() -> Mapping[str, bytes]:
    """The workbook of the meeting in each language, with two proposals."""
    return {
        language: meeting_workbook(
            a_report(), load_translations(language), [GARDEN, KITCHEN], mark=MARK
        )
        for language in LANGUAGES
    }


def left_as(folder: Path, workbook: bytes, fill: Callable[[Worksheet, int], None]) -> Path:
    """The workbook after a meeting: `fill` gets its sheet and the row of the first proposal."""
    book = openpyxl.load_workbook(BytesIO(workbook))
    sheet = book["Pistes"]
    first = next(row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == 1)
    fill(sheet, first or 0)
    path = folder / "pistes.xlsx"
    book.save(path)
    return path


def read(path: Path, mark: str = MARK) -> tuple[ProposalRow, ...]:
    return read_proposals(path, [words_in(language) for language in LANGUAGES], mark=mark)


def faults_of(path: Path, mark: str = MARK) -> list[str]:
    with pytest.raises(FaultyFile) as faulty:
        read(path, mark)
    return [fault.told(gettext.NullTranslations()) for fault in faulty.value.faults]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_workbook_says_is_read_back(
    workbooks: Mapping[str, bytes], tmp_path: Path, language: str
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbooks[language])

    garden, kitchen = read(path)

    assert garden == ProposalRow(
        number=1,
        text="=Un jardin, tenu ensemble",
        practice="p2",
        course="change_course",
        group="g2",
        carried_by="Chloé",
        due="en mai",
    )
    assert (kitchen.text, kitchen.group, kitchen.course) == ("Une cuisine.", "", "")


def test_a_sheet_of_another_order_without_its_number_and_its_term_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    names = words_in("fr").columns
    order = (Column.TEXT, Column.GROUP, Column.COURSE, Column.PRACTICE, Column.CARRIED_BY)
    sheet.append(["Notre rencontre"])
    sheet.append([names[column].upper() for column in order])
    sheet.append(["Un jardin", " destinataires ", "Changer de cap"])
    path = tmp_path / "main.xlsx"
    book.save(path)

    (row,) = read(path)

    assert (row.text, row.group, row.course, row.number) == (
        "Un jardin",
        "g2",
        "change_course",
        None,
    )


def test_each_faulty_cell_is_told_with_its_sheet_and_its_address(
    workbooks: Mapping[str, bytes], tmp_path: Path
) -> None:
    rows: list[int] = []

    def spoil(sheet: Worksheet, first: int) -> None:
        rows.append(first)
        sheet[f"B{first}"], sheet[f"C{first}"] = "Le potager", "fuir"
        sheet[f"D{first}"], sheet[f"F{first}"] = "Les voisins", "x" * 301
        sheet[f"F{first + 1}"] = "Chloé"
        sheet[f"E{first + 1}"] = None

    told = faults_of(left_as(tmp_path, workbooks["fr"], spoil))

    at = rows[0]
    assert [fault.split(":")[0] for fault in told] == [
        f"Sheet “Pistes”, cell {cell}"
        for cell in (f"B{at}", f"C{at}", f"D{at}", f"F{at}", f"E{at + 1}")
    ]


def test_a_missing_column_is_told_beside_the_one_that_is_there(
    workbooks: Mapping[str, bytes], tmp_path: Path
) -> None:
    def rename(sheet: Worksheet, first: int) -> None:
        sheet[f"B{first - 1}"] = "Thème"

    told = faults_of(left_as(tmp_path, workbooks["fr"], rename))

    assert len(told) == 1
    assert "“Pratique” is missing" in told[0]


def test_the_workbook_of_another_consultation_is_told_apart(
    workbooks: Mapping[str, bytes], tmp_path: Path
) -> None:
    path = left_as(tmp_path, workbooks["fr"], lambda _sheet, _first: None)

    assert faults_of(path, "trois-voix elsewhere") == [
        "This workbook is that of another consultation."
    ]


def test_a_workbook_without_the_sheet_is_told_which_column_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "budget.xlsx"
    openpyxl.Workbook().save(path)

    (told,) = faults_of(path)

    assert "La piste, en une phrase" in told


def test_too_many_proposals_are_refused(workbooks: Mapping[str, bytes], tmp_path: Path) -> None:
    def flood(sheet: Worksheet, first: int) -> None:
        for row in range(first, first + MOST_PROPOSALS + 1):
            sheet[f"E{row}"] = f"Piste {row}"

    (told,) = faults_of(left_as(tmp_path, workbooks["fr"], flood))

    assert f"more than {MOST_PROPOSALS} proposals" in told


def test_a_long_flood_of_faults_is_told_in_part(
    workbooks: Mapping[str, bytes], tmp_path: Path
) -> None:
    def spoil(sheet: Worksheet, first: int) -> None:
        for row in range(first, first + 90):
            sheet[f"E{row}"], sheet[f"B{row}"] = f"Piste {row}", "Le potager"

    assert len(faults_of(left_as(tmp_path, workbooks["fr"], spoil))) == 50


def test_a_declared_type_does_not_pass_the_gate(
    workbooks: Mapping[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "entities.xlsx"
    with zipfile.ZipFile(BytesIO(workbooks["fr"])) as book, zipfile.ZipFile(path, "w") as out:
        for name in book.namelist():
            out.writestr(name, book.read(name))
        out.writestr("xl/more.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')

    (told,) = faults_of(path)

    assert "document type declaration" in told


def test_two_workbooks_of_the_same_proposals_are_the_same_bytes(
    workbooks: Mapping[str, bytes],
) -> None:
    again = meeting_workbook(a_report(), load_translations("fr"), [GARDEN, KITCHEN], mark=MARK)

    assert again == workbooks["fr"]
