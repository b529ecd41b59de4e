"""Arabic from the consent to the receipt at 360 pixels, and plain words with scripts or not."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy.orm import Session

from models import Consultation
from models.store.collecting import count_sent
from tests.accessible import assert_accessible
from tests.arabic import ARABIC, POLES, an_open_consultation_in_three_languages
from tests.browsing import PHONE, Phones
from tests.participants import a_code

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


@pytest.fixture
def trilingual(session: Session) -> Consultation:
    return an_open_consultation_in_three_languages(session)


def arrived(phone: Page, words: str) -> None:
    """Wait for the page that says so, whole and with its scripts: nothing must overtake it."""
    expect(phone.get_by_text(words).locator("visible=true").first).to_be_visible()
    phone.wait_for_load_state()


def today(phone: Page) -> Locator:
    return phone.get_by_role("group", name="Aujourd’hui")


def assert_no_sideways_scroll(phone: Page) -> None:
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], f"{phone.url} is {width} pixels wide"


def test_chloe_answers_in_arabic_from_the_consent_to_the_receipt(
    phones: Phones, session: Session, trilingual: Consultation
) -> None:
    """The questions are in Arabic, from right to left; the buttons around them stay in French."""
    phone, team = phones(), trilingual.groups[0]
    phone.goto(f"/r/{a_code(session, team)}")
    phone.get_by_role("button", name=ARABIC).click()
    arrived(phone, "تدعوكم")
    assert_accessible(phone)
    assert_no_sideways_scroll(phone)
    phone.get_by_role("button", name="J’accepte").click()
    arrived(phone, "Pratique 1 sur 6")
    expect(phone.get_by_role("heading", level=1)).to_have_text("منظمتنا بشكل عام")
    expect(today(phone).locator(".corner strong").first).to_have_css("direction", "ltr")
    expect(phone.locator("h1:visible bdi")).to_have_css("direction", "rtl")
    assert_accessible(phone)
    assert_no_sideways_scroll(phone)
    name = f"entre {POLES[0]} et {POLES[1]}, plus près de {POLES[0]}"
    today(phone).get_by_role("radio", name=name, exact=True).check()
    phone.get_by_role("button", name="Continuer").click()
    arrived(phone, "Pratique 2 sur 6")
    expect(phone.get_by_role("heading", level=1)).to_have_text("الاستقبال، اللقاء الأول")
    expect(today(phone).locator(".corner bdi[lang=ar][dir=rtl]")).to_have_count(3)
    today(phone).get_by_role("button", name="Avec des mots").click()
    zones = today(phone).locator(".zone > label").locator("visible=true")
    expect(zones.first).to_have_text(f"surtout {POLES[0]}")
    phone.goto("/repondre/verifier")
    arrived(phone, "Vérifiez vos réponses")
    expect(phone.locator("[data-says=current]").first).to_have_text(name)
    expect(phone.locator("[data-says=current]").first.locator("bdi[lang=ar]")).to_have_count(3)
    assert_accessible(phone)
    assert_no_sideways_scroll(phone)
    phone.get_by_role("button", name="Envoyer mes réponses").click()
    arrived(phone, "Vos réponses sont envoyées")
    assert_accessible(phone)
    assert count_sent(session, trilingual)[team.rank] == 1
    assert phones.troubles == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_bob_of_the_recipients_reads_plain_words_leaves_them_and_comes_back(
    phones: Phones, session: Session, trilingual: Consultation, scripts: bool
) -> None:
    """Words first, then on which side; one tap for the usual page, where his place still stands."""
    phone = phones(scripts=scripts)
    phone.goto(f"/r/{a_code(session, trilingual.groups[1])}")
    phone.get_by_role("button", name="J’accepte").click()
    arrived(phone, "Pratique 1 sur 6")
    assert_no_sideways_scroll(phone)
    today(phone).get_by_role("radio", name="l’équipe et les porte-parole", exact=True).check()
    expect(today(phone).get_by_text("Plutôt de quel côté?").locator("visible=true")).to_have_count(
        1
    )
    place = "un peu plus l’équipe que les porte-parole"
    today(phone).get_by_role("radio", name=place, exact=True).check()
    if scripts:
        assert_accessible(phone)
    phone.get_by_role("button", name="Mots habituels").locator("visible=true").click()
    arrived(phone, "Mots simples")
    chosen = today(phone).locator("[name=current]:checked")
    expect(chosen).to_have_value("3-2-1")
    expect(today(phone)).to_have_class(re.compile("way-triangle"))
    phone.get_by_role("button", name="Mots simples").locator("visible=true").click()
    arrived(phone, "Mots habituels")
    expect(today(phone).get_by_role("radio", name=place, exact=True)).to_be_checked()
    phone.get_by_role("button", name="Continuer").click()
    arrived(phone, "Pratique 2 sur 6")
    expect(phone.locator("body.plain-words")).to_be_visible()
    assert phones.troubles == []
