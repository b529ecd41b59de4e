"""What is left for the others once each group has decided what it says.

What a group keeps to itself leaves both readings: there it counts as absent. Nothing new is ever
released: whatever stands after the sharing stood in the report before it, or is read again from
positions that their groups chose to say. Why: `docs/decisions/0014-ce-qu-un-groupe-garde.md`.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeAlias

from analysis.category import Category
from analysis.report import (
    Band,
    Finding,
    FormsReading,
    GroupForms,
    GroupPosition,
    PracticeLabel,
    PracticeReport,
    Report,
    Tier,
)
from analysis.workshop_reading import led_by


class Saying(StrEnum):
    """What a group decides to say of one practice."""

    SHARED = "shared"
    POSITION_ONLY = "position_only"
    KEPT = "kept"


Sayings: TypeAlias = Mapping[str, Mapping[str, Saying]]
"""What each group says: group code, then practice code."""


def shared(report: Report, sayings: Sayings) -> Report:
    """Return the report as the others may see it; what nobody decided to say is kept."""
    left_out = {turnout.group for turnout in report.turnout if turnout.left_out}
    labels = {practice.code: practice for practice in report.questionnaire.practices}
    return replace(
        report,
        practices=tuple(
            _shared(labels[practice.practice], practice, sayings, left_out)
            for practice in report.practices
        ),
    )


def _shared(
    label: PracticeLabel, practice: PracticeReport, sayings: Sayings, left_out: Collection[str]
) -> PracticeReport:
    saying = {code: sayings.get(code, {}).get(label.code, Saying.KEPT) for code in label.asked_of}
    keepers = {code for code in saying if saying[code] is Saying.KEPT}
    said = tuple(
        as_decided(position, saying[position.group])
        for position in (practice.workshop.positions if practice.workshop else ())
        if position.group not in keepers
    )
    forms = practice.forms and _without(practice.forms, keepers)
    remaining = replace(practice, workshop=None, forms=forms)
    return led_by(label, remaining, said, left_out) if said else remaining


def as_decided(position: GroupPosition, saying: Saying) -> GroupPosition:
    """Return a position that is shared with its words, or without any of them."""
    if saying is Saying.SHARED:
        return position
    return GroupPosition(group=position.group, current=position.current, desired=position.desired)


def absent(code: str) -> GroupForms:
    """Return what is shown of a group of which nothing is shown, whatever the reason."""
    return GroupForms(group=code, band=Band.UNDER_3, tier=Tier.NOTHING)


def _without(forms: FormsReading, keepers: Collection[str]) -> FormsReading:
    """Return the reading without the keepers; no finding stands that they had a part in.

    A divergence between two others would not stand either: that it was said with the keeper's
    answers in would tell where these answers are not. The counts are gone, so that it cannot be
    read again without them.
    """
    weighed = any(group.group in keepers and group != absent(group.group) for group in forms.groups)
    return FormsReading(
        finding=Finding(category=Category.INSUFFICIENT)
        if forms.finding and weighed
        else forms.finding,
        groups=tuple(
            absent(group.group) if group.group in keepers else group for group in forms.groups
        ),
    )
