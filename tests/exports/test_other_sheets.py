"""Comments, proposals, data and dictionary, as someone who opens them finds them."""

from dataclasses import replace

import pytest
from openpyxl.utils import range_boundaries

from analysis.category import Category
from analysis.position import Moment, Skip
from analysis.report import Band, Closeness, RetoldComment, Role, Solidity, Tier
from exports.choices import Choice
from exports.edition import Edition
from exports.tellings import Source
from exports.tidy import columns_of
from tests.exports.reading import grid_of, in_english, open_book, records_of, sheet_of, text_of
from tests.exports.reports import (
    COMMENTS,
    ENGLISH,
    TITLES,
    a_masked_report,
    a_report,
    a_scale_report,
)


@pytest.fixture(scope="module")
def book() -> bytes:
    return in_english(a_report(comments=COMMENTS))


def test_retold_words_stand_beside_their_practice_and_no_group(book: bytes) -> None:
    rows = grid_of(book, "Comments")
    words = [row[1] for row in rows]

    assert [row[0] for row in rows if row[1] in [comment.text for comment in COMMENTS]] == [
        TITLES[1],
        TITLES[1],
        TITLES[6],
    ]
    assert words.index(COMMENTS[0].text) < words.index(COMMENTS[2].text)
    for group in ("Équipe", "Destinataires", "Membres du CA"):
        assert group not in text_of(book, "Comments")


def test_without_comments_the_sheet_says_how_to_have_some() -> None:
    words = text_of(in_english(a_report(TITLES[:1])), "Comments")

    assert "No comment was retold. The person who accompanies can do so" in words


def test_a_very_long_comment_is_cut_with_words_that_say_so() -> None:
    comment = RetoldComment(practice="p1", text="word " * 8_000)
    words = text_of(in_english(a_report(TITLES[:1], comments=[comment])), "Comments")

    assert words.endswith("[cut here: a cell holds no more]")


def options_in_cells(book: bytes, choice: Choice) -> list[object]:
    """Follow the name of a list to its cells."""
    ((sheet, cells),) = open_book(book).defined_names[choice.value].destinations
    left, top, _right, bottom = range_boundaries(cells)
    assert left is not None
    assert top is not None
    assert bottom is not None
    return [grid_of(book, sheet)[row - 1][left - 1] for row in range(top, bottom + 1)]


@pytest.mark.parametrize(
    ("choice", "options"),
    [
        (Choice.PRACTICES, list(TITLES)),
        (Choice.ORIENTATIONS, ["consolidate", "change course"]),
        (
            Choice.GROUPS,
            ["Équipe d’intervention", "Destinataires", "Membres du CA", "the whole meeting"],
        ),
        (Choice.ANSWERS, ["accepted", "modified", "postponed", "set aside"]),
    ],
)
def test_each_list_of_the_proposals_offers_its_options(
    book: bytes, choice: Choice, options: list[str]
) -> None:
    drop_downs = sheet_of(book, "Proposals").data_validations.dataValidation
    offered = [one for one in drop_downs if one.formula1 == choice.value]

    assert len(offered) == 1
    assert not offered[0].showErrorMessage, "anything else may be typed"
    assert options_in_cells(book, choice) == options


def test_there_is_room_for_a_dozen_proposals_and_the_board_s_answers(book: bytes) -> None:
    rows = grid_of(book, "Proposals")
    headings = next(row for row in rows if "Resolution" in row)

    assert [row[0] for row in rows if isinstance(row[0], int)] == list(range(1, 13))
    assert headings[7:] == [
        "Answer",
        "Reason, in plain words",
        "Date of the sitting",
        "Resolution",
    ]


def test_the_data_has_one_row_per_practice_group_source_and_moment(book: bytes) -> None:
    keys = [
        (row["practice"], row["group"], row["source"], row["moment"])
        for row in records_of(book, "Data")
    ]

    assert len(keys) == len(set(keys)) == 12 * 3 * 2 * 2


def test_the_data_gives_places_in_whole_numbers(book: bytes) -> None:
    rows = records_of(book, "Data")
    of_team = [row for row in rows if (row["practice"], row["group"]) == ("p1", "g1")]
    said, shown = (
        next(row for row in of_team if row["source"] == source and row["moment"] == "current")
        for source in ("workshop", "forms")
    )

    assert [said[f"position_{pole}"] for pole in (1, 2, 3)] == [4, 1, 1]
    assert (said["position_of"], said["zone"], said["band"]) == (6, "pole_1", None)
    assert [shown[f"position_{pole}"] for pole in (1, 2, 3)] == [7, 3, 2]
    assert (shown["position_of"], shown["tier"], shown["band"]) == (12, "centre", "5_to_7")


def test_people_per_place_and_skips_are_given_from_eight_people(book: bytes) -> None:
    counted = [row for row in records_of(book, "Data") if row["people_per_place"]]

    assert {row["tier"] for row in counted} == {"counts"}
    assert counted[0]["people_per_place"] == "6-0-0=3 3-3-0=4 0-5-1=3"
    assert counted[0]["does_not_know"] == 2
    assert counted[0]["position_1"] is None


def test_a_scale_has_two_columns_for_its_places() -> None:
    (first, *_rest) = records_of(in_english(a_scale_report()), "Data")

    assert (first["position_1"], first["position_2"]) == (3, 1)
    assert "position_3" not in first


def test_every_column_is_explained(book: bytes) -> None:
    columns = {column.code for column in columns_of(edition())}
    explained = {row[1]: row[2] for row in grid_of(book, "Dictionary") if row[0] == "Data"}

    assert set(explained) == columns == set(map(str, grid_of(book, "Data")[0]))
    assert all(explained.values())


def edition() -> Edition:
    return Edition(report=a_report(), translations=ENGLISH)


def test_every_code_is_explained(book: bytes) -> None:
    told = {(row[0], row[1]) for row in grid_of(book, "Dictionary") if row[2]}
    kinds = {
        "category": Category,
        "band": Band,
        "tier": Tier,
        "closeness": Closeness,
        "solidity": Solidity,
        "moment": Moment,
        "source": Source,
        "role": Role,
    }

    for column, codes in kinds.items():
        assert {(column, code.value) for code in codes} <= told
    assert {skip.value for skip in Skip} <= {column.code for column in columns_of(edition())}


def test_every_code_in_the_data_is_in_the_dictionary(book: bytes) -> None:
    told = {(row[0], row[1]) for row in grid_of(book, "Dictionary")}
    for row in records_of(book, "Data"):
        for column in ("zone", "category", "band", "tier", "closeness", "role", "practice"):
            assert row[column] is None or (column, row[column]) in told


def test_read_me_tells_who_answered_as_a_band(book: bytes) -> None:
    told = {row[1]: row[2] for row in grid_of(book, "Read me") if row[1]}

    assert told["Équipe d’intervention"] == (
        "Forms sent: 5 to 7 people. Position agreed in a workshop."
    )


def test_read_me_tells_every_condition_of_the_rule(book: bytes) -> None:
    words = text_of(book, "Read me")

    for threshold in ("a third", "three quarters", "five twelfths", "a quarter"):
        assert threshold in words
    for band in ("fewer than 3", "3 or 4", "5 to 7", "8 people or more"):
        assert band in words


def test_read_me_names_every_sheet(book: bytes) -> None:
    words = text_of(book, "Read me")

    assert [title for title in open_book(book).sheetnames if title not in words] == []


def test_a_group_left_out_is_told_so() -> None:
    report = a_masked_report()
    turnout = (replace(report.turnout[0], left_out=True), *report.turnout[1:])
    words = text_of(in_english(replace(report, turnout=turnout)), "Read me")

    assert "Its forms are not part of this reading." in words
