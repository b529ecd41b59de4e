"""The whole report: what is there, what is absent, and on what it does not depend."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.category import Category
from analysis.group_forms import release_group
from analysis.position import Frame
from analysis.release import release, release_for_workshop, with_comments
from analysis.report import (
    Band,
    Finding,
    FormsReading,
    GroupRelease,
    GroupTurnout,
    PracticeForms,
    PracticeReport,
    Report,
    RetoldComment,
    Solidity,
    Tier,
)
from analysis.snapshot import to_json
from analysis.tally import GroupTally, PracticeTally
from tests.analysis.questionnaires import asked_of, people, practice, questionnaire, still
from tests.analysis.strategies import GROUPS, Person, answers, tally

A, B, MIDDLE = (6, 0, 0), (0, 6, 0), (2, 2, 2)
TRIANGLE = Frame(poles=3, tokens=6)
MOVING = people([A] * 3, [(3, 3, 0)] * 3)


def forms(report: Report) -> FormsReading:
    (only,) = report.practices
    assert only.forms is not None
    return only.forms


def finding(report: Report) -> Finding:
    found = forms(report).finding
    assert found is not None
    return found


def test_a_report_holds_each_group_s_own_release_and_one_finding() -> None:
    questions = questionnaire()
    groups = practice(g1=MOVING, g2=MOVING, g3=people([A] * 5, [(3, 3, 0)] * 5))

    report = release(
        questions,
        {"p1": groups},
        turnout={"g1": 3, "g2": 4, "g3": 5},
        read_on=date(2031, 2, 3),
    )

    assert report == Report(
        questionnaire=questions,
        turnout=(
            GroupTurnout(group="g1", band=Band.FROM_3),
            GroupTurnout(group="g2", band=Band.FROM_3),
            GroupTurnout(group="g3", band=Band.FROM_5),
        ),
        practices=(
            PracticeReport(
                practice="p1",
                forms=FormsReading(
                    finding=Finding(
                        category=Category.CHANGE_COURSE, solidity=Solidity.CLEAR, common_pole=1
                    ),
                    groups=tuple(
                        release_group(TRIANGLE, code, group)
                        for code, group in groups.groups.items()
                    ),
                ),
            ),
        ),
        read_on=date(2031, 2, 3),
    )


def test_practices_follow_the_questionnaire_and_one_without_forms_has_none() -> None:
    report = release(
        questionnaire(practices=3),
        {"p3": practice(g1=MOVING), "p1": practice(g1=MOVING)},
        turnout={},
    )

    assert [practice.practice for practice in report.practices] == ["p1", "p2", "p3"]
    assert [practice.forms is None for practice in report.practices] == [False, True, False]
    assert report.read_on is None


def test_a_group_without_a_tally_gave_nothing_and_blocks_accords() -> None:
    report = release(questionnaire(), {"p1": practice(g1=MOVING, g2=MOVING)}, turnout={})

    assert finding(report) == Finding(category=Category.INSUFFICIENT)
    assert [group.tier for group in forms(report).groups] == [Tier.ZONE, Tier.ZONE, Tier.NOTHING]
    assert report.turnout[2] == GroupTurnout(group="g3", band=Band.UNDER_3)


def test_a_group_left_out_enters_no_reading() -> None:
    """Not even when a tally of it is handed over."""
    far = still(B, B, B)
    report = release(
        questionnaire(),
        {"p1": practice(g1=MOVING, g2=MOVING, g3=far)},
        turnout={"g3": 3},
        left_out=["g3"],
    )

    assert finding(report).category is Category.CHANGE_COURSE
    assert [group.group for group in forms(report).groups] == ["g1", "g2"]
    assert report.turnout[2] == GroupTurnout(group="g3", band=Band.FROM_3, left_out=True)
    assert not report.turnout[0].left_out


def test_a_practice_asked_of_one_group_has_no_category() -> None:
    report = release(asked_of(questionnaire(), "g2"), {"p1": practice(g2=MOVING)}, turnout={})

    assert forms(report).finding is None
    assert [group.group for group in forms(report).groups] == ["g2"]


def test_a_practice_asked_of_two_groups_expects_these_two() -> None:
    report = release(
        asked_of(questionnaire(), "g1", "g2"),
        {"p1": practice(g1=MOVING, g2=MOVING, g3=still(B, B, B))},
        turnout={},
    )

    assert finding(report).category is Category.CHANGE_COURSE


def test_no_category_depends_on_a_group_of_which_nothing_is_shown() -> None:
    """Three people of whom a reader typed one form: two are left to be guessed."""
    typed = GroupTally(current={A: 3}, desired={B: 3}, typed=1)
    report = release(questionnaire(), {"p1": practice(g1=MOVING, g2=MOVING, g3=typed)}, turnout={})

    assert finding(report) == Finding(category=Category.INSUFFICIENT)
    assert forms(report).groups[2].tier is Tier.NOTHING


@pytest.mark.parametrize("tokens", [1, 3])
def test_a_frame_under_four_tokens_is_not_released(tokens: int) -> None:
    questions = questionnaire(tokens=tokens)
    coarse = r"^a frame of fewer than 4 tokens gives answers away$"

    with pytest.raises(ValueError, match=coarse):
        release(questions, {}, turnout={})
    with pytest.raises(ValueError, match=coarse):
        release_for_workshop(questions, "g1", {})


def test_a_frame_of_four_tokens_is_released() -> None:
    assert release(questionnaire(tokens=4), {}, turnout={}).practices[0].forms is None


@given(st.data())
def test_the_order_of_people_and_groups_leaves_the_same_bytes(data: st.DataObject) -> None:
    given_answers = data.draw(answers(TRIANGLE, groups=st.just(3), people=st.integers(0, 10)))
    shuffled = {
        code: data.draw(st.permutations(given_answers[code]))
        for code in data.draw(st.permutations(list(given_answers)))
    }
    questions = asked_of(questionnaire(), *GROUPS[:3])

    def released(practice: PracticeTally) -> str:
        return to_json(release(questions, {"p1": practice}, turnout={}))

    assert released(tally(shuffled)) == released(tally(given_answers))


@given(answers(TRIANGLE, groups=st.integers(1, 3), people=st.integers(0, 12)))
def test_far_apart_is_never_said_of_a_group_under_8(
    groups: dict[str, list[Person]],
) -> None:
    report = release(
        asked_of(questionnaire(), *GROUPS[:3]),
        {"p1": tally(groups)},
        turnout={},
    )
    for group in forms(report).groups:
        for moment in (group.current, group.desired):
            if moment is not None and group.tier is not Tier.COUNTS:
                assert moment.closeness != "far_apart"
                assert not moment.counts
                assert not moment.skips


def test_views_far_apart_within_a_group_name_no_group() -> None:
    """Only the category is said, whatever the sizes."""
    divided = still(A, A, A, A, B, B, B, B)
    middle = still(*[(3, 3, 0)] * 3)
    report = release(
        questionnaire(), {"p1": practice(g1=divided, g2=middle, g3=middle)}, turnout={}
    )

    assert finding(report) == Finding(category=Category.DIVIDED_WITHIN)


def test_a_group_sees_its_own_release_of_the_practices_it_was_asked() -> None:
    questions = questionnaire(practices=2)
    not_asked = replace(questions.practices[0], asked_of=("g2",))

    own = release_for_workshop(
        replace(questions, practices=(not_asked, questions.practices[1])),
        "g1",
        {"p1": MOVING, "p2": MOVING},
    )

    assert own == GroupRelease(
        practices=(PracticeForms(practice="p2", forms=release_group(TRIANGLE, "g1", MOVING)),)
    )


def test_a_group_that_skipped_a_practice_altogether_is_shown_nothing_of_it() -> None:
    own = release_for_workshop(questionnaire(), "g1", {})

    assert [practice.forms.tier for practice in own.practices] == [Tier.NOTHING]


def test_retold_comments_stand_by_practice_then_by_letters() -> None:
    """No order in which they were written, retold or stored is left."""
    report = release(questionnaire(practices=2), {}, turnout={})
    first = RetoldComment(practice="p1", text="b")
    second = RetoldComment(practice="p1", text="a")
    other = RetoldComment(practice="p2", text="a")

    assert with_comments(report, [other, first, second]).comments == (second, first, other)
