"""Whoever opens a page first, after the hour, closes the group; nobody needs to wait for it."""

import pytest
from sqlalchemy.orm import Session

from models import GroupState
from models.store.closing import ask_closing
from tests.builders import a_sent_sheet, an_open_consultation
from tests.clock import Clock
from tests.visitors import Visitor


def test_any_page_closes_what_is_due(session: Session, client: Visitor, clock: Clock) -> None:
    """Even for someone who has nothing to do with it."""
    group = an_open_consultation(session).groups[0]
    a_sent_sheet(session, group)
    ask_closing(session, group, now=clock())
    states = [(client.get("/connexion").status_code, group.state)]
    clock.advance(minutes=10)
    states.append((client.get("/connexion").status_code, group.state))
    assert states == [(200, GroupState.CLOSING), (200, GroupState.CLOSED)]


def test_a_closing_that_fails_shuts_nothing_but_its_group(
    session: Session, client: Visitor, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other pages go on, the group stays shut, and the next request tries again."""
    group = an_open_consultation(session).groups[0]
    a_sent_sheet(session, group)
    ask_closing(session, group, now=clock())
    clock.advance(minutes=10)
    with monkeypatch.context() as broken:
        broken.setattr("models.store.closing.seal", _fail)
        states = [(client.get("/connexion").status_code, group.state)]
    states.append((client.get("/connexion").status_code, group.state))
    assert states == [(200, GroupState.CLOSING), (200, GroupState.CLOSED)]


def _fail(*_arguments: object) -> None:
    raise ValueError("a closing that cannot be done")
