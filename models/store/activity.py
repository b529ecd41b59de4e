"""What each account did, kept for those who share a consultation; never what a participant did."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, joinedload

from models.account import User
from models.activity import Activity
from models.calendar import local_date
from models.consultation import Consultation
from models.sqlite import reading


class Act(StrEnum):
    """What an account can do that is kept. Each has its sentence in `views.activity_words`.

    No sheet that is typed in from paper is here: its time would be the time of an answer.
    """

    CREATED = "created"
    QUESTIONNAIRE_EDITED = "questionnaire_edited"
    FRAME_EDITED = "frame_edited"
    GROUPS_EDITED = "groups_edited"
    CONSENT_EDITED = "consent_edited"
    LANGUAGE_TRANSLATED = "language_translated"
    LANGUAGES_OFFERED = "languages_offered"
    QUESTIONNAIRE_IMPORTED = "questionnaire_imported"
    PREPARATION_SAVED = "preparation_saved"
    TRIAL_BEGUN = "trial_begun"
    TRIAL_ENDED = "trial_ended"
    OPENED = "opened"
    TEXT_MENDED = "text_mended"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    CARDS_MADE = "cards_made"
    CLOSING_ASKED = "closing_asked"
    CLOSING_CALLED_OFF = "closing_called_off"
    STARTED_AGAIN = "started_again"
    LEFT_OUT = "left_out"
    MEETING_PLANNED = "meeting_planned"
    MEETING_CHANGED = "meeting_changed"
    MEETING_REMOVED = "meeting_removed"
    MINUTES_SAVED = "minutes_saved"
    PLENARY_DAY_CHOSEN = "plenary_day_chosen"
    GROUP_POSITION_SAVED = "group_position_saved"
    SAYING_DECIDED = "saying_decided"
    SAYINGS_VALIDATED = "sayings_validated"
    PLENARY_PREPARED = "plenary_prepared"
    GROUP_REVEALED = "group_revealed"
    GROUP_HIDDEN = "group_hidden"
    FINDING_JUDGED = "finding_judged"
    PROPOSAL_ADDED = "proposal_added"
    PROPOSAL_CHANGED = "proposal_changed"
    PROPOSAL_REMOVED = "proposal_removed"
    PROPOSALS_IMPORTED = "proposals_imported"
    ANSWERS_EXPECTED = "answers_expected"
    BOARD_ANSWERED = "board_answered"
    RETURN_CODES_MADE = "return_codes_made"
    RETURN_PUBLISHED = "return_published"
    RETURN_TAKEN_BACK = "return_taken_back"
    CONCLUDED = "concluded"
    EDITION_BEGUN = "edition_begun"
    COMMENTS_READ = "comments_read"
    COMMENT_RETOLD = "comment_retold"
    WORKBOOK_DOWNLOADED = "workbook_downloaded"
    FACILITATOR_ADDED = "facilitator_added"
    FACILITATOR_REMOVED = "facilitator_removed"
    FACILITATOR_LEFT = "facilitator_left"
    ACCOUNT_INVITED = "account_invited"
    ACCOUNT_OPENED = "account_opened"
    ACCOUNT_CHANGED = "account_changed"
    ACCOUNT_CLOSED = "account_closed"
    ACCOUNT_REOPENED = "account_reopened"
    RECOVERY_LINK_MADE = "recovery_link_made"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    SECOND_FACTOR_SET = "second_factor_set"
    SECOND_FACTOR_REMOVED = "second_factor_removed"
    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    POLICY_EDITED = "policy_edited"
    INCIDENT_ADDED = "incident_added"
    INCIDENT_EDITED = "incident_edited"
    CONSULTATION_ERASED = "consultation_erased"


def record(
    session: Session,
    *,
    account: User | None,
    consultation: Consultation | None,
    act: Act,
    now: datetime,
    subject: str = "",
    before: str = "",
    after: str = "",
) -> None:
    """Keep that this account did this; `consultation` is `None` for the installation itself.

    `subject` is what it was about, in the words that people gave it: a group, a practice, an
    account. `before` and `after` are the two wordings of a text that was mended.
    """
    session.add(
        Activity(
            happened_at=now,
            account=account,
            consultation_id=consultation.id if consultation else None,
            act=act.value,
            subject=subject,
            before=before,
            after=after,
        )
    )
    session.flush()


def record_reading(
    engine: Engine, *, account_id: int, consultation_id: int, act: Act, now: datetime
) -> None:
    """Keep that somebody read this, once a day, in a transaction of its own."""
    kept = Activity(
        happened_at=now,
        account_id=account_id,
        consultation_id=consultation_id,
        act=act.value,
        subject="",
        before="",
        after="",
    )
    with Session(reading(engine)) as session:
        if _is_kept_of_today(session, kept):
            return
    with Session(engine) as session, session.begin():
        session.add(kept)


def _is_kept_of_today(session: Session, reading_now: Activity) -> bool:
    last = session.scalar(
        sa.select(sa.func.max(Activity.happened_at)).where(
            Activity.account_id == reading_now.account_id,
            Activity.consultation_id == reading_now.consultation_id,
            Activity.act == reading_now.act,
        )
    )
    return last is not None and local_date(last) == local_date(reading_now.happened_at)


def list_activity(
    session: Session, consultation: Consultation | None, *, page: int, per_page: int
) -> Sequence[Activity]:
    """Return one page (from 1) of what was done, the latest first, and one act more if any.

    That one more says that there is a page after this one.
    """
    kept = (
        sa.select(Activity)
        .where(_about(consultation))
        .order_by(Activity.happened_at.desc(), Activity.id.desc())
        .options(joinedload(Activity.account))
        .offset((page - 1) * per_page)
        .limit(per_page + 1)
    )
    return session.scalars(kept).all()


def _about(consultation: Consultation | None) -> sa.ColumnElement[bool]:
    if consultation is None:
        return Activity.consultation_id.is_(None)
    return Activity.consultation_id == consultation.id
