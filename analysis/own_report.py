"""What one group has before it in its workshop, and exactly what the others would see of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.release import with_group_positions
from analysis.report import (
    FormsReading,
    GroupForms,
    GroupPosition,
    PracticeForms,
    PracticeReport,
    Questionnaire,
    Report,
    WorkshopReading,
)
from analysis.sharing import Saying, shared


def own_report(
    questionnaire: Questionnaire,
    code: str,
    *,
    released: Sequence[PracticeForms] = (),
    positions: Mapping[str, GroupPosition],
) -> Report:
    """Return a report of one group alone: no other group, no category.

    `released` is the group's own release, `positions` what it agreed on by practice code. To the
    group itself both are shown, whatever its size.
    """
    forms = {each.practice: each.forms for each in released}
    asked = tuple(
        replace(practice, asked_of=(code,))
        for practice in questionnaire.practices
        if code in practice.asked_of
    )
    return Report(
        questionnaire=replace(questionnaire, practices=asked),
        turnout=(),
        practices=tuple(
            _own_practice(practice.code, forms.get(practice.code), positions.get(practice.code))
            for practice in asked
        ),
    )


def _own_practice(
    practice: str, forms: GroupForms | None, position: GroupPosition | None
) -> PracticeReport:
    return PracticeReport(
        practice=practice,
        workshop=WorkshopReading(positions=(position,)) if position else None,
        forms=FormsReading(groups=(forms,)) if forms else None,
    )


def seen_by_others(own: Report, code: str, sayings: Mapping[str, Saying]) -> Report:
    """Return what the others would see of this group, by the very rules of the whole report."""
    said = {
        practice.practice: practice.workshop.positions
        for practice in own.practices
        if practice.workshop
    }
    return shared(with_group_positions(own, said), {code: sayings})


def of_group(practice: PracticeReport, code: str) -> tuple[GroupPosition | None, GroupForms | None]:
    """Return what a practice holds of one group: what it says, and what its forms show."""
    positions = practice.workshop.positions if practice.workshop else ()
    forms = practice.forms.groups if practice.forms else ()
    return (
        next((position for position in positions if position.group == code), None),
        next((shown for shown in forms if shown.group == code), None),
    )


def says_something(practice: PracticeReport, code: str) -> bool:
    """Whether there is anything of this group that the others could see."""
    position, forms = of_group(practice, code)
    return position is not None or (forms is not None and forms.current is not None)
