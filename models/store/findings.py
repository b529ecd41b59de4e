"""After the closing: the report, what each group agreed on, and the comments that were kept."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis import report as told
from analysis.release import with_comments, with_group_positions
from analysis.report import Audience, PracticeForms, Report, RetoldComment
from analysis.snapshot import group_release_from_json, report_from_json
from analysis.text import clean_text
from models.account import User
from models.consultation import Consultation, Group, GroupState
from models.meeting import GroupPosition
from models.questionnaire import Practice
from models.sealed import GroupRelease, KeptComment, Snapshot
from models.store.drafts import GroupPositionDraft
from models.store.reconsidering import reconsider
from models.store.refusals import NotClosed
from models.store.team import accompanied_from_opening


def load_report(session: Session, consultation: Consultation) -> Report | None:
    """Return what may be shown of a consultation; `None` until every group has closed."""
    snapshot = session.get(Snapshot, consultation.id)
    if snapshot is None:
        return None
    report = with_group_positions(
        report_from_json(snapshot.json), _positions(session, consultation)
    )
    return with_comments(report, _retold(session, consultation))


def _positions(session: Session, consultation: Consultation) -> dict[str, list[told.GroupPosition]]:
    rows = session.execute(
        sa.select(Practice.code, Group, GroupPosition)
        .join(GroupPosition, GroupPosition.practice_id == Practice.id)
        .join(Group, Group.id == GroupPosition.group_id)
        .where(Practice.consultation_id == consultation.id)
        .order_by(Practice.rank, Group.rank)
    )
    positions: dict[str, list[told.GroupPosition]] = {}
    for code, group, position in rows:
        positions.setdefault(code, []).append(_as_told(group, position))
    return positions


def _as_told(group: Group, position: GroupPosition) -> told.GroupPosition:
    return told.GroupPosition(
        group=group.report_code,
        current=position.current,
        desired=position.desired,
        reasons=position.reasons,
        example=position.example,
        helps=position.helps,
        hinders=position.hinders,
        dissent=position.dissent if position.dissent_said else "",
    )


def load_group_release(session: Session, group: Group) -> tuple[PracticeForms, ...] | None:
    """Return what a group may see of its own forms in its workshop; `None` before it closes."""
    kept = session.get(GroupRelease, group.id)
    return group_release_from_json(kept.json).practices if kept else None


def load_group_position(session: Session, group: Group, practice: Practice) -> GroupPosition | None:
    """Return what the group agreed on for this practice, if it did."""
    return session.get(GroupPosition, (group.id, practice.id))


def load_group_positions(session: Session, group: Group) -> dict[int, GroupPosition]:
    """Return what the group agreed on, by practice id."""
    said = session.scalars(sa.select(GroupPosition).where(GroupPosition.group_id == group.id))
    return {position.practice_id: position for position in said}


def load_told_positions(session: Session, group: Group) -> dict[str, told.GroupPosition]:
    """Return what the group agreed on as a report tells it, by practice code."""
    codes = {practice.id: practice.code for practice in group.consultation.practices}
    return {
        codes[at]: _as_told(group, position)
        for at, position in load_group_positions(session, group).items()
    }


def save_group_position(
    session: Session, group: Group, practice: Practice, draft: GroupPositionDraft
) -> None:
    """Keep what a group agreed on, in place of what it said before.

    A group that had validated what it says validates it again. Raises `NotClosed` for a group
    that still collects, `AlreadyRevealed` once the others have seen it, and `ValueError` for a
    position that is not in the frame or a practice that the group is not asked.
    """
    if group.state is GroupState.PREPARING or group.is_collecting:
        raise NotClosed
    if group not in practice.asked_of:
        raise ValueError("this practice is not asked of this group")
    if not all(group.consultation.frame.holds(place) for place in (draft.current, draft.desired)):
        raise ValueError("a position is not a place of the frame")
    reconsider(group)
    session.merge(
        GroupPosition(
            group_id=group.id,
            practice_id=practice.id,
            current=draft.current,
            desired=draft.desired,
            reasons=clean_text(draft.reasons),
            example=clean_text(draft.example),
            helps=clean_text(draft.helps),
            hinders=clean_text(draft.hinders),
            dissent=clean_text(draft.dissent),
            dissent_said=draft.dissent_said,
        )
    )
    session.flush()


def load_comments(
    session: Session, consultation: Consultation, *, reader: User
) -> Sequence[KeptComment]:
    """Return the pooled comments, practice by practice, in an order that says nothing.

    There is none before the reading, nor where the groups were too few or too small to pool.
    Those left for the facilitator alone are for who accompanied when people began to answer.
    """
    pooled = _pooled_comments(session, consultation)
    if accompanied_from_opening(session, consultation, reader):
        return pooled
    return [comment for comment in pooled if comment.audience is not Audience.FACILITATOR]


def _pooled_comments(session: Session, consultation: Consultation) -> Sequence[KeptComment]:
    if session.get(Snapshot, consultation.id) is None:
        return ()
    pooled = (
        sa.select(KeptComment)
        .join(KeptComment.practice)
        .where(Practice.consultation_id == consultation.id)
        .order_by(Practice.rank, KeptComment.key)
    )
    return session.scalars(pooled).all()


def _retold(session: Session, consultation: Consultation) -> list[RetoldComment]:
    return [
        RetoldComment(practice=comment.practice.code, text=comment.retold)
        for comment in _pooled_comments(session, consultation)
        if comment.retold
    ]


def retell(session: Session, comment: KeptComment, text: str) -> None:
    """Keep the facilitator's own words for a comment left to the plenary; none erases them.

    Raises `ValueError` for a comment that was left to somebody else.
    """
    if comment.audience is not Audience.PLENARY:
        raise ValueError("this comment was not left to the plenary")
    comment.retold = clean_text(text)
    session.flush()
