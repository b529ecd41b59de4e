"""What is shown of one group's forms, to the letter of each tier."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.group_forms import release_group, rounded_centre
from analysis.position import (
    MIDDLE,
    Frame,
    Moment,
    Position,
    Skip,
    Zone,
    ZoneKind,
    distance,
    shares_of,
)
from analysis.reading import centre
from analysis.report import (
    Band,
    Closeness,
    GroupForms,
    PlaceCount,
    ReleasedMoment,
    SkipCount,
    Tier,
)
from analysis.tally import GroupTally
from tests.analysis.questionnaires import people, still
from tests.analysis.strategies import frames, positions

TRIANGLE = Frame(poles=3, tokens=6)
SCALE = Frame(poles=2, tokens=4)
A, B, C = (6, 0, 0), (0, 6, 0), (0, 0, 6)
TO_A, TO_B = Zone(ZoneKind.POLE, (0,)), Zone(ZoneKind.POLE, (1,))
A_AND_B = Zone(ZoneKind.BETWEEN, (0, 1))


def shown(tally: GroupTally, frame: Frame = TRIANGLE) -> GroupForms:
    return release_group(frame, "g1", tally)


@pytest.mark.parametrize(
    "tally",
    [
        GroupTally(),
        still(A),
        people([A, B], [C, C]),
        GroupTally(current={A: 3}, desired={B: 3}, typed=1),
        GroupTally(skips={Moment.CURRENT: {Skip.PREFERS_NOT: 2}}),
    ],
)
def test_under_three_nothing_is_shown_in_the_same_words_whatever_the_reason(
    tally: GroupTally,
) -> None:
    assert shown(tally) == GroupForms(group="g1", band=Band.UNDER_3, tier=Tier.NOTHING)


def test_three_or_four_people_are_shown_as_a_zone_and_nothing_else() -> None:
    """Near a pole not even a word is added: it would say who stands there."""
    assert shown(people([A, A, (4, 1, 1)], [(3, 3, 0)] * 3)) == GroupForms(
        group="g1",
        band=Band.FROM_3,
        tier=Tier.ZONE,
        current=ReleasedMoment(zone=TO_A),
        desired=ReleasedMoment(zone=A_AND_B, closeness=Closeness.CLOSE),
    )


def test_far_apart_is_never_said_of_three_or_four_people() -> None:
    assert shown(people([A, A, B, B], [A, B, C, C])) == GroupForms(
        group="g1",
        band=Band.FROM_3,
        tier=Tier.ZONE,
        current=ReleasedMoment(zone=A_AND_B, closeness=Closeness.LESS_CLOSE),
        desired=ReleasedMoment(zone=MIDDLE, closeness=Closeness.LESS_CLOSE),
    )


@pytest.mark.parametrize(
    ("places", "zone", "closeness"),
    [
        (((4, 0), (3, 1), (3, 1)), TO_A, None),
        (((2, 2), (2, 2), (3, 1)), MIDDLE, Closeness.CLOSE),
        (((4, 0), (0, 4), (2, 2)), MIDDLE, Closeness.LESS_CLOSE),
        (((0, 4), (0, 4), (1, 3)), TO_B, None),
    ],
)
def test_three_people_on_a_scale_stand_at_a_pole_or_in_the_middle(
    places: tuple[Position, ...], zone: Zone, closeness: Closeness | None
) -> None:
    released = shown(still(*places), SCALE)

    assert released.current == released.desired == ReleasedMoment(zone=zone, closeness=closeness)


def test_five_to_seven_people_are_shown_as_a_rounded_centre() -> None:
    released = shown(people([A] * 5, [A, A, B, B, C]))

    assert released == GroupForms(
        group="g1",
        band=Band.FROM_5,
        tier=Tier.CENTRE,
        current=ReleasedMoment(zone=TO_A, closeness=Closeness.CLOSE, centre=(10, 1, 1)),
        desired=ReleasedMoment(zone=A_AND_B, closeness=Closeness.LESS_CLOSE, centre=(5, 5, 2)),
    )


def test_the_zone_of_a_rounded_centre_is_the_zone_of_what_is_shown() -> None:
    """The true centre, (3, 2, 0)/5, is a pole's: saying so beside (7, 4, 1) would say more."""
    assert shown(still(A, A, A, B, B)).current == ReleasedMoment(
        zone=A_AND_B, closeness=Closeness.LESS_CLOSE, centre=(7, 4, 1)
    )


@pytest.mark.parametrize(
    ("places", "closeness"),
    [
        (((3, 1), (3, 1), (1, 3), (1, 3)), Closeness.CLOSE),  # D = 1/2
        (((3, 1), (2, 2), (2, 2), (0, 4)), Closeness.LESS_CLOSE),  # D = 9/16
    ],
)
def test_answers_are_close_up_to_a_spread_of_one_half(
    places: tuple[Position, ...], closeness: Closeness
) -> None:
    assert shown(still(*places), SCALE).current == ReleasedMoment(zone=MIDDLE, closeness=closeness)


def test_eight_people_are_counted_place_by_place_with_their_skips() -> None:
    tally = GroupTally(
        current={A: 3, (2, 2, 2): 1, B: 4},
        desired={C: 3, (3, 3, 0): 5},
        skips={Moment.CURRENT: {Skip.PREFERS_NOT: 2, Skip.DOES_NOT_KNOW: 1}},
    )

    assert shown(tally) == GroupForms(
        group="g1",
        band=Band.FROM_8,
        tier=Tier.COUNTS,
        current=ReleasedMoment(
            zone=A_AND_B,
            closeness=Closeness.FAR_APART,
            counts=(
                PlaceCount(position=A, people=3),
                PlaceCount(position=(2, 2, 2), people=1),
                PlaceCount(position=B, people=4),
            ),
            skips=(
                SkipCount(skip=Skip.DOES_NOT_KNOW, people=1),
                SkipCount(skip=Skip.PREFERS_NOT, people=2),
            ),
        ),
        desired=ReleasedMoment(
            zone=MIDDLE,
            closeness=Closeness.FAR_APART,
            counts=(
                PlaceCount(position=(3, 3, 0), people=5),
                PlaceCount(position=C, people=3),
            ),
        ),
    )


def test_eight_people_gathered_in_one_zone_are_shown_as_seven_are() -> None:
    """Neither counts, nor skips, nor *éloignées*."""
    apart = [A] * 4 + [B] * 4
    tally = GroupTally(
        current={A: 6, B: 2},
        desired=people(apart, apart).desired,
        skips={Moment.DESIRED: {Skip.PREFERS_NOT: 2}},
    )

    assert shown(tally) == GroupForms(
        group="g1",
        band=Band.FROM_8,
        tier=Tier.CENTRE,
        current=ReleasedMoment(zone=TO_A, closeness=Closeness.LESS_CLOSE, centre=(8, 3, 1)),
        desired=ReleasedMoment(zone=A_AND_B, closeness=Closeness.LESS_CLOSE, centre=(6, 5, 1)),
    )


@pytest.mark.parametrize(
    ("places", "closeness"),
    [
        (((4, 0), (4, 0), (2, 2), (2, 2), (2, 2), (2, 2), (0, 4), (0, 4)), Closeness.FAR_APART),
        (((4, 0), (4, 0), (2, 2), (2, 2), (1, 3), (1, 3), (1, 3), (0, 4)), Closeness.LESS_CLOSE),
    ],
)
def test_answers_of_eight_people_are_far_apart_from_a_spread_of_three_quarters(
    places: tuple[Position, ...], closeness: Closeness
) -> None:
    """D = 3/4, then D = 47/64."""
    released = shown(still(*places), SCALE)

    assert released.tier is Tier.COUNTS
    assert released.current is not None
    assert released.current.closeness is closeness


def test_the_centre_of_another_frame_is_not_rounded() -> None:
    with pytest.raises(ValueError, match="zip"):
        rounded_centre(TRIANGLE, shares_of((3, 3)))


def lattice(frame: Frame) -> list[Position]:
    """Every point a centre may be shown at: half tokens, never finer than 1/12."""
    grid = 2 * frame.tokens if frame.tokens < 6 else 12
    return [point for point in Frame(poles=frame.poles, tokens=grid).places() if min(point) >= 1]


@given(st.data())
def test_a_rounded_centre_is_the_nearest_point_at_half_a_token_or_more(
    data: st.DataObject,
) -> None:
    """Ties go towards the middle, then to the first pole."""
    frame = data.draw(frames().filter(lambda frame: frame.tokens >= 4))
    true = centre(dict.fromkeys(data.draw(st.sets(positions(frame), min_size=1)), 1))
    middle = tuple(Fraction(1, frame.poles) for _ in true)

    seen = rounded_centre(frame, true)

    assert seen in lattice(frame)
    away = distance(shares_of(seen), true)
    eccentric = distance(shares_of(seen), middle)
    for other in lattice(frame):
        theirs = distance(shares_of(other), true)
        assert away <= theirs
        if theirs == away:
            assert eccentric <= distance(shares_of(other), middle)
            if distance(shares_of(other), middle) == eccentric:
                assert seen >= other


@pytest.mark.parametrize(
    ("tokens", "true", "seen"),
    [
        (6, (6, 0, 0), (10, 1, 1)),
        (6, (3, 3, 0), (6, 5, 1)),
        (6, (2, 2, 2), (4, 4, 4)),
        (4, (4, 0), (7, 1)),
        (4, (0, 4), (1, 7)),
        (100, (100, 0, 0), (10, 1, 1)),
    ],
)
def test_centres_are_rounded_away_from_the_edges(
    tokens: int, true: Position, seen: Position
) -> None:
    """(3, 3, 0) is as near (6, 5, 1) as (5, 6, 1): the first pole has it."""
    frame = Frame(poles=len(true), tokens=tokens)

    assert rounded_centre(frame, shares_of(true)) == seen


def test_a_tie_goes_towards_the_middle() -> None:
    """15/16 is half way between 7/8 and 1, which is no point; 11/16 is between 5/8 and 6/8."""
    assert rounded_centre(SCALE, (Fraction(11, 16), Fraction(5, 16))) == (5, 3)
    assert rounded_centre(SCALE, (Fraction(5, 16), Fraction(11, 16))) == (3, 5)


def test_the_poles_of_a_scale_are_rounded_alike() -> None:
    for one, other in permutations(range(5), 2):
        if one + other == 4:
            seen = rounded_centre(SCALE, shares_of((one, other)))
            assert rounded_centre(SCALE, shares_of((other, one))) == seen[::-1]
