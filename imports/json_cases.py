"""A JSON list of cases: one practice each, every person as a pair of positions.

Each case has `poles`, `tokens` and `groups` ({group: [[current, desired], …]}), where a moment is
a list of tokens, `null`, or the code of a skip. It may have `practice` and `group_positions`
({group: {"current", "desired", "reasons", "example", "helps", "hinders"}}).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from analysis.position import Frame, Position, Skip
from analysis.tally import Answer
from analysis.text import MAX_TEXT, clean_text
from analysis.wording import N_
from imports.answer_rows import AnswerRow, PositionRow
from imports.fault import Fault, FaultyFile

NOT_JSON: Final = N_("This is not JSON (line %(line)d: %(reason)s).")
NOT_CASES: Final = N_("The file must hold a list of cases, each with poles, tokens and groups.")
NOT_A_FRAME: Final = N_("Case %(case)d: a frame has 2 to 6 poles and 1 to 1000 tokens.")
NOT_GROUPS: Final = N_("Case %(case)d: “groups” must give each group a list of people.")
NOT_AN_ANSWER: Final = N_(
    "Case %(case)d, %(group)s, person %(person)d: two moments are needed, each a list of %(poles)d "
    "whole numbers that add up to %(tokens)d, null, or a way to skip."
)
NOT_A_POSITION: Final = N_(
    "Case %(case)d, position of %(group)s: “current” and “desired” must each be a list of "
    "%(poles)d whole numbers that add up to %(tokens)d, and its texts have at most %(most)d "
    "characters."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One practice of a file, with every group that it was asked of."""

    frame: Frame
    practice: str
    groups: tuple[str, ...]
    answers: tuple[AnswerRow, ...]
    positions: tuple[PositionRow, ...]


def read_cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of a file; raises `FaultyFile` with every fault."""
    faults: list[Fault] = []
    cases = tuple(
        case
        for number, content in enumerate(_contents(path), start=1)
        if (case := _CaseReader(number, content, faults).case()) is not None
    )
    if faults:
        raise FaultyFile(*faults)
    return cases


def _contents(path: Path) -> list[Mapping[str, Any]]:
    try:
        cases = json.loads(path.read_bytes())
    except json.JSONDecodeError as error:
        raise FaultyFile(_not_json(error.lineno, error.msg)) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise FaultyFile(_not_json(1, type(error).__name__)) from error
    if not isinstance(cases, list) or not all(isinstance(case, dict) for case in cases):
        raise FaultyFile(Fault(message=NOT_CASES))
    return cases


def _not_json(line: int, reason: str) -> Fault:
    return Fault(message=NOT_JSON, values={"line": line, "reason": reason})


class _CaseReader:
    """Reads one case of the file, and adds what cannot be read to `faults`."""

    def __init__(self, number: int, content: Mapping[str, Any], faults: list[Fault]) -> None:
        self._number = number
        self._content = content
        self._faults = faults
        self._practice = clean_text(str(content.get("practice", number)))

    def case(self) -> Case | None:
        groups = self._content.get("groups")
        try:
            frame = Frame(poles=self._content["poles"], tokens=self._content["tokens"])
        except (KeyError, TypeError, ValueError):
            self._refuse(NOT_A_FRAME)
            return None
        if not isinstance(groups, dict) or not all(isinstance(g, list) for g in groups.values()):
            self._refuse(NOT_GROUPS)
            return None
        return Case(
            frame=frame,
            practice=self._practice,
            groups=tuple(groups),
            answers=tuple(self._answers(frame, groups)),
            positions=tuple(self._positions(frame)),
        )

    def _answers(self, frame: Frame, groups: Mapping[str, list[Any]]) -> Iterator[AnswerRow]:
        for group, people in groups.items():
            for person, pair in enumerate(people, start=1):
                try:
                    current, desired = (_answer(frame, answer) for answer in pair)
                except (TypeError, ValueError):
                    self._refuse(NOT_AN_ANSWER, frame, group=group, person=person)
                    continue
                yield AnswerRow(
                    row=self._number,
                    practice=self._practice,
                    group=group,
                    person=str(person),
                    current=current,
                    desired=desired,
                )

    def _positions(self, frame: Frame) -> Iterator[PositionRow]:
        for group, said in (self._content.get("group_positions") or {}).items():
            try:
                yield self._position(frame, group, said)
            except (KeyError, TypeError, ValueError):
                self._refuse(NOT_A_POSITION, frame, group=group, most=MAX_TEXT)

    def _position(self, frame: Frame, group: str, said: Mapping[str, Any]) -> PositionRow:
        texts = {
            name: _text(said.get(name, "")) for name in ("reasons", "example", "helps", "hinders")
        }
        return PositionRow(
            row=self._number,
            practice=self._practice,
            group=group,
            current=_placed(frame, said["current"]),
            desired=_placed(frame, said["desired"]),
            **texts,
        )

    def _refuse(self, message: str, frame: Frame | None = None, **values: str | int) -> None:
        known = {} if frame is None else {"poles": frame.poles, "tokens": frame.tokens}
        self._faults.append(
            Fault(message=message, values={"case": self._number, **known, **values})
        )


def _answer(frame: Frame, answer: Any) -> Answer:
    if answer is None:
        return None
    return Skip(answer) if isinstance(answer, str) else _placed(frame, answer)


def _placed(frame: Frame, tokens: Sequence[Any]) -> Position:
    if not all(type(count) is int for count in tokens) or not frame.holds(tokens):
        raise ValueError("no place of the frame")
    return tuple(tokens)


def _text(text: str) -> str:
    cleaned = clean_text(text)
    if len(cleaned) > MAX_TEXT:
        raise ValueError("too long")
    return cleaned
