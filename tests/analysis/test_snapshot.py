"""A report as canonical JSON and back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.position import Frame, Moment, Position, Skip
from analysis.release import (
    release,
    release_for_workshop,
    with_comments,
    with_group_positions,
)
from analysis.report import GroupPosition, Report, RetoldComment
from analysis.snapshot import group_release_from_json, report_from_json, to_json
from analysis.tally import GroupTally, PracticeTally
from tests.analysis.questionnaires import asked_of, practice, questionnaire, still
from tests.analysis.strategies import GROUPS, answers, tally

A, B, MIDDLE = (6, 0, 0), (0, 6, 0), (2, 2, 2)
TRIANGLE = Frame(poles=3, tokens=6)


def full_report() -> Report:
    """Everything a report can hold: every tier, a position, a comment, a group left out."""
    counted = [A, A, A, B, B, B, MIDDLE, MIDDLE]
    large = GroupTally(
        current=still(*counted).current,
        desired=still(*counted).desired,
        skips={Moment.CURRENT: {Skip.PREFERS_NOT: 1}},
    )
    questions = questionnaire(groups=5, practices=2)
    groups = practice(g1=large, g2=still(*[A] * 5), g3=still(A, A, A), g4=still(A))
    only_g1 = replace(questions.practices[1], asked_of=("g1",))
    report = release(
        replace(questions, practices=(questions.practices[0], only_g1)),
        {"p1": groups, "p2": practice(g1=large)},
        turnout={"g1": 8},
        left_out=["g5"],
        read_on=date(2031, 2, 3),
    )
    said = GroupPosition(group="g3", current=A, desired=B, reasons="« parce que »")
    return with_comments(
        with_group_positions(report, {"p1": [said]}), [RetoldComment(practice="p1", text="é")]
    )


def leaves(content: Any) -> Iterator[Any]:
    match content:
        case dict():
            for key, inner in content.items():
                yield key
                yield from leaves(inner)
        case list():
            for inner in content:
                yield from leaves(inner)
        case _:
            yield content


def test_a_report_comes_back_as_it_was() -> None:
    assert report_from_json(to_json(full_report())) == full_report()


def test_a_group_s_own_release_comes_back_as_it_was() -> None:
    own = release_for_workshop(questionnaire(), "g1", {"p1": still(*[A] * 5)})

    assert group_release_from_json(to_json(own)) == own


@given(answers(TRIANGLE, groups=st.integers(1, 3), people=st.integers(0, 10)), st.integers(1, 3))
def test_every_report_comes_back_as_it_was(groups: dict[str, list[Any]], asked: int) -> None:
    report = release(asked_of(questionnaire(), *GROUPS[:asked]), {"p1": tally(groups)}, turnout={})
    text = to_json(report)

    assert report_from_json(text) == report
    assert to_json(report_from_json(text)) == text


def test_a_snapshot_holds_whole_numbers_and_strings_only() -> None:
    found = {type(leaf) for leaf in leaves(json.loads(to_json(full_report())))}

    assert found == {int, str}


def test_a_snapshot_is_canonical() -> None:
    """Sorted keys, no spaces, characters as they are, and the schema beside them."""
    text = to_json(full_report())

    content = json.loads(text)
    assert content["schema"] == 1
    assert text == json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert "« parce que »" in text


def test_what_holds_its_default_is_left_out() -> None:
    report = Report(questionnaire=questionnaire(), turnout=(), practices=())
    content = json.loads(to_json(report))

    assert sorted(content) == ["practices", "questionnaire", "schema", "turnout"]
    assert report_from_json(to_json(report)) == report


@pytest.mark.parametrize("schema", [0, 2, "1", None])
def test_another_schema_is_refused(schema: object) -> None:
    content = json.loads(to_json(full_report())) | {"schema": schema}

    with pytest.raises(ValueError, match=f"^no reader for schema {schema!r}$"):
        report_from_json(json.dumps(content))


def test_a_text_without_schema_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^no reader for schema None$"):
        group_release_from_json("{}")


def test_a_report_that_lacks_something_is_refused() -> None:
    with pytest.raises(KeyError, match="questionnaire"):
        report_from_json('{"schema":1}')


@pytest.mark.parametrize("figure", [0.5, None, {"a": 1}])
def test_a_report_holds_no_other_kind_of_figure(figure: Any) -> None:
    report = replace(full_report(), practices=(figure,))

    with pytest.raises(TypeError, match=r"^a report does not hold (float|NoneType|dict)$"):
        to_json(report)


def test_dates_are_written_as_days() -> None:
    assert json.loads(to_json(full_report()))["read_on"] == "2031-02-03"


def test_practices_read_alike_whatever_the_order_of_their_counts() -> None:
    def written(counts: PracticeTally) -> str:
        return to_json(release(questionnaire(), {"p1": counts}, turnout={}))

    one: dict[Position, int] = {A: 3, B: 3, MIDDLE: 2}
    other = dict(reversed(one.items()))
    assert written(practice(g1=GroupTally(current=one, desired=one))) == written(
        practice(g1=GroupTally(current=other, desired=other))
    )
