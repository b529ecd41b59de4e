"""A receipt is never false, and one person is one answer however often a phone tries."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from analysis.position import Moment
from models import Comment, Group, Response, Sheet, db
from models.store.collecting import count_sent
from tests.page import Page, open_page
from tests.participants import ACCEPT, CHECK, a_code, begin
from tests.visitors import Visitor
from views import participate
from views.helped import HELPED
from views.participation import HELP, HeldSheet, require_sheet
from views.tries import limiter

RECEIPT = "/repondre/recu"
ENTRANCE = "/repondre/consentement"
FIRST = "/repondre/pratique/1"
ANSWER = {
    "current": "6-0-0",
    "desired": "0-0-6",
    "comment": "Autour d’un café.",
    "audience": "workshop",
    "go": "next",
}
TIMES = 20

Commit = Callable[[], None]


def fail_before(commit: Commit) -> None:
    raise OSError("the disk is full")


def fail_after(commit: Commit) -> None:
    commit()
    raise OSError("the network is gone")


@pytest.fixture(params=[fail_before, fail_after])
def fault(app: Flask, request: pytest.FixtureRequest) -> Callable[[Commit], None]:
    """What goes wrong around the first commit; the application shows its page of failure."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    fault: Callable[[Commit], None] = request.param
    return fault


def proof(page: Page) -> dict[str, str]:
    return {"csrf_token": page.find("input[name=csrf_token]")["value"]}


def count(session: Session, table: type[Sheet | Response | Comment]) -> int:
    session.rollback()
    return session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def sent(session: Session, group: Group) -> int:
    session.rollback()
    return count_sent(session, group.consultation)[group.id]


def fail_once(monkeypatch: pytest.MonkeyPatch, fault: Callable[[Commit], None]) -> None:
    commit = db.session.commit

    def commit_badly() -> None:
        monkeypatch.undo()
        fault(commit)

    monkeypatch.setattr(db.session, "commit", commit_badly)


def test_a_receipt_comes_only_after_the_commit_and_a_retry_gets_it(
    client: Visitor,
    session: Session,
    team: Group,
    fault: Callable[[Commit], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whether the fault came before or after, the phone is told the same: not yet."""
    sending = proof(begin(client, session, team))
    fail_once(monkeypatch, fault)
    failed = client.post(CHECK, data=sending)
    kept = sent(session, team)
    retried = client.post(CHECK, data=sending)
    assert failed.status_code == 500
    assert RECEIPT not in failed.headers.get("Location", "") + failed.text
    assert kept == (fault is fail_after)
    assert retried.location == RECEIPT
    assert sent(session, team) == 1


def test_a_step_is_said_saved_only_after_the_commit(
    client: Visitor,
    session: Session,
    team: Group,
    fault: Callable[[Commit], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    saving = {**ANSWER, **proof(begin(client, session, team))}
    fail_once(monkeypatch, fault)
    failed = client.post(FIRST, data=saving, headers={"Accept": "application/json"})
    retried = client.post(FIRST, data=saving, headers={"Accept": "application/json"})
    assert failed.status_code == 500
    assert retried.status_code == 204
    assert (count(session, Response), count(session, Comment)) == (2, 1)


@pytest.fixture
def all_at_once(app: Flask, session: Session) -> Callable[..., set[str | None]]:
    """Twenty requests at the same time, alike to the last cookie; returns where each is led."""

    def post(phone: Visitor, url: str, data: Mapping[str, str]) -> set[str | None]:
        names = ("feuille", "entree")
        held = [(name, phone.get_cookie(name)) for name in names]
        cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in held if cookie)
        session.commit()

        def once(_number: int) -> str | None:
            stranger = app.test_client(use_cookies=False)
            overrides = {"HTTP_COOKIE": cookies}
            return stranger.post(url, data=data, environ_overrides=overrides).location

        with ThreadPoolExecutor(TIMES) as threads:
            return set(threads.map(once, range(TIMES)))

    return post


def test_twenty_taps_at_once_are_one_person_and_one_answer(
    client: Visitor,
    session: Session,
    team: Group,
    all_at_once: Callable[..., set[str | None]],
) -> None:
    """On « J’accepte », on « Continuer », then on « Envoyer »: all of them get the same answer."""
    consent = open_page(client, f"/r/{a_code(session, team)}")
    assert all_at_once(client, ENTRANCE, proof(consent)) == {"/repondre/continuer"}
    assert count(session, Sheet) == 1

    saving = {**ANSWER, **proof(consent.submit(ACCEPT))}
    assert all_at_once(client, FIRST, saving) == {"/repondre/pratique/2"}
    assert (count(session, Response), count(session, Comment)) == (2, 1)

    assert all_at_once(client, CHECK, saving) == {RECEIPT}
    assert (count(session, Sheet), sent(session, team)) == (1, 1)


@pytest.mark.parametrize("newer", ["a save", "the sending", "with help"])
def test_a_save_that_was_given_up_never_undoes_the_next_one(
    client: Visitor,
    session: Session,
    team: Group,
    monkeypatch: pytest.MonkeyPatch,
    newer: str,
) -> None:
    """It waits on the server while the phone, which lost its network, saves something newer."""
    page = begin(client, session, team)
    given_up = {**proof(page), **ANSWER, "current": "0-6-0"}
    saved = {**proof(page), **ANSWER}

    def wait_while_the_next_one_passes() -> HeldSheet:
        monkeypatch.undo()
        match newer:
            case "a save":
                response = client.post(FIRST, data=saved)
            case "the sending":
                carried = f"{FIRST}?{urlencode(saved)}"
                response = client.post(CHECK, data={**proof(page), "carried": carried})
            case _:
                client.set_cookie(HELP, HELPED)
                place = {**proof(page), "place": "6-0-0"}
                response = client.post("/repondre/avec-aide/1/aujourdhui", data=place)
        assert response.status_code == 303
        return require_sheet()

    monkeypatch.setattr(participate, "require_sheet", wait_while_the_next_one_passes)
    refused = client.post(FIRST, data=given_up, headers={"Accept": "application/json"})

    assert refused.status_code >= 400
    session.rollback()
    first = team.consultation.practices[0]
    places = {
        each.moment: each.place
        for each in session.scalars(sa.select(Response).where(Response.practice_id == first.id))
    }
    assert places[Moment.CURRENT] == (6, 0, 0)


def test_the_next_save_of_the_same_answer_goes_through_as_ever(
    client: Visitor, session: Session, team: Group
) -> None:
    page = begin(client, session, team)
    for current in ("6-0-0", "0-6-0", "6-0-0"):
        saved = client.post(FIRST, data={**proof(page), **ANSWER, "current": current})
        assert saved.status_code == 303


def test_where_saves_cannot_be_counted_they_are_saved_all_the_same(
    client: Visitor, session: Session, team: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> int:
        raise OSError

    page = begin(client, session, team)
    monkeypatch.setattr(limiter.storage, "incr", fail)
    assert client.post(FIRST, data={**proof(page), **ANSWER}).status_code == 303
    assert count(session, Response) == 2
