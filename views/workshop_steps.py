"""The screens of a workshop in their order: an empty frame, its own results, the reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask import url_for

from models import Group, Practice
from views.speaking import title_for


class Screen(StrEnum):
    """What the wall shows of one practice, one thing at a time; its value names its view."""

    EXPECT = "expect"
    RESULTS = "results"
    REASONS = "reasons"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One practice on the wall: its words for this group, and the screens around this one."""

    rank: int
    place: int
    count: int
    title: str
    sentence: str
    before: str
    after: str


def screens_of(has_forms: bool) -> tuple[Screen, ...]:
    """Return the screens of a practice; a group without forms has nothing to uncover."""
    return tuple(Screen) if has_forms else (Screen.EXPECT, Screen.REASONS)


def turn_of(
    group: Group, practices: Sequence[Practice], practice: Practice, screen: Screen, has_forms: bool
) -> Turn:
    """Return what is on the wall, and where the arrows lead."""
    walk = [(each, one) for each in practices for one in screens_of(has_forms)]
    at = walk.index((practice, screen))
    wording = practice.wording_for(group.role)
    return Turn(
        rank=practice.rank,
        place=list(practices).index(practice) + 1,
        count=len(practices),
        title=title_for(group, practice),
        sentence=wording.sentence,
        before=_url(group, *walk[at - 1]) if at else _around(group, "workshop.show"),
        after=_url(group, *walk[at + 1]) if at + 1 < len(walk) else _around(group, "saying.index"),
    )


def first_screen(group: Group, practices: Sequence[Practice]) -> str:
    return _url(group, practices[0], Screen.EXPECT)


def _url(group: Group, practice: Practice, screen: Screen) -> str:
    place = {"key": group.consultation.key, "rank": group.rank, "practice_rank": practice.rank}
    return _to(f"workshop.{screen}", place)


def _around(group: Group, endpoint: str) -> str:
    return _to(endpoint, {"key": group.consultation.key, "rank": group.rank})


def _to(endpoint: str, place: Mapping[str, Any]) -> str:
    return url_for(endpoint, **place)
