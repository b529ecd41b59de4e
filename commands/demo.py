"""Three fictitious consultations to rehearse with, made by the verbs that people use.

The closed one is the example of `docs/exemple/`: what is read in a file is read on the screen.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from analysis.position import Moment, Skip
from analysis.report import Audience, Role
from analysis.tally import Answer
from commands.demo_meetings import ANSWERED, NOT_YET_ANSWERED, READY_TO_MEET, plan_meetings
from commands.demo_return import tell_up_to_the_return
from imports.gabarit import DEFAULT_GABARIT, Length, load_gabarit
from models import Consultation, Entry, Group, Practice, User
from models.calendar import local_date
from models.keyed import new_token
from models.store.answers import save_answer
from models.store.closing import GRACE, ask_closing, close_due_groups
from models.store.collecting import enter, find_door, send
from models.store.conditions import EVERY_PROMISE, keep_promises
from models.store.drafts import AnswerDraft, GroupDraft, GroupPositionDraft
from models.store.findings import load_comments, retell, save_group_position
from models.store.opening import issue_cards, open_consultation
from models.store.preparing import create_consultation

EXAMPLE: Final = Path(__file__).parent.parent / "docs" / "exemple"
LANGUAGE: Final = "fr"
ORGANISATION: Final = "La Passerelle du faubourg (fictive)"
OPEN_TITLE: Final = "Démarche ouverte, pour essayer de répondre (fictive)"
CLOSED_TITLE: Final = "Démarche fermée, pour voir les constats (fictive)"
RETURN_TITLE: Final = "Démarche sans formulaires, menée jusqu’au retour (fictive)"
KEPT_FOR: Final = timedelta(days=365)
COLLECTED_SINCE: Final = timedelta(days=45)
CLOSED_SINCE: Final = timedelta(days=30)

GROUPS: Final = (
    GroupDraft(
        role=Role.PRACTITIONERS, label="Équipe d’intervention", expected=5, entry=Entry.CARDS
    ),
    GroupDraft(role=Role.RECIPIENTS, label="Destinataires", expected=4, entry=Entry.CARDS),
    GroupDraft(role=Role.BOARD, label="Membres du CA", expected=6, entry=Entry.CARDS),
)

Row = dict[str, str]


def add_fictitious(session: Session, facilitator: User, *, now: datetime) -> None:
    """Make one that is open, one that is closed and read, and one led up to its return."""
    waiting = _make_open(session, facilitator, OPEN_TITLE, Length.COURT, now)
    plan_meetings(session, waiting, NOT_YET_ANSWERED, now=now)
    closed = _make_closed(session, facilitator, now)
    plan_meetings(session, closed, READY_TO_MEET, now=now)
    by_voice = [replace(group, entry=Entry.NONE) for group in GROUPS]
    opened = now - COLLECTED_SINCE
    told = _make_open(session, facilitator, RETURN_TITLE, Length.COURT, opened, by_voice)
    tell_up_to_the_return(session, told, now=now)
    plan_meetings(session, told, ANSWERED, now=now)


def _make_open(
    session: Session,
    facilitator: User,
    title: str,
    length: Length,
    now: datetime,
    groups: Sequence[GroupDraft] = GROUPS,
) -> Consultation:
    consultation = create_consultation(
        session,
        facilitator=facilitator,
        gabarit=load_gabarit(DEFAULT_GABARIT, LANGUAGE),
        length=length,
        organisation=ORGANISATION,
        title=title,
        groups=groups,
        language=LANGUAGE,
        today=local_date(now),
    )
    consultation.fictitious = True
    keep_promises(session, consultation, EVERY_PROMISE)
    open_consultation(session, consultation, now=now, keep_until=local_date(now + KEPT_FOR))
    return consultation


def _make_closed(session: Session, facilitator: User, now: datetime) -> Consultation:
    opened = now - COLLECTED_SINCE
    consultation = _make_open(session, facilitator, CLOSED_TITLE, Length.COMPLET, opened)
    answers = _rows("reponses.machine.csv")
    for group in consultation.groups:
        _answer(session, group, [row for row in answers if row["group"] == group.label])
        ask_closing(session, group, now=now - CLOSED_SINCE)
    close_due_groups(session, now=now - CLOSED_SINCE + GRACE)
    for row in _rows("positions.machine.csv"):
        _agree(session, consultation, row)
    _retell(session, consultation, answers)
    return consultation


def _rows(name: str) -> list[Row]:
    with (EXAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _answer(session: Session, group: Group, rows: Sequence[Row]) -> None:
    cards = issue_cards(session, group)
    for card, answers in zip(cards, _by_person(rows), strict=True):
        door = find_door(session, card)
        if door is None:
            continue
        sheet = enter(session, door, entry_key=new_token()).sheet
        for row in answers:
            save_answer(session, sheet, _practice(group.consultation, row), _draft(row))
        send(session, sheet)


def _by_person(rows: Sequence[Row]) -> Iterator[list[Row]]:
    for _person, answers in groupby(rows, key=lambda row: row["person"]):
        yield list(answers)


def _practice(consultation: Consultation, row: Row) -> Practice:
    return next(each for each in consultation.practices if each.title == row["practice"])


def _draft(row: Row) -> AnswerDraft:
    return AnswerDraft(
        current=_said(row, Moment.CURRENT),
        desired=_said(row, Moment.DESIRED),
        comment=row["comment"],
        audience=Audience(row["comment_for"]) if row["comment"] else None,
    )


def _said(row: Row, moment: Moment) -> Answer:
    if skip := row[f"{moment}_skip"]:
        return Skip(skip)
    return _place(row, moment) if row[f"{moment}_1"] else None


def _place(row: Row, moment: Moment) -> tuple[int, ...]:
    return tuple(int(row[f"{moment}_{pole}"]) for pole in (1, 2, 3))


def _agree(session: Session, consultation: Consultation, row: Row) -> None:
    group = next(each for each in consultation.groups if each.label == row["group"])
    draft = GroupPositionDraft(
        current=_place(row, Moment.CURRENT),
        desired=_place(row, Moment.DESIRED),
        reasons=row["reasons"],
        example=row["example"],
        helps=row["helps"],
        hinders=row["hinders"],
    )
    save_group_position(session, group, _practice(consultation, row), draft)


def _retell(session: Session, consultation: Consultation, rows: Sequence[Row]) -> None:
    """Say the comments again in the facilitator's words, but for one that is left to try with."""
    words = {row["comment"]: row["comment_retold"] for row in rows if row["comment_retold"]}
    for comment in load_comments(session, consultation, reader=consultation.facilitators[0])[1:]:
        if comment.text in words:
            retell(session, comment, words[comment.text])
