"""A whole accompaniment to look at: three démarches, each at another moment of its way."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from analysis.sharing import Saying
from commands.demo import (
    CLOSED_TITLE,
    GROUPS,
    LANGUAGE,
    OPEN_TITLE,
    ORGANISATION,
    add_fictitious,
)
from imports.gabarit import DEFAULT_GABARIT, Length, load_gabarit
from models import AccountRole, BoardAnswer, Consultation, Course, User
from models.calendar import local_date
from models.store.accounts import add_account, invite
from models.store.board import save_response
from models.store.drafts import BoardResponseDraft, ProposalDraft
from models.store.findings import load_group_positions
from models.store.installation import IncidentDraft, save_incident
from models.store.meetings import add_meetings, list_meetings
from models.store.plenary_room import reveal_group
from models.store.preparing import create_consultation, list_consultations
from models.store.proposals import add_proposal, list_proposals
from models.store.returning import make_return_code, publish_return
from models.store.sharing import practices_to_decide, save_saying, validate_sayings
from tests.participants import a_code
from views.meeting_sequence import proposed_meetings

PISTES = (
    ("Tenir une assemblée des destinataires avant chaque budget.", Course.CHANGE_COURSE),
    ("Garder la soirée d’entraide du jeudi.", Course.CONSOLIDATE),
    ("Écrire le code de vie avec les personnes qui le vivent.", Course.CHANGE_COURSE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Who looks, and the démarches; codes open what only a code opens."""

    facilitator: User
    preparing: Consultation
    open: Consultation
    read: Consultation
    card: str
    return_code: str
    invitation: str
    incident: int


def set_the_stage(session: Session, *, now: datetime) -> Stage:
    """Make them with the verbs that people use."""
    alice = _someone(session, "Alice Gagnon", list(AccountRole))
    _someone(session, "Noé Tremblay", [AccountRole.FACILITATOR])
    add_fictitious(session, alice, now=now)
    known = {each.title: each for each in list_consultations(session, alice)}
    read, opened = known[CLOSED_TITLE], known[OPEN_TITLE]
    preparing = _prepare(session, alice, today=local_date(now))
    for consultation in (preparing, read):
        if not list_meetings(session, consultation):
            add_meetings(session, consultation, proposed_meetings(consultation), now=now)
    _meet(session, read, now=now)
    codes = [make_return_code(session, group) for group in read.groups]
    publish_return(session, read, today=local_date(now))
    waiting = add_account(session, roles=[AccountRole.FACILITATOR], email="lea@exemple.test")
    return Stage(
        facilitator=alice,
        preparing=preparing,
        open=opened,
        read=read,
        card=a_code(session, opened.groups[0]),
        return_code=codes[0],
        invitation=invite(session, waiting, now=now),
        incident=_note_incident(session, today=local_date(now)),
    )


def _someone(session: Session, name: str, roles: list[AccountRole]) -> User:
    address = f"{name.split()[0].lower()}@exemple.test"
    account = add_account(session, roles=roles, email=address)
    account.name, account.password, account.active = name, "no password", True
    session.flush()
    return account


def _prepare(session: Session, facilitator: User, *, today: date) -> Consultation:
    return create_consultation(
        session,
        facilitator=facilitator,
        gabarit=load_gabarit(DEFAULT_GABARIT, LANGUAGE),
        length=Length.COURT,
        organisation=ORGANISATION,
        title="Démarche en préparation (fictive)",
        groups=GROUPS,
        language=LANGUAGE,
        today=today,
    )


def _meet(session: Session, consultation: Consultation, *, now: datetime) -> None:
    """Each group decides what it says, all is revealed, and the board answers two pistes."""
    today = local_date(now)
    for seen, group in enumerate(consultation.groups):
        agreed = load_group_positions(session, group)
        for practice in practices_to_decide(session, group):
            saying = Saying.SHARED if practice.id in agreed else Saying.POSITION_ONLY
            save_saying(session, group, practice, saying)
        validate_sayings(session, group, 3, today)
        reveal_group(session, consultation, group, seen=seen, now=now)
    if not list_proposals(session, consultation):
        for practice, (text, course) in zip(consultation.practices[1:], PISTES, strict=False):
            add_proposal(
                session, consultation, ProposalDraft(text=text, course=course, practice=practice)
            )
    first, second, *_ = list_proposals(session, consultation)
    noted = BoardResponseDraft(
        noted_on=today - timedelta(days=14),
        answer=BoardAnswer.RETAINED,
        adopted_on=today,
        resolution="2027-11",
        entered_by="Alice Gagnon",
    )
    save_response(session, first, noted)
    save_response(session, second, BoardResponseDraft(noted_on=noted.noted_on))


def _note_incident(session: Session, *, today: date) -> int:
    incident = save_incident(
        session,
        None,
        IncidentDraft(
            happened_on=today,
            noticed_on=today,
            what="Une feuille de papier a été oubliée dans la salle.",
            concerned="Une personne, qui n’est pas nommée.",
            measures="La feuille a été reprise et détruite le jour même.",
            serious=False,
            told_commission_on=None,
            told_people_on=None,
        ),
    )
    return incident.id
