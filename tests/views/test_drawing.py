"""A drawing shows what was released, and nothing finer."""

from dataclasses import replace

import pytest

from analysis.position import MIDDLE, Frame, Moment, Zone, ZoneKind, shares_of, zone_of
from analysis.report import Closeness, PlaceCount, ReleasedMoment
from views.drawing.bars import draw_bars
from views.drawing.drawing import draw, ground_for
from views.drawing.drawn import Captions, Drawing
from views.drawing.ground import Ground
from views.drawing.marks import Shape, arrow_between, outline_of, shape_of_rank
from views.drawing.plane import Point, number
from views.drawing.shown import Agreed, Area, Centre, Crowd, Shown, shown_of

CAPTIONS = Captions(current="today", desired="wished for", both=("today", "and wished for"))
TRIANGLE = Frame(poles=3, tokens=6)
FIRST = Zone(ZoneKind.POLE, (0,))
SIDE = Zone(ZoneKind.BETWEEN, (1, 2))


@pytest.fixture
def triangle() -> Ground:
    ground = ground_for(("Expertise", "Representation", "Participation"), 6)
    assert ground is not None
    return ground


@pytest.fixture
def line() -> Ground:
    ground = ground_for(("Not at all", "Entirely"), 4)
    assert ground is not None
    return ground


def drawn(ground: Ground, current: Shown, desired: Shown) -> Drawing:
    (drawing,) = draw(ground, current, desired, shape=Shape.SQUARE, captions=CAPTIONS)
    return drawing


def holds(corners: tuple[Point, ...], point: Point) -> bool:
    """Say whether a convex polygon holds a point, its border included."""
    turns = [
        (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
        for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)
    ]
    return all(turn >= -1e-6 for turn in turns) or all(turn <= 1e-6 for turn in turns)


def test_a_group_position_is_hollow_then_arrow_then_filled(triangle: Ground) -> None:
    drawing = drawn(triangle, Agreed((4, 1, 1)), Agreed((0, 3, 3)))

    assert [mark.moment for mark in drawing.marks] == [Moment.CURRENT, Moment.DESIRED]
    assert drawing.arrow is not None
    assert drawing.patches == ()


def test_a_group_that_stays_has_a_ring_and_no_arrow(triangle: Ground) -> None:
    drawing = drawn(triangle, Agreed((2, 2, 2)), Agreed((2, 2, 2)))

    ring, mark = drawing.marks
    assert ring.radius > mark.radius
    assert drawing.arrow is None
    assert [words.lines for words in drawing.captions] == [CAPTIONS.both]


def test_the_zone_of_a_small_group_is_an_area_with_no_mark_at_all(triangle: Ground) -> None:
    """A mark in an area would look like somebody's place."""
    drawing = drawn(triangle, Area(FIRST), Area(SIDE))

    assert drawing.marks == ()
    assert {patch.moment for patch in drawing.patches} == set(Moment)


def test_two_groups_in_the_same_zones_have_the_same_drawing(triangle: Ground) -> None:
    """The drawing of a zone is a function of the zone, so it tells nothing more."""
    near = ReleasedMoment(zone=zone_of(shares_of((6, 0, 0))))
    nearly = ReleasedMoment(zone=zone_of(shares_of((4, 1, 1))))

    assert drawn(triangle, shown_of(near), Area(SIDE)) == drawn(
        triangle, shown_of(nearly), Area(SIDE)
    )


def test_rounded_centres_have_no_arrow_whose_length_could_be_read(triangle: Ground) -> None:
    assert drawn(triangle, Centre((7, 3, 2)), Centre((1, 1, 10))).arrow is None


def test_counts_per_place_have_one_drawing_for_each_moment(triangle: Ground) -> None:
    crowd = Crowd(
        (PlaceCount(position=(6, 0, 0), people=7), PlaceCount(position=(0, 6, 0), people=3))
    )

    today, wished = draw(triangle, crowd, Centre((3, 4, 5)), shape=Shape.CIRCLE, captions=CAPTIONS)

    assert [place.count for place in today.people] == [7, 3]
    assert [words.lines for words in today.captions] == [("today",)]
    assert [mark.moment for mark in wished.marks] == [Moment.DESIRED]


@pytest.mark.parametrize("place", sorted(TRIANGLE.places()))
def test_every_place_falls_inside_the_area_of_its_zone(
    triangle: Ground, place: tuple[int, int, int]
) -> None:
    shares = shares_of(place)

    assert holds(triangle.patch(zone_of(shares)), triangle.point(shares))


@pytest.mark.parametrize("place", sorted(Frame(poles=2, tokens=10).places()))
def test_every_place_of_a_scale_falls_inside_its_part_of_the_line(
    line: Ground, place: tuple[int, int]
) -> None:
    shares = shares_of(place)

    assert holds(line.patch(zone_of(shares)), line.point(shares))


@pytest.mark.parametrize("current", sorted(TRIANGLE.places()))
@pytest.mark.parametrize("desired", sorted(TRIANGLE.places()))
def test_words_stay_in_the_frame_and_off_each_other(
    triangle: Ground, current: tuple[int, int, int], desired: tuple[int, int, int]
) -> None:
    captions = drawn(triangle, Agreed(current), Agreed(desired)).captions

    assert all(words.box.inside(triangle.size) for words in captions)
    assert not any(words.box.overlaps(pole.box) for words in captions for pole in triangle.poles)
    if len(captions) == 2:
        assert not captions[0].box.overlaps(captions[1].box)


def test_the_first_pole_is_on_top_and_the_others_follow_from_the_left(triangle: Ground) -> None:
    top, left, right = (triangle.point(shares_of(p)) for p in ((6, 0, 0), (0, 6, 0), (0, 0, 6)))

    assert top.y < left.y == right.y
    assert left.x < top.x < right.x


def test_a_scale_goes_from_its_first_pole_to_its_second(line: Ground) -> None:
    assert line.point(shares_of((4, 0))).x < line.point(shares_of((0, 4))).x


def test_a_very_fine_frame_shows_no_lattice() -> None:
    ground = ground_for(("A", "B", "C"), 100)

    assert ground is not None
    assert ground.dots == ()


def test_four_poles_are_rows_of_bars_and_not_a_flat_picture() -> None:
    assert ground_for(("A", "B", "C", "D"), 100) is None

    rows = draw_bars("ABCD", Agreed((50, 25, 25, 0)), Area(Zone(ZoneKind.BETWEEN, (0, 3)))).rows

    assert [row.current.length for row in rows] == [50, 25, 25, 0]
    assert [row.desired.named for row in rows] == [True, False, False, True]
    assert all(row.desired.length is None for row in rows)


def test_five_groups_have_five_shapes() -> None:
    assert len({shape_of_rank(rank) for rank in range(1, 6)}) == 5
    assert shape_of_rank(6) is shape_of_rank(1)


def test_an_arrow_needs_room_for_its_head() -> None:
    assert arrow_between(Point(0, 0), Point(12, 0), gap=6) is None


def test_an_arrow_points_to_what_is_wished_for() -> None:
    arrow = arrow_between(Point(0, 0), Point(100, 0), gap=10)

    assert arrow is not None
    assert (arrow.start.x, arrow.end.x) == (10, 81)
    assert arrow.head.startswith("90,0 ")


@pytest.mark.parametrize(("shape", "corners"), [(Shape.SQUARE, 4), (Shape.PENTAGON, 5)])
def test_a_shape_has_its_number_of_corners(shape: Shape, corners: int) -> None:
    assert len(outline_of(shape, Point(0, 0), 9).split()) == corners


def test_the_finest_thing_released_is_what_is_drawn() -> None:
    zone = ReleasedMoment(zone=MIDDLE)
    centre = replace(zone, centre=(4, 4, 4))
    place = PlaceCount(position=(2, 2, 2), people=8)
    counts = replace(zone, closeness=Closeness.CLOSE, counts=(place,))
    openly = replace(zone, counts=(place,))
    apart = replace(zone, counts=(place, PlaceCount(position=(6, 0, 0), people=1)))

    assert shown_of(zone) == Area(MIDDLE)
    assert shown_of(centre) == Centre((4, 4, 4))
    assert shown_of(counts) == Crowd(counts.counts)
    assert shown_of(openly) == Agreed((2, 2, 2))
    assert shown_of(apart) == Crowd(apart.counts)


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (-0.04, "0"), (12.25, "12.2"), (9.96, "10")]
)
def test_a_coordinate_has_one_decimal_at_most(value: float, text: str) -> None:
    assert number(value) == text
