"""What a meeting debates by default: the largest disagreements, then what unites."""

import pytest

from analysis.category import Category
from analysis.debate import debates_of
from analysis.report import Finding, FormsReading, PracticeReport, Report
from tests.analysis.questionnaires import questionnaire

DESIRED, CURRENT = Category.DIVERGING_DESIRED, Category.DIVERGING_CURRENT
STAY, GO, FEW = Category.CONSOLIDATE, Category.CHANGE_COURSE, Category.INSUFFICIENT


def a_report(*categories: Category | None) -> Report:
    practices = tuple(
        PracticeReport(
            practice=f"p{rank}",
            forms=FormsReading(finding=Finding(category=category) if category else None, groups=()),
        )
        for rank, category in enumerate(categories, start=1)
    )
    return Report(questionnaire=questionnaire(), turnout=(), practices=practices)


@pytest.mark.parametrize(
    ("categories", "debated"),
    [
        ((STAY, CURRENT, DESIRED, GO, STAY), ["p3", "p2", "p4", "p1"]),
        ((DESIRED,) * 8, ["p1", "p2", "p3", "p4", "p5", "p6"]),
        ((FEW, None, DESIRED), ["p3"]),
        ((), []),
    ],
    ids=["made up to four", "six at most", "what cannot be compared is not debated", "nothing"],
)
def test_a_meeting_debates_four_to_six_practices(
    categories: tuple[Category | None, ...], debated: list[str]
) -> None:
    assert [each.practice for each in debates_of(a_report(*categories))] == debated
