"""A button of a board pressed with scripts off: what was typed, as it stands after the press."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from analysis.position import Frame, Moment, Position, Skip
from analysis.tally import Answer
from forms.typed_position import TypedPosition, typed_position, value_of
from forms.ways import Way


class Act(StrEnum):
    """What the button of a board does; its value is « current.words », « desired.2.more »."""

    TRIANGLE = Way.TRIANGLE.value
    WORDS = Way.WORDS.value
    TOKENS = Way.TOKENS.value
    CLEAR = "clear"
    START = "start"
    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One press: on which moment, and for which pole (from 1) when it moves a token."""

    moment: Moment
    act: Act
    pole: int = 0

    @property
    def starts_from_today(self) -> bool:
        return self.act is Act.START


_MOVE: Final = re.compile(
    rf"({'|'.join(Moment)})\.(?:([1-9])\.({Act.MORE}|{Act.LESS})|({'|'.join(Way)}|clear|start))"
)


def read_move(pressed: str) -> Move | None:
    """Read the value of the button that was pressed; the buttons of the page are no moves."""
    found = _MOVE.fullmatch(pressed)
    if found is None:
        return None
    moment, pole, step, act = found.groups()
    return Move(moment=Moment(moment), act=Act(step or act), pole=int(pole or 0))


def make_move(move: Move, sent: Mapping[str, Any], frame: Frame) -> MultiDict[str, str]:
    """Return what was sent, changed as the button says; nothing that is placed is lost by it."""
    moved: MultiDict[str, str] = MultiDict(sent)
    typed = _typed(moved, move.moment, frame)
    match move.act:
        case Act.TRIANGLE | Act.WORDS | Act.TOKENS:
            _write(moved, move.moment, _switched(typed, Way(move.act), frame))
        case Act.CLEAR:
            _write(moved, move.moment, TypedPosition(way=typed.way))
        case Act.START:
            today = _answer(_typed(moved, Moment.CURRENT, frame), frame)
            if isinstance(today, tuple):
                _write(moved, move.moment, _said(today, typed.way))
        case Act.MORE | Act.LESS:
            _write(moved, move.moment, _with_token_moved(typed, move, frame))
    return moved


def _typed(sent: MultiDict[str, str], moment: Moment, frame: Frame) -> TypedPosition:
    return typed_position(moment, lambda name: sent.get(name, ""), frame)


def _write(sent: MultiDict[str, str], moment: Moment, typed: TypedPosition) -> None:
    for name in [name for name in sent if name.split("-")[0] == moment]:
        del sent[name]
    sent[moment], sent[f"{moment}-way"] = typed.chosen, typed.way
    for pole, tokens in enumerate(typed.tokens, start=1):
        sent[f"{moment}-{pole}"] = tokens


def _switched(typed: TypedPosition, way: Way, frame: Frame) -> TypedPosition:
    """Give the same answer in another way; tokens that are not all placed wait in their boxes."""
    answer = _answer(typed, frame)
    if answer is not None:
        return _said(answer, way)
    kept = "" if typed.way is Way.TOKENS and not typed.is_no_place else typed.chosen
    waiting = typed.tokens if typed.has_tokens_waiting(frame) else ()
    return TypedPosition(way=way, chosen=kept, tokens=waiting)


def _answer(typed: TypedPosition, frame: Frame) -> Answer:
    try:
        return typed.read(frame)
    except ValueError:
        return None


def _said(answer: Position | Skip, way: Way) -> TypedPosition:
    boxes = tuple(map(str, answer)) if isinstance(answer, tuple) else ()
    return TypedPosition(way=way, chosen=value_of(answer), tokens=boxes)


def _with_token_moved(typed: TypedPosition, move: Move, frame: Frame) -> TypedPosition:
    """Move one token; none is taken from an empty pole, none is placed when none is left."""
    counts = typed.counts
    if counts is None or move.pole > frame.poles:
        return typed
    step = 1 if move.act is Act.MORE else -1
    at = move.pole - 1
    if sum(counts) + step <= frame.tokens and counts[at] + step >= 0:
        counts[at] += step
    return TypedPosition(way=typed.way, tokens=tuple(map(str, counts)))
