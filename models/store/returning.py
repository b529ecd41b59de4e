"""The return to the groups: its codes, its publication, and what it says of what comes next."""

from dataclasses import replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis import report
from analysis.report import Questionnaire
from analysis.text import clean_text
from models.base import random_key
from models.codes import ALPHABET, RETURN_CODE, derived_code, normalise_code
from models.consultation import Consultation, ConsultationState, Group
from models.keyed import keyed_hash, secret_of
from models.meeting import Meeting, MeetingKind
from models.store.editing import questionnaire_of
from models.store.locking import lock_consultation
from models.store.refusals import NotRead
from models.translated import texts_in


def make_return_code(session: Session, group: Group) -> str:
    """Give a group a new return code, twelve characters; the one it had is dead.

    Raises `NotRead` before the reading: there is nothing to return to yet.
    """
    _refuse_before_reading(group.consultation)
    group.return_key = random_key()
    code = derived_code(group.return_key, RETURN_CODE, secret_of(session))
    group.return_hash = keyed_hash(session, "return", code)
    session.flush()
    return code


def return_code_of(session: Session, group: Group) -> str | None:
    """Return the code of a group, if it has one; it is kept nowhere, and made again each time."""
    if group.return_key is None:
        return None
    return derived_code(group.return_key, RETURN_CODE, secret_of(session))


def find_return(session: Session, typed_code: str, *, today: date) -> Group | None:
    """Return the group whose return this code opens; `None` for an unknown or a dead one.

    A code dies with what it shows, on the day until which that is kept.
    """
    code = normalise_code(typed_code)
    if len(code) != RETURN_CODE or not set(code) <= set(ALPHABET):
        return None
    digest = keyed_hash(session, "return", code)
    group = session.scalar(sa.select(Group).where(Group.return_hash == digest))
    if group is None:
        return None
    keep_until = group.consultation.keep_until
    return group if keep_until is not None and keep_until >= today else None


def say_what_comes_next(session: Session, consultation: Consultation, words: str) -> None:
    """Keep how the return ends: what will be done, and when people meet."""
    consultation.what_next = clean_text(words)
    session.flush()


def publish_return(session: Session, consultation: Consultation, *, today: date) -> None:
    """Show the return to whoever has a code; a second tap changes nothing.

    Raises `NotRead` before the reading.
    """
    consultation = lock_consultation(session, consultation.id)
    _refuse_before_reading(consultation)
    consultation.returned_on = consultation.returned_on or today
    session.flush()


def take_return_back(session: Session, consultation: Consultation) -> None:
    """Hide the return again, to correct it; its codes go on working."""
    lock_consultation(session, consultation.id).returned_on = None
    session.flush()


def return_meeting(session: Session, consultation: Consultation, *, today: date) -> Meeting | None:
    """Return the next meeting where the return is talked about, if its day is chosen."""
    return session.scalars(
        sa.select(Meeting)
        .where(
            Meeting.consultation_id == consultation.id,
            Meeting.kind == MeetingKind.RETURN,
            Meeting.held_on >= today,
        )
        .order_by(Meeting.held_on, Meeting.rank)
    ).first()


def questionnaire_told(consultation: Consultation, language: str) -> Questionnaire:
    """Return the questionnaire in a language, its poles by the plain names that recipients read."""
    asked = questionnaire_of(consultation)
    poles = [texts_in(pole, language) for pole in consultation.poles]
    return replace(
        asked,
        poles=tuple(report.Pole(name=pole["plain_name"] or pole["name"]) for pole in poles),
        groups=tuple(
            replace(label, label=texts_in(group, language)["label"])
            for label, group in zip(asked.groups, consultation.groups, strict=True)
        ),
        practices=tuple(
            replace(label, title=texts_in(practice, language)["title"])
            for label, practice in zip(asked.practices, consultation.practices, strict=True)
        ),
    )


def _refuse_before_reading(consultation: Consultation) -> None:
    if consultation.state is not ConsultationState.READ:
        raise NotRead
