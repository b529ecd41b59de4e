"""Which groups barely changed from one edition to the next, and so are shown less finely."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.report import GroupLabel, Report, Role, Tier
from analysis.tally import GroupTally

FEW: Final = (1, 2)
"""By how many people a group changes when a difference would tell what they answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many people stood behind what was shown, and how many of them no reader had typed."""

    people: int
    unseen: int

    @classmethod
    def of(cls, tally: GroupTally) -> "Counted":
        return cls(people=tally.n, unseen=tally.unseen)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerEdition:
    """Of whom an earlier edition showed something, and the people behind it.

    `shown` holds codes, group then practice, as `counted` does. A number that is not known any
    more is taken for one that barely changed.
    """

    groups: Sequence[GroupLabel]
    shown: Collection[tuple[str, str]]
    counted: Mapping[str, Mapping[str, Counted]]

    @classmethod
    def read(cls, report: Report, counted: Mapping[str, Mapping[str, Counted]]) -> "FormerEdition":
        """Return what an edition that is read published."""
        return cls(groups=report.questionnaire.groups, shown=_shown(report), counted=counted)


def barely_changed(
    group: GroupLabel, tallies: Mapping[str, GroupTally], former: Iterable[FormerEdition]
) -> frozenset[str]:
    """Return the practices for which one or two people of this group came or left."""
    known = [(edition, code) for edition in former for code in _same_people(edition, group)]
    return frozenset(
        practice
        for practice, tally in tallies.items()
        if any(_is_near(edition, code, practice, Counted.of(tally)) for edition, code in known)
    )


def _same_people(edition: FormerEdition, group: GroupLabel) -> Iterator[str]:
    """Yield the groups that may be this one: removing a group gives those after it other codes."""
    role = group.role if group.role is not Role.OTHER else None
    for known in edition.groups:
        if known.code == group.code or known.role is role or known.label == group.label:
            yield known.code


def _is_near(edition: FormerEdition, group: str, practice: str, now: Counted) -> bool:
    if (group, practice) not in edition.shown:
        return False
    then = edition.counted.get(group, {}).get(practice)
    return (
        then is None or abs(now.people - then.people) in FEW or abs(now.unseen - then.unseen) in FEW
    )


def _shown(report: Report) -> frozenset[tuple[str, str]]:
    return frozenset(
        (forms.group, told.practice)
        for told in report.practices
        if told.forms is not None
        for forms in told.forms.groups
        if forms.tier is not Tier.NOTHING
    )
