"""Two editions of a démarche side by side: zones and categories, group by group, nothing finer.

Practices are matched by their code, groups by their code and their role. What is not released in
both editions is in neither column; neither is a group that one or two people joined or left
(decision 17, in `docs/decisions/`): the difference of two editions would tell what they answered.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.category import Category
from analysis.position import Moment, Zone, shares_of, zone_of
from analysis.report import (
    FormsReading,
    GroupLabel,
    GroupPosition,
    PracticeLabel,
    PracticeReport,
    Questionnaire,
    Report,
    WorkshopReading,
)


class Presence(StrEnum):
    """In which edition a practice was asked."""

    BOTH = "both"
    NEW = "new"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones:
    """Where one edition shows a group."""

    current: Zone
    desired: Zone

    def at(self, moment: Moment) -> Zone:
        return self.current if moment is Moment.CURRENT else self.desired


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAcross:
    """One group in both editions; both are there, or neither, whatever the reason."""

    group: str
    former: Zones | None = None
    latter: Zones | None = None

    @property
    def is_beside(self) -> bool:
        return self.former is not None

    @property
    def moved(self) -> bool:
        """Whether the group stands in another zone, at one moment or the other."""
        return self.former != self.latter


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """One practice by one source; a category is absent where an edition compared nothing."""

    former: Category | None
    latter: Category | None
    groups: tuple[GroupAcross, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeAcross:
    """`reworded` says that the two editions did not ask in the same words.

    A source is absent unless both editions have it: positions and forms are never mixed.
    """

    practice: str
    presence: Presence
    reworded: bool = False
    workshop: Across | None = None
    forms: Across | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Practices stand in the order of the later edition, then those it no longer asks."""

    former: Questionnaire
    latter: Questionnaire
    practices: tuple[PracticeAcross, ...]

    @property
    def frames_match(self) -> bool:
        """Whether zones of the two editions can be set side by side at all."""
        return len(self.former.poles) == len(self.latter.poles)

    @property
    def poles_reworded(self) -> bool:
        return self.former.pole_names != self.latter.pole_names

    @property
    def groups(self) -> tuple[GroupLabel, ...]:
        """The groups that are in both editions."""
        return _in_both(self.former, self.latter)

    def of(self, presence: Presence) -> tuple[PracticeAcross, ...]:
        return tuple(practice for practice in self.practices if practice.presence is presence)


def compare(former: Report, latter: Report) -> Comparison:
    """Set two released reports side by side: the earlier edition, then the later one."""
    return Comparison(
        former=former.questionnaire,
        latter=latter.questionnaire,
        practices=tuple(_practices(former, latter)),
    )


def _in_both(former: Questionnaire, latter: Questionnaire) -> tuple[GroupLabel, ...]:
    known = {(group.code, group.role) for group in former.groups}
    return tuple(group for group in latter.groups if (group.code, group.role) in known)


def _practices(former: Report, latter: Report) -> Iterator[PracticeAcross]:
    before = {practice.practice: practice for practice in former.practices}
    after = {practice.practice: practice for practice in latter.practices}
    for code, practice in after.items():
        if code in before:
            yield _practice(former.questionnaire, latter.questionnaire, before[code], practice)
        else:
            yield PracticeAcross(practice=code, presence=Presence.NEW)
    for code in before:
        if code not in after:
            yield PracticeAcross(practice=code, presence=Presence.REMOVED)


def _practice(
    former: Questionnaire, latter: Questionnaire, before: PracticeReport, after: PracticeReport
) -> PracticeAcross:
    asked_before = former.practice_label(before.practice)
    asked_after = latter.practice_label(after.practice)
    groups = [
        group.code
        for group in _in_both(former, latter)
        if group.code in asked_before.asked_of and group.code in asked_after.asked_of
    ]
    comparable = groups if len(former.poles) == len(latter.poles) else []
    return PracticeAcross(
        practice=after.practice,
        presence=Presence.BOTH,
        reworded=_said(asked_before) != _said(asked_after),
        workshop=_across(before.workshop, after.workshop, groups, comparable),
        forms=_across(before.forms, after.forms, groups, comparable),
    )


def _said(label: PracticeLabel) -> tuple[object, ...]:
    return label.title, label.sentence, label.pole_sentences


def _across(
    before: WorkshopReading | FormsReading | None,
    after: WorkshopReading | FormsReading | None,
    groups: Sequence[str],
    comparable: Collection[str],
) -> Across | None:
    if before is None or after is None:
        return None
    then, now = _zones(before), _zones(after)
    beside = then.keys() & now.keys() & set(comparable)
    return Across(
        former=_category(before),
        latter=_category(after),
        groups=tuple(
            GroupAcross(group=code, former=then[code], latter=now[code])
            if code in beside
            else GroupAcross(group=code)
            for code in groups
        ),
    )


def _category(reading: WorkshopReading | FormsReading) -> Category | None:
    return reading.finding.category if reading.finding else None


def _zones(reading: WorkshopReading | FormsReading) -> dict[str, Zones]:
    """Return where a reading shows each group; one that barely changed stands beside nothing."""
    if isinstance(reading, WorkshopReading):
        return {position.group: _of_position(position) for position in reading.positions}
    return {
        forms.group: Zones(current=forms.current.zone, desired=forms.desired.zone)
        for forms in reading.groups
        if forms.current and forms.desired and not forms.barely_changed
    }


def _of_position(position: GroupPosition) -> Zones:
    return Zones(
        current=zone_of(shares_of(position.current)), desired=zone_of(shares_of(position.desired))
    )
