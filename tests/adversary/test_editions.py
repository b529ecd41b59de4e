"""Two editions of one group: nobody who came or left is singled out by their difference.

PROMISE P3, under what favours the attacker most: everybody else answered the very same again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement
from random import Random

import pytest

from analysis.comparison import compare
from analysis.group_forms import release_group, rounded_centre
from analysis.position import Frame, Position, Zone, zone_of
from analysis.release import release
from analysis.report import ReleasedMoment, Report
from analysis.tally import GroupTally
from tests.adversary.worlds import SCALE, TRIANGLE, Places, places_of
from tests.analysis.questionnaires import practice, questionnaire, still

Shown = ReleasedMoment | None
SAMPLE = 400
SELDOM = Fraction(1, 100)
"""The target of P4 for an outsider, which two editions together must not exceed."""


def shown(frame: Frame, places: Places, *, barely_changed: bool) -> Shown:
    counts = Counter(places)
    tally = GroupTally(current=counts, desired=counts)
    return release_group(frame, "g1", tally, barely_changed=barely_changed).current


def singled_out(people: int, *, rule: bool) -> Iterator[Position]:
    """Yield each answer of a newcomer that two published editions of a scale leave alone."""
    consistent: dict[tuple[Shown, Shown], set[Position]] = defaultdict(set)
    for before in combinations_with_replacement(places_of(SCALE), people):
        first = shown(SCALE, before, barely_changed=False)
        for newcomer in places_of(SCALE):
            after = tuple(sorted((*before, newcomer)))
            second = shown(SCALE, after, barely_changed=rule)
            consistent[first, second].add(newcomer)
    return (answers.pop() for answers in consistent.values() if len(answers) == 1)


@pytest.mark.parametrize("people", [3, 5, 6, 8])
def test_on_a_scale_nobody_is_singled_out(people: int) -> None:
    """Every set of answers, and every newcomer."""
    assert list(singled_out(people, rule=True)) == []


@pytest.mark.parametrize("people", [5, 6, 8])
def test_without_the_rule_somebody_would_be(people: int) -> None:
    """The attack works: the test above proves something."""
    assert list(singled_out(people, rule=False)) != []


@cache
def sums_behind(people: int) -> Mapping[Position, list[Position]]:
    """Return, by the centre that is shown of a triangle, every sum of tokens that gives it."""
    total = TRIANGLE.tokens * people
    behind: dict[Position, list[Position]] = defaultdict(list)
    for tokens in Frame(poles=3, tokens=total).places():
        shares = tuple(Fraction(each, total) for each in tokens)
        behind[rounded_centre(TRIANGLE, shares)].append(tokens)
    return behind


def zone_with(tokens: Position, newcomer: Position) -> Zone:
    together = [one + other for one, other in zip(tokens, newcomer, strict=True)]
    return zone_of([Fraction(each, sum(together)) for each in together])


@pytest.mark.parametrize("people", [5, 7])
def test_on_the_triangle_it_stays_as_seldom_as_within_one_edition(people: int) -> None:
    """The zone of one more person, beside the centre of the edition before."""
    draw = Random(20270301)
    alone = 0
    for _ in range(SAMPLE):
        places = draw.choices(places_of(TRIANGLE), k=people)
        newcomer = draw.choice(places_of(TRIANGLE))
        tokens = tuple(sum(column) for column in zip(*places, strict=True))
        centre = rounded_centre(TRIANGLE, tuple(Fraction(each, sum(tokens)) for each in tokens))
        zone = zone_with(tokens, newcomer)
        alone += _is_alone(sums_behind(people)[centre], zone)
    assert Fraction(alone, SAMPLE) <= SELDOM


def _is_alone(sums: list[Position], zone: Zone) -> bool:
    """Whether a single answer of a newcomer gives this zone, whatever stands behind the centre."""
    found: set[Position] = set()
    for tokens in sums:
        for newcomer in places_of(TRIANGLE):
            if newcomer not in found and zone_with(tokens, newcomer) == zone:
                found.add(newcomer)
                if len(found) > 1:
                    return False
    return True


def test_nothing_of_a_group_that_barely_changed_is_set_side_by_side() -> None:
    """Whatever its answers were, the comparison is the same."""
    asked = questionnaire()

    def edition(first: GroupTally, near: Mapping[str, list[str]] | None = None) -> Report:
        tally = practice(g1=first, g2=still(*[(2, 2, 2)] * 5), g3=still(*[(2, 2, 2)] * 5))
        return release(asked, {"p1": tally}, turnout={}, barely_changed=near)

    near = {"g1": ["p1"]}
    before = edition(still(*[(2, 2, 2)] * 5))
    seen = {
        compare(before, edition(still(*[(2, 2, 2)] * 5, newcomer), near)).practices[0].forms
        for newcomer in places_of(TRIANGLE)
    }
    assert len(seen) == 1
    [only] = seen
    assert only is not None
    assert not only.groups[0].is_beside
