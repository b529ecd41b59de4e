"""What may be shown of one group's forms for one practice: zone, centre or counts, and a word."""

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import Final

from analysis.category import SPREAD
from analysis.position import (
    Frame,
    Moment,
    Position,
    Shares,
    ZoneKind,
    shares_of,
    zone_of,
)
from analysis.reading import GroupReading, read_group
from analysis.report import Closeness, GroupForms, PlaceCount, ReleasedMoment, SkipCount, Tier
from analysis.tally import GroupTally
from analysis.tier import band_of, tier_of

FINEST_GRID: Final = 12
SCALE: Final = 2
"""The poles of a scale."""

CLOSE_SPREAD: Final = Fraction(1, 2)


def release_group(
    frame: Frame, code: str, tally: GroupTally, *, barely_changed: bool = False
) -> GroupForms:
    """Return what may be shown of one group's forms for one practice.

    Of a group that `barely_changed` since an earlier edition, only the zone, without a word more;
    on a scale nothing, since its three zones are too few to hide who came or left (decision 17).
    """
    tier = tier_of(tally)
    band = band_of(tally.unseen)
    if tier is Tier.NOTHING or (barely_changed and frame.poles == SCALE):
        return GroupForms(group=code, band=band, tier=Tier.NOTHING)
    reading = read_group(tally)
    if barely_changed:
        zones = (ReleasedMoment(zone=zone_of(reading.centres[moment])) for moment in Moment)
        return GroupForms(
            group=code,
            band=band,
            tier=Tier.ZONE,
            current=next(zones),
            desired=next(zones),
            barely_changed=True,
        )
    current, desired = (_release_moment(frame, tier, reading, tally, moment) for moment in Moment)
    return GroupForms(group=code, band=band, tier=tier, current=current, desired=desired)


def _release_moment(
    frame: Frame, tier: Tier, reading: GroupReading, tally: GroupTally, moment: Moment
) -> ReleasedMoment:
    centre, spread = reading.centres[moment], reading.spreads[moment]
    zone = zone_of(centre)
    if tier is Tier.ZONE:
        told = None if zone.kind is ZoneKind.POLE else _closeness(spread)
        return ReleasedMoment(zone=zone, closeness=told)
    if tier is Tier.CENTRE:
        seen = rounded_centre(frame, centre)
        # The zone is that of the centre which is shown: the true one would say more.
        return ReleasedMoment(
            zone=zone_of(shares_of(seen)), closeness=_closeness(spread), centre=seen
        )
    counts = tally.at(moment)
    skips = tally.skips.get(moment, {})
    return ReleasedMoment(
        zone=zone,
        closeness=Closeness.FAR_APART if spread >= SPREAD else _closeness(spread),
        counts=people_at(counts),
        skips=tuple(SkipCount(skip=skip, people=skips[skip]) for skip in sorted(skips)),
    )


def people_at(counts: Mapping[Position, int]) -> tuple[PlaceCount, ...]:
    """Return how many people stand at each place, in the order of `Frame.places`."""
    return tuple(
        PlaceCount(position=place, people=counts[place]) for place in sorted(counts, reverse=True)
    )


def _closeness(spread: Fraction) -> Closeness:
    return Closeness.CLOSE if spread <= CLOSE_SPREAD else Closeness.LESS_CLOSE


def rounded_centre(frame: Frame, centre: Shares) -> Position:
    """Return the nearest point of the half-token lattice, never finer than 1/12 of the frame.

    In lattice units, which sum to `min(2N, 12)`. Every coordinate is at least one unit; ties go
    towards the middle, then to the first pole.
    """
    grid = min(2 * frame.tokens, FINEST_GRID)
    inner = Frame(poles=frame.poles, tokens=grid - frame.poles)
    scale = lcm(*(share.denominator for share in centre))
    wanted = [int(share * grid * scale) for share in centre]

    def preference(point: Position) -> tuple[int, int, Position]:
        away = sum(abs(units * scale - want) for units, want in zip(point, wanted, strict=True))
        eccentric = sum(abs(units * frame.poles - grid) for units in point)
        return away, eccentric, tuple(-units for units in point)

    points = (tuple(units + 1 for units in place) for place in inner.places())
    return min(points, key=preference)
