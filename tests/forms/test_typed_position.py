"""The same answer comes out of the triangle, of words and of tokens."""

from dataclasses import replace

import pytest

from analysis.position import Frame, Position, Skip
from analysis.tally import Answer
from forms.typed_position import HalfPlacedError, TypedPosition
from forms.ways import Way, way_for, ways_of
from forms.zones import zones_of

TRIANGLE = Frame(poles=3, tokens=6)
SCALE = Frame(poles=2, tokens=4)
OCAI = Frame(poles=4, tokens=100)
IN_WORDS = TypedPosition(way=Way.WORDS)
IN_TOKENS = TypedPosition(way=Way.TOKENS)


@pytest.mark.parametrize(
    ("frame", "ways"),
    [
        (TRIANGLE, (Way.TRIANGLE, Way.WORDS, Way.TOKENS)),
        (SCALE, (Way.WORDS, Way.TOKENS)),
        (OCAI, (Way.TOKENS,)),
    ],
)
def test_a_frame_has_the_ways_that_fit_it_and_shows_its_first(
    frame: Frame, ways: tuple[Way, ...]
) -> None:
    assert ways_of(frame) == ways
    assert {way_for(frame, wanted) for wanted in ways} == set(ways)
    assert way_for(frame, "by magic") is ways[0]


def test_seven_zones_share_the_28_places_among_them() -> None:
    zones = zones_of(TRIANGLE)
    assert [zone.code for zone in zones] == [
        "pole-0",
        "pole-1",
        "pole-2",
        "between-0-1",
        "between-0-2",
        "between-1-2",
        "middle",
    ]
    assert [len(zone.places) for zone in zones] == [6, 6, 6, 3, 3, 3, 1]
    assert sorted(place for zone in zones for place in zone.places) == sorted(TRIANGLE.places())


def test_the_anchor_of_a_zone_is_its_first_place() -> None:
    anchors = [zone.places[0] for zone in zones_of(TRIANGLE)]
    assert anchors == [
        (6, 0, 0),
        (0, 6, 0),
        (0, 0, 6),
        (3, 3, 0),
        (3, 0, 3),
        (0, 3, 3),
        (2, 2, 2),
    ]


@pytest.mark.parametrize("place", sorted(TRIANGLE.places()))
def test_every_place_can_be_given_in_the_three_ways(place: Position) -> None:
    value = "-".join(map(str, place))
    zone = next(zone.code for zone in zones_of(TRIANGLE) if place in zone.places)
    for typed in (
        TypedPosition(way=Way.TRIANGLE, chosen=value),
        TypedPosition(way=Way.WORDS, zone=zone, chosen=value),
        TypedPosition(way=Way.TOKENS, tokens=tuple(map(str, place))),
    ):
        assert typed.read(TRIANGLE) == place


def test_a_zone_alone_is_not_a_place_unless_it_has_only_one() -> None:
    with pytest.raises(HalfPlacedError, match="choose one of the places"):
        replace(IN_WORDS, zone="pole-0").read(TRIANGLE)
    assert replace(IN_WORDS, zone="middle").read(TRIANGLE) == (2, 2, 2)


def test_a_place_hidden_in_another_zone_is_not_taken_for_the_answer() -> None:
    with pytest.raises(HalfPlacedError):
        replace(IN_WORDS, zone="pole-1", chosen="6-0-0").read(TRIANGLE)
    assert replace(IN_WORDS, zone="middle", chosen="6-0-0").read(TRIANGLE) == (2, 2, 2)


@pytest.mark.parametrize(("chosen", "answer"), [("unplaced", None), *((s, s) for s in Skip)])
def test_a_skip_or_nothing_stands_whatever_zone_is_still_open(
    chosen: str, answer: Skip | None
) -> None:
    assert replace(IN_WORDS, zone="pole-0", chosen=chosen).read(TRIANGLE) is answer


@pytest.mark.parametrize("zone", ["nowhere", "pole-9", "<b>"])
def test_a_zone_that_does_not_exist_gives_no_place(zone: str) -> None:
    with pytest.raises(ValueError, match="choose one of the places"):
        replace(IN_WORDS, zone=zone, chosen="6-0-0").read(TRIANGLE)


@pytest.mark.parametrize(
    ("chosen", "tokens", "saved", "answer"),
    [
        ("4-1-1", ("3", "2", "1"), (4, 1, 1), (3, 2, 1)),  # the tokens are what one sees
        ("4-1-1", ("", "", ""), (4, 1, 1), None),
        ("does_not_know", ("4", "1", "1"), (4, 1, 1), Skip.DOES_NOT_KNOW),
        ("unplaced", ("4", "1", "1"), (4, 1, 1), None),
        ("does_not_know", ("4", "1", "1"), Skip.DOES_NOT_KNOW, (4, 1, 1)),
        ("unplaced", ("4", "1", "1"), None, (4, 1, 1)),
    ],
)
def test_with_tokens_what_changed_since_it_was_saved_is_what_is_meant(
    chosen: str, tokens: tuple[str, ...], saved: Answer, answer: Answer
) -> None:
    assert replace(IN_TOKENS, chosen=chosen, tokens=tokens).read(TRIANGLE, saved) == answer


def test_on_the_triangle_the_hidden_tokens_say_nothing() -> None:
    typed = TypedPosition(way=Way.TRIANGLE, chosen="2-2-2", tokens=("6", "0", "0"))
    assert typed.read(TRIANGLE) == (2, 2, 2)
