"""What a démarche asks leaves in a file, and comes back the same."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from analysis.wording import Translations
from analysis.written import WrittenPole, WrittenPractice, WrittenQuestionnaire
from exports.questionnaire_json import questionnaire_json
from exports.questionnaire_workbook import questionnaire_workbook
from exports.xlsform import xlsform
from imports.questionnaire_file import read_questionnaire
from tests.written import (
    ENGLISH,
    FRENCH,
    LANGUAGES,
    SPOKEN,
    a_questionnaire,
    in_french,
    questionnaires,
)

BOTH: Mapping[str, Translations] = {"fr": FRENCH, "en": ENGLISH}


def read_back(data: bytes, ending: str) -> WrittenQuestionnaire:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"questionnaire{ending}"
        path.write_bytes(data)
        return read_questionnaire(path, languages=LANGUAGES, spoken=SPOKEN)


def asking(title: str, *, practices: int = 1) -> WrittenQuestionnaire:
    """The usual questionnaire with other practices."""
    said = in_french(title=title, sentence=title)
    asked = [
        WrittenPractice(code=f"p{number}", said=said, asked_of=(1, 2, 3))
        for number in range(1, practices + 1)
    ]
    return replace(a_questionnaire(), practices=tuple(asked))


@given(questionnaires())
@settings(max_examples=8, deadline=None)
def test_what_is_written_to_a_workbook_is_read_back_the_same(written: WrittenQuestionnaire) -> None:
    """Every text of every language, whatever it holds: formulas, emoji, right-to-left words."""
    assert read_back(questionnaire_workbook(written, FRENCH), ".xlsx") == written


@given(questionnaires())
@settings(max_examples=20, deadline=None)
def test_what_is_written_to_json_is_read_back_the_same(written: WrittenQuestionnaire) -> None:
    assert read_back(questionnaire_json(written), ".json") == written


@pytest.mark.parametrize("title", ["=1+1", "+A1", "_x0041_", "_x000D_", "#N/A", "22.5", "é\nà"])
def test_what_a_spreadsheet_would_make_its_own_stays_a_text(title: str) -> None:
    written = asking(title)
    data = questionnaire_workbook(written, FRENCH)

    assert read_back(data, ".xlsx") == written
    cells = [cell for row in load_workbook(BytesIO(data))["Pratiques"].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_fifty_long_practices_come_back_whole() -> None:
    """Texts taller than a page take several rows of the sheet, and are one text when read."""
    written = asking("Une longue phrase. " * 10, practices=50)
    long = in_french(title="Décider", sentence="mot " * 499 + "fin")
    written = replace(
        written, practices=tuple(replace(each, said=long) for each in written.practices)
    )

    assert read_back(questionnaire_workbook(written, FRENCH), ".xlsx") == written


def test_the_same_questionnaire_gives_the_same_bytes() -> None:
    once, again = (questionnaire_workbook(a_questionnaire(), FRENCH) for _ in range(2))
    assert once == again


def test_a_workbook_in_english_is_read_by_who_reads_french() -> None:
    data = questionnaire_workbook(a_questionnaire(), ENGLISH)
    assert load_workbook(BytesIO(data)).sheetnames == ["Frame", "Practices", "Groups"]
    assert read_back(data, ".xlsx") == a_questionnaire()


def form_of(written: WrittenQuestionnaire) -> str:
    """The XForm that an XLSForm is read as; raises where it is not right."""
    result = convert(BytesIO(xlsform(written, BOTH)), file_type=".xlsx", validate=False)
    assert result.xform is not None
    return str(result.xform)


def test_an_xlsform_asks_a_triangle_by_its_tokens() -> None:
    form = form_of(a_questionnaire())

    assert "/data/practice_accueil/current_3_accueil" in form
    assert "= 6" in form
    assert "combien de jetons sur 6?" in form


def test_an_xlsform_asks_a_scale_by_its_places_in_words() -> None:
    poles = (WrittenPole(said=in_french(name="Parole")), WrittenPole(said=in_french(name="Outils")))
    form = form_of(replace(a_questionnaire(), tokens=4, poles=poles))

    assert "place_3_1" in form
    assert "plutôt Parole" in form
    assert "current_1_accueil" not in form


def test_an_xlsform_asks_each_group_what_is_its_own() -> None:
    """A practice that is not asked of a group does not show, and each reads its own words."""
    form = form_of(a_questionnaire())

    relevant = 'nodeset="/data/practice_accueil" relevant=" /data/group  = \'g1\' or'
    assert relevant in form
    assert "said_recipients_accueil" in form


def test_nothing_that_is_typed_becomes_a_reference_of_the_form() -> None:
    assert "$ {group}" in form_of(asking("Voir ${group} et <b>"))
