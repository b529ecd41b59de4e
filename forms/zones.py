"""The zones of a frame with the places of each, to place a position in words and in two steps."""

from dataclasses import dataclass
from functools import lru_cache

from analysis.position import Frame, Position, Zone, distance, shares_of, zone_of, zone_point


@dataclass(frozen=True, slots=True, kw_only=True)
class ZonePlaces:
    """One zone and its places, its anchor first."""

    zone: Zone
    places: tuple[Position, ...]

    @property
    def code(self) -> str:
        return zone_code(self.zone)


def zone_code(zone: Zone) -> str:
    """Return the value of the radio of a zone: « pole-0 », « between-0-2 », « middle »."""
    return "-".join((zone.kind, *map(str, zone.poles)))


@lru_cache
def zones_of(frame: Frame) -> tuple[ZonePlaces, ...]:
    """Return the zones: near each pole, between two of them, then in the middle."""
    found: dict[Zone, list[Position]] = {}
    for place in frame.places():
        found.setdefault(zone_of(shares_of(place)), []).append(place)
    order = sorted(found, key=lambda zone: (len(zone.poles) or frame.poles, zone.poles))
    return tuple(ZonePlaces(zone=zone, places=_nearest_first(zone, found[zone])) for zone in order)


def _nearest_first(zone: Zone, places: list[Position]) -> tuple[Position, ...]:
    anchor = zone_point(zone, len(places[0]))
    return tuple(sorted(places, key=lambda place: distance(shares_of(place), anchor)))
