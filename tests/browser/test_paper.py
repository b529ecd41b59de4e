"""Sheets of paper in a real Chromium: whole on every page of paper, and typed by keyboard alone."""

import re
from typing import Final

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from models import Consultation, Group, Pole, Sheet, User
from tests.accessible import assert_accessible
from tests.browsing import Browse
from tests.builders import an_open_consultation

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

PRINTED: Final = re.compile(rb"/Type\s*/Page\b")
POINTS: Final = re.compile(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]")


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    consultation = an_open_consultation(session, facilitator=facilitator)
    session.commit()
    return consultation


def at(group: Group, page: str) -> str:
    return f"/demarches/{group.consultation.key}/groupes/{group.rank}/{page}"


def use_five_poles(session: Session, consultation: Consultation) -> None:
    consultation.poles = []
    session.flush()
    names = ("Soutien", "Défense des droits", "Éducation populaire", "Milieu de vie", "Parole")
    consultation.poles = [
        Pole(rank=rank, name=name, plain_name="", sentence="Une phrase qui dit ce pôle.")
        for rank, name in enumerate(names, start=1)
    ]
    for practice in consultation.practices:
        practice.pole_sentences = []
    session.commit()


def printed(page: Page) -> tuple[int, set[tuple[float, float]]]:
    """Return how many pages of paper come out, and their sizes in points."""
    document = page.pdf(prefer_css_page_size=True)
    sizes = {(float(wide), float(high)) for wide, high in POINTS.findall(document)}
    return len(PRINTED.findall(document)), sizes


def test_each_practice_stands_whole_on_its_page_of_paper(
    browse: Browse, session: Session, consultation: Consultation
) -> None:
    """The consent and six practices: seven pages, on the paper that was asked."""
    page, group = browse(), consultation.groups[1]
    for options, size in (("format=lettre", (612, 792)), ("format=legal", (612, 1008))):
        page.goto(at(group, f"feuille-papier?{options}"))
        assert printed(page) == (7, {size}), options

    use_five_poles(session, consultation)
    page.goto(at(group, "feuille-papier?format=lettre"))
    assert printed(page) == (7, {(612, 792)})


def test_in_large_print_each_moment_stands_whole_on_its_page(
    browse: Browse, consultation: Consultation
) -> None:
    """Two pages of consent, twelve moments; the words of two practices share a page of letter."""
    page, group = browse(), consultation.groups[1]
    for options, pages in (("format=lettre&gros=1", 2 + 12 + 3), ("format=legal&gros=1", 17)):
        page.goto(at(group, f"feuille-papier?{options}"))
        assert printed(page)[0] <= pages, options


@pytest.mark.parametrize("name", ["feuille-papier", "feuille-papier?gros=1", "saisie-papier"])
def test_the_pages_of_paper_are_accessible(
    browse: Browse, consultation: Consultation, name: str
) -> None:
    page = browse(viewport={"width": 1280, "height": 800})
    page.goto(at(consultation.groups[0], name))
    expect(page.locator("h1")).to_be_visible()

    assert_accessible(page)


def test_a_sheet_is_typed_by_keyboard_and_back_shows_an_empty_page(
    browse: Browse, session: Session, consultation: Consultation
) -> None:
    page, group = browse(), consultation.groups[0]
    page.goto(at(group, "saisie-papier"))
    page.get_by_label("La case « J’accepte » est cochée").focus()
    keyboard = page.keyboard
    keyboard.press("Space")
    keyboard.press("Tab")  # the code of the card, left empty
    for number in ("4", "1", "1"):
        keyboard.press("Tab")
        keyboard.type(number)
    keyboard.press("Tab")  # the box ticked, left as it is
    for number in ("0", "", "6"):
        keyboard.press("Tab")
        keyboard.type(number)
    expect(page.locator("#p1-desired-3")).to_have_value("6")
    keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Cette feuille est comptée")
    expect(page.locator(".big-code")).to_be_visible()
    assert_accessible(page)

    page.go_back()
    expect(page.locator("h1")).to_have_text("Saisir une feuille papier")
    expect(page.locator("#p1-current-1")).to_have_value("")
    expect(page.locator("input[name=accepted]")).not_to_be_checked()

    session.rollback()
    assert session.scalar(sa.select(sa.func.count()).select_from(Sheet)) == 1
