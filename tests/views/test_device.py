"""What the server asks of the device of who answers: to keep a sheet, then to forget it."""

from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import Group, Response, Sheet
from models.store.answers import answers_of
from models.store.collecting import withdraw
from tests.builders import CENTRE, EXPERTISE, PARTICIPATION
from tests.page import Page, open_page
from tests.participants import CHECK, SEND, answer_everything, begin
from tests.visitors import Visitor

ORIGIN = "http://localhost"
PLACED = {"current": "6-0-0", "desired": "0-0-6", "go": "back"}


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BASE_URL", "https://localhost")


@pytest.fixture
def page(client: Visitor, session: Session, team: Group) -> Page:
    return begin(client, session, team)


def proof(page: Page) -> dict[str, str]:
    return {"csrf_token": page.find("input[name=csrf_token]")["value"]}


def carried(rank: int, values: dict[str, str]) -> str:
    """What a phone whose scripts cannot reach the server takes along with the sending."""
    return f"{ORIGIN}/repondre/pratique/{rank}?{urlencode(values)}"


def send_with(page: Page, *practices: str) -> TestResponse:
    return page.client.post(CHECK, data={**proof(page), "carried": list(practices)})


def said(session: Session) -> list[tuple[object, object]]:
    session.rollback()
    answers = answers_of(session, session.scalars(sa.select(Sheet)).one())
    return [(answers[key].current, answers[key].desired) for key in sorted(answers)]


def test_what_comes_along_is_saved_and_sent_at_once(page: Page, session: Session) -> None:
    placed = {**proof(page), **PLACED}
    response = send_with(page, carried(1, placed), carried(4, {**placed, "desired": "2-2-2"}))
    assert response.location == "/repondre/recu"
    assert said(session) == [(EXPERTISE, PARTICIPATION), (EXPERTISE, CENTRE)]


@pytest.mark.parametrize(
    ("unfit", "status"),
    [
        (carried(2, PLACED), 422),  # without its proof
        (carried(99, PLACED), 404),
        (f"{ORIGIN}/demarches?{urlencode(PLACED)}", 400),
    ],
)
def test_what_comes_along_and_is_unfit_sends_and_saves_nothing(
    page: Page, session: Session, unfit: str, status: int
) -> None:
    fit = carried(1, {**proof(page), **PLACED})
    assert send_with(page, fit, unfit).status_code == status
    assert said(session) == []
    assert not session.scalars(sa.select(Sheet)).one().sent


def test_what_comes_along_does_not_change_what_is_sent(page: Page, session: Session) -> None:
    """To change it the resume code is asked: the second of two taps gets its receipt, no more."""
    check = answer_everything(page, CENTRE, CENTRE)
    check.submit(SEND)
    response = send_with(check, carried(1, {**proof(check), **PLACED}))
    assert response.location == "/repondre/recu"
    assert said(session) == [(CENTRE, CENTRE)] * 6


def test_what_comes_along_after_a_withdrawal_is_not_brought_back(
    page: Page, session: Session
) -> None:
    withdraw(session, session.scalars(sa.select(Sheet)).one())
    response = send_with(page, carried(1, {**proof(page), **PLACED}))
    assert response.status_code == 410
    assert "data-forget" in response.text
    assert not session.scalars(sa.select(Response)).all()


def test_the_name_of_a_sheet_changes_each_time_it_is_opened(page: Page) -> None:
    """Drafts of before another device opened it are of no sheet any more."""
    code = page.find(".big-code").text
    names = {page.find("main")["data-sheet"]}
    for _ in range(2):
        again = open_page(page.client, "/repondre/reprendre").submit(code=code)
        names.add(again.find("main")["data-sheet"])
    assert len(names) == 3


def test_each_page_of_a_sheet_has_a_name_of_its_own(page: Page) -> None:
    again = open_page(page.client, page.url)
    assert page.find("main")["data-sheet"] == again.find("main")["data-sheet"]
    assert page.find("main")["data-page"] != again.find("main")["data-page"]


@pytest.mark.parametrize("url", ["/repondre", "/repondre/efface", "/repondre/pratique/1"])
def test_where_no_sheet_is_open_the_device_forgets(client: Visitor, url: str) -> None:
    assert "data-forget" in client.get(url).text


def test_an_open_sheet_is_not_forgotten(page: Page) -> None:
    for url in (page.url, "/repondre", "/repondre/effacer", "/repondre/personne-suivante"):
        assert "data-forget" not in page.client.get(url).text


def ends(page: Page) -> list[TestResponse]:
    """Everything that ends a sheet on a device, each with the sheet of its own."""
    client = page.client
    code = page.find(".big-code").text
    client.post(CHECK, data=proof(page))
    receipt = client.get("/repondre/recu")
    opened = open_page(client, "/repondre/reprendre").submit(code=code)
    left = client.post("/repondre/personne-suivante", data=proof(opened))
    opened = open_page(client, "/repondre/reprendre").submit(code=code)
    return [receipt, left, client.post("/repondre/effacer", data=proof(opened))]


@pytest.mark.usefixtures("production")
def test_in_production_the_browser_is_told_to_erase_what_scripts_kept(page: Page) -> None:
    assert page.find("main")["data-worker"].endswith("/worker.js")
    assert [end.headers["Clear-Site-Data"] for end in ends(page)] == ['"storage"'] * 3


def test_in_essai_there_is_no_worker_and_scripts_forget_by_themselves(page: Page) -> None:
    assert not page.find("main")["data-worker"]
    assert all("Clear-Site-Data" not in end.headers for end in ends(page))


def test_the_worker_may_serve_the_pages_of_a_sheet(client: Visitor) -> None:
    response = client.get("/static/0/worker.js")
    assert response.headers["Service-Worker-Allowed"] == "/repondre/"
    assert response.mimetype == "text/javascript"
