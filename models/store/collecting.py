"""The open collection: a door, a sheet, sent or withdrawn until the group closes."""

from dataclasses import dataclass
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session, object_session

from models.base import random_key
from models.codes import ALPHABET, CARD_CODE, GROUP_CODE, RESUME_CODE, derived_code, normalise_code
from models.consultation import Consultation, Entry, Group, GroupState
from models.keyed import keyed_hash, new_token, secret_of
from models.participation import Card, Sheet
from models.sqlite import erase_for_good
from models.store.locking import lock_group
from models.store.refusals import CodeUsed, GroupFull, NotOpen


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where a typed code leads: a group, by a card of one's own or by the group's address."""

    group: Group
    card_key: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """A sheet, and the token that a cookie carries to find it again."""

    sheet: Sheet
    cookie_token: str


def find_door(session: Session, typed_code: str) -> Door | None:
    """Return where a card's or a group's code leads; `None` for an unknown or a dead one."""
    code = normalise_code(typed_code)
    if not set(code) <= set(ALPHABET):
        return None
    if len(code) == CARD_CODE:
        return _door_of_card(session, code)
    if len(code) == GROUP_CODE:
        by_address = sa.select(Group).where(Group.code == code, Group.entry == Entry.ADDRESS)
        group = session.scalar(by_address)
        return Door(group=group) if group else None
    return None


def _door_of_card(session: Session, code: str) -> Door | None:
    card = session.scalar(
        sa.select(Card).where(Card.code_hash == keyed_hash(session, "card", code))
    )
    if card is None:
        return None
    return Door(group=session.get_one(Group, card.group_id), card_key=card.key)


def find_entrance(session: Session, entry_key: str) -> Entrance | None:
    """Return the entrance that this key made already: the second tap, whose card is used up."""
    sheet = session.scalar(
        sa.select(Sheet).where(Sheet.entry_hash == keyed_hash(session, "entry", entry_key))
    )
    return _entrance(session, sheet, _first_token(session, sheet)) if sheet else None


def enter(session: Session, door: Door, *, entry_key: str) -> Entrance:
    """Begin a sheet; the same `entry_key` (at least 128 random bits) gives the same sheet again.

    Raises `NotOpen`, `CodeUsed` when the card was used with another key, and `GroupFull`.
    """
    group = lock_group(session, door.group.id)
    known = find_entrance(session, entry_key)
    if known is not None and known.sheet.group_id == group.id:
        return known
    if not group.takes_answers:
        raise NotOpen
    if door.card_key is not None:
        _use_card(session, group, door.card_key)
    sheet = _new_sheet(session, group, entry_key)
    session.add(sheet)
    return _entrance(session, sheet, _first_token(session, sheet))


def _use_card(session: Session, group: Group, card_key: bytes) -> None:
    used = session.execute(sa.delete(Card).where(Card.key == card_key).returning(Card.key)).all()
    if not used:
        raise CodeUsed
    if count_sheets(session, group) >= group.expected:
        raise GroupFull


def _new_sheet(session: Session, group: Group, entry_key: str) -> Sheet:
    key = random_key()
    code = derived_code(key, RESUME_CODE, secret_of(session))
    return Sheet(
        key=key,
        group_id=group.id,
        resume_hash=keyed_hash(session, "resume", code),
        entry_hash=keyed_hash(session, "entry", entry_key),
    )


def _first_token(session: Session, sheet: Sheet) -> str:
    """Two taps that cross must set the same cookie, so that either answer may come last.

    It dies with its sheet: a request that comes late from a withdrawn one finds no other.
    """
    return keyed_hash(session, "first cookie", sheet.key.hex()).hex()


def _entrance(session: Session, sheet: Sheet, token: str) -> Entrance:
    sheet.cookie_hash = keyed_hash(session, "cookie", token)
    session.flush()
    return Entrance(sheet=sheet, cookie_token=token)


def sheet_of_cookie(session: Session, token: str) -> Sheet | None:
    """Return the sheet that this cookie carries, if it still exists."""
    digest = keyed_hash(session, "cookie", token)
    return session.scalar(sa.select(Sheet).where(Sheet.cookie_hash == digest))


def resume(session: Session, typed_code: str) -> Entrance | None:
    """Find a sheet again by its resume code, under a new cookie; the former one is dead.

    Raises `NotOpen` when its group is closing.
    """
    sheet = _sheet_of_resume_code(session, typed_code)
    if sheet is None:
        return None
    _open_group_of(session, sheet)
    return _entrance(session, sheet, new_token())


def find_group_of_resume_code(session: Session, typed_code: str) -> Group | None:
    """Return the group of the sheet that this code finds again, whatever its state."""
    sheet = _sheet_of_resume_code(session, typed_code)
    return session.get_one(Group, sheet.group_id) if sheet else None


def _sheet_of_resume_code(session: Session, typed_code: str) -> Sheet | None:
    digest = keyed_hash(session, "resume", normalise_code(typed_code))
    return session.scalar(sa.select(Sheet).where(Sheet.resume_hash == digest))


def leave(session: Session, sheet: Sheet) -> None:
    """Take the sheet off this phone; only its resume code finds it again."""
    sheet.cookie_hash = sheet.entry_hash = None
    session.flush()


def send(session: Session, sheet: Sheet) -> None:
    """Make the answers count; a second sending changes nothing.

    Raises `NotOpen`, and `GroupFull` when as many people as expected sent theirs.
    """
    group = _open_group_of(session, sheet)
    if not group.takes_answers:
        raise NotOpen
    if sheet.sent:
        return
    if count_sheets(session, group, sent=True) >= group.expected:
        raise GroupFull
    sheet.sent, sheet.entry_hash = True, None
    session.flush()


def withdraw(session: Session, sheet: Sheet) -> None:
    """Erase a sheet and everything on it, for good; raises `NotOpen` once its group is closing."""
    _open_group_of(session, sheet)
    session.delete(sheet)
    session.flush()
    erase_for_good(session)


def _open_group_of(session: Session, sheet: Sheet) -> Group:
    """Return the group of a sheet, which during a pause may still be found and withdrawn."""
    group = lock_group(session, sheet.group_id)
    if group.state not in {GroupState.OPEN, GroupState.TRYING}:
        raise NotOpen
    session.refresh(sheet)
    return group


def count_sheets(session: Session, group: Group, *, sent: bool | None = None) -> int:
    """Return how many sheets a group began, or how many of them were sent or not."""
    count = sa.select(sa.func.count()).select_from(Sheet).where(Sheet.group_id == group.id)
    return session.scalar(count if sent is None else count.where(Sheet.sent.is_(sent))) or 0


def resume_code_of(sheet: Sheet) -> str:
    """Return the code that finds this sheet again, twelve characters; it is kept nowhere."""
    session = cast(Session, object_session(sheet))
    return derived_code(sheet.key, RESUME_CODE, secret_of(session))


def count_sent(session: Session, consultation: Consultation) -> dict[int, int]:
    """Return how many answers each group sent, by group id: all that is told while it is open."""
    counted = (
        sa.select(Group.id, sa.func.count(Sheet.key))
        .outerjoin(Sheet, sa.and_(Sheet.group_id == Group.id, Sheet.sent))
        .where(Group.consultation_id == consultation.id)
        .group_by(Group.id)
    )
    return dict(iter(session.execute(counted)))
