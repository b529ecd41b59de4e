"""The whole table of access: every route, for every visitor, in every state of a consultation.

Each line is written by the door of its route (`tests/doors.py`) and by who comes, so that a new
route, a new visitor or a new state is tried against all the others without anybody adding it.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import Enum, auto
from itertools import product
from typing import Final

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import AccountRole, Consultation, User
from models.store.accounts import add_account
from models.store.closing import ask_closing
from models.store.drafts import ProposalDraft
from models.store.interrupting import conclude, pause, stop
from models.store.proposals import add_proposal
from models.store.trial import begin_trial
from tests.builders import (
    TODAY,
    a_consultation,
    a_facilitator,
    a_sent_sheet,
    an_open_consultation,
    close,
    decide,
)
from tests.clock import START
from tests.doors import Door, requests_in
from tests.participants import begin
from tests.visitors import Visitor

pytestmark = pytest.mark.one_database


class Comes(Enum):
    """Who comes: Ève and Zoé accompany another organisation, Noé and Zoé keep the installation."""

    NOBODY = auto()
    BOB = auto()
    ALICE = auto()
    EVE = auto()
    NOE = auto()
    ZOE = auto()


class Met(Enum):
    """What somebody meets at a door."""

    A_PAGE = auto()
    ANOTHER_PAGE = auto()
    SIGN_IN = auto()
    REFUSED = auto()
    NOTHING = auto()
    INVALID = auto()


ANYTHING: Final = frozenset(Met)
LET_IN: Final = frozenset({Met.A_PAGE, Met.ANOTHER_PAGE, Met.INVALID, Met.NOTHING})
NO_PAGE: Final = ANYTHING - {Met.A_PAGE}
SIGN_IN: Final = frozenset({Met.SIGN_IN})
REFUSED: Final = frozenset({Met.REFUSED})
NOTHING: Final = frozenset({Met.NOTHING})

Table = Mapping[Comes, frozenset[Met]]


def line(  # one argument per visitor: the table reads as a table
    nobody: frozenset[Met],
    bob: frozenset[Met],
    alice: frozenset[Met],
    eve: frozenset[Met],
    noe: frozenset[Met],
    zoe: frozenset[Met],
) -> Table:
    return dict(zip(Comes, (nobody, bob, alice, eve, noe, zoe), strict=True))


TABLE: Final[Mapping[Door, Table]] = {
    Door.EVERYONE: line(ANYTHING, ANYTHING, ANYTHING, ANYTHING, ANYTHING, ANYTHING),
    Door.A_SHEET: line(NO_PAGE, ANYTHING, NO_PAGE, NO_PAGE, NO_PAGE, NO_PAGE),
    Door.A_FACILITATOR: line(SIGN_IN, SIGN_IN, LET_IN, LET_IN, REFUSED, LET_IN),
    Door.WHO_ACCOMPANIES_IT: line(SIGN_IN, SIGN_IN, LET_IN, NOTHING, REFUSED, NOTHING),
    Door.A_HOST: line(SIGN_IN, SIGN_IN, REFUSED, REFUSED, LET_IN, LET_IN),
    Door.WHO_IS_SIGNED_IN: line(NO_PAGE, NO_PAGE, LET_IN, LET_IN, LET_IN, LET_IN),
    Door.NOBODY: line(NO_PAGE, NO_PAGE, NO_PAGE, NO_PAGE, NO_PAGE, NO_PAGE),
}


def preparing(session: Session, alice: User) -> Consultation:
    return a_consultation(session, facilitator=alice)


def trying(session: Session, alice: User) -> Consultation:
    consultation = a_consultation(session, facilitator=alice)
    begin_trial(session, consultation, now=START, ready=True)
    return consultation


def collecting(session: Session, alice: User) -> Consultation:
    return an_open_consultation(session, facilitator=alice)


def closing(session: Session, alice: User) -> Consultation:
    consultation = an_open_consultation(session, facilitator=alice)
    ask_closing(session, consultation.groups[0], now=START)
    return consultation


def paused(session: Session, alice: User) -> Consultation:
    consultation = an_open_consultation(session, facilitator=alice)
    pause(session, consultation, now=START + timedelta(hours=1), words="On reprend lundi.")
    return consultation


def decided(session: Session, alice: User) -> Consultation:
    """Read, each group having said what it shares, with a piste."""
    consultation = an_open_consultation(session, facilitator=alice)
    for group in consultation.groups:
        for _ in range(3):
            a_sent_sheet(session, group)
        close(session, group)
        decide(session, group)
    add_proposal(session, consultation, ProposalDraft(text="Une piste."))
    return consultation


def concluded(session: Session, alice: User) -> Consultation:
    consultation = decided(session, alice)
    conclude(session, consultation, today=TODAY)
    return consultation


def stopped(session: Session, alice: User) -> Consultation:
    consultation = an_open_consultation(session, facilitator=alice)
    stop(session, consultation, now=START + timedelta(hours=1), words="On s’arrête ici.")
    return consultation


STATES: Final = (preparing, trying, collecting, closing, paused, decided, concluded, stopped)


@pytest.fixture
def visitors(
    another_client: Callable[[], Visitor], session: Session, facilitator: User
) -> dict[Comes, Visitor]:
    """Everyone at once, each with a browser of their own."""
    accounts = {
        Comes.ALICE: facilitator,
        Comes.EVE: a_facilitator(session, "Ève"),
        Comes.NOE: _a_host(session, "noe", AccountRole.HOST),
        Comes.ZOE: _a_host(session, "zoe", *AccountRole),
    }
    session.commit()
    visitors = {comes: another_client() for comes in Comes}
    for comes, account in accounts.items():
        visitors[comes].sign_in(account)
    begin(visitors[Comes.BOB], session, an_open_consultation(session).groups[0])
    return visitors


def _a_host(session: Session, name: str, *roles: AccountRole) -> User:
    account = add_account(session, roles=list(roles), email=f"{name}@exemple.test")
    account.password, account.active = "no password", True
    return account


def test_every_door_and_every_visitor_have_their_place_in_the_table() -> None:
    assert {(door, comes) for door, each in TABLE.items() for comes in each} == set(
        product(Door, Comes)
    )


@pytest.mark.parametrize("state", STATES)
def test_everyone_meets_what_the_table_says(
    app: Flask,
    session: Session,
    facilitator: User,
    visitors: dict[Comes, Visitor],
    state: Callable[[Session, User], Consultation],
) -> None:
    requests = requests_in(app, session, state(session, facilitator))
    session.commit()

    surprises = [
        f"{comes.name} at {request.method} {request.url}: {met.name}"
        for comes, visitor in visitors.items()
        for request in requests
        if (met := _met(visitor.open(request.url, method=request.method)))
        not in TABLE[request.door][comes]
    ]

    assert surprises == []


def _met(response: TestResponse) -> Met:
    assert response.status_code < 500, response.request.path
    if response.status_code == 401 or (response.location or "").startswith("/connexion"):
        return Met.SIGN_IN
    if response.status_code < 300:
        return Met.A_PAGE
    if response.status_code < 400:
        return Met.ANOTHER_PAGE
    return {403: Met.REFUSED, 404: Met.NOTHING}.get(response.status_code, Met.INVALID)
