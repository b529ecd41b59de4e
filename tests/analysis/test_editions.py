"""When a group changed by so few people that two editions would tell what they answered."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from analysis.editions import Counted, FormerEdition, barely_changed
from analysis.position import Position
from analysis.release import release, release_for_workshop
from analysis.report import Band, GroupForms, GroupLabel, Report, Role, Tier
from analysis.tally import GroupTally
from tests.analysis.questionnaires import practice, questionnaire

A, B = (6, 0, 0), (0, 6, 0)
ASKED = questionnaire(practices=2)
FIRST = ASKED.groups[0]
UNKNOWN = GroupLabel(code="g9", role=Role.OTHER, label="g9")


def of(people: int, *, typed: int = 0) -> GroupTally:
    """A group of so many people who all stand at two poles."""
    half = people // 2
    counts: dict[Position, int] = {A: people - half, B: half} if half else {A: people}
    return GroupTally(current=counts, desired=counts, typed=typed)


def edition(people: int, *, typed: int = 0, known: bool = True) -> FormerEdition:
    """An earlier edition, of one practice, where the first group had so many people."""
    tally = of(people, typed=typed)
    return FormerEdition.read(report(tally), {"g1": {"p1": Counted.of(tally)}} if known else {})


def report(tally: GroupTally, nearly_same: Mapping[str, list[str]] | None = None) -> Report:
    tallies = {"p1": practice(g1=tally, g2=of(5), g3=of(5))}
    return release(ASKED, tallies, turnout={}, barely_changed=nearly_same)


@pytest.mark.parametrize(
    ("then", "now", "is_near"),
    [(5, 5, False), (5, 6, True), (6, 5, True), (5, 7, True), (7, 5, True), (5, 8, False)],
)
def test_one_or_two_people_more_or_less_are_few(then: int, now: int, is_near: bool) -> None:
    """The same number, or three more, tell of no one."""
    found = barely_changed(FIRST, {"p1": of(now)}, [edition(then)])
    assert found == (frozenset({"p1"}) if is_near else frozenset())


def test_people_whose_sheet_was_typed_are_known_already() -> None:
    """Three more came, but the facilitator typed the sheets of two of them."""
    assert barely_changed(FIRST, {"p1": of(8, typed=2)}, [edition(5)]) == {"p1"}


def test_every_edition_before_counts() -> None:
    """Six differ from nine by three, and from the five of the first edition by one."""
    assert barely_changed(FIRST, {"p1": of(6)}, [edition(9)]) == frozenset()
    assert barely_changed(FIRST, {"p1": of(6)}, [edition(9), edition(5)]) == {"p1"}


def test_a_number_that_is_not_known_any_more_is_taken_for_near() -> None:
    assert barely_changed(FIRST, {"p1": of(9)}, [edition(5, known=False)]) == {"p1"}


def test_nothing_is_learnt_from_what_was_not_shown() -> None:
    """Two people, another practice, another group: there is nothing to compare with."""
    assert barely_changed(FIRST, {"p1": of(3)}, [edition(2, known=False)]) == frozenset()
    assert barely_changed(FIRST, {"p2": of(6)}, [edition(5)]) == frozenset()
    assert barely_changed(UNKNOWN, {"p1": of(6)}, [edition(5)]) == frozenset()


@pytest.mark.parametrize(
    ("role", "label", "is_known"),
    [
        (Role.RECIPIENTS, "Les voix", True),
        (Role.OTHER, "Les destinataires", True),
        (Role.OTHER, "Les voix", False),
    ],
)
def test_a_group_that_took_another_place_is_known_by_its_role_or_its_name(
    role: Role, label: str, is_known: bool
) -> None:
    """The first group went, so that the second became the first: a new code hides no newcomer."""
    recipients = GroupLabel(code="g1", role=Role.RECIPIENTS, label="Les destinataires")
    moved = GroupLabel(code="g2", role=role, label=label)

    found = barely_changed(moved, {"p1": of(6)}, [replace(edition(5), groups=(recipients,))])

    assert found == (frozenset({"p1"}) if is_known else frozenset())


@pytest.mark.parametrize("people", [3, 5, 9])
def test_of_a_group_that_barely_changed_only_the_zone_is_shown(people: int) -> None:
    """Not the centre of five, not the places of nine, and no word on how close they are."""
    told = report(of(people), {"g1": ["p1"]})

    assert told.practices[0].forms is not None
    shown, others, _ = told.practices[0].forms.groups
    assert shown.tier is Tier.ZONE
    assert shown.barely_changed
    for moment in (shown.current, shown.desired):
        assert moment is not None
        assert (moment.centre, moment.counts, moment.closeness) == (None, (), None)
    assert others.tier is Tier.CENTRE
    assert not others.barely_changed


def test_on_a_scale_nothing_is_shown_of_it() -> None:
    """In the words of a group that is too small: a third reason would tell."""
    low, high = (4, 0), (0, 4)
    counts: dict[Position, int] = {low: 3, high: 3}
    tally = GroupTally(current=counts, desired=counts)
    scale = questionnaire(poles=2, tokens=4)
    told = release(scale, {"p1": practice(g1=tally)}, turnout={}, barely_changed={"g1": ["p1"]})
    assert told.practices[0].forms is not None
    nothing = GroupForms(group="g1", band=Band.FROM_5, tier=Tier.NOTHING)
    assert told.practices[0].forms.groups[0] == nothing


def test_its_own_workshop_sees_no_more() -> None:
    tallies = {"p1": of(9), "p2": of(9)}
    first, second = release_for_workshop(ASKED, "g1", tallies, ["p1"]).practices
    assert (first.forms.tier, second.forms.tier) == (Tier.ZONE, Tier.COUNTS)


def test_under_three_the_words_stay_the_same() -> None:
    """A group of which nothing is shown does not tell that it barely changed either."""
    told = report(of(2), {"g1": ["p1"]})
    assert told.practices[0].forms is not None
    nothing = GroupForms(group="g1", band=Band.UNDER_3, tier=Tier.NOTHING)
    assert told.practices[0].forms.groups[0] == nothing
