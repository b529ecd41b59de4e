"""What leads a practice, and the order of a debate."""

from analysis.category import Category
from analysis.report import (
    Audience,
    Finding,
    FormsReading,
    PracticeReport,
    Report,
    WorkshopReading,
)
from tests.analysis.questionnaires import questionnaire


def by_forms(practice: str, finding: Finding | None) -> PracticeReport:
    return PracticeReport(practice=practice, forms=FormsReading(finding=finding, groups=()))


CONSOLIDATE = Finding(category=Category.CONSOLIDATE)
CHANGE = Finding(category=Category.CHANGE_COURSE)


def test_workshops_lead_and_forms_come_second() -> None:
    practice = PracticeReport(
        practice="p1",
        workshop=WorkshopReading(finding=CHANGE, positions=()),
        forms=FormsReading(finding=CONSOLIDATE, groups=()),
    )

    assert practice.leading is CHANGE


def test_forms_lead_where_no_workshop_can_be_read() -> None:
    assert by_forms("p1", CONSOLIDATE).leading is CONSOLIDATE
    assert (
        PracticeReport(
            practice="p1",
            workshop=WorkshopReading(positions=()),
            forms=FormsReading(finding=CONSOLIDATE, groups=()),
        ).leading
        is CONSOLIDATE
    )


def test_nothing_leads_what_cannot_be_compared() -> None:
    assert PracticeReport(practice="p1").leading is None
    assert by_forms("p1", None).leading is None


def test_a_debate_goes_by_category_then_furthest_pair_then_questionnaire() -> None:
    desired = Category.DIVERGING_DESIRED
    practices = (
        by_forms("p1", CONSOLIDATE),
        by_forms("p2", Finding(category=desired)),
        by_forms("p3", Finding(category=desired, furthest=("g2", "g3"))),
        by_forms("p4", None),
        by_forms("p5", Finding(category=desired, furthest=("g1", "g3"))),
        by_forms("p6", Finding(category=desired, furthest=("g1", "g2"))),
        by_forms("p7", Finding(category=Category.INSUFFICIENT)),
        by_forms("p8", Finding(category=Category.DIVERGING_CURRENT, furthest=("g1", "g2"))),
        by_forms("p9", CHANGE),
        by_forms("p10", CONSOLIDATE),
        by_forms("p11", Finding(category=Category.DIVIDED_WITHIN)),
        by_forms("p12", Finding(category=desired, furthest=("g1", "g2"))),
    )
    report = Report(questionnaire=questionnaire(practices=12), turnout=(), practices=practices)

    assert [practice.practice for practice in report.by_debate()] == [
        "p6", "p12", "p5", "p3", "p2", "p8", "p11", "p9", "p1", "p10", "p7",
    ]  # fmt: skip


def test_labels_are_found_by_their_code() -> None:
    questions = questionnaire(practices=2)

    assert questions.pole_names == ("pole 1", "pole 2", "pole 3")
    assert questions.group_label("g2") == "g2"
    assert questions.practice_label("p2") == questions.practices[1]


def test_a_comment_is_left_to_the_workshop_the_plenary_or_the_facilitator() -> None:
    assert list(Audience) == ["workshop", "plenary", "facilitator"]
