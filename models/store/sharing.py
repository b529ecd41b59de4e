"""What a group decides to say, and the report that is left for the others once all have decided."""

from collections.abc import Iterable, Mapping
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.own_report import own_report, says_something, seen_by_others
from analysis.report import Report
from analysis.sharing import Saying, shared
from models.consultation import Consultation, Group, GroupState
from models.meeting import GroupSaying
from models.questionnaire import Practice
from models.store.editing import questionnaire_of
from models.store.findings import load_group_release, load_report, load_told_positions
from models.store.reconsidering import reconsider
from models.store.refusals import AlreadyRevealed, NotClosed, Undecided


def load_shared_report(
    session: Session, consultation: Consultation, *, revealed_only: bool = False
) -> Report | None:
    """Return what the others may see; `None` until every group has decided what it says.

    With `revealed_only`, a group that was not revealed yet is as absent as one that keeps
    everything to itself: the room waits for nobody, so that one group may decide during it.
    """
    report = load_report(session, consultation)
    if report is None or not (revealed_only or all_have_decided(consultation.groups)):
        return None
    speaking = [
        group
        for group in consultation.groups
        if has_decided(group) and (group.revealed_at is not None or not revealed_only)
    ]
    return shared(
        report, {group.report_code: _by_code(session, consultation, group) for group in speaking}
    )


def load_returned_report(session: Session, consultation: Consultation) -> Report | None:
    """Return what the return may tell: what the room saw, once every group has decided.

    A group that was not revealed is as absent as in the room. `None` where it saw nothing.
    """
    groups = consultation.groups
    if not all_have_decided(groups) or all(group.revealed_at is None for group in groups):
        return None
    return load_shared_report(session, consultation, revealed_only=True)


def never_revealed(groups: Iterable[Group]) -> list[Group]:
    """Return the groups that have decided what they say, and that the room never saw."""
    return [group for group in groups if has_decided(group) and group.revealed_at is None]


def all_have_decided(groups: Iterable[Group]) -> bool:
    """Whether no group has still to decide; a group that was left out is not waited for."""
    return all(has_decided(group) for group in groups if group.state is not GroupState.LEFT_OUT)


def has_decided(group: Group) -> bool:
    """Whether the people of a group validated together what it says."""
    return group.validated_on is not None


def may_decide(group: Group) -> bool:
    """Whether a group may speak: its collection, if it had one, has closed."""
    return (
        group.consultation.opened_at is not None
        and group.state is not GroupState.PREPARING
        and not group.is_collecting
    )


def load_own_report(session: Session, group: Group) -> Report:
    """Return what a group has before it in its workshop: nothing of any other, no category."""
    return own_report(
        questionnaire_of(group.consultation),
        group.report_code,
        released=load_group_release(session, group) or (),
        positions=load_told_positions(session, group),
    )


def load_seen_by_others(session: Session, group: Group) -> Report:
    """Return what the others would see of a group as it has chosen so far."""
    chosen = _by_code(session, group.consultation, group)
    return seen_by_others(load_own_report(session, group), group.report_code, chosen)


def practices_to_decide(session: Session, group: Group) -> tuple[Practice, ...]:
    """Return the practices that the group is asked and of which there is something to say."""
    something = {
        practice.practice
        for practice in load_own_report(session, group).practices
        if says_something(practice, group.report_code)
    }
    return tuple(each for each in group.consultation.practices if each.code in something)


def load_sayings(session: Session, group: Group) -> dict[int, Saying]:
    """Return what a group chose so far, by practice id."""
    rows = session.scalars(sa.select(GroupSaying).where(GroupSaying.group_id == group.id))
    return {row.practice_id: row.saying for row in rows}


def save_saying(session: Session, group: Group, practice: Practice, saying: Saying) -> None:
    """Keep what a group says of a practice; it has then to validate again.

    Raises `NotClosed` for a group that still collects, `AlreadyRevealed` once the others have
    seen it, and `ValueError` for a practice that the group is not asked.
    """
    if not may_decide(group):
        raise NotClosed
    if group not in practice.asked_of:
        raise ValueError("this practice is not asked of this group")
    reconsider(group)
    session.merge(GroupSaying(group_id=group.id, practice_id=practice.id, saying=saying))
    session.flush()


def validate_sayings(session: Session, group: Group, people: int, on: date) -> None:
    """Keep that so many people present validated what the group says, and on which day.

    Raises `AlreadyRevealed`, `NotClosed`, or `Undecided` while nothing is chosen for a practice
    of which there is something to say.
    """
    if group.revealed_at is not None:
        raise AlreadyRevealed
    if not may_decide(group):
        raise NotClosed
    chosen = load_sayings(session, group)
    if not all(practice.id in chosen for practice in practices_to_decide(session, group)):
        raise Undecided
    group.validated_by, group.validated_on = people, on
    session.flush()


def _by_code(session: Session, consultation: Consultation, group: Group) -> Mapping[str, Saying]:
    codes = {practice.id: practice.code for practice in consultation.practices}
    return {codes[at]: saying for at, saying in load_sayings(session, group).items()}
