"""How finely a group's forms may be shown: rule 3 of `docs/confidentiality.md`."""

from typing import Final

from analysis.position import Moment, Zone, shares_of, zone_of
from analysis.report import Band, Tier
from analysis.tally import GroupTally

PEOPLE_ELSEWHERE: Final = 3
"""Counts are shown only where at least this many people stand outside the fullest zone."""


FEWEST_IN: Final = {Band.FROM_8: 8, Band.FROM_5: 5, Band.FROM_3: 3, Band.UNDER_3: 0}
"""The fewest people of each band, from the widest band down."""


def band_of(people: int) -> Band:
    return next(band for band, fewest in FEWEST_IN.items() if people >= fewest)


def tier_of(tally: GroupTally) -> Tier:
    """Return how finely a group's forms are shown for one practice."""
    match band_of(tally.unseen):
        case Band.UNDER_3:
            return Tier.NOTHING
        case Band.FROM_3:
            return Tier.ZONE
        case Band.FROM_8 if all(_is_spread_out(tally, moment) for moment in Moment):
            return Tier.COUNTS
        case _:
            return Tier.CENTRE


def _is_spread_out(tally: GroupTally, moment: Moment) -> bool:
    people_in: dict[Zone, int] = {}
    for place, people in tally.at(moment).items():
        zone = zone_of(shares_of(place))
        people_in[zone] = people_in.get(zone, 0) + people
    return max(people_in.values()) <= tally.unseen - PEOPLE_ELSEWHERE
