"""Every route has its door; whoever it is for is let in, and nobody changes anything by it."""

from collections.abc import Callable
from typing import Final

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from analysis.report import Audience
from models import AccountRole, Consultation, User
from models.store.accounts import add_account
from models.store.drafts import AnswerDraft, ProposalDraft
from models.store.proposals import add_proposal
from tests.builders import (
    a_consultation,
    a_facilitator,
    a_sent_sheet,
    an_open_consultation,
    close,
    decide,
    everything_in,
)
from tests.doors import DOORS, Door, Request, requests_in
from tests.participants import begin
from tests.visitors import Visitor

SIGN_IN: Final = "/connexion"
SOMEWHERE_ELSE: Final = frozenset({302, 303})


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    """One that is read and decided, with comments: every page of it has something to show."""
    consultation = an_open_consultation(session, facilitator=facilitator)
    consultation.fictitious = True
    for group in consultation.groups:
        for _ in range(3):
            comment = AnswerDraft(comment="Une parole.", audience=Audience.PLENARY)
            a_sent_sheet(session, group, comment=comment)
        close(session, group)
        decide(session, group)
    add_proposal(session, consultation, ProposalDraft(text="Une piste."))
    return consultation


@pytest.fixture
def requests(app: Flask, session: Session, consultation: Consultation) -> list[Request]:
    return requests_in(app, session, consultation)


@pytest.fixture(params=[a_consultation, an_open_consultation, None])
def requests_anywhere(
    request: pytest.FixtureRequest,
    app: Flask,
    session: Session,
    facilitator: User,
    consultation: Consultation,
) -> list[Request]:
    """The requests of a consultation being prepared, of an open one, then of a read one."""
    made = request.param(session, facilitator=facilitator) if request.param else consultation
    return requests_in(app, session, made)


@pytest.fixture
def eve(another_client: Callable[[], Visitor], session: Session) -> Visitor:
    """She accompanies other consultations, and has no right to be in this one."""
    return signed_in(another_client, a_facilitator(session, "Ève"), session)


@pytest.fixture
def host(another_client: Callable[[], Visitor], session: Session) -> Visitor:
    """He keeps the installation, and can open no finding."""
    account = add_account(session, roles=[AccountRole.HOST], email="hote@exemple.test")
    account.password, account.active = "no password", True
    return signed_in(another_client, account, session)


@pytest.fixture
def bob(another_client: Callable[[], Visitor], session: Session) -> Visitor:
    """He is answering in another consultation, on his phone."""
    phone = another_client()
    begin(phone, session, an_open_consultation(session).groups[0])
    return phone


def signed_in(new: Callable[[], Visitor], account: User, session: Session) -> Visitor:
    session.commit()
    visitor = new()
    visitor.sign_in(account)
    return visitor


def at(requests: list[Request], *doors: Door) -> list[Request]:
    chosen = [request for request in requests if request.door in doors]
    assert chosen
    return chosen


def statuses(visitor: Visitor, requests: list[Request]) -> dict[str, int]:
    return {
        f"{request.method} {request.url}": visitor.open(
            request.url, method=request.method
        ).status_code
        for request in requests
    }


def test_every_route_has_its_line_in_the_table(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(DOORS)


def test_who_accompanies_it_is_let_in_everywhere(alice: Visitor, requests: list[Request]) -> None:
    """Each route of the table really leads somewhere: a door that is never open proves nothing."""
    found = statuses(alice, at(requests, Door.A_FACILITATOR, Door.WHO_ACCOMPANIES_IT))

    assert set(found.values()) <= {200, 303}, found


def test_a_host_is_let_in_where_accounts_are_kept(host: Visitor, requests: list[Request]) -> None:
    found = statuses(host, at(requests, Door.A_HOST))

    assert set(found.values()) <= {200, 303}, found


def test_everyone_who_is_signed_in_reaches_their_own_account(
    alice: Visitor, host: Visitor, requests: list[Request]
) -> None:
    for visitor in (alice, host):
        for request in at(requests, Door.WHO_IS_SIGNED_IN):
            response = visitor.open(request.url, method=request.method)
            assert response.status_code in {200, 302, 303, 400}, request
            assert not (response.location or "").startswith(f"{SIGN_IN}?"), request


def test_what_the_library_serves_and_nobody_needs_is_not_there(
    client: Visitor, alice: Visitor, requests: list[Request]
) -> None:
    for visitor in (client, alice):
        assert set(statuses(visitor, at(requests, Door.NOBODY)).values()) <= {400, 404}


def test_without_a_sheet_the_pages_of_answers_lead_elsewhere(
    client: Visitor, alice: Visitor, requests: list[Request]
) -> None:
    for visitor in (client, alice):
        found = statuses(visitor, at(requests, Door.A_SHEET))
        assert set(found.values()) <= {*SOMEWHERE_ELSE, 400, 401, 403, 404, 410}, found


def test_reading_never_writes(
    alice: Visitor, bob: Visitor, session: Session, requests_anywhere: list[Request]
) -> None:
    """But in the log of what those who accompany did, where reading comments is an act."""
    session.commit()
    before = everything_in(session, without={"activity"})

    for visitor in (alice, bob):
        for request in requests_anywhere:
            if request.method == "GET":
                visitor.get(request.url)
                assert everything_in(session, without={"activity"}) == before, request


def test_nothing_that_is_posted_without_its_proof_changes_anything(
    alice: Visitor, bob: Visitor, session: Session, requests_anywhere: list[Request]
) -> None:
    """Whatever another site makes a browser send, nothing happens."""
    session.commit()
    before = everything_in(session)
    forged = {
        "understood": "y",
        "change": "remove",
        "title": "Forgé",
        "organisation": "Forgée",
        "keep_until": "2028-01-01",
        "current": "6-0-0",
        "desired": "0-0-6",
        "asked_of": "1",
        "text": "Forgé",
    }

    for visitor in (alice, bob):
        for request in requests_anywhere:
            if request.method != "GET":
                visitor.open(request.url, method=request.method, data=forged)
                assert everything_in(session) == before, request


def test_an_unknown_consultation_and_somebody_else_s_look_the_same(
    eve: Visitor, consultation: Consultation
) -> None:
    theirs = eve.get(f"/demarches/{consultation.key}")
    nobodys = eve.get("/demarches/0000000000000000")

    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.data == nobodys.data
