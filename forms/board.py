"""One moment of one practice as plain data, which one macro renders.

Iterating the options of a WTForms field costs thirty times as much.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.position import Frame, Moment, Position, Skip, Zone, ZoneKind
from analysis.wording import SKIPS, ZONE_QUESTIONS, Translations, place_words, zone_words
from forms.lattice import Drawing, drawing_of, lattice_lines, lattice_rows
from forms.position_field import PositionField
from forms.typed_position import UNPLACED, value_of
from forms.ways import Way, ways_of
from forms.zones import ZonePlaces, zones_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """A pole as it is said on the page, and what was typed for it when tokens are typed."""

    name: str
    sentence: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One radio: its value, and the words that a screen reader says."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneChoice:
    """The radio of a zone, whether it is open, what is asked then, and the places that it opens."""

    value: str
    words: str
    is_open: bool
    places: tuple[Choice, ...]
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything the macro needs to draw one moment of one practice.

    `id` names the board on its page, `name` its field in the form. `lines` is the path of the
    ruled triangle behind the points, one unit per token. `ways` are those that one may switch to,
    and is empty where only the drawn one is offered. `tokens_left` is nothing unless tokens were
    shared out and some are still to be placed.
    """

    id: str
    name: str
    moment: Moment
    drawing: Drawing
    tokens: int
    corners: tuple[Corner, ...]
    rows: tuple[tuple[Choice, ...], ...]
    skips: tuple[Choice, ...]
    chosen: str
    said: str
    way: Way
    ways: tuple[Way, ...] = ()
    zones: tuple[ZoneChoice, ...] = ()
    tokens_left: int | None = None
    errors: tuple[str, ...] = ()
    lines: str = ""


def board(
    field: PositionField,
    moment: Moment,
    *,
    poles: Sequence[str],
    sentences: Sequence[str],
    words: Translations,
    offers_ways: bool = False,
    asks: bool = False,
) -> Board:
    """Lay out a field for its macro; `sentences` has one per pole, or is empty.

    With `asks`, a zone asks on which side its place is.
    """
    drawing = drawing_of(field.frame)
    said = tuple(sentences) or ("",) * len(poles)
    return Board(
        id=field.id,
        name=field.name,
        moment=moment,
        drawing=drawing,
        tokens=field.frame.tokens,
        corners=tuple(
            Corner(name=name, sentence=sentence, typed=tokens)
            for name, sentence, tokens in zip(poles, said, field.boxes, strict=True)
        ),
        rows=() if drawing is Drawing.TOKENS else _choices(field.frame, poles, words),
        skips=(*_skips(words), Choice(value=UNPLACED, words=words.gettext("Not placed yet"))),
        chosen=field.chosen,
        said=place_words(field.data, poles, words) if isinstance(field.data, tuple) else "",
        way=field.way,
        ways=ways_of(field.frame) if offers_ways else (),
        zones=_zones(field, poles, words, asks=asks)
        if offers_ways and drawing is Drawing.TRIANGLE
        else (),
        tokens_left=_tokens_left(field),
        errors=tuple(map(str, field.errors)),
        lines=lattice_lines(field.frame.tokens) if drawing is Drawing.TRIANGLE else "",
    )


def _tokens_left(field: PositionField) -> int | None:
    """Return how many tokens are left while some are waiting for the others."""
    counts = field.typed.counts
    if counts is None or not field.typed.has_tokens_waiting(field.frame):
        return None
    return field.frame.tokens - sum(counts)


def _choices(
    frame: Frame, poles: Sequence[str], words: Translations
) -> tuple[tuple[Choice, ...], ...]:
    return tuple(_row(row, poles, words) for row in lattice_rows(frame))


def _row(
    places: Sequence[Position], poles: Sequence[str], words: Translations
) -> tuple[Choice, ...]:
    return tuple(
        Choice(value=value_of(place), words=place_words(place, poles, words)) for place in places
    )


def _zones(
    field: PositionField, poles: Sequence[str], words: Translations, *, asks: bool
) -> tuple[ZoneChoice, ...]:
    return tuple(
        ZoneChoice(
            value=each.code,
            words=zone_words(each.zone, poles, words),
            is_open=_is_open(each, field),
            places=_row(_in_order(each) if asks else each.places, poles, words),
            question=_question_of(each.zone, words) if asks else "",
        )
        for each in zones_of(field.frame)
    )


def _in_order(zone: ZonePlaces) -> tuple[Position, ...]:
    """Return the places between two poles from one pole to the other; others stay nearest first."""
    if zone.zone.kind is not ZoneKind.BETWEEN:
        return zone.places
    one, other = zone.zone.poles
    return tuple(sorted(zone.places, key=lambda place: place[other] - place[one]))


def _question_of(zone: Zone, words: Translations) -> str:
    asked = ZONE_QUESTIONS.get(zone.kind)
    return words.gettext(asked) if asked else ""


def _is_open(zone: ZonePlaces, field: PositionField) -> bool:
    if field.typed.zone and field.way is Way.WORDS:
        return field.typed.zone == zone.code
    return field.chosen in map(value_of, zone.places)


def _skips(words: Translations) -> tuple[Choice, ...]:
    return tuple(Choice(value=skip.value, words=words.gettext(SKIPS[skip])) for skip in Skip)
