"""The wall follows the phone that leads it, and the keyboard of whoever sits beside it."""

import re

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from models import Consultation, User
from models.store.drafts import GroupPositionDraft
from models.store.findings import save_group_position
from tests.accessible import assert_accessible
from tests.browsing import Browse, Phones
from tests.builders import CENTRE, PARTICIPATION, a_read_consultation, decide

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

WALL = {"width": 1280, "height": 720}
AGREED = GroupPositionDraft(current=CENTRE, desired=PARTICIPATION, reasons="Pour en décider.")
IN_TIME = 4_000
"""Two seconds are promised; a busy machine gets as much again."""

SMALLEST = """() => {
  const sizes = [];
  const texts = document.createTreeWalker(document.querySelector(".wall"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim() || element.closest(".visually-hidden")) continue;
    const scale = element.closest("svg") ? element.getScreenCTM().a : 1;
    sizes.push(parseFloat(getComputedStyle(element).fontSize) * scale);
  }
  return Math.min(...sizes) / innerHeight;
}"""


@pytest.fixture
def meeting(session: Session, facilitator: User) -> str:
    """The address of the room of a meeting where every group decided."""
    read: Consultation = a_read_consultation(session, facilitator=facilitator)
    for group in read.groups:
        for practice in read.practices:
            save_group_position(session, group, practice, AGREED)
        decide(session, group)
    session.commit()
    return f"/demarches/{read.key}/mise-en-commun"


def title(page: Page, words: str) -> None:
    expect(page.locator(".wall h1")).to_have_text(words, timeout=IN_TIME)


def test_a_wall_follows_the_phone_its_own_keys_and_a_network_that_comes_back(
    browse: Browse, phones: Phones, meeting: str
) -> None:
    phone, wall = browse(), browse(viewport=WALL)
    wall.goto(f"{meeting}/ecran")
    phone.goto(f"{meeting}/commande")
    assert_accessible(phone)

    phone.get_by_role("button", name=re.compile("Révéler")).click()
    expect(phone.get_by_role("button", name="Cacher de nouveau ce groupe")).to_be_visible()
    phone.get_by_role("button", name="Suivant").click()
    title(wall, "Dans l’ensemble, notre organisme")
    assert wall.evaluate(SMALLEST) >= 0.024
    assert_accessible(wall)

    wall.keyboard.press("PageDown")
    wall.keyboard.press("Space")
    title(wall, "Choisir les moyens")
    expect(phone.locator("#on-the-wall h2")).to_have_text("Choisir les moyens", timeout=IN_TIME)
    wall.keyboard.press("ArrowLeft")
    title(wall, "Accueillir, le premier contact")

    wall.context.set_offline(True)
    expect(wall.locator("[data-lost]")).to_be_visible(timeout=IN_TIME)
    expect(phone.locator("#on-the-wall h2")).to_have_text("Accueillir, le premier contact")
    phone.get_by_role("button", name="Suivant").click()
    wall.context.set_offline(False)
    title(wall, "Choisir les moyens")
    expect(wall.locator("[data-lost]")).to_be_hidden()
    phones.troubles.clear()  # what was asked without a network

    wall.keyboard.press("c")
    expect(wall.locator("html")).to_have_attribute("data-wall", "dark")
    title(wall, "Choisir les moyens")
    assert_accessible(wall)


def test_what_is_being_typed_stays_when_the_room_moves(browse: Browse, meeting: str) -> None:
    phone, wall = browse(), browse(viewport=WALL)
    wall.goto(f"{meeting}/ecran")
    phone.goto(f"{meeting}/commande")
    phone.get_by_text("Écrire une piste").click()
    words = phone.get_by_label("La piste, en une phrase")
    words.fill("Un jardin tenu ensemble.")

    wall.keyboard.press("ArrowRight")

    expect(phone.locator("#on-the-wall h2")).to_have_text("Les destinataires", timeout=IN_TIME)
    expect(words).to_have_value("Un jardin tenu ensemble.")
    phone.get_by_role("button", name="Ajouter la piste").click()
    expect(phone.get_by_role("status").filter(has_text="piste 1")).to_be_visible()
