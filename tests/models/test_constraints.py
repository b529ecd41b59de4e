"""Every rule of the tables is named, and bites in both databases."""

import re
import secrets
from collections.abc import Iterator
from typing import Final

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from analysis.position import Skip
from analysis.report import Audience
from analysis.sharing import Saying
from models import (
    AccountRole,
    Base,
    BoardAnswer,
    BoardResponse,
    Consultation,
    FindingNote,
    GroupSaying,
    Installation,
    Meeting,
    MeetingKind,
    Passkey,
    Plenary,
    Proposal,
    User,
    Verdict,
)
from models.base import random_key
from models.store.accounts import add_account, invite
from models.store.agreeing import agree
from models.store.drafts import AnswerDraft, GroupPositionDraft
from models.store.findings import save_group_position
from models.store.opening import issue_cards
from tests.builders import (
    CENTRE,
    a_read_consultation,
    a_sent_sheet,
    a_sheet,
    an_open_consultation,
    close,
)
from tests.clock import START

TODAY: Final = START.date()
LONG: Final = "printf('%.2001c', 'x')"
SAME: Final = "{column} = (SELECT {column} FROM {table} WHERE {column} IS NOT NULL LIMIT 1)"

CHECKS: Final = {
    "account_active_can_sign_in": "UPDATE account SET password = NULL",
    "account_email_is_lower": "UPDATE account SET email = 'Alice@exemple.test'",
    "organisation_name_is_given": "UPDATE organisation SET name = ''",
    "consultation_title_is_given": "UPDATE consultation SET title = ''",
    "consultation_language_is_spoken": "UPDATE consultation SET language = 'de'",
    "consultation_tokens_are_counted": "UPDATE consultation SET tokens = 1001",
    "consultation_a_coarse_frame_is_never_opened": "UPDATE consultation SET tokens = 3",
    "consultation_opening_says_until_when": "UPDATE consultation SET keep_until = NULL",
    "consultation_ends_after_opening": "UPDATE consultation SET ended_at = '2020-01-01'",
    "consultation_group_rank_starts_at_1": "UPDATE consultation_group SET rank = 0 WHERE rank = 1",
    "consultation_group_label_is_given": "UPDATE consultation_group SET label = ''",
    "consultation_group_people_are_expected": "UPDATE consultation_group SET expected = 0",
    "consultation_group_opens_then_closes": (
        "UPDATE consultation_group SET closes_at = '2020-01-01' WHERE closed_at IS NULL"
    ),
    "consultation_group_only_what_opened_closes": (
        "UPDATE consultation_group SET closes_at = '2030-01-01', opened_at = NULL"
        " WHERE closed_at IS NULL"
    ),
    "consultation_group_closed_when_due": (
        "UPDATE consultation_group SET closed_at = opened_at WHERE closed_at IS NOT NULL"
    ),
    "consultation_group_closed_or_left_out": (
        "UPDATE consultation_group SET left_out_at = closed_at WHERE closed_at IS NOT NULL"
    ),
    "consultation_group_a_workshop_alone_collects_nothing": (
        "UPDATE consultation_group SET entry = 'none'"
    ),
    "consultation_group_a_closed_group_has_no_code": (
        "UPDATE consultation_group SET code = 'ABCDEF' WHERE closed_at IS NOT NULL AND rank = 1"
    ),
    "consultation_group_role": "UPDATE consultation_group SET role = 'king'",
    "consultation_group_entry": "UPDATE consultation_group SET entry = 'door'",
    "pole_rank_is_1_to_6": "UPDATE pole SET rank = 7 WHERE rank = 1",
    "pole_name_is_given": "UPDATE pole SET name = ''",
    "practice_rank_starts_at_1": "UPDATE practice SET rank = 0 WHERE rank = 1",
    "practice_title_is_given": "UPDATE practice SET title = ''",
    "practice_wording_role": (
        "UPDATE practice_wording SET role = 'king' WHERE practice_id ="
        " (SELECT min(practice_id) FROM practice_wording)"
    ),
    "response_a_place_or_a_skip": "UPDATE response SET place = NULL, skip = NULL",
    "response_moment": "UPDATE response SET moment = 'later'",
    "response_skip": "UPDATE response SET skip = 'maybe', place = NULL",
    "comment_text_is_short": "UPDATE comment SET text = {long}",
    "comment_audience": "UPDATE comment SET audience = 'world'",
    "sealed_turnout_people_are_counted": "UPDATE sealed_turnout SET people = -1",
    "sealed_count_people_are_counted": "UPDATE sealed_count SET people = 0",
    "sealed_count_moment": "UPDATE sealed_count SET moment = 'later'",
    "sealed_typed_people_are_counted": "UPDATE sealed_typed SET people = 0",
    "sealed_skip_people_are_counted": "UPDATE sealed_skip SET people = 0",
    "sealed_skip_moment": "UPDATE sealed_skip SET moment = 'later'",
    "sealed_skip_skip": "UPDATE sealed_skip SET skip = 'maybe'",
    "counted_people_enough_to_show": "UPDATE counted_people SET unseen = 2",
    "kept_comment_text_is_short": "UPDATE kept_comment SET text = {long}",
    "kept_comment_retold_is_short": "UPDATE kept_comment SET retold = {long}",
    "kept_comment_audience": "UPDATE kept_comment SET audience = 'world'",
    "group_position_reasons_is_short": "UPDATE group_position SET reasons = {long}",
    "group_position_example_is_short": "UPDATE group_position SET example = {long}",
    "group_position_helps_is_short": "UPDATE group_position SET helps = {long}",
    "group_position_hinders_is_short": "UPDATE group_position SET hinders = {long}",
    "group_position_dissent_is_short": "UPDATE group_position SET dissent = {long}",
    "invitation_invitationpurpose": "UPDATE invitation SET purpose = 'other'",
    "consultation_round_starts_at_1": "UPDATE consultation SET round = 0",
    "consultation_mandate": "UPDATE consultation SET mandate = 'whenever'",
    "consultation_a_trial_ends_at_opening": "UPDATE consultation SET trial_since = opened_at",
    "consultation_group_somebody_validates": (
        "UPDATE consultation_group SET validated_by = 0, validated_on = '2026-01-01'"
    ),
    "consultation_group_validated_by_people_on_a_day": (
        "UPDATE consultation_group SET validated_by = 3"
    ),
    "consultation_group_a_group_decides_before_it_is_revealed": (
        "UPDATE consultation_group SET revealed_at = opened_at"
    ),
    "consultation_group_a_return_code_is_found_again": (
        "UPDATE consultation_group SET return_key = return_hash, return_hash = NULL"
        " WHERE return_hash IS NOT NULL"
    ),
    "group_saying_saying": "UPDATE group_saying SET saying = 'shouted'",
    "installation_there_is_one": "UPDATE installation SET id = 2",
    "meeting_rank_starts_at_1": "UPDATE meeting SET rank = 0 WHERE rank = 1",
    "meeting_title_is_given": "UPDATE meeting SET title = ''",
    "meeting_lasts_within_a_day": "UPDATE meeting SET minutes = 721",
    "meeting_meetingkind": "UPDATE meeting SET kind = 'party'",
    "meeting_the_plenary_has_the_day_of_its_process": (
        "UPDATE meeting SET kind = 'plenary', held_on = '2027-01-01' WHERE rank = 1"
    ),
    "meeting_revision_is_counted": "UPDATE meeting SET revision = 0",
    "plenary_place_is_counted": "UPDATE plenary SET place = -1",
    "plenary_version_is_counted": "UPDATE plenary SET version = 0",
    "plenary_plenaryphase": "UPDATE plenary SET phase = 'later'",
    "finding_note_words_is_short": "UPDATE finding_note SET words = {long}",
    "finding_note_notes_is_short": "UPDATE finding_note SET notes = {long}",
    "finding_note_verdict": "UPDATE finding_note SET verdict = 'maybe'",
    "proposal_rank_starts_at_1": "UPDATE proposal SET rank = 0 WHERE rank = 1",
    "proposal_text_is_given": "UPDATE proposal SET text = ''",
    "proposal_text_is_short": "UPDATE proposal SET text = {long}",
    "proposal_course": "UPDATE proposal SET course = 'back'",
    "board_response_an_answer_is_adopted_at_a_sitting": (
        "UPDATE board_response SET adopted_on = NULL"
    ),
    "board_response_what_is_not_retained_has_its_reason": (
        "UPDATE board_response SET reason = '' WHERE answer = 'set_aside'"
    ),
    "board_response_reason_is_short": "UPDATE board_response SET reason = {long}",
    "board_response_boardanswer": "UPDATE board_response SET answer = 'maybe'",
}

UNIQUE: Final = {
    "account_fs_uniquifier",
    "account_email",
    "role_name",
    "invitation_user_id",
    "invitation_token_hash",
    "consultation_key",
    "consultation_group_code",
    "consultation_group_consultation_id_rank",
    "pole_consultation_id_rank",
    "practice_consultation_id_rank",
    "practice_consultation_id_code",
    "card_code_hash",
    "sheet_cookie_hash",
    "sheet_resume_hash",
    "sheet_entry_hash",
    "response_sheet_key_practice_id_moment",
    "agreement_sheet_key_practice_id",
    "comment_sheet_key_practice_id",
    "meeting_key",
    "meeting_consultation_id_rank",
    "proposal_consultation_id_rank",
    "passkey_credential_id",
    "passkey_user_id_name",
}

COMMENT: Final = AnswerDraft(comment="On se comprend.", audience=Audience.PLENARY)


@pytest.fixture
def filled(session: Session) -> Session:
    """A database with at least two rows in every table."""
    a_read_consultation(session)
    consultation = an_open_consultation(session)
    team, people, board = consultation.groups
    for _ in range(2):
        a_sent_sheet(session, team, comment=COMMENT)
    a_sent_sheet(session, team).typed = True
    a_sent_sheet(session, team, Skip.DOES_NOT_KNOW, Skip.PREFERS_NOT, comment=COMMENT)
    close(session, team)
    for practice in consultation.practices[:2]:
        position = GroupPositionDraft(current=CENTRE, desired=CENTRE)
        save_group_position(session, team, practice, position)
    for _ in range(2):
        a_sent_sheet(session, people, comment=COMMENT)
        invite(session, add_account(session, roles=list(AccountRole)), now=START)
    agree(session, a_sheet(session, people), consultation.practices[:2])
    a_sheet(session, board)
    issue_cards(session, board)
    for group in (team, board):
        group.return_key, group.return_hash = random_key(), secrets.token_bytes(32)
    session.add_all(_of_the_accompaniment(consultation))
    session.add_all(_passkeys(consultation.facilitators[0]))
    session.commit()
    return session


def _of_the_accompaniment(consultation: Consultation) -> Iterator[Base]:
    """What meetings leave, twice each, but for what there is once."""
    yield Installation()
    yield Plenary(consultation_id=consultation.id, speakers=[1], chosen=[])
    for rank, practice in enumerate(consultation.practices[:2], start=1):
        yield GroupSaying(
            group_id=consultation.groups[0].id, practice_id=practice.id, saying=Saying.KEPT
        )
        yield FindingNote(practice_id=practice.id, verdict=Verdict.KEPT)
        yield Meeting(
            key=f"meeting {rank}",
            changed_at=START,
            consultation_id=consultation.id,
            rank=rank,
            kind=MeetingKind.OTHER,
            title="Une rencontre",
            minutes=60,
        )
        yield Proposal(
            consultation_id=consultation.id,
            rank=rank,
            text="Une piste",
            response=BoardResponse(
                noted_on=TODAY,
                answer=BoardAnswer.SET_ASIDE,
                reason="Plus tard.",
                adopted_on=TODAY,
            ),
        )


def _passkeys(account: User) -> Iterator[Passkey]:
    for name in ("téléphone", "ordinateur"):
        yield Passkey(
            user_id=account.id,
            name=name,
            credential_id=random_key(),
            public_key=b"",
            backup_state=False,
            device_type="single_device",
            create_datetime=START,
            lastuse_datetime=START,
            usage="first",
        )


def test_what_is_never_true_is_refused(filled: Session) -> None:
    """Each check, broken by one statement."""
    long = "repeat('x', 2001)" if _is_postgresql(filled) else LONG
    for name, statement in CHECKS.items():
        _refuses(filled, statement.format(long=long), f"ck_{name}\\b")


def test_what_there_is_once_is_there_once(filled: Session) -> None:
    """Each unique key, broken by making every row the same as the first."""
    for name, (table, columns) in _unique_keys().items():
        same = ", ".join(SAME.format(column=column, table=table) for column in columns)
        statement = f"UPDATE {table} SET {same} WHERE {columns[-1]} IS NOT NULL"
        _refuses(filled, statement, f"{table}\\.{columns[-1]}|uq_{name}\\b")


def _refuses(session: Session, statement: str, reason: str) -> None:
    with pytest.raises(IntegrityError, match=reason), session.begin_nested():
        session.execute(sa.text(statement))


def test_nothing_points_to_what_is_not_there(filled: Session) -> None:
    """Foreign keys are on, which SQLite does not do by itself."""
    with pytest.raises(IntegrityError, match=re.compile("foreign key", re.IGNORECASE)):
        filled.execute(sa.text("UPDATE sheet SET group_id = 999999"))


def test_no_rule_is_left_without_its_test() -> None:
    """A new constraint comes with the statement that breaks it."""
    checks = {
        str(constraint.name).removeprefix("ck_")
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, sa.CheckConstraint)
    }
    assert checks == set(CHECKS)
    assert set(_unique_keys()) == UNIQUE


def _unique_keys() -> dict[str, tuple[str, list[str]]]:
    return {
        str(constraint.name).removeprefix("uq_"): (table.name, [c.name for c in constraint.columns])
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, sa.UniqueConstraint)
    }


def _is_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"
