"""Group labels are free; names of sheets are not."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.report import GroupLabel, Role
from exports.cell import utf16_units
from exports.titles import sheet_titles
from exports.workbook import meeting_workbook
from tests.exports.reading import calamine_grids, open_book
from tests.exports.reports import BOARD, ENGLISH, TITLES, a_questionnaire, a_report


def titles(*wanted: str) -> tuple[str, ...]:
    return sheet_titles(wanted, fallback="Group")


def test_forbidden_characters_and_edges_are_taken_away() -> None:
    assert titles("L’équipe [du jour]: a/b*c?") == ("L’équipe du jour a b c",)
    assert titles("'quoted'") == ("quoted",)


def test_a_long_name_is_cut_and_an_empty_one_is_given() -> None:
    assert titles("x" * 40, "", " \n ") == ("x" * 31, "Group", "Group (2)")


def test_the_same_name_twice_is_numbered_whatever_its_capitals() -> None:
    assert titles("Data", "DATA", "data") == ("Data", "DATA (2)", "data (3)")


def test_a_name_that_spreadsheets_keep_for_themselves_is_not_taken() -> None:
    assert titles("History", "Historique") == ("History (2)", "Historique (2)")


@given(st.lists(st.text(max_size=45), max_size=6))
def test_any_names_make_titles_that_every_spreadsheet_accepts(wanted: list[str]) -> None:
    made = titles(*wanted)

    assert len({title.casefold() for title in made}) == len(wanted)
    for title in made:
        assert 1 <= utf16_units(title) <= 31
        assert not set(title) & set("[]:*?/\\")
        assert title == title.strip("' ")


def test_a_group_called_like_a_sheet_does_not_take_its_place() -> None:
    report = a_report(TITLES[:1])
    groups = (
        GroupLabel(code="g1", role=Role.OTHER, label="Data"),
        GroupLabel(code="g2", role=Role.OTHER, label="=Recipients/1"),
        BOARD,
    )
    questionnaire = a_questionnaire(TITLES[:1], groups=groups)
    book = meeting_workbook(
        type(report)(
            questionnaire=questionnaire, turnout=report.turnout, practices=report.practices
        ),
        ENGLISH,
    )

    assert open_book(book).sheetnames[5:8] == ["Data (2)", "=Recipients 1", "Membres du CA"]
    assert list(calamine_grids(book)) == open_book(book).sheetnames
