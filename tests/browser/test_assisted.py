"""Answering with help in a real Chromium: large, read aloud by the device alone, by any means."""

from typing import Final, Literal

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from models import Group, Sheet
from models.store.answers import answers_of
from models.store.drafts import AnswerDraft
from tests.accessible import assert_accessible
from tests.browsing import HOST, Phones
from tests.builders import an_open_consultation
from tests.participants import a_code

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

IN_HELP: Final = "Quelqu’un m’aide à répondre"
TODAY: Final = "Aujourd’hui, c’est plutôt…"
WISH: Final = "Ce que vous aimeriez, c’est plutôt…"
KEPT: Final = "Voici ce qui est gardé"

VOICES: Final = """
let voices = [];
window.said = [];
const voice = (name, lang, localService) => ({ name, lang, localService });
window.voicesCome = () => {
  voices = [voice("far", "fr-CA", false), voice("here", "fr_FR", true), voice("en", "en-US", true)];
  speechSynthesis.onvoiceschanged();
};
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  queue: [],
  getVoices: () => voices,
  speak(words) { this.queue.push(words); if (this.queue.length === 1) this.start(); },
  start() { said.push([this.queue[0].voice.name, this.queue[0].text]); this.queue[0].onstart(); },
  end() { this.queue.shift().onend(); if (this.queue.length) this.start(); },
  cancel() { this.queue = []; },
} });
addEventListener("DOMContentLoaded", () => {
  if (sessionStorage.voices) setTimeout(voicesCome, 50);
});
"""
"""A device whose voices come late: one from elsewhere, one of its own, one for another language."""

SMALL: Final = """() => [...document.querySelectorAll("main *")]
  .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden, svg"))
  .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 22
    || (one.matches("a, button, summary") && one.getBoundingClientRect().height < 64))
  .map((one) => one.outerHTML.slice(0, 120))"""
"""What is written smaller than 22 px, or touched on less than 64."""


PRODUCTION: Final = "production"


@pytest.fixture
def mode(request: pytest.FixtureRequest) -> str:
    return str(getattr(request, "param", "essai"))


@pytest.fixture
def settings(mode: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    if mode == PRODUCTION:
        monkeypatch.setenv("BASE_URL", f"https://{HOST}")
    return {}


@pytest.fixture
def people(session: Session) -> Group:
    return an_open_consultation(session).groups[1]


def arrive(phone: Page, heading: str) -> None:
    expect(phone.get_by_role("heading", level=1, name=heading)).to_be_visible()


def tap(
    phone: Page, name: str, heading: str, *, role: Literal["link", "button"] = "button"
) -> None:
    """Tap what reads so, and wait for the screen that follows."""
    phone.locator("main").get_by_role(role, name=name).first.click()
    arrive(phone, heading)


def touch(phone: Page, place: str, heading: str) -> None:
    """Touch the drawing of a zone or of a place, and wait for the screen that follows."""
    phone.locator(f".pick[value='{place}']").click()
    arrive(phone, heading)


def open_zone(phone: Page, zone: str) -> None:
    """Touch the drawing of a zone, and wait for the places of this zone."""
    phone.locator(f".pick[value='{zone}']").click()
    expect(phone.locator(".so-far")).to_be_visible()


def begin(phone: Page, session: Session, group: Group) -> Page:
    """Chloé and her neighbour stand before the first practice."""
    phone.goto(f"/r/{a_code(session, group)}")
    tap(phone, IN_HELP, IN_HELP, role="link")
    tap(phone, "Nous sommes d’accord", "Voulez-vous participer?")
    tap(phone, "J’accepte", "Dans l’ensemble, notre organisme")
    return phone


def press_enter_on(phone: Page, wanted: str) -> None:
    """Reach it with the key Tab, and press it."""
    target = phone.locator(wanted)
    for _ in range(20):
        phone.keyboard.press("Tab")
        if target.evaluate("(one) => one === document.activeElement"):
            break
    phone.keyboard.press("Enter")


def saved(session: Session) -> AnswerDraft:
    session.expire_all()
    (answer,) = answers_of(session, session.query(Sheet).one()).values()
    return answer


@pytest.mark.parametrize("mode", ["essai", PRODUCTION], indirect=True)
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_chloe_answers_with_help_and_goes_on_alone(
    phones: Phones, session: Session, people: Group, scripts: bool
) -> None:
    phone = begin(phones(scripts=scripts), session, people)
    tap(phone, "Continuer", TODAY, role="link")
    open_zone(phone, "pole-0")
    touch(phone, "4-1-1", WISH)
    touch(phone, "middle", KEPT)
    assert (saved(session).current, saved(session).desired) == ((4, 1, 1), (2, 2, 2))
    tap(phone, "Prendre la feuille habituelle", "Dans l’ensemble, notre organisme", role="link")
    expect(phone.locator("#p1-current input[value='4-1-1']")).to_be_checked()
    expect(phone.locator("#p1-desired input[value='2-2-2']")).to_be_checked()


@pytest.mark.parametrize("mode", [PRODUCTION], indirect=True)
def test_over_https_help_lives_in_cookies_of_this_host_and_goes_with_the_person(
    phones: Phones, session: Session, people: Group
) -> None:
    """No other site can set or read them, and the next person finds none."""
    phone = phones()
    phone.add_init_script(VOICES)
    begin(phone, session, people)
    phone.evaluate("sessionStorage.voices = 1; voicesCome()")
    phone.get_by_role("button", name="Lire chaque page tout haut").click()
    tap(phone, "Continuer", TODAY, role="link")
    expect(phone.get_by_role("button", name="Écouter")).to_have_attribute("aria-pressed", "true")
    touch(phone, "middle", WISH)
    touch(phone, "middle", KEPT)
    assert saved(session).current == (2, 2, 2)
    cookies = phone.context.cookies()
    assert {cookie["name"] for cookie in cookies} >= {"__Host-aide", "__Host-feuille"}
    for cookie in cookies:
        assert cookie["name"].startswith("__Host-"), cookie["name"]
        assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Lax")
    phone.evaluate("delete sessionStorage.voices")
    phone.goto("/repondre/personne-suivante")
    phone.get_by_role("button", name="Oui, passer l’appareil").click()
    expect(phone.get_by_text("La personne suivante peut commencer.")).to_be_visible()
    left = {cookie["name"] for cookie in phone.context.cookies()}
    assert not left & {"__Host-aide", "__Host-feuille"}
    session.rollback()
    phone.goto(f"/r/{a_code(session, people)}")
    expect(phone.get_by_role("link", name=IN_HELP)).to_be_visible()


@pytest.mark.parametrize("width", [320, 768])
def test_every_screen_is_large_and_accessible(
    phones: Phones, session: Session, people: Group, width: int
) -> None:
    phone = begin(phones(viewport={"width": width, "height": 740}), session, people)
    addresses = ("", "/1", "/1/aujourdhui", "/1/souhait/between-0-2", "/1/relire")
    for address in addresses:
        phone.goto(f"/repondre/avec-aide{address}")
        expect(phone.locator("main h1")).to_be_visible()
        assert_accessible(phone)
        assert phone.evaluate(SMALL) == []
        assert phone.evaluate("document.documentElement.scrollWidth") == width
    phone.evaluate("document.documentElement.dir = 'rtl'")
    assert phone.evaluate("document.documentElement.scrollWidth") == width


def test_the_keyboard_alone_places_and_keeps(
    phones: Phones, session: Session, people: Group
) -> None:
    phone = begin(phones(has_touch=False, is_mobile=False), session, people)
    for wanted, then in (
        (".go-next", TODAY),
        (".pick[value=pole-2]", None),
        (".pick[value='0-0-6']", WISH),
        (".pick[value=does_not_know]", KEPT),
        (".go-next", "Votre arrivée, le premier contact"),
    ):
        press_enter_on(phone, wanted)
        arrive(phone, then) if then else expect(phone.locator(".so-far")).to_be_visible()
    assert saved(session).current == (0, 0, 6)


def test_only_a_voice_of_the_device_reads_aloud(
    phones: Phones, session: Session, people: Group
) -> None:
    phone = phones()
    phone.add_init_script(VOICES)
    begin(phone, session, people)
    listen = phone.get_by_role("button", name="Écouter")
    expect(listen).to_be_hidden()
    phone.evaluate("voicesCome()")
    listen.click()
    expect(phone.locator(".is-said")).to_have_text("Dans l’ensemble, notre organisme")
    phone.evaluate("speechSynthesis.end()")
    expect(phone.locator(".is-said")).to_have_class("sentence is-said")
    listen.click()
    expect(listen).to_have_attribute("aria-pressed", "false")
    expect(phone.locator(".is-said")).to_have_count(0)
    assert phone.evaluate("speechSynthesis.queue.length") == 0
    listen.click()
    expect(listen).to_have_attribute("aria-pressed", "true")
    phone.evaluate("while (speechSynthesis.queue.length) speechSynthesis.end()")
    expect(listen).to_have_attribute("aria-pressed", "false")
    assert {voice for voice, _ in phone.evaluate("said")} == {"here"}


def test_the_answers_too_are_read_and_the_switch_reads_each_screen_by_itself(
    phones: Phones, session: Session, people: Group
) -> None:
    phone = phones()
    phone.add_init_script(VOICES)
    begin(phone, session, people)
    phone.evaluate("sessionStorage.voices = 1; voicesCome()")
    switch = phone.get_by_role("button", name="Lire chaque page tout haut")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    tap(phone, "Continuer", TODAY, role="link")
    expect(phone.get_by_role("button", name="Écouter")).to_have_attribute("aria-pressed", "true")
    phone.evaluate("while (speechSynthesis.queue.length) speechSynthesis.end()")
    said = [words for _, words in phone.evaluate("said")]
    assert said[:3] == [TODAY, "surtout l’équipe", "L’équipe agit avec ce qu’elle connaît."]
    assert said[-1] == "Je préfère ne pas répondre"


def test_the_usual_sheet_reads_the_question_and_never_an_answer(
    phones: Phones, session: Session, people: Group
) -> None:
    phone = phones()
    phone.add_init_script(VOICES)
    phone.goto(f"/r/{a_code(session, people)}")
    expect(phone.get_by_role("button", name="Écouter")).to_be_hidden()
    phone.evaluate("voicesCome()")
    phone.get_by_role("button", name="Écouter").click()
    expect(phone.locator("h1")).to_have_class("is-said")
    phone.get_by_role("button", name="J’accepte").click()
    expect(phone.get_by_text("Pratique 1 sur 6")).to_be_visible()
    phone.evaluate("voicesCome()")
    phone.locator("#p1-current input[value='pole-0']").check()
    phone.locator("#p1-current input[value='6-0-0']").check()
    assert phone.evaluate("said") == []
    phone.locator("#p1").get_by_role("button", name="Écouter").click()
    phone.evaluate("while (speechSynthesis.queue.length) speechSynthesis.end()")
    said = [words for _, words in phone.evaluate("said")]
    assert said[0] == "Dans l’ensemble, notre organisme"
    assert "L’équipe agit avec ce qu’elle connaît." in said
    assert not [words for words in said if words.startswith(("seulement", "surtout"))]


def test_another_practice_of_the_sheet_stops_what_was_being_read(
    phones: Phones, session: Session, people: Group
) -> None:
    phone = phones()
    phone.add_init_script(VOICES)
    phone.goto(f"/r/{a_code(session, people)}")
    phone.get_by_role("button", name="J’accepte").click()
    expect(phone.get_by_text("Pratique 1 sur 6")).to_be_visible()
    phone.evaluate("voicesCome()")
    phone.locator("#p1").get_by_role("button", name="Écouter").click()
    phone.locator("#p1").get_by_role("button", name="Continuer").click()
    expect(phone.get_by_text("Pratique 2 sur 6")).to_be_visible()
    expect(phone.locator(".is-said")).to_have_count(0)
    assert phone.evaluate("speechSynthesis.queue.length") == 0


def test_an_answer_given_with_help_replaces_the_draft_of_the_usual_sheet(
    phones: Phones, session: Session, people: Group
) -> None:
    """A point touched on the sheet and never saved must not come back over it."""
    phone = begin(phones(), session, people)
    phone.goto("/repondre/pratique/1")
    phone.locator("#p1-current input[value='pole-0']").check()
    phone.locator("#p1-current input[value='6-0-0']").check()
    phone.wait_for_function("Object.values(localStorage).some((kept) => kept.includes('6-0-0'))")
    phone.goto("/repondre/avec-aide/1/aujourdhui")
    touch(phone, "middle", WISH)
    touch(phone, "middle", KEPT)
    phone.goto("/repondre/pratique/1")
    expect(phone.locator("#p1-current input[value='2-2-2']")).to_be_checked()
