"""One sheet per group: what it says in its own words, then what its forms show."""

from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from analysis.report import GroupPosition, PracticeReport, Report, WorkshopReading
from tests.exports.reading import grid_of, in_english, row_with, sheet_of, text_of
from tests.exports.reports import TEAM, TITLES, a_masked_report, a_report

LONG = "On a beaucoup parlé de cette pratique pendant l’atelier. " * 35


def where_the_team_says(**texts: str) -> Report:
    report = a_report(TITLES[:2], forms=False)
    first, *others = report.practices
    assert first.workshop is not None
    team = GroupPosition(group="g1", current=(6, 0, 0), desired=(0, 0, 6), **texts)
    said = WorkshopReading(finding=first.workshop.finding, positions=(team,))
    return replace(report, practices=(PracticeReport(practice="p1", workshop=said), *others))


def row_of(sheet: Worksheet, practice: str) -> int:
    return next(
        row
        for row in range(1, sheet.max_row + 1)
        if sheet.cell(row=row, column=2).value == practice
    )


def test_a_group_reads_its_positions_its_reasons_and_what_helps() -> None:
    book = in_english(
        where_the_team_says(reasons="Why", example="Once", helps="Time", hinders="Noise")
    )

    assert row_with(book, TEAM.label, TITLES[0]) == [
        1,
        TITLES[0],
        "○ entirely Expertise",
        "● entirely Participation",
        "Why",
        "Once",
        "Time",
        "Noise",
    ]


def test_the_forms_stand_in_columns_of_their_own_after_the_workshop() -> None:
    book = in_english(a_report(TITLES[:1]))
    sources = [row for row in grid_of(book, TEAM.label) if "From the forms" in row]

    assert sources[0].index("From the workshops") < sources[0].index("From the forms")
    assert (
        row_with(book, TEAM.label, TITLES[0])[8]
        == "○ mostly Expertise (answers close to each other)"
    )


def test_without_forms_there_is_no_column_for_them() -> None:
    assert "From the forms" not in text_of(in_english(a_report(forms=False)), TEAM.label)


def test_a_group_that_has_not_met_yet_finds_room_to_write() -> None:
    book = in_english(a_masked_report())
    sheet = sheet_of(book, TEAM.label)
    row = row_of(sheet, TITLES[0])
    cells = [sheet.cell(row=row, column=column) for column in range(3, 9)]

    assert [cell.value for cell in cells] == [None] * 6
    assert all(cell.border.left.style for cell in cells)
    assert (sheet.row_dimensions[row].height or 0) > 50


def test_a_group_whose_position_stands_is_not_shown_twice() -> None:
    """Under 5, what the group said replaces what its forms show."""
    words = text_of(in_english(a_report(TITLES[:1])), "Membres du CA")

    assert "This group stated its position in a workshop: it stands here." in words


def test_the_longest_text_is_whole_and_has_the_height_it_needs() -> None:
    """A row stops at 409 points: a longer text takes several rows, joined."""
    book = in_english(where_the_team_says(reasons=LONG.strip(), hinders="x " * 900))
    sheet = sheet_of(book, TEAM.label)
    row = row_of(sheet, TITLES[0])
    joined = [area.bounds for area in sheet.merged_cells.ranges if area.bounds[1] == row]
    last = max(bottom for _left, _top, _right, bottom in joined)
    height = sum(sheet.row_dimensions[at].height or 0 for at in range(row, last + 1))

    assert row_with(book, TEAM.label, TITLES[0])[4] == LONG.strip()
    assert height > 400
    assert {left for left, _top, _right, _bottom in joined} == set(range(1, 9))
