"""With scripts off, each button of a board gives back what was typed, changed as it says."""

import pytest
from werkzeug.datastructures import MultiDict

from analysis.position import Frame, Moment
from analysis.tally import Answer
from forms.moves import Act, Move, make_move, read_move
from forms.typed_position import typed_position

TRIANGLE = Frame(poles=3, tokens=6)
WAYS = ("triangle", "words", "tokens")
PLACED = {
    "triangle": {"current-way": "triangle", "current": "4-1-1"},
    "words": {"current-way": "words", "current": "4-1-1", "current-zone": "pole-0"},
    "tokens": {"current-way": "tokens", "current-1": "4", "current-2": "1", "current-3": "1"},
}


def pressed(button: str, **sent: str) -> MultiDict[str, str]:
    move = read_move(button)
    assert move is not None
    return make_move(
        move, {name.replace("_", "-"): value for name, value in sent.items()}, TRIANGLE
    )


def answer_in(sent: MultiDict[str, str], moment: Moment = Moment.CURRENT) -> Answer:
    return typed_position(moment, lambda name: sent.get(name, ""), TRIANGLE).read(TRIANGLE)


def tokens_in(sent: MultiDict[str, str]) -> list[str]:
    return [sent.get(f"current-{pole}", "") for pole in (1, 2, 3)]


def test_a_button_is_read_by_its_value() -> None:
    assert read_move("desired.words") == Move(moment=Moment.DESIRED, act=Act.WORDS)
    assert read_move("current.2.less") == Move(moment=Moment.CURRENT, act=Act.LESS, pole=2)


@pytest.mark.parametrize(
    "value", ["next", "back", "", "current", "current.fly", "other.words", "current.x.more"]
)
def test_the_buttons_of_the_page_and_made_up_ones_move_nothing(value: str) -> None:
    assert read_move(value) is None


@pytest.mark.parametrize("before", WAYS)
@pytest.mark.parametrize("after", WAYS)
def test_a_place_stays_through_every_change_of_way(before: str, after: str) -> None:
    sent = pressed(f"current.{after}", **PLACED[before])
    assert sent["current-way"] == after
    assert answer_in(sent) == (4, 1, 1)


@pytest.mark.parametrize("before", WAYS)
@pytest.mark.parametrize("after", WAYS)
def test_a_skip_stays_through_every_change_of_way(before: str, after: str) -> None:
    sent = pressed(f"current.{after}", current="prefers_not", **{"current-way": before})
    assert answer_in(sent) == "prefers_not"


def test_tokens_half_shared_wait_in_their_boxes_while_another_way_is_shown() -> None:
    half = {"current-way": "tokens", "current-1": "2", "current-2": "", "current-3": ""}
    away = pressed("current.triangle", **half)
    assert answer_in(away) is None
    assert tokens_in(pressed("current.tokens", **away.to_dict())) == ["2", "", ""]


def test_a_place_of_the_triangle_replaces_tokens_that_were_waiting() -> None:
    sent = pressed(
        "current.tokens", current="2-2-2", **{"current-way": "triangle", "current-1": "1"}
    )
    assert tokens_in(sent) == ["2", "2", "2"]


def test_a_zone_without_a_place_leaves_the_place_that_was_there() -> None:
    sent = pressed("current.triangle", **{**PLACED["words"], "current-zone": "pole-2"})
    assert answer_in(sent) == (4, 1, 1)


@pytest.mark.parametrize("way", WAYS)
def test_clear_takes_everything_of_that_moment_away_and_keeps_its_way(way: str) -> None:
    sent = pressed("current.clear", desired="6-0-0", **PLACED[way])
    assert answer_in(sent) is None
    assert tokens_in(sent) == ["", "", ""]
    assert (sent["current-way"], sent["desired"]) == (way, "6-0-0")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("wished", WAYS)
def test_the_wish_starts_from_today_in_any_way(way: str, wished: str) -> None:
    sent = pressed("desired.start", **{**PLACED[way], "desired-way": wished})
    assert answer_in(sent, Moment.DESIRED) == (4, 1, 1)
    assert answer_in(sent) == (4, 1, 1)


@pytest.mark.parametrize("today", ["", "unplaced", "does_not_know", "9-9-9"])
def test_the_wish_stays_when_today_is_nowhere(today: str) -> None:
    sent = pressed("desired.start", current=today, desired="6-0-0")
    assert sent["desired"] == "6-0-0"


@pytest.mark.parametrize(
    ("button", "before", "after"),
    [
        ("current.1.more", ("", "", ""), ["1", "0", "0"]),
        ("current.3.more", ("4", "1", "0"), ["4", "1", "1"]),
        ("current.1.less", ("4", "1", "1"), ["3", "1", "1"]),
        ("current.2.less", ("4", "0", "2"), ["4", "0", "2"]),  # none to take
        ("current.2.more", ("4", "0", "2"), ["4", "0", "2"]),  # none left to place
        ("current.9.more", ("1", "0", "0"), ["1", "0", "0"]),  # no such pole
        ("current.1.more", ("x", "0", "0"), ["x", "0", "0"]),  # the page says what to type
    ],
)
def test_a_token_moves_one_at_a_time(
    button: str, before: tuple[str, ...], after: list[str]
) -> None:
    boxes = {f"current-{pole}": text for pole, text in enumerate(before, start=1)}
    assert tokens_in(pressed(button, **{"current-way": "tokens", **boxes})) == after


def test_a_token_placed_after_a_skip_takes_its_place() -> None:
    sent = pressed("current.1.more", current="does_not_know", **{"current-way": "tokens"})
    assert sent["current"] == ""
