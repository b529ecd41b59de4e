"""What one reads on the sheets of the meeting: the page to hand out, the overview, the cards."""

from dataclasses import replace

import pytest

from analysis.category import Category
from analysis.report import Finding, PracticeReport, Report, WorkshopReading
from analysis.wording import CATEGORY_TITLES
from tests.exports.reading import grid_of, in_english, row_with, text_of, texts_of
from tests.exports.reports import (
    TITLES,
    a_masked_report,
    a_questionnaire,
    a_report,
    position,
)

PAGE = "The meeting on one page"


def where_all_say(*findings: Finding) -> Report:
    """Return a report of workshops with these findings, one per practice."""
    questionnaire = a_questionnaire([f"Practice {rank}" for rank in range(1, len(findings) + 1)])
    positions = (position("g1", (6, 0, 0), (6, 0, 0)), position("g2", (3, 3, 0), (0, 0, 6)))
    return Report(
        questionnaire=questionnaire,
        turnout=(),
        practices=tuple(
            PracticeReport(
                practice=practice.code,
                workshop=WorkshopReading(finding=finding, positions=positions),
            )
            for practice, finding in zip(questionnaire.practices, findings, strict=True)
        ),
    )


def listed_between(book: bytes, first: str, last: str) -> list[str]:
    """Return the practices named on the page between two of its headings."""
    texts = texts_of(book, PAGE)
    inside = texts[texts.index(first) : texts.index(last)] if last else texts[texts.index(first) :]
    return [text for text in inside if text.startswith("Practice ")]


def findings(*categories: Category) -> list[Finding]:
    return [Finding(category=category) for category in categories]


REMINDER = "Everything is checked together; it is the meeting that decides."


def test_the_page_has_the_three_phases_and_adds_up_their_minutes() -> None:
    book = in_english(a_report())
    minutes = [row[3] for row in grid_of(book, PAGE) if isinstance(row[3], int)]

    for phase in ("1. The floor", "2. The debate", "3. The proposals"):
        assert row_with(book, PAGE, phase)
    assert sum(minutes[:-1]) == minutes[-1]


def test_the_board_speaks_last() -> None:
    doing = str(row_with(in_english(a_report()), PAGE, "1. The floor")[2])

    assert doing.index("Équipe") < doing.index("Destinataires") < doing.index("Membres du CA")


def test_the_largest_disagreements_are_debated_first_and_six_at_most() -> None:
    report = where_all_say(
        *findings(
            Category.CONSOLIDATE,
            Category.DIVERGING_MOVEMENT,
            Category.DIVERGING_CURRENT,
            *[Category.DIVERGING_DESIRED] * 5,
        )
    )
    book = in_english(report)

    assert listed_between(book, "To debate", "To celebrate") == [
        f"Practice {rank}" for rank in (4, 5, 6, 7, 8, 3)
    ]
    assert listed_between(book, "To celebrate", REMINDER) == ["Practice 1"]


def test_where_little_diverges_convergences_make_up_four_debates() -> None:
    report = where_all_say(
        *findings(
            Category.CONSOLIDATE,
            Category.CONSOLIDATE,
            Category.CHANGE_COURSE,
            Category.DIVIDED_WITHIN,
            Category.CONSOLIDATE,
        )
    )
    book = in_english(report)

    assert listed_between(book, "To debate", "To celebrate") == [
        f"Practice {rank}" for rank in (4, 3, 1, 2)
    ]
    assert listed_between(book, "To celebrate", REMINDER) == ["Practice 5"]


def test_where_all_is_debated_the_page_still_says_what_unites() -> None:
    book = in_english(where_all_say(*findings(Category.CONSOLIDATE)))

    assert "say aloud what already unites you" in text_of(book, PAGE)


def test_what_cannot_be_compared_is_said_aloud_and_takes_its_time() -> None:
    book = in_english(a_masked_report())
    words = text_of(book, PAGE)

    assert "Nothing can be compared yet" in words
    assert "To be said aloud first" in words
    assert "and 4 others: see the sheet “Overview”." in words
    assert row_with(book, PAGE, "2. The debate")[3] == 40


@pytest.mark.parametrize("category", Category)
def test_every_category_has_its_line_in_the_overview(category: Category) -> None:
    book = in_english(where_all_say(Finding(category=category)))

    assert CATEGORY_TITLES[category] in str(row_with(book, "Overview", "Practice 1")[2])


def test_the_overview_has_one_line_per_practice_in_the_order_of_the_questionnaire() -> None:
    book = in_english(a_report())
    practices = [row[1] for row in grid_of(book, "Overview") if isinstance(row[0], int)]

    assert practices == list(TITLES)


def test_the_overview_tells_the_source_that_leads_and_the_forms_beside_it() -> None:
    book = in_english(a_report(TITLES[:2]))
    line = row_with(book, "Overview", TITLES[1])

    assert line[2] == "↔ Divergence on what is desired\nFrom the workshops"
    assert "The two groups furthest apart: Destinataires and Membres du CA." in str(line[3])
    assert line[5] == "□ mostly Participation, with some Expertise\n■ entirely Participation"
    assert line[-1] == "≠ Divergence on the current state (by a hair)"


def test_a_group_that_shared_nothing_is_told_in_the_same_words_each_time() -> None:
    report = where_all_say(Finding(category=Category.INSUFFICIENT))
    line = row_with(in_english(report), "Overview", "Practice 1")

    assert line[6] == "Nothing shared here."


def test_a_practice_asked_of_one_group_only_sends_to_its_sheet() -> None:
    report = where_all_say(Finding(category=Category.CONSOLIDATE))
    practice = replace(report.questionnaire.practices[0], asked_of=("g1",))
    positions = (position("g1", (6, 0, 0), (6, 0, 0)),)
    report = replace(
        report,
        questionnaire=replace(report.questionnaire, practices=(practice,)),
        practices=(
            PracticeReport(
                practice="p1", workshop=WorkshopReading(finding=None, positions=positions)
            ),
        ),
    )
    book = in_english(report)
    line = row_with(book, "Overview", "Practice 1")

    assert line[2] == "Asked of one group only: see its sheet."
    assert line[5] == "not asked"
    assert "No practice was asked of this group." in text_of(book, "Destinataires")


def cards_of(book: bytes, sheet: str) -> list[str]:
    return [str(row[0]) for row in grid_of(book, sheet) if ".  " in str(row[0])]


def test_divergences_come_in_the_order_of_the_debate() -> None:
    report = where_all_say(
        *findings(
            Category.DIVERGING_MOVEMENT,
            Category.CONSOLIDATE,
            Category.DIVIDED_WITHIN,
            Category.DIVERGING_DESIRED,
            Category.INSUFFICIENT,
        )
    )
    book = in_english(report)

    assert cards_of(book, "Divergences") == ["1.  Practice 4", "2.  Practice 3", "3.  Practice 1"]
    assert cards_of(book, "Convergences") == ["1.  Practice 2"]


@pytest.mark.parametrize(
    "category", [category for category in Category if category is not Category.INSUFFICIENT]
)
def test_each_card_has_two_or_three_questions_to_open_the_debate(category: Category) -> None:
    book = in_english(where_all_say(Finding(category=category)))
    sheet = "Convergences" if category.is_convergence else "Divergences"
    (questions,) = [text for text in texts_of(book, sheet) if text.startswith("•")]

    assert 2 <= questions.count("•") <= 3
    assert all(line.endswith("?") for line in questions.split("\n"))


def test_the_questions_name_the_groups_and_the_poles_at_stake() -> None:
    apart = Finding(category=Category.DIVERGING_DESIRED, furthest=("g1", "g2"), common_pole=2)
    words = text_of(in_english(where_all_say(apart)), "Divergences")

    assert "To the groups “Équipe d’intervention” and “Destinataires”:" in words
    assert "a time for “Expertise” and a time for “Participation”" in words
    assert "All the groups want to go towards “Participation”: what first step" in words


def test_no_group_is_named_where_views_are_apart_within_one() -> None:
    within = Finding(category=Category.DIVIDED_WITHIN)
    book = in_english(where_all_say(within))
    (questions,) = [text for text in texts_of(book, "Divergences") if text.startswith("•")]

    for group in ("Équipe", "Destinataires", "Membres"):
        assert group not in questions


def test_workshops_come_first_and_forms_second_in_a_card() -> None:
    texts = texts_of(in_english(a_report(TITLES[:2])), "Divergences")
    workshops = next(at for at, text in enumerate(texts) if text.startswith("From the workshops"))
    forms = next(at for at, text in enumerate(texts) if text.startswith("From the forms"))

    assert workshops < forms


def test_empty_sheets_say_what_to_do() -> None:
    book = in_english(a_masked_report())

    assert "Ask the groups whether something is missing" in text_of(book, "Divergences")
    assert "The meeting may well name some: write them down." in text_of(book, "Convergences")
