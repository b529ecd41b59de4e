"""What is left for the others once each group has decided what it says."""

from dataclasses import replace

from analysis.category import Category
from analysis.position import Position
from analysis.release import release, with_comments, with_group_positions
from analysis.report import (
    Band,
    Finding,
    FormsReading,
    GroupForms,
    GroupPosition,
    PracticeReport,
    Report,
    RetoldComment,
    Tier,
)
from analysis.sharing import Saying, Sayings, shared
from analysis.tally import GroupTally
from tests.analysis.questionnaires import asked_of, practice, questionnaire, still

A, B, C = (6, 0, 0), (0, 6, 0), (0, 0, 6)
SHARED, BARE, KEPT = Saying.SHARED, Saying.POSITION_ONLY, Saying.KEPT
NOTHING_OF = {
    code: GroupForms(group=code, band=Band.UNDER_3, tier=Tier.NOTHING)
    for code in ("g1", "g2", "g3")
}


def says(group: str, current: Position, desired: Position) -> GroupPosition:
    return GroupPosition(
        group=group,
        current=current,
        desired=desired,
        reasons="parce que",
        example="en mars",
        helps="du temps",
        hinders="la hâte",
        dissent="pas tout à fait",
    )


def report_of(*said: GroupPosition, **groups: GroupTally) -> Report:
    tallies = {"p1": practice(**groups)} if groups else {}
    return with_group_positions(release(questionnaire(), tallies, turnout={}), {"p1": said})


def sayings(*, g1: Saying = SHARED, g2: Saying = SHARED, g3: Saying = SHARED) -> Sayings:
    return {"g1": {"p1": g1}, "g2": {"p1": g2}, "g3": {"p1": g3}}


def left(report: Report, said: Sayings) -> PracticeReport:
    (only,) = shared(report, said).practices
    return only


def left_of_forms(report: Report, said: Sayings) -> FormsReading:
    forms = left(report, said).forms
    assert forms is not None
    return forms


FORMS = {"g1": still(A, A, A), "g2": still(B, B, B, B), "g3": still(*[C] * 8)}
AGREED = (says("g1", A, A), says("g2", A, A), says("g3", A, A))


def test_where_everything_is_shared_nothing_changes() -> None:
    comment = RetoldComment(practice="p1", text="On s’est parlé.")
    report = with_comments(report_of(*AGREED[:2], **FORMS), [comment])

    assert shared(report, sayings()) == report


def test_a_position_without_its_reasons_loses_every_word_and_stays_read() -> None:
    workshop = left(report_of(*AGREED), sayings(g2=BARE)).workshop

    assert workshop is not None
    assert workshop.positions == (
        AGREED[0],
        GroupPosition(group="g2", current=A, desired=A),
        AGREED[2],
    )
    assert workshop.finding == Finding(category=Category.CONSOLIDATE)


def test_no_accord_stands_without_a_group_that_keeps_its_position() -> None:
    workshop = left(report_of(*AGREED), sayings(g3=KEPT)).workshop

    assert workshop is not None
    assert workshop.positions == AGREED[:2]
    assert workshop.finding == Finding(category=Category.INSUFFICIENT)


def test_a_divergence_between_two_positions_stands_without_the_third() -> None:
    report = report_of(says("g1", A, A), says("g2", A, (4, 2, 0)), says("g3", A, C))

    workshop = left(report, sayings(g3=KEPT)).workshop

    assert workshop is not None
    assert workshop.finding == Finding(category=Category.DIVERGING_DESIRED, furthest=("g1", "g2"))


def test_what_nobody_decided_to_say_is_kept() -> None:
    """Not a word of a practice is shown because somebody forgot to decide."""
    assert shared(report_of(*AGREED, **FORMS), {}) == shared(
        report_of(*AGREED, **FORMS), sayings(g1=KEPT, g2=KEPT, g3=KEPT)
    )
    assert left(report_of(*AGREED, **FORMS), {}) == PracticeReport(
        practice="p1",
        forms=FormsReading(
            finding=Finding(category=Category.INSUFFICIENT), groups=tuple(NOTHING_OF.values())
        ),
    )


def test_the_forms_of_a_group_that_keeps_them_look_like_nobody_answered() -> None:
    report = report_of(**FORMS)
    before = report.practices[0].forms
    assert before is not None

    forms = left_of_forms(report, sayings(g3=KEPT))

    assert forms.groups == (*before.groups[:2], NOTHING_OF["g3"])
    assert before.groups[2].tier is Tier.CENTRE


def test_no_finding_of_forms_stands_that_a_keeper_had_a_part_in() -> None:
    """Not even a divergence between the two others: it would tell where the third is not."""
    report = report_of(g1=still(A, A, A), g2=still(B, B, B), g3=still(*[(3, 3, 0)] * 3))
    before = report.practices[0].forms
    assert before is not None
    assert before.finding is not None
    assert before.finding.furthest == ("g1", "g2")

    forms = left_of_forms(report, sayings(g3=KEPT))

    assert forms.finding == Finding(category=Category.INSUFFICIENT)


def test_a_group_that_had_no_part_in_a_finding_takes_nothing_from_it() -> None:
    """Whoever has a workshop only, or too few answers, was absent from the forms already."""
    report = report_of(says("g3", A, A), g1=still(A, A, A), g2=still(B, B, B), g3=still(C, C))

    assert left(report, sayings(g1=SHARED, g2=BARE, g3=KEPT)) == replace(
        report.practices[0], workshop=None
    )


def test_the_zone_that_gave_way_to_a_position_does_not_come_back_when_it_is_kept() -> None:
    report = report_of(*AGREED[:1], **FORMS)

    assert left(report, sayings(g1=KEPT)).workshop is None
    assert left_of_forms(report, sayings(g1=KEPT)).groups[0] == NOTHING_OF["g1"]
    assert left_of_forms(report, sayings(g1=BARE)).groups[0].gives_way


def test_a_group_left_out_is_not_waited_for_and_may_still_keep_its_position() -> None:
    without_g3 = release(questionnaire(), {}, turnout={}, left_out=["g3"])
    report = with_group_positions(without_g3, {"p1": (*AGREED[:2], says("g3", A, B))})

    workshop = left(report, sayings(g3=KEPT)).workshop

    assert workshop is not None
    assert workshop.positions == AGREED[:2]
    assert workshop.finding == Finding(category=Category.CONSOLIDATE)


def test_a_practice_asked_of_one_group_still_has_no_category() -> None:
    alone = asked_of(questionnaire(), "g2")
    report = release(alone, {"p1": practice(g2=still(A, A, A))}, turnout={})

    assert left_of_forms(report, sayings(g2=KEPT)) == FormsReading(groups=(NOTHING_OF["g2"],))


def test_each_practice_is_decided_apart() -> None:
    two = questionnaire(practices=2)
    report = release(two, {"p1": practice(**FORMS), "p2": practice(**FORMS)}, turnout={})
    kept_first = {
        code: {"p1": KEPT if code == "g1" else SHARED, "p2": SHARED} for code in ("g1", "g2", "g3")
    }

    first, second = shared(report, kept_first).practices

    assert first.forms is not None
    assert first.forms.groups[0] == NOTHING_OF["g1"]
    assert second == report.practices[1]
