"""One group's two moments on a ground: areas, marks, arrow and words, ready for a page."""

from math import sqrt
from typing import Final, assert_never

from analysis.position import Moment, shares_of
from views.drawing.drawn import Captions, Drawing, Mark, Patch, People
from views.drawing.ground import Ground, LineGround, TriangleGround
from views.drawing.marks import Arrow, Shape, arrow_between, outline_of
from views.drawing.plane import Box, Point, box_around, middle_of, polygon
from views.drawing.shown import Agreed, Area, Centre, Crowd, Shown
from views.drawing.words import LINE, Words, place_words

RADIUS: Final = 9.0
RING: Final = 15.0
"""A mark; and the ring of today around it when nothing moves."""


def ground_for(names: tuple[str, ...], tokens: int) -> Ground | None:
    """Return the line or the triangle for these poles; more than three are not drawn."""
    match names:
        case (left, right):
            return LineGround(names=(left, right), tokens=tokens)
        case (top, left, right):
            return TriangleGround(names=(top, left, right), tokens=tokens)
        case _:
            return None


def draw(
    ground: Ground, current: Shown, desired: Shown, *, shape: Shape, captions: Captions
) -> tuple[Drawing, ...]:
    """Draw both moments on one ground, or on one ground each when places are counted."""
    if isinstance(current, Crowd) or isinstance(desired, Crowd):
        return (
            _one_moment(ground, Moment.CURRENT, current, shape, captions.current),
            _one_moment(ground, Moment.DESIRED, desired, shape, captions.desired),
        )
    return (_two_moments(ground, current, desired, shape, captions),)


def _two_moments(
    ground: Ground,
    current: Agreed | Centre | Area,
    desired: Agreed | Centre | Area,
    shape: Shape,
    captions: Captions,
) -> Drawing:
    start, end = _anchor(ground, current), _anchor(ground, desired)
    stays = start == end
    arrow = _arrow(current, desired, start, end)
    return _drawing(
        ground,
        patches=_patches(ground, current, desired),
        marks=(
            *_marks(current, Moment.CURRENT, start, shape, RING if stays else RADIUS),
            *_marks(desired, Moment.DESIRED, end, shape, RADIUS),
        ),
        arrow=arrow,
        captions=_captions(ground, (current, start), (desired, end), arrow, captions),
    )


def _one_moment(
    ground: Ground, moment: Moment, shown: Shown, shape: Shape, caption: str
) -> Drawing:
    match shown:
        case Crowd(places):
            people = tuple(
                People(
                    moment=moment,
                    at=ground.point(shares_of(place.position)),
                    radius=min(RADIUS + 2 * sqrt(place.people), 19.0),
                    count=place.people,
                )
                for place in places
            )
            return _drawing(ground, people=people, captions=(_corner(caption),))
        case Area(zone):
            corners = polygon(ground.patch(zone))
            patch = Patch(moment=moment, corners=corners)
            return _drawing(ground, patches=(patch,), captions=(_corner(caption),))
        case Agreed() | Centre():
            at = ground.point(shown.shares)
            words = _beside(ground, (caption,), shown, at, ground.walls)
            marks = _marks(shown, moment, at, shape, RADIUS)
            return _drawing(ground, marks=marks, captions=(words,))
        case _:
            assert_never(shown)


def _corner(caption: str) -> Words:
    """Put the name of the moment in the corner, where nothing is drawn."""
    return Words(lines=(caption,), at=Point(2, LINE), anchor="start")


def _drawing(
    ground: Ground,
    *,
    patches: tuple[Patch, ...] = (),
    marks: tuple[Mark, ...] = (),
    people: tuple[People, ...] = (),
    arrow: Arrow | None = None,
    captions: tuple[Words, ...] = (),
) -> Drawing:
    return Drawing(
        width=ground.size.right,
        height=ground.size.bottom,
        outline=polygon(ground.outline),
        dots=ground.dots,
        poles=ground.poles,
        patches=patches,
        marks=marks,
        people=people,
        arrow=arrow,
        captions=captions,
    )


def _anchor(ground: Ground, shown: Agreed | Centre | Area) -> Point:
    match shown:
        case Area(zone):
            return middle_of(ground.patch(zone))
        case _:
            return ground.point(shown.shares)


def _patches(ground: Ground, current: Shown, desired: Shown) -> tuple[Patch, ...]:
    """Return the soft areas, the wished one underneath so that the hollow one stays seen."""
    return tuple(
        Patch(moment=moment, corners=polygon(ground.patch(shown.zone)))
        for moment, shown in ((Moment.DESIRED, desired), (Moment.CURRENT, current))
        if isinstance(shown, Area)
    )


def _marks(
    shown: Shown, moment: Moment, at: Point, shape: Shape, radius: float
) -> tuple[Mark, ...]:
    if isinstance(shown, Area):
        return ()
    return (Mark(moment=moment, at=at, radius=radius, outline=outline_of(shape, at, radius)),)


def _arrow(current: Shown, desired: Shown, start: Point, end: Point) -> Arrow | None:
    """Return the arrow of a group position, or of two zones from the middle of each.

    Rounded centres have none: its length would draw how far a group moves.
    """
    if isinstance(current, Agreed) and isinstance(desired, Agreed):
        return arrow_between(start, end, gap=RADIUS + 5)
    if isinstance(current, Area) and isinstance(desired, Area):
        return arrow_between(start, end, gap=RADIUS)
    return None


def _captions(
    ground: Ground,
    current: tuple[Shown, Point],
    desired: tuple[Shown, Point],
    arrow: Arrow | None,
    captions: Captions,
) -> tuple[Words, ...]:
    if current[1] == desired[1]:
        return (_beside(ground, captions.both, *desired, ground.walls),)
    marks = (box_around(point, RADIUS + 2) for _, point in (current, desired))
    taken = (*ground.walls, *marks, *_steps(arrow))
    first = _beside(ground, (captions.current,), *current, taken)
    second = _beside(ground, (captions.desired,), *desired, (*taken, first.box))
    return first, second


def _beside(
    ground: Ground, lines: tuple[str, ...], shown: Shown, mark: Point, obstacles: tuple[Box, ...]
) -> Words:
    """Place the words of a mark beside it; two lines stand beside its ring, or in its zone."""
    if isinstance(shown, Area):
        away = ground.clear_of_patch
    else:
        away = RADIUS + 6 if len(lines) == 1 else RING + 6
    return place_words(lines, mark, away=away, obstacles=obstacles, frame=ground.size)


def _steps(arrow: Arrow | None) -> tuple[Box, ...]:
    """Return small boxes along the arrow, since one box around it would hide too much."""
    if arrow is None:
        return ()
    way = arrow.end - arrow.start
    return tuple(box_around(arrow.start + way.times(part / 8), 4) for part in range(10))
