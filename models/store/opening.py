"""The collection opens: groups get their codes, people their cards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.release import MIN_TOKENS
from models.calendar import local_date
from models.codes import CARD_CODE, new_code
from models.consultation import Consultation, ConsultationState, Entry, Group
from models.keyed import keyed_hash
from models.participation import Card
from models.store.collecting import count_sheets
from models.store.group_codes import unused_group_code
from models.store.locking import lock_group
from models.store.reading import read_when_complete
from models.store.refusals import CannotOpen, Frozen, NotOpen
from models.store.translating import missing_texts
from models.store.trial import end_trial
from models.store.wiping import erase_collection

FEWEST_POLES: Final = 2


class Lack(Enum):
    """What keeps a consultation from opening."""

    OPEN_ALREADY = auto()
    FRAME_TOO_COARSE = auto()
    POLES = auto()
    GROUPS = auto()
    PRACTICES = auto()
    SOMEBODY_TO_ASK = auto()
    TEXTS = auto()
    A_DAY_TO_COME = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One lack; `about` names a practice or a language, `count` is how many of what is counted."""

    lack: Lack
    about: str = ""
    count: int = 0


def open_consultation(
    session: Session, consultation: Consultation, *, now: datetime, keep_until: date
) -> None:
    """Open every group that collects; from here on the questionnaire is frozen.

    What was answered as a trial is erased, with its codes.

    Raises `Frozen` when it is open already and `CannotOpen` when something is missing.
    """
    if consultation.opened_at is not None:
        raise Frozen
    if not can_open(consultation, today=local_date(now)):
        raise CannotOpen
    end_trial(session, consultation)
    consultation.opened_at, consultation.keep_until = now, keep_until
    for group in consultation.groups:
        if group.entry is not Entry.NONE:
            _erase_late_trial(session, group)
            group.opened_at, group.code = now, unused_group_code(session)
    session.flush()
    read_when_complete(session, consultation, now=now)


def _erase_late_trial(session: Session, group: Group) -> None:
    """Erase what a phone of the trial sent while the trial was being erased."""
    group = lock_group(session, group.id)
    if count_sheets(session, group):
        erase_collection(session, group)


def can_open(consultation: Consultation, *, today: date) -> bool:
    return next(obstacles_of(consultation, today=today), None) is None


def obstacles_of(consultation: Consultation, *, today: date) -> Iterator[Obstacle]:
    """Yield everything that keeps a consultation from opening: what pages show is what blocks."""
    if consultation.state is not ConsultationState.PREPARING:
        yield Obstacle(lack=Lack.OPEN_ALREADY)
    if consultation.tokens < MIN_TOKENS:
        yield Obstacle(lack=Lack.FRAME_TOO_COARSE, count=consultation.tokens)
    if len(consultation.poles) < FEWEST_POLES:
        yield Obstacle(lack=Lack.POLES)
    if not consultation.groups:
        yield Obstacle(lack=Lack.GROUPS)
    if not consultation.practices:
        yield Obstacle(lack=Lack.PRACTICES)
    for practice in consultation.practices:
        if not practice.asked_of:
            yield Obstacle(lack=Lack.SOMEBODY_TO_ASK, about=practice.title)
    for language in consultation.languages:
        if missing := len(missing_texts(consultation, language)):
            yield Obstacle(lack=Lack.TEXTS, about=language, count=missing)
    if consultation.plenary_on is not None and consultation.plenary_on < today:
        yield Obstacle(lack=Lack.A_DAY_TO_COME)


def issue_cards(session: Session, group: Group) -> list[str]:
    """Return fresh codes, one per person who has no sheet yet; cards not used until now die.

    The codes are told once: only their keyed hashes are kept. Raises `NotOpen`.
    """
    lock_group(session, group.id)
    if group.entry is not Entry.CARDS or not group.takes_answers:
        raise NotOpen
    session.execute(sa.delete(Card).where(Card.group_id == group.id))
    missing = max(group.expected - count_sheets(session, group), 0)
    codes = [new_code(CARD_CODE) for _ in range(missing)]
    hashes = [keyed_hash(session, "card", code) for code in codes]
    session.add_all(Card(group_id=group.id, code_hash=digest) for digest in hashes)
    session.flush()
    return codes
