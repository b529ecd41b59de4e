"""What is drawn of one moment: only what the report releases, told apart by type."""

from dataclasses import dataclass

from analysis.position import Position, Shares, Zone, shares_of
from analysis.report import PlaceCount, ReleasedMoment


@dataclass(frozen=True, slots=True)
class Agreed:
    """The place that a group agreed on in its workshop, or agreed to show in an open reading."""

    place: Position

    @property
    def shares(self) -> Shares:
        return shares_of(self.place)


@dataclass(frozen=True, slots=True)
class Centre:
    """The rounded centre of the forms of 5 to 7 people."""

    place: Position

    @property
    def shares(self) -> Shares:
        return shares_of(self.place)


@dataclass(frozen=True, slots=True)
class Area:
    """The zone of the forms of 3 or 4 people: perhaps nobody's place."""

    zone: Zone


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many people stand at each place, from 8 people on or in an open reading."""

    places: tuple[PlaceCount, ...]


Shown = Agreed | Centre | Area | Crowd


def shown_of(moment: ReleasedMoment) -> Shown:
    """Return the finest thing that was released of this moment."""
    if moment.only_place is not None:
        return Agreed(moment.only_place)
    if moment.counts:
        return Crowd(moment.counts)
    if moment.centre is not None:
        return Centre(moment.centre)
    return Area(moment.zone)
