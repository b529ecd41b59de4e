"""The file of a questionnaire: each fault is told with its cell, all at once."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl import Workbook

from exports.questionnaire_json import questionnaire_json
from exports.questionnaire_workbook import questionnaire_workbook
from imports.fault import FaultyFile
from imports.questionnaire_file import read_questionnaire
from tests.written import ENGLISH, LANGUAGES, SPOKEN, a_questionnaire


@cache
def made_once() -> bytes:
    return questionnaire_workbook(a_questionnaire(), ENGLISH)


@pytest.fixture
def book() -> Workbook:
    return openpyxl.load_workbook(BytesIO(made_once()))


def faults_of(path: Path) -> list[str]:
    with pytest.raises(FaultyFile) as refusal:
        read_questionnaire(path, languages=LANGUAGES, spoken=(ENGLISH, *SPOKEN))
    return [fault.told(ENGLISH) for fault in refusal.value.faults]


def faults_in(book: Workbook, folder: Path) -> list[str]:
    path = folder / "questionnaire.xlsx"
    book.save(path)
    return faults_of(path)


def place_of(book: Workbook, sheet: str, code: str, row: str) -> str:
    """The cell of a column, by its code, in the first row that has this text."""
    rows = list(book[sheet].iter_rows())
    (heading,) = [cells for cells in rows if code in [cell.value for cell in cells]][:1]
    column = [cell.value for cell in heading].index(code)
    (found,) = [cells for cells in rows if row in [cell.value for cell in cells]][:1]
    return str(found[column].coordinate)


@pytest.mark.parametrize(
    ("sheet", "column", "row", "value", "told"),
    [
        ("Practices", "title", "p2", None, "Write this text"),
        ("Practices", "title", "p2", "T" * 201, "too long: 201 characters. Shorten it to 200"),
        ("Practices", "sentence", "p2", "T" * 2001, "Shorten it to 2000"),
        ("Practices", "code", "p2", "accueil", "Two rows have the code “accueil”"),
        ("Practices", "code", "p2", "1 é", "A code has small letters"),
        ("Practices", "asked_of", "p2", "g1 g7", "No group has the code “g7”"),
        ("Practices", "said_to", "In plain words", "everybody", "Write one of these: In plain"),
        ("Practices", "help", "In plain words", "Oups", "empty this cell"),
        ("Frame", "fr", "tokens", "3", "a whole number from 4 to 100"),
        ("Frame", "fr", "tokens", "beaucoup", "a whole number from 4 to 100"),
        ("Frame", "fr", "pole_2_name", None, "Write this text"),
        ("Frame", "fr", "pole_2_name", "savoir", "Two poles have the same name"),
        ("Frame", "fr", "offered", "en, xx", "No language has this code: “xx”"),
        ("Frame", "what", "tokens", "jetons", "No text has this code: “jetons”"),
        ("Frame", "fr", "consent_opening", "Venez!", "{facilitator}, {organisation}"),
        ("Frame", "fr", "consent_addition", "Le {keep_until}", "only these can be filled"),
        ("Groups", "role", "g2", "Usagers", "Write one of these: Practitioners’ team"),
        ("Groups", "people", "g2", "2", "a whole number from 3 to 500"),
        ("Groups", "label", "g2", None, "Write this text"),
        ("Groups", "code", "g2", "g1", "Two rows have the code “g1”"),
        ("Groups", "entry", "g2", "par la poste", "Write one of these: Cards"),
    ],
)
def test_each_fault_names_its_sheet_and_its_cell(
    book: Workbook, tmp_path: Path, sheet: str, column: str, row: str, value: object, told: str
) -> None:
    cell = place_of(book, sheet, column, row)
    book[sheet][cell].value = value

    found = [line for line in faults_in(book, tmp_path) if told in line]
    assert len(found) == 1, faults_in(book, tmp_path)
    if value is not None or sheet != "Frame":
        assert found[0].startswith(f"Sheet “{sheet}”, cell {cell}: ")


def test_every_fault_is_told_at_once_in_the_order_of_the_sheets(
    book: Workbook, tmp_path: Path
) -> None:
    book["Groups"][place_of(book, "Groups", "people", "g1")].value = "x"
    book["Frame"][place_of(book, "Frame", "fr", "tokens")].value = "x"
    book["Practices"][place_of(book, "Practices", "title", "p2")].value = None

    assert [line.split("”")[0] for line in faults_in(book, tmp_path)] == [
        "Sheet “Frame",
        "Sheet “Practices",
        "Sheet “Groups",
    ]


def test_a_row_without_a_code_is_a_new_practice_asked_of_everyone(
    book: Workbook, tmp_path: Path
) -> None:
    sheet = book["Practices"]
    column = place_of(book, "Practices", "title", "p2")[0]
    sheet[f"{column}{sheet.max_row + 3}"].value = "La soupe du mardi"
    path = tmp_path / "questionnaire.xlsx"
    book.save(path)

    written = read_questionnaire(path, languages=LANGUAGES, spoken=SPOKEN)
    added = written.practices[-1]
    assert added.said["title"] == {"fr": "La soupe du mardi"}
    assert added.code not in {"accueil", "p2", ""}
    assert added.asked_of == (1, 2, 3)


def test_a_language_is_added_with_a_column(book: Workbook, tmp_path: Path) -> None:
    sheet = book["Practices"]
    codes = int(place_of(book, "Practices", "title", "title")[1:])
    at = sheet.max_column + 1
    sheet.cell(row=codes, column=at).value = "title::zh-Hant"
    sheet.cell(row=codes + 1, column=at).value = "歡迎"
    path = tmp_path / "questionnaire.xlsx"
    book.save(path)

    written = read_questionnaire(path, languages=LANGUAGES, spoken=SPOKEN)
    assert written.practices[0].said["title"]["zh-Hant"] == "歡迎"


def without_a_sheet(book: Workbook) -> None:
    del book["Groups"]


def without_codes(book: Workbook) -> None:
    book["Practices"].delete_rows(1, 8)


def with_an_unknown_column(book: Workbook) -> None:
    book["Practices"][place_of(book, "Practices", "help", "help")].value = "titre"


def with_a_column_twice(book: Workbook) -> None:
    book["Practices"][place_of(book, "Practices", "help", "help")].value = "title"


def with_too_many_rows(book: Workbook) -> None:
    book["Practices"]["D1048576"].value = "Loin"


def with_too_many_practices(book: Workbook) -> None:
    for _ in range(101):
        book["Practices"].append([None, None, None, "Une pratique"])


def with_a_wording_of_nothing(book: Workbook) -> None:
    book["Practices"][place_of(book, "Practices", "code", "In plain words")].value = "ailleurs"


def with_a_wording_twice(book: Workbook) -> None:
    book["Practices"][place_of(book, "Practices", "said_to", "In plain words")].value = "Recipients"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (without_a_sheet, "Sheet “Groups”: This sheet is missing from the workbook"),
        (without_codes, "Sheet “Practices”: The row of codes is missing (title…)"),
        (with_an_unknown_column, "No column has this code: “titre”"),
        (with_a_column_twice, "The column “title” is there twice"),
        (with_too_many_rows, "Sheet “Practices”: Only 1000 rows are read"),
        (with_too_many_practices, "Write 1 to 100 practices."),
        (with_a_wording_twice, "cell B10: This practice is already said to them in a row above."),
        (with_a_wording_of_nothing, "Write the practice itself in a row above this one."),
    ],
)
def test_a_sheet_that_is_not_laid_out_so_is_told(
    book: Workbook, tmp_path: Path, spoil: Callable[[Workbook], None], told: str
) -> None:
    spoil(book)
    assert [line for line in faults_in(book, tmp_path) if told in line]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "questionnaire.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 50_000_000)

    assert faults_of(path) == [
        "The workbook is too large (2 MB at most, 10 MB unpacked): save the sheet as CSV."
    ]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('"tokens": 6', '"tokens": "six"', "frame.tokens: Write a whole number from 4"),
        ('"tokens": 6', '"tokens": true', "frame.tokens: A text is expected here."),
        ('"people": 12', '"people": 1', "groups[2].people: Write a whole number from 3"),
        ('"fr": "Décider"', '"fr": ""', "practices[2].title.fr: Write this text"),
        ('"fr": "Décider"', '"xx": "Décider"', "practices[2].title: Write this text"),
        ('"fr": "Savoir"', '"fr": {}', "frame.poles[1].name.fr: A text is expected here."),
        ('"poles": [', '"poles": "trois", "x": [', "frame.poles: A list is expected here."),
        ('"role": "board"', '"role": "boss"', "groups[3].role: Write one of these"),
    ],
)
def test_a_fault_in_json_names_its_path(tmp_path: Path, before: str, after: str, told: str) -> None:
    text = questionnaire_json(a_questionnaire()).decode()
    assert before in text
    path = tmp_path / "questionnaire.json"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")

    assert [line for line in faults_of(path) if line.startswith(told)], faults_of(path)
