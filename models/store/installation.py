"""What the host keeps: which consultations exist, the policy, the register of incidents."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload

from models.consultation import Consultation
from models.installation import Incident, Installation


@dataclass(frozen=True, slots=True, kw_only=True)
class KeeperDraft:
    """Who keeps the installation, and who answers for what people confide to it."""

    keeper: str
    person_in_charge: str
    title_in_charge: str
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDraft:
    """One incident as it is written in the register."""

    happened_on: date
    noticed_on: date
    what: str
    concerned: str
    measures: str
    serious: bool
    told_commission_on: date | None
    told_people_on: date | None


def list_all_consultations(session: Session) -> list[Consultation]:
    """Return every consultation, by organisation then title: that they exist, not what they say."""
    everything = (
        sa.select(Consultation)
        .join(Consultation.organisation)
        .options(
            joinedload(Consultation.organisation),
            selectinload(Consultation.groups),
            selectinload(Consultation.facilitators),
        )
    )
    return sorted(
        session.scalars(everything).unique(),
        key=lambda each: (each.organisation.name.casefold(), each.title.casefold(), each.id),
    )


def find_any_consultation(session: Session, key: str) -> Consultation | None:
    """Return a consultation whoever accompanies it: for the host, who only erases it."""
    return session.scalar(sa.select(Consultation).where(Consultation.key == key))


def load_installation(session: Session) -> Installation:
    """Return what is known of the installation, which is nothing at first."""
    return session.get(Installation, 1) or Installation(
        id=1, keeper="", person_in_charge="", title_in_charge="", contact="", policy={}
    )


def save_keeper(session: Session, draft: KeeperDraft, *, today: date) -> None:
    """Keep who keeps the installation, and name the person in charge."""
    _change(session, asdict(draft), today)


def save_policy(session: Session, language: str, told: Mapping[str, str], *, today: date) -> None:
    """Keep the sections of the policy that were rewritten in this language, by their code."""
    policy = {**load_installation(session).policy, language: dict(told)}
    _change(session, {"policy": policy}, today)


def _change(session: Session, values: Mapping[str, object], today: date) -> None:
    installation = load_installation(session)
    for name, value in values.items():
        setattr(installation, name, value)
    installation.updated_on = today
    session.add(installation)
    session.flush()


def list_incidents(session: Session) -> list[Incident]:
    """Return the register of incidents, the one noticed last first."""
    latest = (Incident.noticed_on.desc(), Incident.id.desc())
    return list(session.scalars(sa.select(Incident).order_by(*latest)))


def find_incident(session: Session, incident_id: int) -> Incident | None:
    return session.get(Incident, incident_id)


def save_incident(session: Session, incident: Incident | None, draft: IncidentDraft) -> Incident:
    """Write an incident in the register, or write it anew."""
    kept = incident or Incident()
    for name, value in asdict(draft).items():
        setattr(kept, name, value)
    session.add(kept)
    session.flush()
    return kept
