"""A group's answers become counts: counted by the database, stored apart, then erased."""

from collections.abc import Sequence
from secrets import SystemRandom
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from analysis.comments import FEWEST_FOR_COMMENTS
from analysis.position import Moment, Position, Skip
from analysis.release import release_for_workshop
from analysis.snapshot import to_json
from analysis.tally import GroupTally
from models.consultation import Context, Group
from models.participation import Comment, Response, Sheet
from models.questionnaire import Practice
from models.sealed import (
    GroupRelease,
    KeptComment,
    SealedCount,
    SealedSkip,
    SealedTurnout,
    SealedTyped,
)
from models.store.agreeing import seal_agreements
from models.store.editing import questionnaire_of
from models.store.former import barely_changed_in, count_people
from models.store.wiping import erase_collection


def seal(session: Session, group: Group) -> None:
    """Store the counts of a group and its own release; move its comments; erase the rest."""
    people = _people_unseen(session, group)
    session.add(SealedTurnout(group_id=group.id, people=people))
    _seal_counts(session, group)
    _seal_typed(session, group)
    _seal_skips(session, group)
    session.flush()
    if people >= FEWEST_FOR_COMMENTS:
        _keep_comments(session, group)
    if group.consultation.context is Context.INTER:
        seal_agreements(session, group)  # until every group has closed, nobody knows who refuses
    else:
        _release_to_itself(session, group)
    erase_collection(session, group)


def _release_to_itself(session: Session, group: Group) -> None:
    """Keep what the group may see of its own forms in its workshop."""
    tallies = tallies_of(session, group)
    count_people(session, group, tallies)
    released = release_for_workshop(
        questionnaire_of(group.consultation),
        group.report_code,
        tallies,
        barely_changed_in(session, group, tallies),
    )
    session.add(GroupRelease(group_id=group.id, json=to_json(released)))


def _people_unseen(session: Session, group: Group) -> int:
    """Return how many people sent a sheet that no reader of the results typed."""
    counted = sa.select(sa.func.count()).select_from(Sheet)
    unseen = counted.where(Sheet.group_id == group.id, Sheet.sent, Sheet.typed.is_(False))
    return session.scalar(unseen) or 0


def _seal_counts(session: Session, group: Group) -> None:
    """Count the people who placed both moments, place by place, each moment apart."""
    columns = [Sheet.group_id, Response.practice_id, Response.moment, Response.place]
    counted = _placed_twice(group, *columns, sa.func.count()).group_by(*columns)
    names = ["group_id", "practice_id", "moment", "place", "people"]
    session.execute(sa.insert(SealedCount).from_select(names, counted))


def _seal_typed(session: Session, group: Group) -> None:
    """Count, among the same people, those whose sheet was typed from paper."""
    columns = [Sheet.group_id, Response.practice_id]
    counted = _placed_twice(group, *columns, sa.func.count()).group_by(*columns)
    typed = counted.where(Sheet.typed, Response.moment == Moment.CURRENT)
    names = ["group_id", "practice_id", "people"]
    session.execute(sa.insert(SealedTyped).from_select(names, typed))


def _placed_twice(group: Group, *columns: sa.SQLColumnExpression[Any]) -> sa.Select[Any]:
    """Select from the places of the people who placed both moments and sent their sheet."""
    other = aliased(Response)
    same_person = sa.and_(
        other.sheet_key == Response.sheet_key,
        other.practice_id == Response.practice_id,
        other.moment != Response.moment,
    )
    return (
        sa.select(*columns)
        .join(Sheet, Sheet.key == Response.sheet_key)
        .join(other, same_person)
        .where(
            Sheet.group_id == group.id,
            Sheet.sent,
            Response.place.is_not(None),
            other.place.is_not(None),
        )
    )


def _seal_skips(session: Session, group: Group) -> None:
    counted = (
        sa.select(
            Sheet.group_id,
            Response.practice_id,
            Response.moment,
            Response.skip,
            sa.func.count(),
        )
        .join(Sheet, Sheet.key == Response.sheet_key)
        .where(Sheet.group_id == group.id, Sheet.sent, Response.skip.is_not(None))
        .group_by(Sheet.group_id, Response.practice_id, Response.moment, Response.skip)
    )
    columns = ["group_id", "practice_id", "moment", "skip", "people"]
    session.execute(sa.insert(SealedSkip).from_select(columns, counted))


def _keep_comments(session: Session, group: Group) -> None:
    sent = (
        sa.select(Comment)
        .join(Sheet, Sheet.key == Comment.sheet_key)
        .where(Sheet.group_id == group.id, Sheet.sent, Comment.audience.is_not(None))
    )
    kept = [
        KeptComment(practice_id=comment.practice_id, text=comment.text, audience=comment.audience)
        for comment in session.scalars(sent)
    ]
    SystemRandom().shuffle(kept)
    session.add_all(kept)
    session.flush()


def tallies_of(session: Session, group: Group) -> dict[str, GroupTally]:
    """Return the sealed counts of a group, by practice code; empty where it said nothing."""
    counts = session.scalars(sa.select(SealedCount).where(SealedCount.group_id == group.id)).all()
    skips = session.scalars(sa.select(SealedSkip).where(SealedSkip.group_id == group.id)).all()
    typed = session.scalars(sa.select(SealedTyped).where(SealedTyped.group_id == group.id))
    people_typed = {each.practice_id: each.people for each in typed}
    return {
        practice.code: GroupTally(
            current=_places(counts, practice, Moment.CURRENT),
            desired=_places(counts, practice, Moment.DESIRED),
            skips={moment: _skips(skips, practice, moment) for moment in Moment},
            typed=people_typed.get(practice.id, 0),
        )
        for practice in group.consultation.practices
        if group in practice.asked_of
    }


def _places(
    counts: Sequence[SealedCount], practice: Practice, moment: Moment
) -> dict[Position, int]:
    return {
        count.place: count.people
        for count in counts
        if count.practice_id == practice.id and count.moment is moment
    }


def _skips(skips: Sequence[SealedSkip], practice: Practice, moment: Moment) -> dict[Skip, int]:
    return {
        count.skip: count.people
        for count in skips
        if count.practice_id == practice.id and count.moment is moment
    }
