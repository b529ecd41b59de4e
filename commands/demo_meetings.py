"""The calendars of the fictitious consultations: some meetings were held, others are to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy.orm import Session

from imports.gabarit import load_gabarit
from models import Consultation, Group, MeetingKind
from models.calendar import local_date
from models.store.meetings import MeetingDraft, add_meetings, write_report

BEGINS: Final = time(18, 30)
PLACE: Final = "Salle du rez-de-chaussée, La Passerelle du faubourg"
BOARD_SITS: Final = "Séance du CA"
BOARD_PURPOSE: Final = "Le CA prend acte des pistes, et répond à chacune d’une seule voix."
HELD: Final = (
    "On a lu les pratiques une à une. Deux phrases ont été redites plus simplement.\n"
    "Les règles du jeu sont acceptées par tout le monde.\n"
    "À faire : l’équipe affiche le calendrier à l’entrée."
)

NOT_YET_ANSWERED: Final = (-7, 21, 23, 28, 42, 63, 77)
READY_TO_MEET: Final = (-52, -27, -25, -20, 7, 28, 42)
ANSWERED: Final = (-45, -43, -42, -41, -40, -10, 14)
"""Days from now of each meeting: how far a consultation has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    kind: MeetingKind
    title: str
    purpose: str
    minutes: int
    group: Group | None = None


def plan_meetings(
    session: Session, consultation: Consultation, days: Sequence[int], *, now: datetime
) -> None:
    """Fill a calendar with the meetings of the gabarit, so many days from now."""
    drafts = [
        MeetingDraft(
            kind=planned.kind,
            title=planned.title,
            purpose=planned.purpose,
            group=planned.group,
            minutes=planned.minutes,
            day=local_date(now + timedelta(days=day)),
            begins=BEGINS,
            place=PLACE,
        )
        for planned, day in zip(_planned(consultation), days, strict=True)
    ]
    first, *_others = add_meetings(session, consultation, drafts, now=now)
    write_report(session, first, HELD, revision=first.revision, now=now)


def _planned(consultation: Consultation) -> list[Planned]:
    """Return the opening, the workshops, the mise en commun, the board's sitting, the return."""
    told = load_gabarit(consultation.gabarit, consultation.language).meetings
    opening, *workshops, plenary, back = [(each.title, each.purpose) for each in told]
    return [
        _one(MeetingKind.LAUNCH, opening, 120),
        *(
            _one(MeetingKind.WORKSHOP, workshop, 150, group)
            for workshop, group in zip(workshops, consultation.groups, strict=True)
        ),
        _one(MeetingKind.PLENARY, plenary, 180),
        _one(MeetingKind.BOARD, (BOARD_SITS, BOARD_PURPOSE), 90),
        _one(MeetingKind.RETURN, back, 90),
    ]


def _one(
    kind: MeetingKind, told: tuple[str, str], minutes: int, group: Group | None = None
) -> Planned:
    title, purpose = told
    return Planned(kind=kind, title=title, purpose=purpose, minutes=minutes, group=group)
