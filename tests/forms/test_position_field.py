"""A position is laid out, typed in three ways, and refused in words that say what to do."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from analysis.position import Frame, Moment, Position, Skip
from forms.board import Board, board
from forms.lattice import Drawing, drawing_of, lattice_lines, lattice_rows
from forms.position_field import PositionField
from forms.typed_position import UNPLACED, TypedPosition, read_choice, value_of
from forms.ways import Way
from i18n import load_translations

TRIANGLE = Frame(poles=3, tokens=6)
SCALE = Frame(poles=2, tokens=4)
OCAI = Frame(poles=4, tokens=100)
POLES = ("Expertise", "Représentation", "Participation")


class OneMoment(Form):
    current = PositionField()


def filled(frame: Frame, **typed: str) -> OneMoment:
    return OneMoment(MultiDict(typed.items()), meta={"frame": frame})


def error_of(form: OneMoment) -> str:
    assert not form.validate()
    return str(form.current.errors[0])


def drawn(form: OneMoment, poles: Sequence[str]) -> Board:
    return board(
        form.current, Moment.CURRENT, poles=poles, sentences=(), words=load_translations("fr")
    )


def test_the_triangle_has_28_places_in_seven_rows_of_one_to_seven() -> None:
    rows = lattice_rows(TRIANGLE)
    assert [len(row) for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    assert all(TRIANGLE.holds(place) for row in rows for place in row)
    assert rows[0] == ((6, 0, 0),)
    assert (rows[6][0], rows[6][6]) == ((0, 6, 0), (0, 0, 6))


def strokes(path: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Follow a path of M, H, L, z and the pairs after them; yield where each stroke goes."""
    for part in path.split("M")[1:]:
        x, y, *steps = re.findall(r"[HLz]|\d+", part)
        first = at = (int(x), int(y))
        numbers = iter(steps)
        for step in numbers:
            if step == "H":
                to = (int(next(numbers)), at[1])
            elif step == "z":
                to = first
            else:
                to = (int(next(numbers) if step == "L" else step), int(next(numbers)))
            yield at, to
            at = to


def sides(start: tuple[int, int], end: tuple[int, int]) -> Iterator[frozenset[tuple[int, int]]]:
    """Yield the sides of small triangles that a stroke covers: one per token."""
    (x, y), (to_x, to_y) = start, end
    count = max(abs(to_x - x) // (1 if to_y != y else 2), abs(to_y - y) // 2)
    points = [(x + (to_x - x) * n // count, y + (to_y - y) * n // count) for n in range(count + 1)]
    yield from map(frozenset, pairwise(points))


@pytest.mark.parametrize("tokens", [4, 5, 6])
def test_the_ruled_triangle_joins_each_point_to_its_neighbours_once(tokens: int) -> None:
    drawn = [side for stroke in strokes(lattice_lines(tokens)) for side in sides(*stroke)]
    joined = {
        frozenset({(x, y), neighbour})
        for row in range(tokens + 1)
        for x, y in ((tokens - row + 2 * place, 2 * row) for place in range(row + 1))
        for neighbour in ((x + 2, y), (x + 1, y + 2), (x - 1, y + 2))
        if neighbour[1] <= 2 * tokens and abs(neighbour[0] - tokens) <= neighbour[1] // 2
    }
    assert len(drawn) == 3 * tokens * (tokens + 1) // 2
    assert set(drawn) == joined


@pytest.mark.parametrize("frame", [TRIANGLE, SCALE, Frame(poles=3, tokens=4)])
def test_every_place_is_one_radio_that_gives_the_same_place_back(frame: Frame) -> None:
    choices = [
        choice.value for row in drawn(filled(frame), POLES[: frame.poles]).rows for choice in row
    ]
    assert [read_choice(value, frame) for value in choices] == list(frame.places())


def test_no_two_places_of_the_triangle_are_said_in_the_same_words() -> None:
    said = [choice.words for row in drawn(filled(TRIANGLE), POLES).rows for choice in row]
    assert len(set(said)) == 28
    assert said[0] == "tout à fait Expertise"


def test_nothing_is_chosen_at_first() -> None:
    form = OneMoment(meta={"frame": TRIANGLE})
    assert form.current.data is None
    assert drawn(form, POLES).chosen == ""


@pytest.mark.parametrize(
    ("frame", "drawing"),
    [
        (TRIANGLE, Drawing.TRIANGLE),
        (Frame(poles=3, tokens=7), Drawing.TOKENS),
        (SCALE, Drawing.SCALE),
        (Frame(poles=2, tokens=100), Drawing.TOKENS),
        (OCAI, Drawing.TOKENS),
    ],
)
def test_a_frame_is_drawn_when_its_places_fit_a_phone(frame: Frame, drawing: Drawing) -> None:
    assert drawing_of(frame) is drawing


@pytest.mark.parametrize("answer", [(4, 1, 1), (0, 0, 6), *Skip])
def test_a_saved_answer_comes_back_chosen(answer: Position | Skip) -> None:
    form = OneMoment(data={"current": answer}, meta={"frame": TRIANGLE})
    assert drawn(form, POLES).chosen == value_of(answer)
    assert filled(TRIANGLE, current=value_of(answer)).current.data == answer


@pytest.mark.parametrize("value", ["", UNPLACED])
def test_a_choice_can_be_taken_back(value: str) -> None:
    form = filled(TRIANGLE, current=value)
    assert form.validate()
    assert form.current.data is None


@pytest.mark.parametrize(
    "value", ["4-1-4", "6-0", "6-0-0-0", "-1-7-0", "7--1-0", "2.0-2-2", "1e1-0-0", "²-2-2", "😀"]
)
def test_a_place_outside_the_frame_is_refused_and_still_shown(value: str) -> None:
    form = filled(TRIANGLE, current=value)
    assert "Choose one of the points again" in error_of(form)
    assert drawn(form, POLES).chosen == value


@pytest.mark.parametrize(
    ("typed", "position"),
    [(("4", "1", "1"), (4, 1, 1)), (("6", "", ""), (6, 0, 0)), ((" 2 ", "2", "2"), (2, 2, 2))],
)
def test_tokens_are_typed_pole_by_pole(typed: Sequence[str], position: Position) -> None:
    form = filled(TRIANGLE, **{f"current-{n}": text for n, text in enumerate(typed, start=1)})
    assert form.validate()
    assert form.current.data == position


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("2", "2", ""), "Place the 6 tokens: 2 are left."),
        (("2", "2", "1"), "Place the 6 tokens: 1 is left."),
        (("5", "5", "5"), "There are 6 tokens: take 9 away."),
        (("7", "-1", "0"), "Type a whole number of tokens, such as 2."),
        (("1.5", "2", "2.5"), "Type a whole number of tokens, such as 2."),
        (("99999", "", ""), "Type a whole number of tokens, such as 2."),
        (("six", "", ""), "Type a whole number of tokens, such as 2."),
    ],
)
def test_tokens_that_do_not_make_a_place_say_what_to_do(
    typed: tuple[str, str, str], words: str
) -> None:
    with pytest.raises(ValueError, match="token") as refused:
        TypedPosition(way=Way.TOKENS, tokens=typed).read(TRIANGLE)
    assert str(refused.value) == words


def test_typed_tokens_come_back_as_they_were_typed() -> None:
    form = filled(OCAI, **{"current-1": "40", "current-2": "x"})
    assert not form.validate()
    assert [corner.typed for corner in drawn(form, "ABCD").corners] == ["40", "x", "", ""]


def test_tokens_and_a_skip_together_are_refused() -> None:
    form = filled(OCAI, **{"current": "does_not_know", "current-1": "100"})
    assert "Keep one of the two" in error_of(form)


def test_saved_tokens_come_back_in_their_boxes() -> None:
    form = OneMoment(data={"current": (40, 30, 20, 10)}, meta={"frame": OCAI})
    assert [corner.typed for corner in drawn(form, "ABCD").corners] == ["40", "30", "20", "10"]
