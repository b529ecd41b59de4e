"""The whole journey by the keyboard alone: no pointer, and the focus always in sight."""

import re
from dataclasses import dataclass
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from analysis.position import Skip
from analysis.report import Audience
from models import Group, Sheet
from models.store.answers import answers_of
from tests.browsing import Phones
from tests.participants import a_code

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

DESK: Final = {"width": 1280, "height": 720}
STOPS: Final = 90
"""More than any page has: a stop that is farther is not reached by a person either."""

FOCUSED: Final = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const label = one.labels && one.labels[0];
  const ring = getComputedStyle(one);
  return {
    tag: one.tagName,
    name: (one.getAttribute("aria-label") || (label || one).textContent).trim(),
    ringed: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2,
    inSight: box.width > 0 && box.top < innerHeight && box.bottom > 0
      && box.left < innerWidth && box.right > 0,
  };
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Where the focus is: on what, and whether it is seen there."""

    tag: str
    name: str
    ringed: bool
    inSight: bool  # noqa: N815 (as the script says it)


class Keyboard:
    """Someone without a pointer; every stop of the focus must be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab(self, key: str = "Tab") -> Stop:
        """Go one stop further; beyond the last one the focus leaves the page, to the browser."""
        self.page.keyboard.press(key)
        stop = self.here()
        if stop.tag != "BODY":
            assert stop.ringed, f"the focus is not seen on {stop}"
            assert stop.inSight, f"the focus is out of sight on {stop}"
        return stop

    def here(self) -> Stop:
        found: dict[str, Any] = self.page.evaluate(FOCUSED)
        return Stop(**found)

    def reach(self, name: str, key: str = "Tab") -> None:
        """Press Tab until the focus is on what is named so."""
        passed = []
        for _ in range(STOPS):
            stop = self.tab(key)
            if stop.name.startswith(name):
                return
            passed.append(stop.name)
        pytest.fail(f"{name!r} is not reached; the focus went by {passed}")

    def arrives(self, heading: str) -> None:
        """Wait for a screen whose title took the focus, and where Tab goes on from there."""
        title = self.page.get_by_role("heading", level=1, name=heading)
        expect(title).to_be_focused()

    def opens(self, heading: str) -> None:
        """Wait for another page, whole and with its scripts."""
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        self.page.wait_for_load_state()


@pytest.fixture
def keyboard(phones: Phones) -> Keyboard:
    return Keyboard(phones(viewport=DESK, is_mobile=False, has_touch=False))


def enter(keyboard: Keyboard, code: str) -> None:
    """Skip to the content, type the code of the card, and accept."""
    keyboard.page.goto("/repondre")
    assert keyboard.tab().name == "Aller au contenu"
    keyboard.press("Enter")
    keyboard.reach("Votre code")
    keyboard.page.keyboard.type(code)
    keyboard.press("Enter")
    keyboard.opens("Voulez-vous participer?")
    keyboard.reach("J’accepte")
    keyboard.press("Enter")
    keyboard.opens("Dans l’ensemble, notre organisme")


def on_the_triangle(keyboard: Keyboard) -> None:
    """Arrows go as the eye does; the wish starts from today and moves two places."""
    keyboard.reach("tout à fait Expertise")
    keyboard.press("Space", "ArrowDown", "ArrowRight")
    value = keyboard.page.locator("#p1-current input[name=current]:checked")
    expect(value).to_have_value("5-0-1")
    keyboard.reach("Partir d’aujourd’hui")
    keyboard.press("Enter")
    wish = keyboard.page.locator("#p1-desired input[name=desired]:checked")
    expect(wish).to_have_value("5-0-1")
    keyboard.reach("presque tout à fait Expertise, un peu Participation")
    keyboard.press("ArrowDown", "ArrowDown")
    expect(wish).not_to_have_value("5-0-1")


def in_words(keyboard: Keyboard) -> None:
    keyboard.reach("Avec des mots")
    keyboard.press("Enter")
    expect(keyboard.page.locator("#p2-current.way-words")).to_be_visible()
    keyboard.reach("surtout Expertise")
    keyboard.press("Space")
    keyboard.reach("tout à fait Expertise")
    keyboard.press("Space")
    expect(keyboard.page.locator("#p2-current input[name=current]:checked")).to_have_value("6-0-0")


def with_tokens(keyboard: Keyboard) -> None:
    page = keyboard.page
    keyboard.reach("Avec des jetons")
    keyboard.press("Enter")
    expect(page.locator("#p3-current.way-tokens")).to_be_visible()
    keyboard.reach("Ajouter un jeton\u00a0: Participation")
    keyboard.press(*["Enter"] * 6)
    expect(page.locator("#p3-current input[name=current]:checked")).to_have_value("0-0-6")


def go_on(keyboard: Keyboard, heading: str) -> None:
    keyboard.reach("Continuer")
    keyboard.press("Enter")
    keyboard.arrives(heading)


def with_a_skip(keyboard: Keyboard) -> None:
    keyboard.reach("Je ne sais pas")
    keyboard.press("Space")
    skip = keyboard.page.locator("#p4-current input[name=current]:checked")
    expect(skip).to_have_value("does_not_know")


def with_a_comment(keyboard: Keyboard) -> None:
    keyboard.reach("Ajouter un exemple ou une raison")
    keyboard.press("Enter")
    keyboard.reach("Votre commentaire")
    keyboard.page.keyboard.type("Autour d’un café")
    keyboard.reach("Pour l’atelier de mon groupe")
    keyboard.press("Space")


def test_bob_answers_everything_with_the_keyboard_alone(
    keyboard: Keyboard, session: Session, team: Group
) -> None:
    enter(keyboard, a_code(session, team))
    on_the_triangle(keyboard)
    go_on(keyboard, "Accueillir")
    in_words(keyboard)
    go_on(keyboard, "Choisir les moyens")
    with_tokens(keyboard)
    go_on(keyboard, "Animer")
    with_a_skip(keyboard)
    go_on(keyboard, "Prendre les décisions")
    with_a_comment(keyboard)
    go_on(keyboard, "Parler en public et défendre les droits")
    go_on(keyboard, "Vérifiez vos réponses")
    keyboard.reach("Modifier")
    keyboard.press("Enter")
    keyboard.arrives("Dans l’ensemble, notre organisme")
    keyboard.reach("Enregistrer et vérifier mes réponses")
    keyboard.press("Enter")
    keyboard.arrives("Vérifiez vos réponses")
    keyboard.reach("Envoyer mes réponses")
    keyboard.press("Enter")
    keyboard.opens("Vos réponses sont envoyées")
    session.expire_all()
    said = list(answers_of(session, session.query(Sheet).one()).values())
    assert [answer.current for answer in said[:4]] == [
        (5, 0, 1),
        (6, 0, 0),
        (0, 0, 6),
        Skip.DOES_NOT_KNOW,
    ]
    assert [answer.audience for answer in said if answer.comment] == [Audience.WORKSHOP]
    keyboard.reach("Personne suivante")
    keyboard.press("Enter")
    keyboard.opens("Entrez votre code")


def test_the_focus_goes_through_a_screen_and_comes_out_of_it(
    keyboard: Keyboard, session: Session, team: Group
) -> None:
    """No stop holds it, none is passed twice, and it comes back the same way."""
    enter(keyboard, a_code(session, team))
    keyboard.page.locator("#main").focus()
    there = [keyboard.tab().name]
    while keyboard.here().tag != "BODY" and len(there) < STOPS:
        there.append(keyboard.tab().name)
    assert len(there) < STOPS
    assert "Continuer" in there
    back = [keyboard.tab("Shift+Tab").name for _ in there[1:]]
    assert back[0] == there[-2]


def test_a_refused_screen_says_why_and_leads_to_what_is_missing(
    keyboard: Keyboard, phones: Phones, session: Session, team: Group
) -> None:
    enter(keyboard, a_code(session, team))
    keyboard.reach("Ajouter un exemple ou une raison")
    keyboard.press("Enter")
    keyboard.reach("Votre commentaire")
    keyboard.page.keyboard.type("Autour d’un café")
    keyboard.reach("Continuer")
    keyboard.press("Enter")
    expect(keyboard.page.get_by_role("alert")).to_be_focused()
    keyboard.tab()
    keyboard.press("Enter")
    expect(keyboard.page).to_have_url(re.compile("#p1-audience$"))
    assert keyboard.tab().name == "Pour l’atelier de mon groupe"
    keyboard.press("Space")
    go_on(keyboard, "Accueillir")
    phones.troubles.clear()  # the refusal that was asked for
