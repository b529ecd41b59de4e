"""The 160 consultations whose reading is settled: every figure agrees, as exact fractions."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from analysis.exact import exact_figures
from analysis.position import Position
from analysis.tally import GroupTally, PracticeTally

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "vectors" / "reading.json").read_text(encoding="utf-8")
)


def place(tokens: Sequence[int] | None) -> Position | None:
    return None if tokens is None else tuple(tokens)


def tally_of(case: dict[str, Any]) -> PracticeTally:
    return PracticeTally(
        groups={
            group: GroupTally.of_answers(
                (place(current), place(desired)) for current, desired in people
            )
            for group, people in case["groups"].items()
        }
    )


def test_all_the_settled_consultations_are_there() -> None:
    assert len(CASES) == 160


@pytest.mark.parametrize("case", CASES, ids=[f"case{rank}" for rank in range(len(CASES))])
def test_the_reading_agrees_with_the_settled_figures(case: dict[str, Any]) -> None:
    """Every key of `reads`, in the same order and written alike."""
    assert json.dumps(exact_figures(tally_of(case))) == json.dumps(case["reads"])
