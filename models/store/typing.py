"""Sheets that came on paper: typed once, counted once, and never read again.

Nothing opens such a sheet: it has no cookie, and its code is hashed for another purpose than a
resume code. That code, which only its author is given, can do one thing: erase the sheet.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from models.base import random_key
from models.codes import RESUME_CODE, derived_code, normalise_code
from models.consultation import Group, GroupState
from models.keyed import keyed_hash, secret_of
from models.participation import Card, Sheet
from models.questionnaire import Practice
from models.store.agreeing import agree
from models.store.answers import save_answer
from models.store.collecting import count_sheets, find_door, withdraw
from models.store.drafts import AnswerDraft
from models.store.locking import lock_group
from models.store.refusals import CodeUsed, GroupFull, NotOpen

ENTRY: Final = "paper entry"
WITHDRAWAL: Final = "paper withdrawal"


def save_typed_sheet(
    session: Session,
    group: Group,
    answers: Mapping[Practice, AnswerDraft],
    *,
    entry_key: str,
    card: str = "",
    agreed: Iterable[Practice] = (),
) -> Sheet:
    """Count a sheet of paper; the same `entry_key` gives the same sheet again, unchanged.

    `card` is the code of the card that its author hands back: nobody enters with it any more.
    `agreed` are the practices that an open reading may show.
    Raises `NotOpen`, `GroupFull` when as many answers as people were sent, and `CodeUsed` when
    the card opens nothing in this group.
    """
    group = lock_group(session, group.id)
    entry_hash = keyed_hash(session, ENTRY, f"{group.id} {entry_key}")
    known = session.scalar(sa.select(Sheet).where(Sheet.entry_hash == entry_hash))
    if known is not None:
        return known
    if group.state is not GroupState.OPEN or not group.takes_answers:
        raise NotOpen
    if count_sheets(session, group, sent=True) >= group.expected:
        raise GroupFull
    _take_card_back(session, group, card)
    sheet = _typed_sheet(session, group, entry_hash)
    for practice, draft in answers.items():
        save_answer(session, sheet, practice, draft)
    agree(session, sheet, agreed)
    return sheet


def _take_card_back(session: Session, group: Group, card: str) -> None:
    if not card:
        return
    door = find_door(session, card)
    if door is None or door.card_key is None or door.group is not group:
        raise CodeUsed
    session.execute(sa.delete(Card).where(Card.key == door.card_key))


def _typed_sheet(session: Session, group: Group, entry_hash: bytes) -> Sheet:
    key = random_key()
    code = derived_code(key, RESUME_CODE, secret_of(session))
    sheet = Sheet(
        key=key,
        group_id=group.id,
        resume_hash=keyed_hash(session, WITHDRAWAL, code),
        entry_hash=entry_hash,
        sent=True,
        typed=True,
    )
    session.add(sheet)
    session.flush()
    return sheet


def is_withdrawal_code(session: Session, typed_code: str) -> bool:
    """Say whether this code erases a sheet that was typed from paper."""
    return _sheet_of(session, typed_code) is not None


def withdraw_typed_sheet(session: Session, typed_code: str) -> bool:
    """Erase the sheet of this code, for good; say whether there was one.

    Raises `NotOpen` once its group is closing.
    """
    sheet = _sheet_of(session, typed_code)
    if sheet is not None:
        withdraw(session, sheet)
    return sheet is not None


def _sheet_of(session: Session, typed_code: str) -> Sheet | None:
    digest = keyed_hash(session, WITHDRAWAL, normalise_code(typed_code))
    return session.scalar(sa.select(Sheet).where(Sheet.resume_hash == digest, Sheet.typed))
