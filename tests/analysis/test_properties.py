"""What is true of every reading, whatever people answer."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from analysis.category import (
    RULE,
    Category,
    categorise,
    is_solid,
)
from analysis.exact import exact_figures
from analysis.finding import find
from analysis.position import Frame, Moment, Position
from analysis.reading import read
from analysis.tally import Answer, PracticeTally
from tests.analysis.strategies import (
    COUNTED,
    COUNTED_OR_NONE,
    GROUPS,
    SCALE,
    UP_TO_THREE_POLES,
    People,
    Person,
    answers,
    frames,
    gathered,
    incomplete,
    tally,
)


def moved(person: Person, where: Sequence[int]) -> Person:
    """Return the person once pole `where[k]` has become pole k."""
    return _moved(person[0], where), _moved(person[1], where)


def _moved(answer: Answer, where: Sequence[int]) -> Answer:
    return tuple(answer[pole] for pole in where) if isinstance(answer, tuple) else answer


def everyone_moved(groups: Mapping[str, People], where: Sequence[int]) -> dict[str, list[Person]]:
    return {code: [moved(person, where) for person in group] for code, group in groups.items()}


def figures(groups: Mapping[str, People]) -> dict[str, Any]:
    return exact_figures(tally(groups))


def without(exact: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: figure for key, figure in exact.items() if key not in keys}


@given(st.data())
def test_the_order_of_people_and_of_groups_is_irrelevant(data: st.DataObject) -> None:
    groups = data.draw(frames().flatmap(answers))
    shuffled = {
        code: data.draw(st.permutations(groups[code]))
        for code in data.draw(st.permutations(list(groups)))
    }

    assert figures(shuffled) == figures(groups)
    facts, shuffled_facts = find(read(tally(groups))), find(read(tally(shuffled)))
    assert shuffled_facts.common_pole == facts.common_pole
    assert set(shuffled_facts.furthest or ()) == set(facts.furthest or ())


@given(st.data())
def test_renaming_the_poles_permutes_the_result(data: st.DataObject) -> None:
    frame = data.draw(frames())
    groups = data.draw(answers(frame))
    where = data.draw(st.permutations(range(frame.poles)))

    before, after = figures(groups), figures(everyone_moved(groups, where))

    centres = {
        code: [[shares[pole] for pole in where] for shares in moments]
        for code, moments in before.get("centre", {}).items()
    }
    assert after.get("centre", {}) == centres
    assert without(after, "centre") == without(before, "centre")


@given(st.data())
def test_renaming_the_poles_renames_the_common_pole(data: st.DataObject) -> None:
    frame = data.draw(frames())
    groups = data.draw(answers(frame))
    where = data.draw(st.permutations(range(frame.poles)))

    before = find(read(tally(groups)))
    after = find(read(tally(everyone_moved(groups, where))))

    assert after.furthest == before.furthest
    named = None if after.common_pole is None else where[after.common_pole]
    assert named == before.common_pole


@given(frames(SCALE).flatmap(answers))
def test_a_scale_reads_alike_in_a_mirror_net_included(groups: dict[str, list[Person]]) -> None:
    before, after = figures(groups), figures(everyone_moved(groups, (1, 0)))

    assert without(after, "centre") == without(before, "centre")
    assert after.get("solid") == before.get("solid")


@given(frames(UP_TO_THREE_POLES).flatmap(lambda frame: answers(frame, people=COUNTED_OR_NONE)))
def test_everyone_twice_changes_nothing_but_may_make_it_net(
    groups: dict[str, list[Person]],
) -> None:
    """Every group has nobody, or at least three people."""
    once, twice = figures(groups), figures({code: group * 2 for code, group in groups.items()})

    assert without(twice, "n", "solid") == without(once, "n", "solid")
    assert twice.get("solid", False) >= once.get("solid", False)


@given(
    frames().flatmap(lambda frame: gathered(frame, COUNTED)),
    st.integers(2, 4),
)
def test_identical_groups_never_diverge(group: list[Person], groups: int) -> None:
    reading = read(tally(dict.fromkeys(GROUPS[:groups], group)))

    assert not categorise(reading).is_divergence
    assert find(reading).furthest is None
    assert {reading.gap(moment) for moment in Moment} == {0}
    assert reading.gap_of_movement == 0


@given(frames().flatmap(answers))
def test_swapping_actuel_and_desire_swaps_the_moments(groups: dict[str, list[Person]]) -> None:
    swapped = {
        code: [(desired, current) for current, desired in group] for code, group in groups.items()
    }
    before, after = figures(groups), figures(swapped)

    for same in ("missing", "n", "gap_movement", "shift", "own_shift"):
        assert after.get(same) == before.get(same)
    assert after.get("gap_current") == before.get("gap_desired")
    assert after.get("gap_desired") == before.get("gap_current")
    for both in ("centre", "spread"):
        assert after.get(both, {}) == {
            code: moments[::-1] for code, moments in before.get(both, {}).items()
        }


@given(frames().flatmap(lambda frame: answers(frame, groups=st.integers(2, 4))))
def test_one_more_group_never_lowers_a_gap(groups: dict[str, list[Person]]) -> None:
    fewer = dict(list(groups.items())[:-1])
    before, after = read(tally(fewer)), read(tally(groups))

    for moment in Moment:
        assert after.gap(moment) >= before.gap(moment)
    assert after.gap_of_movement >= before.gap_of_movement


@given(frames().flatmap(answers))
def test_there_is_always_exactly_one_category(groups: dict[str, list[Person]]) -> None:
    """The first row that holds gives it, and every row before it does not hold."""
    reading = read(tally(groups))
    category = categorise(reading)

    holding = [row.holds(reading) for row in RULE]
    assert RULE[holding.index(True)].category is category
    assert category in Category


SIDES: tuple[tuple[int, int], ...] = ((0, 1), (0, 2), (1, 2), (1, 0), (2, 0), (2, 1))


def _embedded(answer: Answer, side: tuple[int, int]) -> Answer:
    if not isinstance(answer, tuple):
        return answer
    tokens = dict(zip(side, answer, strict=True))
    return tuple(tokens.get(pole, 0) for pole in range(3))


@given(frames(SCALE).flatmap(answers), st.sampled_from(SIDES))
def test_a_scale_in_the_side_of_a_triangle_reads_the_same(
    groups: dict[str, list[Person]], side: tuple[int, int]
) -> None:
    """*Net* aside: a triangle has more neighbours."""
    embedded = {
        code: [(_embedded(current, side), _embedded(desired, side)) for current, desired in group]
        for code, group in groups.items()
    }
    scale, triangle = figures(groups), figures(embedded)

    assert without(triangle, "centre", "solid") == without(scale, "centre", "solid")
    for code, moments in scale.get("centre", {}).items():
        for on_scale, on_triangle in zip(moments, triangle["centre"][code], strict=True):
            assert [on_triangle[pole] for pole in side] == on_scale


def one_token_away(place: Position) -> list[Position]:
    """Every place that one token moved from one pole to another leads to."""
    return [
        tuple(tokens - (pole == giver) + (pole == taker) for pole, tokens in enumerate(place))
        for giver in range(len(place))
        for taker in range(len(place))
        if giver != taker and place[giver]
    ]


def every_move(groups: Mapping[str, People]) -> list[PracticeTally]:
    """Every practice in which one counted person has one position one token away."""
    practices = []
    for code, group in groups.items():
        for rank, (current, desired) in enumerate(group):
            assert isinstance(current, tuple)
            assert isinstance(desired, tuple)
            others = [*group[:rank], *group[rank + 1 :]]
            for stands in one_token_away(current):
                practices.append(tally({**groups, code: [*others, (stands, desired)]}))
            for wants in one_token_away(desired):
                practices.append(tally({**groups, code: [*others, (current, wants)]}))
    return practices


@given(frames().flatmap(lambda frame: answers(frame, people=COUNTED_OR_NONE)))
def test_net_really_survives_any_one_move(groups: dict[str, list[Person]]) -> None:
    """Both ways: what is *net* survives every move, and what is not has a move that breaks it."""
    practice = tally(groups)
    reading = read(practice)
    category = categorise(reading)

    survives = all(categorise(read(other)) is category for other in every_move(groups))
    assert is_solid(practice, reading) is survives


@given(frames().flatmap(answers))
def test_groups_close_at_both_moments_never_diverge(groups: dict[str, list[Person]]) -> None:
    """Two gaps under 5/24 leave the gap of movement under 5/12."""
    reading = read(tally(groups))

    assert reading.gap_of_movement <= sum(reading.gap(moment) for moment in Moment)
    if all(reading.gap(moment) < Fraction(5, 24) for moment in Moment):
        assert not categorise(reading).is_divergence


@given(st.data())
def test_an_incomplete_answer_changes_nothing(data: st.DataObject) -> None:
    frame = data.draw(frames())
    groups = data.draw(answers(frame))
    code = data.draw(st.sampled_from(sorted(groups)))
    more = [*groups[code], *data.draw(st.lists(incomplete(frame), min_size=1, max_size=3))]

    assert figures({**groups, code: more}) == figures(groups)


@given(
    frames().flatmap(lambda frame: answers(frame, groups=st.just(3), people=COUNTED)),
    st.integers(0, 2),
)
def test_a_missing_group_blocks_only_accords(groups: dict[str, list[Person]], few: int) -> None:
    """What tells groups apart stands without it; an accord is not proclaimed without everyone."""
    missing = {**groups, GROUPS[3]: groups[GROUPS[0]][:few]}
    before, after = figures(groups), figures(missing)

    category = Category(before["headline"])
    expected = Category.INSUFFICIENT if category.is_convergence else category
    assert after["headline"] == expected
    assert after["missing"] == [GROUPS[3]]
    unchanged = without(before, "headline", "missing", "n", "solid")
    assert without(after, "headline", "missing", "n", "solid") == unchanged


@given(st.data())
def test_every_figure_stays_within_its_bounds(data: st.DataObject) -> None:
    frame = data.draw(frames())
    reading = read(tally(data.draw(answers(frame))))

    for moment in Moment:
        assert 0 <= reading.gap(moment) <= 1
    assert 0 <= reading.gap_of_movement <= 2
    shifts = [group.own_shift for group in reading.groups.values()]
    assert 0 <= reading.shift <= max(shifts, default=Fraction()) <= 1
    for group in reading.groups.values():
        for moment in Moment:
            shares = group.centres[moment]
            assert sum(shares) == 1
            assert min(shares) >= 0
            furthest = 2 * (1 - sum(share * share for share in shares))
            assert 0 <= group.spreads[moment] <= furthest <= 2 * (1 - Fraction(1, frame.poles))
        assert sum(group.movement) == 0


@given(frames(SCALE), st.integers(1, 4))
def test_two_halves_at_the_two_ends_of_a_scale_are_as_spread_as_can_be(
    frame: Frame, people: int
) -> None:
    low, high = (0, frame.tokens), (frame.tokens, 0)
    halves: list[Person] = [(low, low), (high, high), (low, high), (high, low)]

    reading = read(tally({"board": halves * people}))

    assert set(reading.groups["board"].spreads.values()) == {1}
