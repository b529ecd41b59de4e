"""A third fictitious consultation, led by voice alone up to the answers of the board."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from analysis.position import Position
from analysis.sharing import Saying
from models import BoardAnswer, Consultation, Course, FindingNote, Group, Verdict
from models.calendar import local_date
from models.store.board import expect_answers, save_response
from models.store.drafts import BoardResponseDraft, GroupPositionDraft, ProposalDraft
from models.store.findings import save_group_position
from models.store.plenary_room import reveal_group
from models.store.proposals import add_proposal
from models.store.returning import make_return_code, say_what_comes_next
from models.store.sharing import save_saying, validate_sayings

MEETING_SINCE: Final = timedelta(days=40)
SITTING_SINCE: Final = timedelta(days=10)
EXPECTED_SINCE: Final = timedelta(days=3)

PLACES: Final[tuple[tuple[Position, Position], ...]] = (
    ((4, 1, 1), (2, 1, 3)),
    ((3, 2, 1), (1, 2, 3)),
    ((4, 2, 0), (3, 2, 1)),
    ((2, 2, 2), (1, 1, 4)),
    ((5, 1, 0), (4, 1, 1)),
    ((3, 0, 3), (2, 1, 3)),
)
"""Where a group stands, today and wished for; each group begins one further along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPiste:
    """One piste, and what the board answers to it; the one without an answer is late."""

    text: str
    course: Course
    carried_by: str
    answer: BoardAnswer | None = None
    reason: str = ""


PISTES: Final[tuple[DemoPiste, ...]] = (
    DemoPiste(
        text="Accueillir chaque personne à deux : quelqu’un de l’équipe et un destinataire.",
        course=Course.CHANGE_COURSE,
        carried_by="Deux destinataires et l’équipe, dès septembre",
        answer=BoardAnswer.RETAINED,
    ),
    DemoPiste(
        text="Réserver deux places au CA à des destinataires.",
        course=Course.CHANGE_COURSE,
        carried_by="Le CA, avec les destinataires",
        answer=BoardAnswer.POSTPONED,
        reason=(
            "Les règlements demandent un vote de l’assemblée générale. Nous le proposerons à celle "
            "de juin. D’ici là, deux destinataires sont invités à nos réunions."
        ),
    ),
    DemoPiste(
        text="Garder le repas du jeudi, et le préparer ensemble.",
        course=Course.CONSOLIDATE,
        carried_by="Le comité cuisine",
    ),
)
NEXT: Final = (
    "Le comité d’accueil se réunit en septembre. Toute personne peut s’y joindre.\n"
    "Le CA répond à la dernière idée à sa prochaine réunion."
)
ROOM: Final = "On accueille bien, mais on décide souvent sans les personnes."


def tell_up_to_the_return(session: Session, consultation: Consultation, *, now: datetime) -> None:
    """Fill a consultation whose groups fill no form, all but its publication."""
    meeting, sitting = now - MEETING_SINCE, now - SITTING_SINCE
    for shift, group in enumerate(consultation.groups):
        _speak(session, group, shift)
        validate_sayings(session, group, group.expected, local_date(meeting))
        make_return_code(session, group)
        reveal_group(session, consultation, group, seen=shift, now=meeting)
    _note(session, consultation)
    expect_answers(session, consultation, local_date(now - EXPECTED_SINCE))
    for rank, said in enumerate(PISTES):
        _propose(session, consultation, rank, said, sitting)
    say_what_comes_next(session, consultation, NEXT)


def _speak(session: Session, group: Group, shift: int) -> None:
    for rank, practice in enumerate(group.consultation.practices):
        if group in practice.asked_of:
            current, desired = PLACES[(rank + shift) % len(PLACES)]
            draft = GroupPositionDraft(current=current, desired=desired)
            save_group_position(session, group, practice, draft)
            save_saying(session, group, practice, Saying.SHARED)


def _note(session: Session, consultation: Consultation) -> None:
    first, second, third, *_ = consultation.practices
    verdicts = {first: Verdict.CORRECTED, second: Verdict.KEPT, third: Verdict.KEPT}
    session.add_all(
        FindingNote(
            practice_id=practice.id,
            verdict=verdict,
            words=ROOM if verdict is Verdict.CORRECTED else "",
            notes="",
        )
        for practice, verdict in verdicts.items()
    )
    session.flush()


def _propose(
    session: Session, consultation: Consultation, rank: int, said: DemoPiste, sitting: datetime
) -> None:
    draft = ProposalDraft(
        text=said.text,
        course=said.course,
        practice=consultation.practices[rank],
        carried_by=said.carried_by,
    )
    piste = add_proposal(session, consultation, draft)
    response = BoardResponseDraft(
        noted_on=local_date(sitting),
        answer=said.answer,
        reason=said.reason,
        adopted_on=local_date(sitting) if said.answer else None,
        resolution="2027-14" if said.answer else "",
        entered_by="Alice (fictive)",
    )
    save_response(session, piste, response)
