"""What was typed for one moment, whichever the way, and the answer that it makes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from analysis.position import Frame, Position, Skip, shares_of, zone_of
from analysis.tally import Answer
from forms import messages
from forms.ways import Way, way_for
from forms.zones import zone_code, zones_of

UNPLACED: Final = "unplaced"
"""The radio that takes a choice back: not an answer, unlike the three skips."""


class HalfPlacedError(ValueError):
    """Tokens are left to place, or a zone was chosen and no place in it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPosition:
    """The controls of one moment as they were sent: its way, radio, zone, and boxes of tokens."""

    way: Way
    chosen: str = ""
    zone: str = ""
    tokens: tuple[str, ...] = ()

    def read(self, frame: Frame, saved: Answer = None) -> Answer:
        """Return the answer; raise ValueError with what to do when there is none such.

        `saved` tells which is older when tokens and a skip come together: the one already saved.
        """
        if self.way is Way.TOKENS:
            return self._read_tokens(frame, saved)
        if self.way is Way.WORDS and self.zone and not self.is_no_place:
            return read_in_zone(self.zone, self.chosen, frame)
        return read_choice(self.chosen, frame)

    def _read_tokens(self, frame: Frame, saved: Answer) -> Answer:
        untouched = isinstance(saved, tuple) and self.tokens == tuple(map(str, saved))
        if self.is_no_place and (untouched or not any(self.tokens)):
            return read_choice(self.chosen, frame)
        if _is_skip(self.chosen) and self.chosen != saved:
            raise ValueError(messages.TOKENS_AND_SKIP)
        return self._read_counts(frame) if any(self.tokens) else None

    def _read_counts(self, frame: Frame) -> Position:
        if self.counts is None:
            raise ValueError(messages.TOKENS_ARE_NUMBERS)
        if frame.holds(self.counts):
            return tuple(self.counts)
        placed = sum(self.counts)
        refusal = HalfPlacedError if placed < frame.tokens else ValueError
        raise refusal(messages.tokens_left(frame.tokens, placed))

    @property
    def is_no_place(self) -> bool:
        """Whether a radio says by itself that there is no place."""
        return self.chosen == UNPLACED or _is_skip(self.chosen)

    @property
    def counts(self) -> list[int] | None:
        """The tokens of each box, an empty one being 0; nothing when they are not numbers."""
        if all(text == "" or (text.isdecimal() and len(text) <= 4) for text in self.tokens):
            return [int(text or 0) for text in self.tokens]
        return None

    def has_tokens_waiting(self, frame: Frame) -> bool:
        """Say whether tokens were shared out and make no place yet."""
        return any(self.tokens) and (self.counts is None or not frame.holds(self.counts))


def typed_position(
    name: str, first: Callable[[str], str], frame: Frame, wanted: str = ""
) -> TypedPosition:
    """Gather the controls of a moment; `first` gives the first value sent under a name.

    `wanted` is the way to show when none was sent with the answer.
    """
    tokens = tuple(first(f"{name}-{pole}").strip() for pole in range(1, frame.poles + 1))
    way = first(f"{name}-way") or (Way.TOKENS if any(tokens) else wanted)
    return TypedPosition(
        way=way_for(frame, way), chosen=first(name), zone=first(f"{name}-zone"), tokens=tokens
    )


def read_choice(value: str, frame: Frame) -> Answer:
    """Read the value of a radio; raise ValueError with what to do when there is none such."""
    if value in ("", UNPLACED):
        return None
    if _is_skip(value):
        return Skip(value)
    parts = value.split("-")
    position = tuple(int(part) for part in parts if part.isdecimal() and len(part) <= 4)
    if len(position) != len(parts) or not frame.holds(position):
        raise ValueError(messages.NO_SUCH_PLACE)
    return position


def read_in_zone(zone: str, chosen: str, frame: Frame) -> Position:
    """Read a place in a zone: the zone was chosen last when the place stands in another one."""
    places = next((each.places for each in zones_of(frame) if each.code == zone), ())
    if len(places) == 1:
        return places[0]
    place = read_choice(chosen, frame)
    if not isinstance(place, tuple) or zone_code(zone_of(shares_of(place))) != zone:
        raise HalfPlacedError(messages.PLACE_IN_ZONE_NEEDED)
    return place


def value_of(answer: Answer) -> str:
    """Return the value of the radio that stands for an answer: « 4-1-1 », a skip, or nothing."""
    match answer:
        case None:
            return ""
        case Skip():
            return answer.value
        case _:
            return "-".join(map(str, answer))


def _is_skip(value: str) -> bool:
    return value in tuple(Skip)
