"""Ève rebuilds nobody from everything that is published together."""

import json
from collections import Counter

import pytest

from analysis.position import Frame, Moment
from analysis.reading import centre, spread
from tests.adversary.reconstruction import Rates, gathered, independent, measure, pooled
from tests.adversary.worlds import SCALE, TRIANGLE, World, publish

FRAMES = [pytest.param(TRIANGLE, 12, id="triangle"), pytest.param(SCALE, 60, id="scale")]
"""Each frame, and how many practices are drawn for each size and population."""

THREE_OR_FOUR = ((3, 3, 3), (4, 4, 4), (3, 3, 12), (4, 4, 12))
FIVE_TO_SEVEN = ((5, 5, 5), (6, 6, 6), (7, 7, 7), (5, 5, 12))
TRIES = 30


def attack(frame: Frame, sizes: tuple[tuple[int, ...], ...], draws: int) -> dict[str, Rates]:
    """Attack both populations, groups alone and beside large ones."""
    return {
        population.__name__: pooled(
            measure(frame, size, population, draws=draws, tries=TRIES) for size in sizes
        )
        for population in (independent, gathered)
    }


@pytest.mark.parametrize(("frame", "draws"), FRAMES)
def test_a_group_of_three_or_four_is_not_rebuilt(frame: Frame, draws: int) -> None:
    for rates in attack(frame, THREE_OR_FOUR, draws).values():
        assert rates.outsider_exact <= 0.01
        assert rates.member_exact <= 0.10
        assert rates.member_side <= 0.12


@pytest.mark.parametrize(("frame", "draws"), FRAMES)
def test_a_group_of_five_to_seven_is_not_rebuilt(frame: Frame, draws: int) -> None:
    for rates in attack(frame, FIVE_TO_SEVEN, draws).values():
        assert rates.outsider_exact <= 0.01
        assert rates.member_exact <= 0.10
        assert rates.member_side <= 0.02


def with_means_and_spreads(frame: Frame, world: World) -> str:
    """Publish what was refused first: a mean with two decimals, and a spread."""
    figures = [
        [*(round(float(share), 2) for share in centre(counts)), round(float(spread(counts)), 2)]
        for group in world.values()
        for counts in (Counter(group[moment]) for moment in Moment)
    ]
    return publish(frame, world) + json.dumps(figures)


def with_close_answers_near_a_pole(frame: Frame, world: World) -> str:
    """Publish what was refused next: that the answers of three people near a pole are close."""
    close = [
        spread(Counter(group[moment])) * 4 <= 1 for group in world.values() for moment in Moment
    ]
    return publish(frame, world) + json.dumps(close)


def test_two_decimals_and_a_spread_would_give_nearly_everyone_away() -> None:
    """The attack is awake: it sees the leaks that the release closed."""
    leaking = measure(
        TRIANGLE, (3, 3, 3), independent, draws=4, tries=6, publish=with_means_and_spreads
    )
    sealed = measure(TRIANGLE, (3, 3, 3), independent, draws=4, tries=6)

    assert leaking.outsider_exact > 0.8
    assert leaking.member_exact > 0.8
    assert sealed.outsider_exact <= 0.05


def test_saying_that_answers_near_a_pole_are_close_would_give_people_away() -> None:
    leaking = measure(
        SCALE, (3, 3, 3), gathered, draws=12, tries=12, publish=with_close_answers_near_a_pole
    )
    sealed = measure(SCALE, (3, 3, 3), gathered, draws=12, tries=12)

    assert leaking.member_side > 0.12
    assert sealed.member_side <= 0.12
