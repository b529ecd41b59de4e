"""What is masked leaves no trace in the file: no value, no size, no order, in no part of it."""

from dataclasses import replace

import pytest

from analysis.category import Category
from analysis.position import MIDDLE, Zone
from analysis.report import (
    Finding,
    FormsReading,
    GroupForms,
    PracticeReport,
    Report,
)
from tests.exports.reading import in_english, parts_of, records_of, text_of, texts_of
from tests.exports.reports import (
    ALL_CODES,
    COMMENTS,
    TITLES,
    a_masked_report,
    a_report,
    centre_forms,
    gives_way,
    masked,
    near,
    turnout,
    zone_forms,
)

NOTHING = "Nothing of this group is shown here: too few answers, or what it keeps for its workshop."


def of_forms(*groups: GroupForms) -> Report:
    """Return a report of one practice where these forms, and nothing else, are told."""
    reading = FormsReading(finding=Finding(category=Category.INSUFFICIENT), groups=groups)
    report = a_report(TITLES[:1], workshops=False)
    return replace(report, practices=(PracticeReport(practice="p1", forms=reading),))


def test_a_masked_group_is_told_in_the_same_words_everywhere() -> None:
    book = in_english(a_masked_report())

    for sheet in ("Overview", "Équipe d’intervention", "Destinataires", "Membres du CA"):
        assert texts_of(book, sheet).count(NOTHING) >= 12


def test_a_masked_group_has_no_figure_in_the_data() -> None:
    """Not even zeros: an empty cell is an empty cell."""
    told = records_of(in_english(a_masked_report()), "Data")

    for row in told:
        figures = {name: row[name] for name in row if name.startswith(("position", "people"))}
        assert set(figures.values()) == {None}
        assert (row["zone"], row["closeness"], row["does_not_know"]) == (None, None, None)


def test_a_masked_group_has_no_place_in_any_part_of_the_file() -> None:
    """The only coordinates are those of the frame, of its places and of the group shown."""
    shown = zone_forms("g1", near(0), near(2))
    alone = parts_of(in_english(of_forms(shown)))
    beside = parts_of(in_english(of_forms(shown, masked("g2"), masked("g3"))))
    charts = [name for name in alone if name.startswith("xl/charts/")]

    assert charts
    for name in charts:
        assert alone[name] == beside[name]


@pytest.mark.parametrize("code", ALL_CODES)
def test_masked_groups_take_the_same_room_as_each_other(code: str) -> None:
    """The height of a row is worked out from words that are the same for all."""
    groups = [masked(one) for one in ALL_CODES]
    book = in_english(of_forms(*groups))
    labels = {"g1": "Équipe d’intervention", "g2": "Destinataires", "g3": "Membres du CA"}

    assert sheet_without_its_name(book, labels[code]) == sheet_without_its_name(book, labels["g1"])


def sheet_without_its_name(book: bytes, title: str) -> list[str]:
    return [text for text in texts_of(book, title) if title not in text]


def test_what_gives_way_shows_nothing_of_the_forms() -> None:
    book = in_english(of_forms(gives_way("g1"), gives_way("g2"), gives_way("g3")))

    assert not [name for name in parts_of(book) if name.startswith("xl/charts/")]
    assert {row["zone"] for row in records_of(book, "Data")} == {None}


def test_the_exact_centre_of_a_small_group_is_nowhere() -> None:
    """A report that gives a zone gives nothing else: the anchor of the zone is drawn."""
    book = in_english(of_forms(zone_forms("g1", MIDDLE, Zone(near(0).kind, (0,)))))
    current = records_of(book, "Data")[0]

    assert current["zone"] == "middle"
    assert {current[f"position_{pole}"] for pole in (1, 2, 3)} == {None}


def test_the_number_of_people_is_told_as_a_band_only() -> None:
    report = replace(of_forms(centre_forms("g1", (10, 1, 1), (1, 1, 10))), turnout=turnout())
    book = in_english(report)

    assert "Forms sent: 5 to 7 people." in text_of(book, "Read me")
    assert {row["band"] for row in records_of(book, "Data")} <= {"5_to_7", None}


def test_comments_change_nothing_but_their_own_sheet() -> None:
    """How many there are, and of which practice, is told nowhere else."""
    one = parts_of(in_english(a_report(comments=COMMENTS[:1])))
    more = parts_of(in_english(a_report(comments=COMMENTS)))
    words = {"xl/sharedStrings.xml"} & set(one)

    assert {name for name in one if one[name] != more[name]} - words == {
        "xl/worksheets/sheet10.xml"
    }
