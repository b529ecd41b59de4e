"""The one reading of a collection: made with the last group, kept as it is, never made again."""

from collections.abc import Collection, Sequence
from datetime import datetime
from secrets import SystemRandom

import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.comments import may_be_mixed
from analysis.open_reading import own_release
from analysis.release import release
from analysis.report import Report
from analysis.snapshot import to_json
from analysis.tally import GroupTally, PracticeTally
from models.base import random_key
from models.calendar import local_date
from models.consultation import Consultation, ConsultationState, Context, GroupState
from models.questionnaire import Practice
from models.sealed import (
    GroupRelease,
    KeptComment,
    SealedAgreement,
    SealedCount,
    SealedSkip,
    SealedTurnout,
    SealedTyped,
    Snapshot,
)
from models.store.agreeing import agreed_by_all
from models.store.editing import questionnaire_of
from models.store.former import barely_changed_in
from models.store.sealing import tallies_of


def read_when_complete(session: Session, consultation: Consultation, *, now: datetime) -> None:
    """Store the reading and erase the counts, if no group is collecting any more."""
    if consultation.state is not ConsultationState.READ:
        return
    turnout = _turnout(session, consultation)
    is_open = consultation.context is Context.INTER
    agreed = agreed_by_all(session, consultation) if is_open else None
    report = release(
        questionnaire_of(consultation),
        _tallies(session, consultation),
        turnout=turnout,
        left_out=_left_out(consultation),
        barely_changed={
            group.report_code: barely_changed_in(session, group, tallies_of(session, group))
            for group in consultation.groups
        },
        agreed=agreed,
        read_on=local_date(now),
    )
    if is_open:
        _release_to_each(session, consultation, report)
    session.add(Snapshot(consultation_id=consultation.id, json=to_json(report)))
    _pool_comments(session, consultation, list(turnout.values()), agreed)
    _erase_counts(session, consultation)
    session.flush()


def _release_to_each(session: Session, consultation: Consultation, report: Report) -> None:
    """Keep what each group of an open reading may see of its own forms, known only now."""
    for group in consultation.groups:
        if group.state is GroupState.CLOSED:
            own = own_release(report, group.report_code)
            session.add(GroupRelease(group_id=group.id, json=to_json(own)))
            # What it decided before this, it decided on less than the others would see now.
            group.validated_by = group.validated_on = group.revealed_at = None


def _left_out(consultation: Consultation) -> list[str]:
    return [
        group.report_code for group in consultation.groups if group.state is GroupState.LEFT_OUT
    ]


def _turnout(session: Session, consultation: Consultation) -> dict[str, int]:
    codes = {group.id: group.report_code for group in consultation.groups}
    sealed = session.scalars(sa.select(SealedTurnout).where(SealedTurnout.group_id.in_(codes)))
    return {codes[turnout.group_id]: turnout.people for turnout in sealed}


def _tallies(session: Session, consultation: Consultation) -> dict[str, PracticeTally]:
    """Return the tallies of every practice that somebody was asked by form.

    A group that has a workshop only is there with an empty one: no accord is said without it.
    """
    by_group = {
        group.report_code: tallies_of(session, group)
        for group in consultation.groups
        if group.state is not GroupState.LEFT_OUT
    }
    return {
        practice.code: PracticeTally(groups=_of_practice(practice, by_group))
        for practice in consultation.practices
        if any(group.state is GroupState.CLOSED for group in practice.asked_of)
    }


def _of_practice(
    practice: Practice, by_group: dict[str, dict[str, GroupTally]]
) -> dict[str, GroupTally]:
    return {
        group.report_code: by_group[group.report_code][practice.code]
        for group in practice.asked_of
        if group.report_code in by_group
    }


def _pool_comments(
    session: Session,
    consultation: Consultation,
    turnout: Sequence[int],
    agreed: Collection[str] | None,
) -> None:
    """Mix the comments of all groups, or erase them all where a group would be recognised.

    Those on a practice that somebody refuses to show are erased in any case.
    """
    pooled = may_be_mixed(turnout)
    comments = list(session.scalars(_comments_of(consultation)))
    mixed = [
        KeptComment(
            key=random_key(),
            practice_id=comment.practice_id,
            text=comment.text,
            audience=comment.audience,
        )
        for comment in comments
        if pooled and (agreed is None or comment.practice.code in agreed)
    ]
    for comment in comments:
        session.delete(comment)
    session.flush()
    SystemRandom().shuffle(mixed)
    session.add_all(mixed)


def _comments_of(consultation: Consultation) -> sa.Select[KeptComment]:
    practices = [practice.id for practice in consultation.practices]
    return sa.select(KeptComment).where(KeptComment.practice_id.in_(practices))


def _erase_counts(session: Session, consultation: Consultation) -> None:
    groups = [group.id for group in consultation.groups]
    for kind in (SealedCount, SealedSkip, SealedTyped, SealedTurnout, SealedAgreement):
        session.execute(sa.delete(kind).where(kind.group_id.in_(groups)))
