"""Arabic on the pages beside the sheet: with help, on paper, kept. The poles keep their places."""

from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy.orm import Session

from models import Consultation, User
from tests.accessible import assert_accessible
from tests.arabic import ARABIC, PLAIN_POLES, POLES, WORDS, an_open_consultation_in_three_languages
from tests.browsing import PHONE, Browse, Phones
from tests.participants import a_code

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

TITLE: Final = WORDS["practice-ensemble-title"]
OVERFLOWING: Final = """(root) => [...root.querySelectorAll("*")]
  .filter((one) => one.checkVisibility() && !one.closest("svg, .visually-hidden"))
  .filter((one) => getComputedStyle(one).display !== "inline")
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120))"""
"""What is wider than the box that it stands in."""

FROM_THE_RIGHT: Final = """(text) => {
  const letters = document.createRange();
  letters.selectNodeContents(text);
  const column = text.parentElement.getBoundingClientRect();
  return column.right - letters.getBoundingClientRect().right;
}"""
"""How far the letters of a text stop from the right edge of its column, in pixels."""


@pytest.fixture
def trilingual(session: Session, facilitator: User) -> Consultation:
    return an_open_consultation_in_three_languages(session, facilitator=facilitator)


def begin(phone: Page, code: str) -> None:
    """Choose Arabic before accepting."""
    phone.goto(f"/r/{code}")
    phone.get_by_role("button", name=ARABIC).click()
    expect(phone.get_by_text("تدعوكم").first).to_be_visible()


def is_right_to_left(text: Locator) -> None:
    expect(text).to_have_css("direction", "rtl")
    expect(text).to_have_attribute("lang", "ar")


def starts_at_the_right(text: Locator) -> None:
    """Its letters stand at the right edge of the column."""
    is_right_to_left(text)
    assert text.evaluate(FROM_THE_RIGHT) < 2


def middle(box: Locator) -> tuple[float, float]:
    at = box.bounding_box()
    assert at is not None
    return at["x"] + at["width"] / 2, at["y"] + at["height"] / 2


def assert_nothing_wider(page: Page, selector: str, width: int) -> None:
    assert page.locator(selector).first.evaluate(OVERFLOWING) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_chloe_is_helped_in_arabic(
    phones: Phones, session: Session, trilingual: Consultation, scripts: bool
) -> None:
    phone = phones(scripts=scripts)
    begin(phone, a_code(session, trilingual.groups[0]))
    phone.get_by_role("link", name="Quelqu’un m’aide à répondre").click()
    phone.get_by_role("button", name="Nous sommes d’accord").click()
    expect(phone.get_by_text("تدعوكم").first).to_be_visible()
    phone.get_by_role("button", name="J’accepte").click()
    for address in ("/1", "/1/aujourdhui", "/1/souhait", "/1/aujourdhui/between-0-2", "/1/relire"):
        phone.goto(f"/repondre/avec-aide{address}")
        expect(phone.locator("main h1")).to_be_visible()
        if scripts:
            assert_accessible(phone)
        assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    phone.goto("/repondre/avec-aide/1")
    starts_at_the_right(phone.locator("h1 bdi"))
    plain = trilingual.practices[0].translations["ar"]["plain_title"]
    expect(phone.locator("h1")).to_have_text(plain)
    phone.goto("/repondre/avec-aide/1/aujourdhui")
    expect(phone.locator(".pick[value=pole-0] bdi").first).to_have_text(PLAIN_POLES[0])
    left, right = (middle(phone.locator(f".pick[value=pole-{n}] .pictogram-zone")) for n in (1, 2))
    assert left[0] < right[0]


def test_the_sheet_of_paper_in_arabic_keeps_each_pole_in_its_place(
    browse: Browse, trilingual: Consultation
) -> None:
    page = browse(viewport={"width": 1000, "height": 1300})
    group = trilingual.groups[0]
    page.goto(f"/demarches/{trilingual.key}/groupes/{group.rank}/feuille-papier?langue=ar")
    page.emulate_media(media="print")
    first = page.locator(".paper-first")
    starts_at_the_right(first.locator("h2 bdi"))
    starts_at_the_right(first.locator(".paper-block p > bdi").first)
    expect(first.locator("h2")).to_have_text(WORDS["consultation-title"])
    expect(first.locator(".group-name")).to_have_text(WORDS["group-1-label"])
    practice = page.locator(".paper-page").nth(1)
    for part in ("title", "sentence", "example"):
        starts_at_the_right(practice.locator(f".paper-{part} bdi"))
    board = practice.locator(".paper-board").first
    top, left, right = (middle(board.locator(f".paper-pole-{rank}")) for rank in (1, 2, 3))
    assert left[0] < top[0] < right[0]
    assert top[1] < left[1]
    assert [board.locator(f".paper-pole-{n} strong").inner_text() for n in (1, 2, 3)] == [*POLES]
    assert_nothing_wider(page, ".paper-sheet", 1000)


def test_the_sheet_that_is_kept_in_arabic_reads_from_the_right(
    phones: Phones, session: Session, trilingual: Consultation
) -> None:
    phone = phones()
    begin(phone, a_code(session, trilingual.groups[0]))
    phone.get_by_role("button", name="J’accepte").click()
    expect(phone.get_by_text("Pratique 1 sur ")).to_be_visible()
    phone.locator("#p1-current input[value='0-6-0']").check()
    phone.locator("#p1-desired input[value='0-0-6']").check()
    phone.get_by_role("button", name="Continuer").click()
    expect(phone.get_by_text("Pratique 2 sur ")).to_be_visible()
    phone.goto("/repondre/ma-feuille")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Ma feuille")
    is_right_to_left(phone.locator("h2 bdi").first)
    expect(phone.locator("h2").filter(has_text=TITLE)).to_be_visible()
    expect(phone.get_by_text(WORDS["consultation-title"])).to_be_visible()
    expect(phone.locator("main").get_by_text(POLES[0]).first).to_be_visible()
    assert_accessible(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
