"""What the groups say themselves, read by the same rule and put before their forms."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from analysis.finding import find
from analysis.position import Moment, shares_of
from analysis.reading import GroupReading, Reading
from analysis.report import (
    FormsReading,
    GroupPosition,
    PracticeLabel,
    PracticeReport,
    Tier,
    WorkshopReading,
)


def led_by(
    label: PracticeLabel,
    practice: PracticeReport,
    positions: Sequence[GroupPosition],
    left_out: Collection[str],
) -> PracticeReport:
    """Return the practice led by what its groups say; forms of a group under 5 give way to it."""
    by_group = {position.group: position for position in positions}
    said = {code: by_group[code] for code in label.asked_of if code in by_group}
    silent = tuple(code for code in label.asked_of if code not in {*said, *left_out})
    finding = find(_read_positions(said, silent)) if len(label.asked_of) > 1 else None
    return replace(
        practice,
        workshop=WorkshopReading(finding=finding, positions=tuple(said.values())),
        forms=practice.forms and _without_doubles(practice.forms, said),
    )


def _read_positions(said: Mapping[str, GroupPosition], silent: tuple[str, ...]) -> Reading:
    """Read group positions by the same rule: each position is its group's centre, no spread."""
    return Reading(
        groups={
            code: GroupReading(
                centres={
                    Moment.CURRENT: shares_of(position.current),
                    Moment.DESIRED: shares_of(position.desired),
                },
                spreads={moment: Fraction() for moment in Moment},
            )
            for code, position in said.items()
        },
        missing=silent,
    )


def _without_doubles(forms: FormsReading, said: Collection[str]) -> FormsReading:
    return replace(
        forms,
        groups=tuple(
            replace(group, tier=Tier.NOTHING, current=None, desired=None, gives_way=True)
            if group.tier is Tier.ZONE and group.group in said
            else group
            for group in forms.groups
        ),
    )
