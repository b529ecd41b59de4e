"""A group of which nothing is shown leaves no mark, and nothing can be taken away from anything."""

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from analysis.position import Moment, Skip
from analysis.release import release, release_for_workshop, with_group_positions
from analysis.report import GroupPosition, Tier
from analysis.snapshot import to_json
from analysis.tally import GroupTally, TallyInProgress
from analysis.tier import tier_of
from tests.adversary.worlds import TRIANGLE, places_of
from tests.analysis.questionnaires import people, practice, questionnaire, still
from tests.analysis.strategies import Person, gathered, incomplete

QUESTIONS = questionnaire()
COUNTED = st.integers(3, 12)
MASKED = st.integers(0, 2)
TIERS = list(Tier)

groups = gathered(TRIANGLE, COUNTED).map(GroupTally.of_answers)


@st.composite
def masked(draw: st.DrawFn) -> GroupTally:
    """Draw a group of which at most two people count and typed their own form."""
    answers: list[Person] = draw(gathered(TRIANGLE, MASKED))
    answers += draw(st.lists(incomplete(TRIANGLE), max_size=3))
    typed: list[Person] = draw(gathered(TRIANGLE, MASKED))
    counting = TallyInProgress()
    for current, desired in [*answers, *typed]:
        counting.add(current, desired)
    return counting.tally(typed=len(typed))


def published(**tallies: GroupTally) -> str:
    """Return every byte that is published of one practice, the group's own release included."""
    report = release(QUESTIONS, {"p1": practice(**tallies)}, turnout={})
    own = [release_for_workshop(QUESTIONS, code, {"p1": tallies[code]}) for code in tallies]
    return "".join([to_json(report), *map(to_json, own)])


@given(groups, groups, masked(), masked())
def test_what_a_masked_group_answered_leaves_no_mark(
    one: GroupTally, two: GroupTally, masked: GroupTally, otherwise: GroupTally
) -> None:
    """P2: two consultations that differ only inside a masked group publish the same bytes."""
    assert published(g1=one, g2=two, g3=masked) == published(g1=one, g2=two, g3=otherwise)


def test_no_answer_of_someone_alone_can_be_ruled_out() -> None:
    """P5: whatever the category, every pair of places is as consistent as every other."""
    shown = (people([(6, 0, 0)] * 3, [(3, 3, 0)] * 3), still(*[(4, 2, 0)] * 5))
    every = {
        published(g1=shown[0], g2=shown[1], g3=people([current], [desired]))
        for current, desired in product(places_of(TRIANGLE), repeat=2)
    }

    assert len(every) == 1


@given(groups, groups, groups, groups)
def test_what_is_shown_of_a_group_does_not_depend_on_the_others(
    group: GroupTally, two: GroupTally, three: GroupTally, other: GroupTally
) -> None:
    """P3: nothing about a group is left between two reports that differ by another group."""

    def shown(*others: GroupTally) -> object:
        tallies = practice(g1=group, g2=others[0], g3=others[1])
        forms = release(QUESTIONS, {"p1": tallies}, turnout={}).practices[0].forms
        assert forms is not None
        return forms.groups[0]

    assert shown(two, three) == shown(three, other)


@given(groups)
def test_the_workshop_and_the_report_show_the_same_of_a_group(group: GroupTally) -> None:
    """P3: nothing is left between what a group sees when it closes and the whole report."""
    own = release_for_workshop(QUESTIONS, "g1", {"p1": group}).practices[0].forms
    report = release(QUESTIONS, {"p1": practice(g1=group)}, turnout={}).practices[0].forms

    assert report is not None
    assert own == report.groups[0]


@given(groups, groups)
def test_a_practice_does_not_depend_on_the_others(one: GroupTally, other: GroupTally) -> None:
    """P3: practices are read apart."""
    two = questionnaire(practices=2)

    def first(second: GroupTally) -> object:
        tallies = {"p1": practice(g1=one, g2=one), "p2": practice(g1=second, g2=one)}
        return release(two, tallies, turnout={}).practices[0]

    assert first(one) == first(other)


@given(groups, groups, masked(), st.integers(0, 2), st.integers(0, 2))
def test_how_many_sent_a_form_is_told_as_a_band(
    one: GroupTally, two: GroupTally, masked: GroupTally, few: int, fewer: int
) -> None:
    """P2: not even whether someone answered at all."""

    def written(sent: int) -> str:
        tallies = {"p1": practice(g1=one, g2=two, g3=masked)}
        return to_json(release(QUESTIONS, tallies, turnout={"g3": sent}))

    assert written(few) == written(fewer)


@given(groups, gathered(TRIANGLE, st.integers(0, 6)))
def test_answers_that_a_reader_adds_never_raise_a_tier(
    group: GroupTally, added: list[Person]
) -> None:
    """P13: the facilitator who types forms of her own sees no more of the others."""
    more = GroupTally.of_answers(added)
    joined = GroupTally(
        current=_sum(group, more, Moment.CURRENT),
        desired=_sum(group, more, Moment.DESIRED),
        typed=len(added),
    )

    assert TIERS.index(tier_of(joined)) <= TIERS.index(tier_of(group))


def _sum(one: GroupTally, other: GroupTally, moment: Moment) -> dict[tuple[int, ...], int]:
    places = {**one.at(moment), **other.at(moment)}
    return {
        place: one.at(moment).get(place, 0) + other.at(moment).get(place, 0) for place in places
    }


@given(gathered(TRIANGLE, st.integers(3, 4)), gathered(TRIANGLE, st.integers(3, 4)))
def test_beside_a_group_s_own_position_nothing_is_left_of_the_forms_of_three_or_four(
    answers: list[Person], otherwise: list[Person]
) -> None:
    """Never both side by side: what the group says stands, whatever its forms said."""

    def said(forms: list[Person]) -> object:
        report = release(
            QUESTIONS, {"p1": practice(g1=GroupTally.of_answers(forms))}, turnout={"g1": 3}
        )
        position = GroupPosition(group="g1", current=(6, 0, 0), desired=(0, 6, 0))
        return with_group_positions(report, {"p1": [position]})

    assert said(answers) == said(otherwise)


def test_kinds_of_skip_of_a_small_group_leave_no_mark() -> None:
    def skipping(kind: Skip, times: int) -> GroupTally:
        return replace(still(*[(2, 2, 2)] * 7), skips={Moment.CURRENT: {kind: times}})

    every = {published(g1=skipping(kind, times)) for kind in Skip for times in (1, 5)}

    assert len(every) == 1
