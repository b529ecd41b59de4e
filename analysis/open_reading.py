"""An open reading: what is shown of groups of one or two people, because each person agreed.

No tier protects so few people. Where a single one refuses, nothing of that practice is shown.
Source: rule 10 of `docs/confidentiality.md`.
"""

from dataclasses import replace
from typing import Final

from analysis.finding import find, solidity_of
from analysis.group_forms import people_at
from analysis.position import Moment, zone_of
from analysis.reading import centre, read
from analysis.report import (
    FormsReading,
    GroupForms,
    GroupRelease,
    PracticeForms,
    PracticeLabel,
    ReleasedMoment,
    Report,
    Tier,
)
from analysis.tally import GroupTally, PracticeTally
from analysis.tier import band_of

FEWEST_OPENLY: Final = 1
"""One person is enough for a group to count: they agreed to be seen."""


def release_openly(practice: PracticeLabel, tally: PracticeTally, *, agreed: bool) -> FormsReading:
    """Return what is shown of one practice: every place where everyone agreed, or else nothing.

    A practice that somebody refused and one that nobody answered look the same.
    """
    shown = tally if agreed else PracticeTally(groups=dict.fromkeys(tally.groups, GroupTally()))
    groups = tuple(_open_group(code, group) for code, group in shown.groups.items())
    if len(practice.asked_of) < 2:
        return FormsReading(groups=groups)
    reading = read(shown, fewest=FEWEST_OPENLY)
    finding = replace(find(reading), solidity=solidity_of(shown, reading))
    return FormsReading(finding=finding, groups=groups)


def own_release(report: Report, code: str) -> GroupRelease:
    """Return what an open reading shows of one group, for its own workshop."""
    return GroupRelease(
        practices=tuple(
            PracticeForms(practice=practice.practice, forms=forms)
            for practice in report.practices
            for forms in (practice.forms.groups if practice.forms else ())
            if forms.group == code
        )
    )


def _open_group(code: str, tally: GroupTally) -> GroupForms:
    band = band_of(tally.n)
    if tally.n < FEWEST_OPENLY:
        return GroupForms(group=code, band=band, tier=Tier.NOTHING)
    current, desired = (_open_moment(tally, moment) for moment in Moment)
    return GroupForms(group=code, band=band, tier=Tier.OPEN, current=current, desired=desired)


def _open_moment(tally: GroupTally, moment: Moment) -> ReleasedMoment:
    counts = tally.at(moment)
    return ReleasedMoment(zone=zone_of(centre(counts)), counts=people_at(counts))
