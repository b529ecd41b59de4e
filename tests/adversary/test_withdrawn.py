"""What a person takes back is gone, and a request that arrives late does not bring it back."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from analysis.report import Role
from models import Entry, Response, Sheet
from models.store.collecting import withdraw
from models.store.drafts import GroupDraft
from tests.builders import PARTICIPATION, REPRESENTATION, an_open_consultation
from tests.participants import SEND, answer_everything, begin
from tests.visitors import Visitor

COOKIES = ("feuille", "entree")


def cookies_of(phone: Visitor) -> str:
    held = [(name, phone.get_cookie(name)) for name in COOKIES]
    return "; ".join(f"{name}={cookie.value}" for name, cookie in held if cookie)


@pytest.fixture
def bob(another_client: Callable[[], Visitor]) -> Visitor:
    return another_client()


@pytest.fixture
def posted(bob: Visitor, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any, str]]:
    """Everything that Bob's phone posts, with the cookies of that moment."""
    kept: list[tuple[str, Any, str]] = []
    post = bob.post

    def keep_and_post(url: str, **values: Any) -> TestResponse:
        kept.append((url, values["data"], cookies_of(bob)))
        return post(url, **values)

    monkeypatch.setattr(bob, "post", keep_and_post)
    return kept


def repeat(app: Flask, posted: list[tuple[str, Any, str]]) -> list[int]:
    late = app.test_client(use_cookies=False)
    return [
        late.post(url, data=data, environ_overrides={"HTTP_COOKIE": cookies}).status_code
        for url, data, cookies in posted
    ]


@pytest.mark.parametrize("entry", [Entry.CARDS, Entry.ADDRESS])
def test_late_requests_do_not_bring_back_what_was_withdrawn(
    app: Flask, session: Session, bob: Visitor, posted: list[tuple[str, Any, str]], entry: Entry
) -> None:
    """All that Bob posted arrives once more, in order, after he erased his answers."""
    board = GroupDraft(role=Role.BOARD, label="Le CA", expected=6, entry=entry)
    group = an_open_consultation(session, groups=[board]).groups[0]
    answer_everything(begin(bob, session, group), REPRESENTATION, PARTICIPATION).submit(SEND)
    withdraw(session, session.scalars(sa.select(Sheet)).one())
    session.commit()

    repeated = repeat(app, posted)

    session.rollback()
    assert max(repeated) < 500
    assert not session.scalars(sa.select(Response)).all()
    assert not session.scalars(sa.select(Sheet).where(Sheet.sent)).all()


@pytest.mark.parametrize("entry", [Entry.CARDS, Entry.ADDRESS])
def test_late_requests_change_nothing_of_what_was_sent(
    app: Flask, session: Session, bob: Visitor, posted: list[tuple[str, Any, str]], entry: Entry
) -> None:
    """One person, one answer: even when everything arrives twice."""
    board = GroupDraft(role=Role.BOARD, label="Le CA", expected=6, entry=entry)
    group = an_open_consultation(session, groups=[board]).groups[0]
    answer_everything(begin(bob, session, group), REPRESENTATION, PARTICIPATION).submit(SEND)
    said = len(session.scalars(sa.select(Response)).all())

    repeated = repeat(app, posted)

    session.rollback()
    assert max(repeated) < 500
    assert len(session.scalars(sa.select(Response)).all()) == said
    assert len(session.scalars(sa.select(Sheet).where(Sheet.sent)).all()) == 1
