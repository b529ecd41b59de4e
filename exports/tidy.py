"""The tidy table: one row per practice, group, source and moment; codes and numbers only."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import assert_never

from analysis.position import Moment, Position, Skip, Zone, ZoneKind, shares_of, zone_of
from analysis.report import (
    Finding,
    GroupForms,
    GroupLabel,
    GroupPosition,
    PracticeLabel,
    PracticeReport,
    ReleasedMoment,
)
from analysis.sharing import absent
from exports.cell import Value
from exports.edition import Edition
from exports.tellings import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is known of one group at one moment; `forms` of the workshops' rows is absent."""

    practice: PracticeLabel
    group: GroupLabel
    source: Source
    moment: Moment
    finding: Finding | None
    forms: GroupForms | None = None
    shown: ReleasedMoment | None = None
    said: Position | None = None

    @property
    def zone(self) -> Zone | None:
        if self.said:
            return zone_of(shares_of(self.said))
        return self.shown.zone if self.shown else None

    @property
    def place(self) -> Position | None:
        """The place in whole units: tokens, or units of the released grid."""
        return self.said or (self.shown.centre if self.shown else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its stable code, what it says of a row, and its width in characters."""

    code: str
    value: Callable[[Row], Value]
    width: float = 14.0


def rows_of(edition: Edition) -> Iterator[Row]:
    """Yield every row in the order of the questionnaire, the workshops before the forms."""
    for practice in edition.report.practices:
        label = edition.questionnaire.practice_label(practice.practice)
        groups = [edition.group(code) for code in label.asked_of]
        for source in Source:
            for group in groups:
                yield from _rows(practice, label, group, source)


def _rows(
    practice: PracticeReport, label: PracticeLabel, group: GroupLabel, source: Source
) -> Iterator[Row]:
    match source:
        case Source.WORKSHOP if practice.workshop:
            for moment in Moment:
                yield Row(
                    practice=label,
                    group=group,
                    source=source,
                    moment=moment,
                    finding=practice.workshop.finding,
                    said=_said(practice.workshop.positions, group, moment),
                )
        case Source.FORMS if practice.forms:
            forms = next((one for one in practice.forms.groups if one.group == group.code), None)
            for moment in Moment:
                yield Row(
                    practice=label,
                    group=group,
                    source=source,
                    moment=moment,
                    finding=practice.forms.finding,
                    forms=forms,
                    shown=_shown(forms, moment),
                )
        case _:
            return


def _said(
    positions: tuple[GroupPosition, ...], group: GroupLabel, moment: Moment
) -> Position | None:
    for position in positions:
        if position.group == group.code:
            return position.current if moment is Moment.CURRENT else position.desired
    return None


def _shown(forms: GroupForms | None, moment: Moment) -> ReleasedMoment | None:
    if forms is None:
        return None
    return forms.current if moment is Moment.CURRENT else forms.desired


def _band(row: Row) -> Value:
    """Return how many people count; not where nothing is shown, since the group may keep it."""
    if row.forms is None or row.forms == absent(row.forms.group):
        return None
    return row.forms.band.value


def columns_of(edition: Edition) -> tuple[Column, ...]:
    """Return the columns in their order; there are as many positions as there are poles."""
    return (
        Column(code="practice", value=lambda row: row.practice.code),
        Column(code="practice_title", value=lambda row: row.practice.title, width=34),
        Column(code="group", value=lambda row: row.group.code, width=9),
        Column(code="role", value=lambda row: row.group.role.value),
        Column(code="group_label", value=lambda row: row.group.label, width=24),
        Column(code="source", value=lambda row: row.source.value, width=12),
        Column(code="moment", value=lambda row: row.moment.value, width=11),
        Column(code="band", value=_band),
        Column(code="tier", value=lambda row: row.forms.tier.value if row.forms else None),
        Column(code="zone", value=lambda row: zone_code(row.zone) if row.zone else None),
        Column(code="closeness", value=_closeness),
        *(_position_column(pole) for pole in range(len(edition.poles))),
        Column(code="position_of", value=lambda row: sum(row.place) if row.place else None),
        Column(code="people_per_place", value=_people_per_place, width=30),
        *(_skip_column(skip) for skip in Skip),
        Column(code="category", value=_category, width=19),
        Column(code="solidity", value=_solidity, width=11),
        Column(code="furthest_1", value=lambda row: _furthest(row, 0), width=12),
        Column(code="furthest_2", value=lambda row: _furthest(row, 1), width=12),
        Column(code="common_pole", value=_common_pole),
    )


def _position_column(pole: int) -> Column:
    return Column(
        code=f"position_{pole + 1}",
        value=lambda row: row.place[pole] if row.place else None,
        width=12,
    )


def _skip_column(skip: Skip) -> Column:
    def people(row: Row) -> Value:
        skips = row.shown.skips if row.shown else ()
        return next((count.people for count in skips if count.skip is skip), None)

    return Column(code=skip.value, value=people, width=17)


def zone_code(zone: Zone) -> str:
    """Return the code of a zone, poles counted from 1: `pole_1`, `between_1_3`, `middle`."""
    match zone.kind:
        case ZoneKind.POLE | ZoneKind.BETWEEN:
            return "_".join([zone.kind.value, *(str(pole + 1) for pole in zone.poles)])
        case ZoneKind.MIDDLE:
            return zone.kind.value
        case _:
            assert_never(zone.kind)


def _closeness(row: Row) -> Value:
    return row.shown.closeness.value if row.shown and row.shown.closeness else None


def _people_per_place(row: Row) -> Value:
    """Return `6-0-0=3 3-3-0=4`: tokens per pole, then people."""
    counts = row.shown.counts if row.shown else ()
    told = (f"{'-'.join(map(str, count.position))}={count.people}" for count in counts)
    return " ".join(told) or None


def _category(row: Row) -> Value:
    return row.finding.category.value if row.finding else None


def _solidity(row: Row) -> Value:
    return row.finding.solidity.value if row.finding and row.finding.solidity else None


def _furthest(row: Row, end: int) -> Value:
    return row.finding.furthest[end] if row.finding and row.finding.furthest else None


def _common_pole(row: Row) -> Value:
    if row.finding is None or row.finding.common_pole is None:
        return None
    return row.finding.common_pole + 1
