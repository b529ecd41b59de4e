"""One group alone: what it has before it, and exactly what the others would see of it."""

from dataclasses import replace

from analysis.own_report import of_group, own_report, says_something, seen_by_others
from analysis.position import Position
from analysis.release import release, release_for_workshop, with_group_positions
from analysis.report import (
    Band,
    GroupForms,
    GroupPosition,
    PracticeReport,
    Report,
    Tier,
)
from analysis.sharing import Saying, shared
from analysis.tally import GroupTally
from tests.analysis.questionnaires import practice, questionnaire, still

A, B = (6, 0, 0), (0, 6, 0)
QUESTIONS = questionnaire(practices=2)
FOUR, FIVE = still(A, A, A, A), still(A, A, A, A, A)


def agreed(current: Position = A, desired: Position = B) -> GroupPosition:
    return GroupPosition(group="g2", current=current, desired=desired, reasons="parce que")


def own(tally: GroupTally | None, position: GroupPosition | None) -> Report:
    released = release_for_workshop(QUESTIONS, "g2", {"p1": tally}).practices if tally else ()
    return own_report(
        QUESTIONS, "g2", released=released, positions={"p1": position} if position else {}
    )


def first(report: Report) -> PracticeReport:
    return report.practices[0]


def test_a_group_sees_its_own_forms_beside_what_it_agrees_on_and_no_one_else() -> None:
    practice = first(own(FOUR, agreed()))
    position, forms = of_group(practice, "g2")

    assert position == agreed()
    assert forms is not None
    assert forms.tier is Tier.ZONE
    assert of_group(practice, "g1") == (None, None)
    assert practice.leading is None


def test_its_report_has_the_practices_that_it_is_asked() -> None:
    second = replace(QUESTIONS.practices[1], asked_of=("g1", "g3"))
    questions = replace(QUESTIONS, practices=(QUESTIONS.practices[0], second))

    report = own_report(questions, "g2", positions={})

    assert [practice.practice for practice in report.practices] == ["p1"]
    assert [label.asked_of for label in report.questionnaire.practices] == [("g2",)]
    assert [group.code for group in report.questionnaire.groups] == ["g1", "g2", "g3"]


def test_the_others_would_see_what_the_whole_report_would_show_them() -> None:
    """For every size and every choice: one rule, not two that look alike."""
    for tally in (None, still(A, A), FOUR, FIVE):
        for position in (None, agreed()):
            for saying in Saying:
                whole = release(
                    QUESTIONS,
                    {"p1": practice(g1=FIVE, g2=tally, g3=FIVE)} if tally else {},
                    turnout={},
                )
                led = with_group_positions(whole, {"p1": [position]} if position else {})
                choices = {"p1": saying}

                seen = seen_by_others(own(tally, position), "g2", choices)

                expected = first(shared(led, {"g2": choices}))
                assert of_group(first(seen), "g2") == of_group(expected, "g2")


def test_there_is_something_to_say_of_a_position_or_of_forms_that_show_something() -> None:
    assert says_something(first(own(None, agreed())), "g2")
    assert says_something(first(own(FOUR, None)), "g2")
    assert not says_something(first(own(still(A, A), None)), "g2")
    assert not says_something(first(own(None, None)), "g2")


def test_what_is_kept_shows_as_nothing() -> None:
    seen = seen_by_others(own(FIVE, agreed()), "g2", {"p1": Saying.KEPT})

    assert of_group(first(seen), "g2") == (
        None,
        GroupForms(group="g2", band=Band.UNDER_3, tier=Tier.NOTHING),
    )
