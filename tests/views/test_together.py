"""The groups on one drawing: none hides another, and no length says what may not be said."""

from itertools import combinations

import pytest

from analysis.position import Position, Zone, ZoneKind
from views.drawing.ground import TriangleGround
from views.drawing.plane import box_around
from views.drawing.shown import Agreed, Area, Centre
from views.drawing.together import RADIUS, Together, Voice, draw_together

GROUND = TriangleGround(names=("Expertise", "Représentation", "Participation"), tokens=6)
Shown = Agreed | Centre | Area
MIDDLE = Area(Zone(ZoneKind.MIDDLE, ()))
POLE = Area(Zone(ZoneKind.POLE, (2,)))


def drawn(*pairs: tuple[Shown, Shown]) -> Together:
    voices = [
        Voice(rank=rank, letter="ABCDE"[rank - 1], current=current, desired=desired)
        for rank, (current, desired) in enumerate(pairs, start=1)
    ]
    return draw_together(GROUND, voices)


@pytest.mark.parametrize("place", [(6, 0, 0), (0, 0, 6), (2, 2, 2), (0, 3, 3)])
def test_five_groups_at_the_same_place_are_all_seen(place: Position) -> None:
    drawing = drawn(*[(Agreed(place), Agreed(place))] * 5)

    assert len(drawing.marks) == 10
    for one, other in combinations(drawing.marks, 2):
        assert (one.at - other.at).length > 2 * RADIUS
    assert sum(not mark.is_aside for mark in drawing.marks) == 1


def test_a_mark_that_is_moved_aside_covers_no_name_of_a_pole() -> None:
    drawing = drawn(*[(Agreed((0, 0, 6)), Agreed((0, 0, 6)))] * 4)

    for mark in drawing.marks:
        if mark.is_aside:
            assert not box_around(mark.at, RADIUS).overlaps(drawing.poles[2].box)


def test_positions_and_zones_have_an_arrow_and_rounded_centres_have_none() -> None:
    """The length of an arrow between two centres would draw how far a group moves."""
    drawing = drawn(
        (Agreed((6, 0, 0)), Agreed((0, 0, 6))),
        (Centre((6, 0, 0)), Centre((0, 6, 0))),
        (MIDDLE, POLE),
    )

    assert [way.rank for way in drawing.ways] == [1, 3]
    assert [patch.rank for patch in drawing.patches] == [3, 3]
