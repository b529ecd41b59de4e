"""One document holds every practice and the check; one screen shows, the others wait in it."""

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import Group, Sheet
from models.store.answers import answers_of
from models.store.closing import ask_closing
from models.store.collecting import count_sent
from tests.builders import CENTRE, EXPERTISE
from tests.clock import Clock
from tests.page import Form, Page, open_page
from tests.participants import begin, place
from tests.visitors import Visitor


@pytest.fixture
def page(client: Visitor, session: Session, team: Group) -> Page:
    """Bob stands before his first practice."""
    return begin(client, session, team)


def in_the_background(form: Form, **values: object) -> TestResponse:
    """Send a form as the script does, which shows no page."""
    sent = {**form.fill(**values).values, "go": ["next"]}
    return form.page.client.post(
        form.element["action"], data=sent, headers={"Accept": "application/json"}
    )


def screens(page: Page) -> dict[str, bool]:
    """Return the address of each screen, and whether it shows."""
    every = page.tree.all("[data-screen]")
    return {screen["data-screen"]: "hidden" not in screen for screen in every}


@pytest.mark.parametrize("shown", ["/repondre/pratique/1", "/repondre/pratique/4"])
def test_every_screen_is_in_the_document_and_the_one_asked_for_shows(
    page: Page, shown: str
) -> None:
    found = screens(open_page(page.client, shown))
    assert list(found) == [
        *(f"/repondre/pratique/{rank}" for rank in range(1, 7)),
        "/repondre/verifier",
    ]
    assert [address for address, shows in found.items() if shows] == [shown]


def test_a_screen_that_waits_knows_what_is_saved(page: Page) -> None:
    second = place(page, EXPERTISE, CENTRE)
    first, *_ = second.tree.all("[data-boards]")
    assert first["data-boards"] == "6-0-0 2-2-2"


def test_the_check_brings_blank_boards_for_the_other_screens(page: Page) -> None:
    place(page, EXPERTISE, CENTRE)
    check = open_page(page.client, "/repondre/verifier")
    radios = check.tree.all("template[data-model] input[name=current]")
    assert len(radios) == 28 + 3 + 1
    assert not [radio for radio in radios if "checked" in radio]


def test_a_practice_refused_is_no_model_for_the_others(page: Page) -> None:
    refused = page.form().fill(comment="Un mot.").submit("next", status=422)
    assert refused.tree.all("template[data-model] .position")
    assert not page.tree.all("template[data-model]")


def test_a_script_that_saves_is_told_only_that_it_is_saved(page: Page, session: Session) -> None:
    answer = in_the_background(page.form(), current="6-0-0", desired="2-2-2")
    assert (answer.status_code, answer.data) == (204, b"")
    (saved,) = answers_of(session, session.query(Sheet).one()).values()
    assert (saved.current, saved.desired) == (EXPERTISE, CENTRE)


def test_a_script_learns_by_a_number_why_nothing_was_saved(
    page: Page, session: Session, team: Group, clock: Clock
) -> None:
    assert in_the_background(page.form(), comment="Un mot.").status_code == 422
    ask_closing(session, team, now=clock())
    assert in_the_background(page.form(), current="6-0-0").status_code == 409
    page.client.delete_cookie("feuille")
    assert in_the_background(page.form(), current="6-0-0").status_code == 403


def test_a_script_may_send_the_sheet(page: Page, session: Session, team: Group) -> None:
    check = open_page(page.client, "/repondre/verifier")
    assert in_the_background(check.form("#verifier form")).status_code == 204
    assert count_sent(session, team.consultation)[team.id] == 1


def test_the_document_names_the_sheet_without_telling_its_cookie(
    page: Page, client: Visitor
) -> None:
    cookie = client.get_cookie("feuille")
    assert cookie is not None
    again = open_page(client, "/repondre/pratique/2")
    name = page.find("main")["data-sheet"]
    assert name == again.find("main")["data-sheet"]
    assert name not in cookie.value
    assert cookie.value not in page.response.text
    assert page.find("main")["data-page"] != again.find("main")["data-page"]
