"""Consultations in every state, made by the verbs that people use; each test changes one thing."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from analysis.position import Position, Skip
from analysis.report import Role
from analysis.sharing import Saying
from imports.between import between
from imports.gabarit import DEFAULT_GABARIT, Length, load_gabarit
from models import (
    AccountRole,
    Consultation,
    Entry,
    Group,
    Incident,
    KeptComment,
    Meeting,
    MeetingKind,
    Sheet,
    User,
    db,
)
from models.store.accounts import add_account
from models.store.answers import save_answer
from models.store.closing import GRACE, ask_closing, close_due_groups
from models.store.collecting import Door, enter, find_door, send
from models.store.conditions import EVERY_PROMISE, keep_promises
from models.store.drafts import (
    AnswerDraft,
    GroupDraft,
    PoleDraft,
    PracticeDraft,
    QuestionnaireDraft,
)
from models.store.findings import load_comments
from models.store.installation import IncidentDraft, save_incident
from models.store.meetings import MeetingDraft, add_meetings
from models.store.opening import issue_cards, open_consultation
from models.store.preparing import create_consultation
from models.store.sharing import save_saying, validate_sayings
from tests.clock import START

TODAY: Final = date(2027, 3, 1)
KEEP_UNTIL: Final = date(2028, 3, 1)

TEAM: Final = GroupDraft(role=Role.PRACTITIONERS, label="L’équipe", expected=5, entry=Entry.CARDS)
PEOPLE: Final = GroupDraft(
    role=Role.RECIPIENTS, label="Les destinataires", expected=4, entry=Entry.CARDS
)
BOARD: Final = GroupDraft(role=Role.BOARD, label="Le CA", expected=6, entry=Entry.CARDS)
THREE_GROUPS: Final = (TEAM, PEOPLE, BOARD)

EXPERTISE: Final = (6, 0, 0)
REPRESENTATION: Final = (0, 6, 0)
PARTICIPATION: Final = (0, 0, 6)
CENTRE: Final = (2, 2, 2)

Answer = Position | Skip | None
_numbers = count(1)


def a_facilitator(session: Session, name: str = "Alice") -> User:
    """Someone who accompanies, as her invitation leaves her; no password opens this account."""
    address = f"{name.lower()}{next(_numbers)}@exemple.test"
    account = add_account(session, roles=[AccountRole.FACILITATOR], email=address, name=name)
    account.password, account.active = "no password", True
    session.flush()
    return account


def a_consultation(
    session: Session,
    *,
    facilitator: User | None = None,
    groups: Sequence[GroupDraft] = THREE_GROUPS,
    length: Length = Length.COURT,
    organisation: str = "La Maison du coin",
    title: str = "Nos pratiques d’autonomie",
    today: date = TODAY,
) -> Consultation:
    """A consultation that Alice prepares, whose promises are kept."""
    made = create_consultation(
        session,
        facilitator=facilitator or a_facilitator(session),
        gabarit=load_gabarit(DEFAULT_GABARIT, "fr"),
        length=length,
        organisation=organisation,
        title=title,
        groups=groups,
        language="fr",
        today=today,
    )
    keep_promises(session, made, EVERY_PROMISE)
    return made


def a_consultation_between_two(
    session: Session,
    *,
    facilitator: User | None = None,
    people: int = 1,
    length: Length = Length.COURT,
) -> Consultation:
    """What Alice prepares between two organisations, with as few people in each of four groups."""
    first, *others = (
        between(load_gabarit(DEFAULT_GABARIT, language), "La Maison", "Le Phare")
        for language in ("fr", "en")
    )
    made = create_consultation(
        session,
        facilitator=facilitator or a_facilitator(session),
        gabarit=first,
        length=length,
        organisation="La Maison",
        partner="Le Phare",
        title="Nos deux maisons",
        groups=[
            GroupDraft(
                role=group.role,
                label=group.label,
                expected=people,
                entry=Entry.CARDS,
                of_partner=group.of_partner,
            )
            for group in first.groups
        ],
        language="fr",
        today=TODAY,
        translated=others,
    )
    keep_promises(session, made, EVERY_PROMISE)
    return made


def an_open_reading(
    session: Session, *, facilitator: User | None = None, people: int = 1
) -> Consultation:
    """Two organisations whose groups collect; nobody has answered."""
    consultation = a_consultation_between_two(session, facilitator=facilitator, people=people)
    open_consultation(session, consultation, now=START, keep_until=KEEP_UNTIL)
    return consultation


def an_open_consultation(
    session: Session,
    *,
    facilitator: User | None = None,
    groups: Sequence[GroupDraft] = THREE_GROUPS,
    length: Length = Length.COURT,
    now: datetime = START,
) -> Consultation:
    """A consultation whose groups collect; nobody has answered."""
    consultation = a_consultation(session, facilitator=facilitator, groups=groups, length=length)
    open_consultation(session, consultation, now=now, keep_until=KEEP_UNTIL)
    return consultation


def a_door(session: Session, group: Group) -> Door:
    """The door of someone of this group, with a fresh card or the group's address."""
    code = issue_cards(session, group)[0] if group.entry is Entry.CARDS else group.code
    door = find_door(session, code or "")
    assert door is not None
    return door


def a_sheet(session: Session, group: Group, *, entry_key: str | None = None) -> Sheet:
    """The blank sheet of someone who just entered."""
    key = entry_key or f"entry {next(_numbers)}"
    return enter(session, a_door(session, group), entry_key=key).sheet


def a_sent_sheet(
    session: Session,
    group: Group,
    current: Answer = CENTRE,
    desired: Answer = CENTRE,
    *,
    comment: AnswerDraft | None = None,
) -> Sheet:
    """Someone says the same of every practice, and sends it; `comment` is left on the first."""
    sheet = a_sheet(session, group)
    asked = [practice for practice in group.consultation.practices if group in practice.asked_of]
    for practice in asked:
        said = comment if comment and practice is asked[0] else AnswerDraft()
        draft = AnswerDraft(
            current=current, desired=desired, comment=said.comment, audience=said.audience
        )
        save_answer(session, sheet, practice, draft)
    send(session, sheet)
    return sheet


def close(session: Session, group: Group, *, now: datetime = START) -> datetime:
    """Close a group, its grace included; return the time it is then."""
    ask_closing(session, group, now=now)
    close_due_groups(session, now=now + GRACE)
    return now + GRACE


def a_read_consultation(
    session: Session,
    *,
    facilitator: User | None = None,
    groups: Sequence[GroupDraft] = THREE_GROUPS,
    answers: Mapping[int, Sequence[tuple[Answer, Answer]]] | None = None,
    now: datetime = START,
) -> Consultation:
    """A consultation whose groups have all closed.

    `answers` holds (current, desired) per person, by rank of group, said of every practice. By
    default everyone stands in the centre, and only the recipients want to go to participation.
    """
    consultation = an_open_consultation(session, facilitator=facilitator, groups=groups, now=now)
    for group in consultation.groups:
        for current, desired in (answers or _usual_answers(consultation)).get(group.rank, ()):
            a_sent_sheet(session, group, current, desired)
    for group in consultation.groups:
        if group.is_collecting:
            ask_closing(session, group, now=now + timedelta(days=7))
    close_due_groups(session, now=now + timedelta(days=7) + GRACE)
    return consultation


def _usual_answers(consultation: Consultation) -> dict[int, list[tuple[Answer, Answer]]]:
    desired = {Role.RECIPIENTS: PARTICIPATION}
    return {
        group.rank: [(CENTRE, desired.get(group.role, CENTRE))] * group.expected
        for group in consultation.groups
        if group.entry is not Entry.NONE
    }


def comments_of(session: Session, consultation: Consultation) -> Sequence[KeptComment]:
    """Every comment that was kept, as whoever accompanied from the opening reads them."""
    return load_comments(session, consultation, reader=consultation.facilitators[0])


def decide(session: Session, group: Group, saying: Saying = Saying.SHARED) -> None:
    """A group says the same of every practice that it is asked, and three people validate it."""
    for practice in group.consultation.practices:
        if group in practice.asked_of:
            save_saying(session, group, practice, saying)
    validate_sayings(session, group, 3, TODAY)


def a_meeting(
    session: Session,
    consultation: Consultation,
    *,
    kind: MeetingKind = MeetingKind.OTHER,
    title: str = "Une rencontre",
    group: Group | None = None,
    day: date | None = None,
    begins: time | None = None,
    minutes: int = 90,
) -> Meeting:
    """A meeting at the end of the calendar."""
    draft = MeetingDraft(
        kind=kind, title=title, group=group, day=day, begins=begins, minutes=minutes
    )
    return add_meetings(session, consultation, [draft], now=START)[0]


def an_incident(session: Session) -> Incident:
    """A line of the register that the host keeps."""
    return save_incident(
        session,
        None,
        IncidentDraft(
            happened_on=TODAY,
            noticed_on=TODAY,
            what="Une liste d’adresses est partie au mauvais endroit.",
            concerned="Les trois personnes qui accompagnent.",
            measures="Le message est effacé, et la personne est avertie.",
            serious=False,
            told_commission_on=None,
            told_people_on=None,
        ),
    )


def everything_in(session: Session, *, without: Collection[str] = ()) -> str:
    """Every row of every table as one text, in which a test looks for what should be gone."""
    tables = sorted(set(sa.inspect(session.get_bind()).get_table_names()) - set(without))
    rows = (row for table in tables for row in session.execute(sa.text(f'SELECT * FROM "{table}"')))
    return "\n".join(repr(tuple(row)) for row in rows)


def files_of(app: Flask) -> bytes:
    """Return all the bytes of the database, its log included; none where it is not in files."""
    with app.app_context():
        database = Path(db.engine.url.database or "")
    return b"".join(path.read_bytes() for path in database.parent.glob(f"{database.name}*"))


def as_it_is(consultation: Consultation) -> QuestionnaireDraft:
    """The questionnaire as it stands, ready for one thing to be changed."""
    return QuestionnaireDraft(
        title=consultation.title,
        tokens=consultation.tokens,
        poles=[
            PoleDraft(name=pole.name, plain_name=pole.plain_name, sentence=pole.sentence)
            for pole in consultation.poles
        ],
        practices=[
            PracticeDraft(
                code=practice.code,
                title=practice.title,
                sentence=practice.sentence,
                example=practice.example,
                pole_sentences=practice.pole_sentences,
                asked_of=[group.rank for group in practice.asked_of],
            )
            for practice in consultation.practices
        ],
    )
