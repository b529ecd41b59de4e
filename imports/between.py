"""A gabarit between two organisations: their groups, what they consent to, and their meetings.

What is the same whatever the gabarit stands in `gabarits/contextes/inter-organismes.json`.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from imports.gabarit import (
    GABARITS,
    Consent,
    ConsentDetail,
    Gabarit,
    GabaritFault,
    SuggestedGroup,
    SuggestedMeeting,
)
from imports.told import ToldNode

CONTEXT: Final = GABARITS / "contextes" / "inter-organismes.json"

SEEN: Final = -4
FEW: Final = -3
"""Which of the last lines of a consent say what is seen of a group, and how few its people are."""

GUESSED: Final = 2
"""Which detail of a consent says what can be guessed: here nothing is left to guess."""


def between(gabarit: Gabarit, first: str, second: str) -> Gabarit:
    """Return a gabarit as it is asked in two organisations, of these names.

    Raises `GabaritFault` when the file of this context cannot be used.
    """
    context = _context(gabarit.language)
    groups = tuple(
        replace(group, label=named_after(second if group.of_partner else first, group.label))
        for group in groups_of_both(gabarit)
    )
    told = replace(
        gabarit,
        groups=groups,
        consent=_consent(gabarit.consent, context.get("consent")),
        meetings=tuple(_meetings(groups, context.get("meetings"))),
    )
    if context.faults:
        raise GabaritFault("\n".join(context.faults))
    return told


def groups_of_both(gabarit: Gabarit) -> tuple[SuggestedGroup, ...]:
    """Return the groups of the first organisation, then the same ones of the second."""
    context = _context(gabarit.language)
    roles = {member.role() for member in context.items("roles")}
    people = context.get("people").whole()
    kept = [group for group in gabarit.groups if group.role in roles]
    return tuple(
        replace(group, people=people, of_partner=of_partner)
        for of_partner in (False, True)
        for group in kept
    )


def named_after(organisation: str, label: str) -> str:
    """Return the name of a group with that of its organisation, in whose name it is read."""
    return f"{organisation} – {label}"


@cache
def _content() -> object:
    return json.loads(CONTEXT.read_text(encoding="utf-8"))


def _context(language: str) -> ToldNode:
    return ToldNode(value=_content(), language=language)


def _consent(consent: Consent, context: ToldNode) -> Consent:
    lines, more = consent.text.splitlines(), list(consent.more)
    lines[SEEN], lines[FEW] = context.get("seen").told(), context.get("few").told()
    detail = context.get("detail")
    more[GUESSED] = ConsentDetail(title=detail.get("title").told(), text=detail.get("text").told())
    return Consent(text="\n".join(lines), more=tuple(more))


def _meetings(groups: tuple[SuggestedGroup, ...], context: ToldNode) -> Iterator[SuggestedMeeting]:
    yield _meeting(context.get("opening"))
    workshop = _meeting(context.get("workshop"))
    for group in groups:
        yield replace(workshop, title=workshop.title.replace("{group}", group.label))
    yield _meeting(context.get("plenary"))
    yield _meeting(context.get("return"))


def _meeting(node: ToldNode) -> SuggestedMeeting:
    return SuggestedMeeting(title=node.get("title").told(), purpose=node.get("purpose").told())
