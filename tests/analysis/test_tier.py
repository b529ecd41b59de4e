"""How finely a group is shown, by how many people answered."""

import pytest

from analysis.position import Position
from analysis.report import Band, Tier
from analysis.tally import GroupTally
from analysis.tier import band_of, tier_of
from tests.analysis.questionnaires import people, still

A, B, MIDDLE = (6, 0, 0), (0, 6, 0), (2, 2, 2)


@pytest.mark.parametrize(
    ("counted", "band"),
    [
        (0, Band.UNDER_3),
        (2, Band.UNDER_3),
        (3, Band.FROM_3),
        (4, Band.FROM_3),
        (5, Band.FROM_5),
        (7, Band.FROM_5),
        (8, Band.FROM_8),
        (500, Band.FROM_8),
    ],
)
def test_how_many_people_count_is_told_as_a_band(counted: int, band: Band) -> None:
    assert band_of(counted) is band


@pytest.mark.parametrize(
    ("counted", "tier"),
    [
        (0, Tier.NOTHING),
        (2, Tier.NOTHING),
        (3, Tier.ZONE),
        (4, Tier.ZONE),
        (5, Tier.CENTRE),
        (7, Tier.CENTRE),
        (8, Tier.COUNTS),
    ],
)
def test_more_people_are_shown_more_finely(counted: int, tier: Tier) -> None:
    spread_out = [A, B, MIDDLE] * 3

    assert tier_of(still(*spread_out[:counted])) is tier


@pytest.mark.parametrize(
    ("typed", "tier"),
    [(1, Tier.CENTRE), (3, Tier.CENTRE), (4, Tier.ZONE), (5, Tier.ZONE), (6, Tier.NOTHING)],
)
def test_forms_typed_by_a_reader_lower_the_tier(typed: int, tier: Tier) -> None:
    places: dict[Position, int] = {A: 3, B: 3, MIDDLE: 2}

    assert tier_of(GroupTally(current=places, desired=places, typed=typed)) is tier


@pytest.mark.parametrize(("elsewhere", "tier"), [(3, Tier.COUNTS), (2, Tier.CENTRE)])
def test_counts_are_shown_only_when_three_people_stand_outside_the_fullest_zone(
    elsewhere: int, tier: Tier
) -> None:
    """At either moment; places of one zone are gathered."""
    gathered = [A] * 4 + [(4, 1, 1)] * (6 - elsewhere) + [MIDDLE] * (elsewhere - 1) + [B]
    spread_out = [A, B, MIDDLE] * 3 + [B]

    assert tier_of(people(gathered, spread_out)) is tier
    assert tier_of(people(spread_out, gathered)) is tier


def test_typed_forms_do_not_stand_for_people_elsewhere() -> None:
    places: dict[Position, int] = {A: 6, MIDDLE: 3}

    assert tier_of(GroupTally(current=places, desired=places)) is Tier.COUNTS
    assert tier_of(GroupTally(current=places, desired=places, typed=1)) is Tier.CENTRE
