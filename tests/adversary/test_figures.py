"""No figure that was refused is published, under any name."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from analysis.release import release
from analysis.report import Tier
from analysis.snapshot import to_json
from tests.adversary.worlds import SCALE, TRIANGLE
from tests.analysis.questionnaires import asked_of, questionnaire
from tests.analysis.strategies import GROUPS, Person, answers, tally

PUBLISHED = {
    Tier.NOTHING: {"band", "group", "tier"},
    Tier.ZONE: {
        "band",
        "group",
        "tier",
        "closeness",
        "current",
        "desired",
        "zone",
        "kind",
        "poles",
    },
}
PUBLISHED[Tier.CENTRE] = PUBLISHED[Tier.ZONE] | {"centre"}
PUBLISHED[Tier.COUNTS] = PUBLISHED[Tier.ZONE] | {"counts", "people", "position", "skip", "skips"}
"""Every key that may stand in what is shown of one group, by tier: a list of what is allowed."""

FOUND = {"category", "common_pole", "furthest", "solidity"}

frames = st.sampled_from([TRIANGLE, SCALE])
practices = frames.flatmap(
    lambda frame: st.tuples(
        st.just(frame), answers(frame, groups=st.integers(1, 3), people=st.integers(0, 12))
    )
)


def published(drawn: tuple[Any, dict[str, list[Person]]]) -> dict[str, Any]:
    """Return the forms of one practice, as they are written."""
    frame, groups = drawn
    questions = asked_of(questionnaire(poles=frame.poles, tokens=frame.tokens), *GROUPS[:3])
    report = release(questions, {"p1": tally(groups)}, turnout={})
    forms: dict[str, Any] = json.loads(to_json(report))["practices"][0]["forms"]
    return forms


def keys(content: Any) -> Iterator[str]:
    match content:
        case dict():
            for key, inner in content.items():
                yield key
                yield from keys(inner)
        case list():
            for inner in content:
                yield from keys(inner)


@given(practices)
def test_nothing_but_what_its_tier_allows_is_written_of_a_group(
    drawn: tuple[Any, dict[str, list[Person]]],
) -> None:
    for group in published(drawn)["groups"]:
        assert set(keys(group)) <= PUBLISHED[Tier(group["tier"])]


@given(practices)
def test_beside_a_category_stand_words_a_pair_and_a_pole(
    drawn: tuple[Any, dict[str, list[Person]]],
) -> None:
    """No gap, no spread, no shift, no mean, no total: neither a figure nor its name."""
    forms = published(drawn)

    assert set(forms) == {"finding", "groups"}
    assert set(forms["finding"]) <= FOUND
    assert type(forms["finding"].get("common_pole", 0)) is int
    assert forms["finding"].get("common_pole", 0) in range(3)


@given(practices)
def test_under_five_people_no_number_but_the_rank_of_a_pole_is_written(
    drawn: tuple[Any, dict[str, list[Person]]],
) -> None:
    for group in published(drawn)["groups"]:
        if group["tier"] == Tier.ZONE:
            for moment in (group["current"], group["desired"]):
                ranks = moment["zone"].pop("poles", [])
                assert set(ranks) <= set(range(3))
                assert not any(character.isdigit() for character in json.dumps(moment))


@given(practices)
def test_a_centre_is_never_finer_than_half_a_token(
    drawn: tuple[Any, dict[str, list[Person]]],
) -> None:
    frame, _ = drawn
    for group in published(drawn)["groups"]:
        if group["tier"] == Tier.CENTRE:
            for moment in (group["current"], group["desired"]):
                assert sum(moment["centre"]) == 2 * frame.tokens
                assert min(moment["centre"]) >= 1
