"""What typing sheets of paper costs a group: how finely it can be shown, at most."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from analysis.report import Band
from analysis.tier import FEWEST_IN
from forms.lazy import _l

SHOWN: Final = {
    Band.FROM_8: _l("how many people stand at each place"),
    Band.FROM_5: _l("a rounded place"),
    Band.FROM_3: _l("a zone only"),
    Band.UNDER_3: _l("nothing"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """From `fewest` to `most` sheets typed (no upper end: nothing), `shown` is the finest."""

    fewest: int
    most: int | None
    shown: str


def costs_of(expected: int) -> tuple[Cost, ...]:
    """Return what so many people can see of themselves, by how many of their sheets are typed.

    It is counted from the people who are expected, never from the answers that came.
    """
    return tuple(_costs(expected))


def _costs(expected: int) -> Iterator[Cost]:
    typed = 0
    for band, people in FEWEST_IN.items():
        if band is Band.UNDER_3:
            yield Cost(fewest=typed, most=None, shown=SHOWN[band])
        elif expected - people >= typed:
            yield Cost(fewest=typed, most=expected - people, shown=SHOWN[band])
            typed = expected - people + 1
