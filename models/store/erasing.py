"""What was promised to be erased, erased; the register keeps that it existed."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from models.account import User
from models.activity import Activity
from models.consultation import Consultation
from models.installation import ErasedConsultation, erased_facilitators
from models.organisation import Organisation
from models.sqlite import erase_for_good, reading
from models.store.former import skip_what_asked_nothing

LOG_KEPT_FOR: Final = timedelta(days=730)
"""How long the log of the installation is kept; that of a consultation goes with it."""

TOLD_FOR: Final = timedelta(days=60)
"""How long those who accompanied a consultation read that it was erased."""


def erase_consultation(
    session: Session, consultation: Consultation, *, today: date, promised: bool = False
) -> None:
    """Erase everything that was kept of a consultation; `promised` says that its day had come.

    The register keeps that it existed, unless nobody real was ever asked anything.
    """
    organisations = consultation.organisations
    skip_what_asked_nothing(session, consultation)
    if not consultation.fictitious:
        session.add(_entry(consultation, today, promised=promised))
    session.delete(consultation)
    session.flush()
    for organisation in organisations:
        if not _is_talked_about(session, organisation):
            session.delete(organisation)
    session.flush()
    erase_for_good(session)


def _entry(consultation: Consultation, today: date, *, promised: bool) -> ErasedConsultation:
    return ErasedConsultation(
        title=consultation.title,
        organisation=consultation.about,
        erased_on=today,
        promised=promised,
        facilitators=list(consultation.facilitators),
    )


def _is_talked_about(session: Session, organisation: Organisation) -> bool:
    """Say whether another consultation, such as another edition, is about it."""
    others = sa.select(Consultation.id).where(
        (Consultation.organisation_id == organisation.id)
        | Consultation.partner.has(Organisation.id == organisation.id)
    )
    return session.scalar(others.limit(1)) is not None


def erase_expired(session: Session, *, today: date) -> int:
    """Erase the consultations whose promised time is over, and old acts; return how many."""
    session.execute(sa.delete(Activity).where(_is_an_old_act(today)))
    consultations = session.scalars(_expired(today)).all()
    for consultation in consultations:
        erase_consultation(session, consultation, today=today, promised=True)
    return len(consultations)


def _is_an_old_act(today: date) -> sa.ColumnElement[bool]:
    first_kept = datetime.combine(today - LOG_KEPT_FOR, time.min, UTC)
    return Activity.consultation_id.is_(None) & (Activity.happened_at < first_kept)


def erase_what_is_due(engine: Engine, *, today: date) -> int:
    """Do the same in a transaction of its own, a short reading when no consultation is due."""
    with Session(reading(engine)) as session:
        if session.scalar(_expired(today).with_only_columns(Consultation.id).limit(1)) is None:
            return 0
    with Session(engine) as session, session.begin():
        return erase_expired(session, today=today)


def _expired(today: date) -> sa.Select[Consultation]:
    return sa.select(Consultation).where(Consultation.keep_until < today)


def list_erased(session: Session) -> list[ErasedConsultation]:
    """Return the register of what was erased, the latest first."""
    latest = (ErasedConsultation.erased_on.desc(), ErasedConsultation.id.desc())
    return list(session.scalars(sa.select(ErasedConsultation).order_by(*latest)))


def erased_lately(session: Session, account: User, *, today: date) -> list[ErasedConsultation]:
    """Return what this person accompanied and was erased not long ago, the latest first."""
    theirs = (
        sa.select(ErasedConsultation)
        .join(erased_facilitators)
        .where(
            erased_facilitators.c.user_id == account.id,
            ErasedConsultation.erased_on > today - TOLD_FOR,
        )
    )
    return list(session.scalars(theirs.order_by(ErasedConsultation.id.desc())))
