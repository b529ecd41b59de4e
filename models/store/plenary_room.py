"""The state of the room: where the meeting stands, which every screen of it shows.

Each act says which version it saw. One that comes late changes nothing: two people who press
« next » at the same moment move the room once.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.debate import MOST_DEBATES
from analysis.report import Report, Role
from analysis.text import clean_text
from models.consultation import Consultation, Group, GroupState
from models.plenary import FindingNote, Plenary, PlenaryPhase, Verdict
from models.proposal import Proposal
from models.questionnaire import Practice
from models.store.editing import questionnaire_of
from models.store.locking import lock_consultation
from models.store.plenary_stops import (
    Programme,
    Room,
    Stop,
    order_with_board_last,
    programme_of,
)
from models.store.refusals import ChangedSince, NotDecided

Order = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraft:
    """What the room makes of a finding: its verdict, its own words, and notes for the minutes."""

    verdict: Verdict | None = None
    words: str = ""
    notes: str = ""


def load_version(session: Session, consultation: Consultation) -> int:
    """Return the version of the room, which grows at each change; 0 before the first."""
    seen = sa.select(Plenary.version).where(Plenary.consultation_id == consultation.id)
    return session.scalar(seen) or 0


def load_room(session: Session, consultation: Consultation) -> Room:
    """Return the state of the room; before anybody prepared it, its beginning."""
    plenary = session.get(Plenary, consultation.id)
    if plenary is None:
        return Room(
            phase=PlenaryPhase.SPEAKING,
            place=0,
            speakers=usual_order(consultation),
            chosen=(),
            version=0,
        )
    return Room(
        phase=plenary.phase,
        place=plenary.place,
        speakers=_codes(consultation, plenary.speakers),
        chosen=tuple(plenary.chosen),
        version=plenary.version,
    )


def load_programme(
    session: Session, consultation: Consultation, room: Room, report: Report | None
) -> Programme:
    """Return where this meeting can stand; `report` is what was revealed, and nothing else."""
    counted = sa.select(sa.func.count()).where(Proposal.consultation_id == consultation.id)
    return programme_of(
        room,
        questionnaire_of(consultation),
        report,
        proposals=session.scalar(counted) or 0,
    )


def usual_order(consultation: Consultation) -> Order:
    """Return the groups that speak in their order, the board last."""
    speaking = _speaking(consultation)
    board = [group.report_code for group in speaking if group.role is Role.BOARD]
    return order_with_board_last([group.report_code for group in speaking], board)


def drawn_order(consultation: Consultation, lots: Random, *, board_last: bool) -> Order:
    """Return the groups in an order drawn by lots, the board last unless it draws too."""
    order = list(usual_order(consultation))
    lots.shuffle(order)
    if not board_last:
        return tuple(order)
    return order_with_board_last(order, [g.report_code for g in _board(consultation)])


def _board(consultation: Consultation) -> list[Group]:
    return [group for group in consultation.groups if group.role is Role.BOARD]


def _speaking(consultation: Consultation) -> list[Group]:
    """Return the groups that take the floor; one left out does if it decided to say something."""
    return [
        group
        for group in consultation.groups
        if group.state is not GroupState.LEFT_OUT or group.validated_on is not None
    ]


def _codes(consultation: Consultation, ranks: Sequence[int]) -> Order:
    return tuple(
        group.report_code for rank in ranks if (group := consultation.group_at(rank)) is not None
    )


def order_speakers(
    session: Session, consultation: Consultation, order: Sequence[str], *, seen: int
) -> None:
    """Keep the order of the groups.

    Raises `ChangedSince` when the room moved on, and `ValueError` unless each group is there once.
    """
    if sorted(order) != sorted(usual_order(consultation)):
        raise ValueError("each group that speaks has one turn")
    ranks = {group.report_code: group.rank for group in consultation.groups}

    def keep(plenary: Plenary) -> None:
        plenary.speakers = [ranks[code] for code in order]

    _change(session, consultation, seen, keep)


def choose_practices(
    session: Session, consultation: Consultation, codes: Sequence[str], *, seen: int
) -> None:
    """Keep the practices to debate in their order; none means those that the report proposes.

    Raises `ChangedSince` when the room moved on, and `ValueError` for too many, or unknown ones.
    """
    known = {practice.code for practice in consultation.practices}
    if len(codes) > MOST_DEBATES or len(set(codes)) < len(codes) or not known.issuperset(codes):
        raise ValueError(f"a meeting debates {MOST_DEBATES} practices at most, each once")

    def keep(plenary: Plenary) -> None:
        plenary.chosen = list(codes)

    _change(session, consultation, seen, keep)


def go_to(
    session: Session, consultation: Consultation, programme: Programme, stop: Stop, *, seen: int
) -> None:
    """Lead the room to a place of its programme; raises `ChangedSince` when it moved on."""

    def keep(plenary: Plenary) -> None:
        plenary.phase, plenary.place = stop.phase, programme.place_of(stop)

    _change(session, consultation, seen, keep)


def reveal_group(
    session: Session, consultation: Consultation, group: Group, *, seen: int, now: datetime
) -> None:
    """Let the room see what a group decided to say.

    Raises `NotDecided` before the group has decided, `ChangedSince` when the room moved on.
    """
    if group.validated_on is None:
        raise NotDecided

    def keep(_plenary: Plenary) -> None:
        group.revealed_at = group.revealed_at or now

    _change(session, consultation, seen, keep)


def hide_group(session: Session, consultation: Consultation, group: Group, *, seen: int) -> None:
    """Take back a group that was revealed too early; raises `ChangedSince`."""

    def keep(_plenary: Plenary) -> None:
        group.revealed_at = None

    _change(session, consultation, seen, keep)


def _change(
    session: Session, consultation: Consultation, seen: int, keep: Callable[[Plenary], None]
) -> None:
    """Change the room as it was seen, and only so."""
    lock_consultation(session, consultation.id)
    plenary = session.get(Plenary, consultation.id, populate_existing=True)
    if (plenary.version if plenary else 0) != seen:
        raise ChangedSince
    if plenary is None:
        ranks = {group.report_code: group.rank for group in consultation.groups}
        plenary = Plenary(
            consultation_id=consultation.id,
            phase=PlenaryPhase.SPEAKING,
            place=0,
            speakers=[ranks[code] for code in usual_order(consultation)],
            chosen=[],
            version=0,
        )
        session.add(plenary)
    keep(plenary)
    plenary.version = seen + 1
    session.flush()


def tell_screens(session: Session, consultation: Consultation) -> None:
    """Have the screens of a meeting look again, since something that they show changed."""
    session.execute(
        sa.update(Plenary)
        .where(Plenary.consultation_id == consultation.id)
        .values(version=Plenary.version + 1)
    )


def load_notes(session: Session, consultation: Consultation) -> dict[str, FindingNote]:
    """Return what the room said of its findings, by code of practice."""
    codes = {practice.id: practice.code for practice in consultation.practices}
    noted = session.scalars(sa.select(FindingNote).where(FindingNote.practice_id.in_(codes)))
    return {codes[note.practice_id]: note for note in noted}


def note_finding(
    session: Session,
    consultation: Consultation,
    practice: Practice,
    draft: NoteDraft,
    *,
    seen: str,
) -> None:
    """Keep what the room said of the finding of a practice, in place of what it said before.

    Raises `ChangedSince` when what is kept is not any more what was `seen` (its fingerprint).
    """
    lock_consultation(session, consultation.id)
    note = session.get(FindingNote, practice.id, populate_existing=True)
    if note is None:
        note = FindingNote(practice_id=practice.id, verdict=None, words="", notes="")
        session.add(note)
    if seen != fingerprint_of(draft_of(note)):
        raise ChangedSince
    note.verdict = draft.verdict
    note.words, note.notes = clean_text(draft.words), clean_text(draft.notes)
    tell_screens(session, consultation)
    session.flush()


def draft_of(note: FindingNote | None) -> NoteDraft:
    """Return what was noted, or the empty note of a finding that nobody spoke of yet."""
    if note is None:
        return NoteDraft()
    return NoteDraft(verdict=note.verdict, words=note.words, notes=note.notes)


def fingerprint_of(note: NoteDraft) -> str:
    """Return what changes with anything that was noted."""
    words = (note.verdict and note.verdict.value, note.words, note.notes)
    return hashlib.sha256(repr(words).encode()).hexdigest()[:16]
