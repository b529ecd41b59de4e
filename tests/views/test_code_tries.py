"""Ten wrong codes an hour for each visitor, and a bound for the address that a room shares."""

import logging
import multiprocessing
import time
from typing import Final

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from models import Group
from models.codes import new_code
from models.store.collecting import resume_code_of
from tests.builders import a_sent_sheet, everything_in, files_of
from tests.page import Page, open_page
from tests.participants import NewClient, a_code
from tests.visitors import Visitor
from views.last_word import WINDOW
from views.participation import ENTRY
from views.shared_counts import NEAR, SLOTS, SharedCounts
from views.tries import limiter

DOORS: Final = ("/repondre", "/repondre/reprendre", "/repondre/papier")
"""The pages where a code is typed."""
TEN: Final = "Dix codes n’ont pas fonctionné. Attendez une heure, puis réessayez."
ADDRESS: Final = "203.0.113.77"


def guess(visitor: FlaskClient, door: str = "/repondre", *, status: int = 404) -> Page:
    return open_page(visitor, door).form().fill(code=new_code(12)).submit(status=status)


def guess_ten(visitor: FlaskClient, door: str = "/repondre") -> None:
    for _ in range(10):
        guess(visitor, door)


@pytest.mark.parametrize("door", DOORS)
def test_the_eleventh_wrong_code_is_refused_and_stays_in_its_field(
    client: Visitor, door: str
) -> None:
    guess_ten(client, door)
    page = open_page(client, door).form().fill(code="pas celui-ci").submit(status=429)
    assert TEN in page.text
    assert "la personne qui vous l’a remis" in page.text
    assert page.form()["code"] == "pas celui-ci"
    assert page.title.startswith("Erreur\u00a0: ")


def test_after_ten_wrong_codes_a_right_one_waits_too(
    client: Visitor, session: Session, team: Group
) -> None:
    """Otherwise guessing would go on."""
    guess_ten(client)
    code = a_code(session, team)
    assert TEN in open_page(client, f"/r/{code}", status=429).text
    page = open_page(client, "/repondre").form().fill(code=code).submit(status=429)
    assert page.form()["code"] == code


def test_somebody_else_at_the_same_address_still_gets_in(
    client: Visitor, another_client: NewClient, session: Session, team: Group
) -> None:
    guess_ten(client)
    guess(client, status=429)
    page = open_page(another_client(), "/repondre").submit(code=a_code(session, team))
    assert page.h1 == "Voulez-vous participer?"


def test_each_page_counts_its_own_kind_of_code(
    client: Visitor, session: Session, team: Group
) -> None:
    """Who took a resume code for a card's is not kept from using it where it goes."""
    code = resume_code_of(a_sent_sheet(session, team))
    guess_ten(client)
    page = open_page(client, "/repondre/reprendre").submit(code=code)
    assert page.h1 != "Rouvrir ma feuille"
    assert client.get("/repondre/verifier").status_code == 200


def test_neither_an_empty_field_nor_a_right_code_is_a_wrong_try(
    client: Visitor, session: Session, team: Group
) -> None:
    code = a_code(session, team)
    for _ in range(12):
        open_page(client, "/repondre").form().submit(status=422)
        open_page(client, "/repondre").submit(code=code)
    guess(client)


def test_an_hour_later_one_may_try_again(client: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    guess_ten(client)
    guess(client, status=429)
    later = time.time() + 3601
    monkeypatch.setattr("views.shared_counts.time.time", lambda: later)
    guess(client)


def test_who_throws_cookies_away_meets_the_bound_of_the_address(another_client: NewClient) -> None:
    """Scanned or typed, on whatever page: three hundred in all, and the sentence says why."""
    statuses = [another_client().get(f"/r/{n:010d}").status_code for n in range(300)]
    assert set(statuses) == {404}
    page = guess(another_client(), "/repondre/reprendre", status=429)
    assert "Utilisez un autre réseau" in page.text
    assert page.form()["code"]
    assert another_client().get(f"/retour/{1:012d}").status_code == 429


@pytest.mark.parametrize(
    ("others", "status"), [("2001:db8:0:1::{:x}", 429), ("2001:db8:0:{:x}::1", 404)]
)
def test_in_ipv6_the_devices_of_one_network_are_one_address(
    another_client: NewClient, others: str, status: int
) -> None:
    for number in range(301):
        visitor = another_client()
        visitor.environ_base["REMOTE_ADDR"] = others.format(number + 1)
        last = visitor.get(f"/r/{number:010d}").status_code
    assert last == status


def test_a_code_written_by_hand_in_a_cookie_opens_nothing(
    client: Visitor, session: Session, team: Group
) -> None:
    """That page counts no try: it takes only a code that went by one that does."""
    code = a_code(session, team)
    client.set_cookie(ENTRY, f"une-cle.{code}")
    assert client.get("/repondre/consentement").status_code == 404
    client.get(f"/r/{code}")
    assert client.get("/repondre/consentement").status_code == 200


def test_who_holds_a_sheet_guesses_no_more_than_the_others(
    client: Visitor, session: Session, team: Group
) -> None:
    card = a_code(session, team)
    open_page(client, f"/r/{card}").submit("J’accepte")
    for _ in range(12):
        assert client.get(f"/r/{card}").status_code == 303  # her own card, used
    for number in range(10):
        assert client.get(f"/r/{number:010d}").status_code == 404
    assert client.get(f"/r/{1:010d}").status_code == 429


def test_being_refused_leaves_no_trace_of_who_guessed(
    app: Flask,
    client: Visitor,
    session: Session,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Not even the name that the tries are counted under."""
    client.environ_base["REMOTE_ADDR"] = ADDRESS
    with caplog.at_level(logging.INFO):
        guess_ten(client)
        guess(client, status=429)
    cookie = client.get_cookie(ENTRY)
    assert cookie is not None
    session.rollback()
    told = caplog.text + "".join(capfd.readouterr())
    kept = everything_in(session) + repr(files_of(app))
    assert not [word for word in (ADDRESS, cookie.value.split(".")[0]) if word in kept + told]
    assert "exceeded" not in told


def test_two_starts_count_the_same_address_under_two_names(app: Flask) -> None:
    """Kept by mistake, a name could not be found again from the key of the server."""
    from app import create_app

    assert create_app().config["TRIES_KEY"] != app.config["TRIES_KEY"]


def test_the_workers_of_a_server_count_together() -> None:
    counts = SharedCounts("shared://")
    fork = multiprocessing.get_context("fork")
    workers = [fork.Process(target=_count, args=(counts, 200)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert counts.get("a visitor") == 800
    counts.clear("a visitor")
    assert counts.get("a visitor") == 0


def _count(counts: SharedCounts, times: int) -> None:
    for _ in range(times):
        counts.incr("a visitor", 60)


def test_counts_stay_in_the_same_memory_however_many_visitors() -> None:
    """The first to be forgotten make room; who has just tried is still counted."""
    counts = SharedCounts("shared://")
    for number in range(SLOTS + NEAR):
        counts.incr(f"visitor {number}", 60)
    assert counts.incr("the last", 60) == 1
    assert counts.incr("the last", 60) == 2
    counts.reset()
    assert counts.get("the last") == 0


def test_saves_without_end_make_room_among_themselves() -> None:
    """Anybody may post them, with any cookie: no wrong try is forgotten any sooner for it."""
    counts = SharedCounts("shared://")
    tries = [f"wrong try {number}" for number in range(100)]
    for each in tries:
        counts.incr(each, 3600)
    for number in range(3 * SLOTS):
        counts.incr(f"save {number}", WINDOW)
    assert {counts.get(each) for each in tries} == {1}


def test_the_application_counts_in_the_memory_that_workers_share(app: Flask) -> None:
    with app.app_context():
        assert isinstance(limiter.storage, SharedCounts)
