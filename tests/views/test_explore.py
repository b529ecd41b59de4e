"""Anyone explores a gabarit without an account, and the server keeps nothing of it."""

import logging
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from imports.gabarit import Length, gabarits_to_explore
from tests.builders import everything_in
from tests.page import Page, open_page
from tests.visitors import Visitor

SHORT = "/explorer/fr/pratiques-autonomie/court"
SCALE = "/explorer/fr/elements-cles/complet"
SENTINEL = "Le café du mardi matin"


def place(page: Page, current: str, desired: str, comment: str = "") -> Page:
    return page.submit("next", current=current, desired=desired, comment=comment)


def explore_all(page: Page, current: str = "6-0-0", desired: str = "0-0-6") -> Page:
    while page.h1 != "Ma page":
        page = place(page, current, desired, SENTINEL)
    return page


def test_every_gabarit_may_be_explored(client: Visitor) -> None:
    """Éléments clés too, which no consultation may start from."""
    page = open_page(client, "/explorer")

    assert [gabarit.name in page.text for gabarit in gabarits_to_explore("fr")] == [True] * 8


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_exploration_begins(client: Visitor, language: str) -> None:
    for gabarit in gabarits_to_explore(language):
        page = open_page(client, f"/explorer/{language}/{gabarit.code}/{Length.COMPLET}")

        assert page.h1 == gabarit.practices[0].wording.title


def test_it_ends_with_a_page_of_what_was_placed(client: Visitor) -> None:
    page = explore_all(open_page(client, SHORT))

    assert "Où vous souhaitez aller ailleurs" in page.text
    assert page.text.count(SENTINEL) == 6


def test_what_stays_near_stands_apart_from_what_is_not_placed(client: Visitor) -> None:
    page = place(open_page(client, SHORT), "6-0-0", "5-1-0")
    page = explore_all(place(page, "does_not_know", "6-0-0"), "unplaced", "unplaced")

    assert "Où vous souhaitez rester près d’ici" in page.text
    assert "Ce qui n’est pas placé" in page.text
    assert "Où vous souhaitez aller ailleurs" not in page.text


def test_going_back_finds_what_was_placed(client: Visitor) -> None:
    page = place(open_page(client, SHORT), "6-0-0", "0-0-6", SENTINEL)
    page = page.submit("back", current="0-6-0")

    assert page.form()["current"] == "6-0-0"
    assert page.form()["comment"] == SENTINEL
    assert place(page, "6-0-0", "0-0-6").form()["current"] == "0-6-0"


def test_one_practice_is_changed_from_the_page(client: Visitor) -> None:
    page = explore_all(open_page(client, SHORT)).submit("to.3")

    assert "Pratique 3 sur 6" in page.text
    assert page.form()["desired"] == "0-0-6"


def test_plain_words_keep_what_is_placed(client: Visitor) -> None:
    page = open_page(client, SHORT).submit("simple", current="4-1-1")

    assert "Les porte-parole" in page.text
    assert page.form()["current"] == "4-1-1"


def test_without_scripts_the_same_answer_is_given_in_tokens(client: Visitor) -> None:
    page = open_page(client, SHORT).submit("current.tokens", current="4-1-1")

    assert [page.form()[f"current-{pole}"] for pole in (1, 2, 3)] == ["4", "1", "1"]


def test_tokens_that_are_left_are_asked_for(client: Visitor) -> None:
    form = open_page(client, SHORT).submit("current.tokens").form()
    page = form.fill(**{"current-1": "2"}).submit("next", status=422)

    assert page.title.startswith("Erreur")


def test_nothing_is_kept(
    client: Visitor, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    """No row, no cookie, no line in a log."""
    before = everything_in(session)

    with caplog.at_level(logging.DEBUG):
        explore_all(open_page(client, SCALE), "4-0", "0-4")

    assert everything_in(session) == before
    assert not client._cookies
    assert SENTINEL not in caplog.text


def test_the_workbook_holds_what_was_placed(client: Visitor) -> None:
    """One sheet of places and reasons, one of drawings; not a line of anybody else."""
    form = explore_all(open_page(client, SHORT)).form()
    sent = client.post(f"{SHORT}/classeur.xlsx", data=form.values)
    book = load_workbook(BytesIO(sent.data))

    assert book.sheetnames == ["Ma page", "Triangles"]
    rows = list(book["Ma page"].iter_rows(values_only=True))
    assert sum(SENTINEL in map(str, row) for row in rows) == 6
    assert any("surtout" in str(cell) or "Expertise" in str(cell) for row in rows for cell in row)


@pytest.mark.parametrize(
    "sent",
    [
        {"at": "99"},
        {"at": "-1", "go": "to.0"},
        {"at": "1", "current": "9-9-9"},
        {"a1-current": "../..", "at": "deux"},
        {"go": "to.999999999999"},
    ],
)
def test_what_no_page_sends_breaks_nothing(client: Visitor, sent: dict[str, str]) -> None:
    assert client.post(SHORT, data=sent).status_code in {200, 422}


def test_an_unknown_gabarit_is_not_found(client: Visitor) -> None:
    assert client.get("/explorer/fr/rien/court").status_code == 404
