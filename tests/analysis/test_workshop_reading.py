"""What groups say themselves: read by the same rule, and put before their forms."""

from analysis.category import Category
from analysis.position import Position
from analysis.release import release, with_group_positions
from analysis.report import (
    Band,
    Finding,
    GroupForms,
    GroupPosition,
    PracticeReport,
    Questionnaire,
    Report,
    Tier,
    WorkshopReading,
)
from analysis.tally import GroupTally
from tests.analysis.questionnaires import asked_of, practice, questionnaire, still

A, B, C = (6, 0, 0), (0, 6, 0), (0, 0, 6)


def says(group: str, current: Position, desired: Position) -> GroupPosition:
    return GroupPosition(group=group, current=current, desired=desired, reasons="parce que")


def report_of(questions: Questionnaire | None = None, **groups: GroupTally) -> Report:
    return release(
        questions or questionnaire(), {"p1": practice(**groups)} if groups else {}, turnout={}
    )


def led(report: Report, *said: GroupPosition) -> PracticeReport:
    (practice,) = with_group_positions(report, {"p1": said}).practices
    return practice


def found(report: Report, *said: GroupPosition) -> Finding | None:
    workshop = led(report, *said).workshop
    assert workshop is not None
    return workshop.finding


def test_groups_that_say_the_same_converge() -> None:
    finding = found(report_of(), *(says(code, A, (3, 3, 0)) for code in ("g1", "g2", "g3")))

    assert finding == Finding(category=Category.CHANGE_COURSE, common_pole=1)


def test_groups_that_want_to_stay_consolidate() -> None:
    finding = found(report_of(), *(says(code, A, (5, 1, 0)) for code in ("g1", "g2", "g3")))

    assert finding == Finding(category=Category.CONSOLIDATE, common_pole=1)


def test_a_divergence_tells_the_furthest_pair_and_never_net() -> None:
    finding = found(
        report_of(), says("g1", A, (5, 0, 1)), says("g2", A, (5, 1, 0)), says("g3", A, (3, 0, 3))
    )

    assert finding == Finding(category=Category.DIVERGING_DESIRED, furthest=("g2", "g3"))


def test_groups_that_see_today_differently_diverge() -> None:
    finding = found(report_of(), says("g1", A, C), says("g2", B, C), says("g3", C, C))

    assert finding == Finding(category=Category.DIVERGING_CURRENT)


def test_an_accord_waits_for_every_group_and_a_divergence_does_not() -> None:
    same = (says("g1", A, A), says("g2", A, A))
    apart = (says("g1", A, A), says("g2", A, B))

    assert found(report_of(), *same) == Finding(category=Category.INSUFFICIENT)
    assert found(report_of(), *apart) == Finding(
        category=Category.DIVERGING_DESIRED, furthest=("g1", "g2")
    )


def test_a_group_left_out_is_not_waited_for_and_joins_if_it_says_something() -> None:
    without_g3 = release(questionnaire(), {}, turnout={}, left_out=["g3"])
    same = (says("g1", A, A), says("g2", A, A))

    assert found(without_g3, *same) == Finding(category=Category.CONSOLIDATE)
    assert found(without_g3, *same, says("g3", A, B)) == Finding(
        category=Category.DIVERGING_DESIRED
    )


def test_a_practice_asked_of_one_group_has_no_category() -> None:
    assert found(report_of(asked_of(questionnaire(), "g2")), says("g2", A, B)) is None


def test_positions_stand_in_the_order_of_the_groups_and_only_of_groups_asked() -> None:
    workshop = led(
        report_of(asked_of(questionnaire(), "g1", "g2")),
        says("g3", B, B),
        says("g2", A, A),
        says("g1", A, A),
    ).workshop

    assert workshop == WorkshopReading(
        finding=Finding(category=Category.CONSOLIDATE),
        positions=(says("g1", A, A), says("g2", A, A)),
    )


def test_under_five_people_what_a_group_says_replaces_its_forms() -> None:
    report = report_of(g1=still(A, A, A, A), g2=still(*[A] * 5), g3=still(B, B, B))
    before = report.practices[0].forms

    after = led(report, says("g1", A, A), says("g2", A, A)).forms

    assert before is not None
    assert after is not None
    assert after.finding == before.finding
    assert after.groups == (
        GroupForms(group="g1", band=Band.FROM_3, tier=Tier.NOTHING, gives_way=True),
        *before.groups[1:],
    )
    assert before.groups[0].tier is before.groups[2].tier is Tier.ZONE


def test_a_group_of_which_nothing_is_shown_gives_way_to_nothing() -> None:
    """The same words whatever the reason, whether it said something or not."""
    report = report_of(g1=still(A, A), g2=GroupTally(), g3=still(A, A, A))

    after = led(report, says("g1", A, A)).forms

    assert after == report.practices[0].forms


def test_a_group_may_have_a_position_and_no_form() -> None:
    practice = led(report_of(), says("g1", A, A))

    assert practice.forms is None
    assert practice.workshop is not None


def test_a_practice_of_which_nothing_was_said_is_left_as_it_is() -> None:
    report = report_of(g1=still(A, A, A))

    assert with_group_positions(report, {}) == report
    assert with_group_positions(report, {"p1": ()}) == report
