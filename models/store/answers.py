"""One person's answers, saved step by step and read back."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.position import Frame, Moment, Position, Skip
from analysis.tally import Answer
from analysis.text import clean_text
from models.participation import Comment, Response, Sheet
from models.questionnaire import Practice
from models.store.agreeing import take_back
from models.store.drafts import AnswerDraft
from models.store.locking import lock_group
from models.store.refusals import NotOpen


def save_answer(session: Session, sheet: Sheet, practice: Practice, draft: AnswerDraft) -> None:
    """Replace what this sheet says of a practice, at once, whether it was sent or not.

    What was agreed to before it moved is not any more: one agrees to what one has read again.
    *Not applicable* fills both moments. Raises `NotOpen`, and `ValueError` for a position that
    is not in the frame or a practice that the group is not asked.
    """
    group = lock_group(session, sheet.group_id)
    if not group.takes_answers:
        raise NotOpen
    if group not in practice.asked_of:
        raise ValueError("this practice is not asked of this group")
    moments = _moments(draft)
    _check(group.consultation.frame, moments)
    if sheet.sent and moments != _moments(_said(session, sheet, practice)):
        take_back(session, sheet, practice)
    _erase(session, sheet, practice)
    session.add_all(
        _response(sheet, practice, moment, answer)
        for moment, answer in moments.items()
        if answer is not None
    )
    if text := clean_text(draft.comment):
        session.add(
            Comment(
                sheet_key=sheet.key, practice_id=practice.id, text=text, audience=draft.audience
            )
        )
    session.flush()


def _said(session: Session, sheet: Sheet, practice: Practice) -> AnswerDraft:
    return answers_of(session, sheet).get(practice.id, AnswerDraft())


def _moments(draft: AnswerDraft) -> dict[Moment, Answer]:
    if Skip.NOT_APPLICABLE in (draft.current, draft.desired):
        return dict.fromkeys(Moment, Skip.NOT_APPLICABLE)
    return {Moment.CURRENT: draft.current, Moment.DESIRED: draft.desired}


def _response(
    sheet: Sheet, practice: Practice, moment: Moment, answer: Position | Skip
) -> Response:
    return Response(
        sheet_key=sheet.key,
        practice_id=practice.id,
        moment=moment,
        place=None if isinstance(answer, Skip) else answer,
        skip=answer if isinstance(answer, Skip) else None,
    )


def _check(frame: Frame, moments: dict[Moment, Answer]) -> None:
    for answer in moments.values():
        if isinstance(answer, tuple) and not frame.holds(answer):
            raise ValueError(f"{answer} is not a place of the frame")


def _erase(session: Session, sheet: Sheet, practice: Practice) -> None:
    for kind in (Response, Comment):
        session.execute(
            sa.delete(kind).where(kind.sheet_key == sheet.key, kind.practice_id == practice.id)
        )


def answers_of(session: Session, sheet: Sheet) -> dict[int, AnswerDraft]:
    """Return what this sheet says, by practice id; a practice without a word is not there."""
    said: dict[int, dict[Moment, Answer]] = {}
    for response in session.scalars(sa.select(Response).where(Response.sheet_key == sheet.key)):
        said.setdefault(response.practice_id, {})[response.moment] = response.skip or response.place
    comments = {
        comment.practice_id: comment
        for comment in session.scalars(sa.select(Comment).where(Comment.sheet_key == sheet.key))
    }
    return {
        practice_id: _answer(said.get(practice_id, {}), comments.get(practice_id))
        for practice_id in said.keys() | comments.keys()
    }


def _answer(moments: dict[Moment, Answer], comment: Comment | None) -> AnswerDraft:
    return AnswerDraft(
        current=moments.get(Moment.CURRENT),
        desired=moments.get(Moment.DESIRED),
        comment=comment.text if comment else "",
        audience=comment.audience if comment else None,
    )
