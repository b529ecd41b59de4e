"""Between two organisations: every place where everyone agreed, and nothing elsewhere."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.category import Category
from analysis.open_reading import own_release
from analysis.position import Frame, Moment, Skip
from analysis.release import release
from analysis.report import (
    Band,
    FormsReading,
    GroupForms,
    PlaceCount,
    Report,
    Solidity,
    Tier,
)
from analysis.snapshot import report_from_json, to_json
from analysis.tally import GroupTally, PracticeTally
from analysis.wording import forms_sentence
from i18n import load_translations
from tests.analysis.questionnaires import asked_of, people, practice, questionnaire, still
from tests.analysis.strategies import gathered

A, B, MIDDLE = (6, 0, 0), (0, 6, 0), (2, 2, 2)
TRIANGLE = Frame(poles=3, tokens=6)
QUESTIONS = questionnaire(groups=2)
FEW = gathered(TRIANGLE, st.integers(0, 4)).map(GroupTally.of_answers)
ANY = gathered(TRIANGLE, st.integers(0, 9)).map(GroupTally.of_answers)
ONE_AND_ONE = practice(g1=people([A], [B]), g2=people([MIDDLE], [B]))


def read_openly(tally: PracticeTally, *agreed: str) -> Report:
    return release(QUESTIONS, {"p1": tally}, turnout={}, agreed=agreed)


def forms(report: Report) -> FormsReading:
    (only,) = report.practices
    assert only.forms is not None
    return only.forms


def category(report: Report) -> Category:
    finding = forms(report).finding
    assert finding is not None
    return finding.category


def test_a_group_of_one_person_is_read_at_its_own_place() -> None:
    first, _ = forms(read_openly(ONE_AND_ONE, "p1")).groups
    assert (first.tier, first.band) == (Tier.OPEN, Band.UNDER_3)
    assert first.current is not None
    assert first.current.counts == (PlaceCount(position=A, people=1),)
    assert first.current.only_place == A
    assert first.current.closeness is None


def test_where_somebody_refuses_nothing_is_shown_and_nothing_is_compared() -> None:
    """The same words as when nobody answered."""
    refused = read_openly(ONE_AND_ONE)
    assert forms(refused) == forms(read_openly(practice(g1=GroupTally(), g2=GroupTally()), "p1"))
    assert category(refused) is Category.INSUFFICIENT
    assert forms(refused).groups == tuple(
        GroupForms(group=code, band=Band.UNDER_3, tier=Tier.NOTHING) for code in ("g1", "g2")
    )


def test_groups_of_one_are_compared_by_the_same_rule() -> None:
    apart = practice(g1=still(A), g2=still(B))
    together = practice(g1=still(A), g2=still((5, 1, 0)))
    assert category(read_openly(apart, "p1")) is Category.DIVERGING_DESIRED
    assert category(read_openly(together, "p1")) is Category.CONSOLIDATE


def test_a_finding_says_which_two_groups_and_whether_it_hangs_by_a_token() -> None:
    finding = forms(read_openly(practice(g1=still(A), g2=still((4, 2, 0))), "p1")).finding
    assert finding is not None
    assert (finding.category, finding.furthest) == (Category.DIVERGING_DESIRED, ("g1", "g2"))
    assert finding.solidity is Solidity.NARROW


def test_nobody_s_silence_makes_an_accord() -> None:
    """A group that was asked and placed nothing blocks accords, as everywhere."""
    silent = practice(g1=still(A), g2=still(A), g3=GroupTally())
    three = questionnaire(groups=3)
    report = release(three, {"p1": silent}, turnout={}, agreed=("p1",))
    assert category(report) is Category.INSUFFICIENT
    assert forms(report).groups[2].tier is Tier.NOTHING


def test_skips_are_never_told() -> None:
    skipped = GroupTally(
        current={A: 1}, desired={A: 1}, skips={Moment.CURRENT: {Skip.PREFERS_NOT: 1}}
    )
    first, _ = forms(read_openly(practice(g1=skipped, g2=still(A)), "p1")).groups
    assert first.current is not None
    assert first.current.skips == ()


def test_a_practice_of_one_group_has_no_category() -> None:
    alone = asked_of(QUESTIONS, "g1")
    report = release(alone, {"p1": practice(g1=still(A))}, turnout={}, agreed=("p1",))
    assert forms(report).finding is None
    assert forms(report).groups[0].tier is Tier.OPEN


def test_a_group_has_before_it_what_everyone_reads_of_it() -> None:
    report = read_openly(ONE_AND_ONE, "p1")
    (own,) = own_release(report, "g2").practices
    assert (own.practice, own.forms) == ("p1", forms(report).groups[1])


def test_a_practice_that_was_not_asked_by_form_is_in_no_own_release() -> None:
    report = release(questionnaire(groups=2), {}, turnout={}, agreed=())
    assert own_release(report, "g1").practices == ()


def test_places_are_said_as_they_are() -> None:
    """One place by its name, several by how many people stand at each."""
    two = people([A, B], [MIDDLE, MIDDLE])
    first, _ = forms(read_openly(practice(g1=two, g2=still(A)), "p1")).groups
    said = forms_sentence(first, QUESTIONS, load_translations("fr"))
    assert "1 × tout à fait pole 1 · 1 × tout à fait pole 2" in said
    assert "les trois à la fois" in said


@given(FEW, FEW)
def test_an_open_report_is_stored_and_read_again(one: GroupTally, other: GroupTally) -> None:
    report = read_openly(practice(g1=one, g2=other), "p1")
    assert report.open_reading
    assert report_from_json(to_json(report)) == report


@given(ANY, ANY)
def test_inside_one_organisation_nothing_is_ever_read_openly(
    one: GroupTally, other: GroupTally
) -> None:
    """There, and only there."""
    report = release(QUESTIONS, {"p1": practice(g1=one, g2=other)}, turnout={})
    assert not report.open_reading
    assert Tier.OPEN not in {group.tier for group in forms(report).groups}
