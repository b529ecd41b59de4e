"""Every page and state of a participant, on every screen: whole, within reach, and accessible."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy.orm import Session

from models import Group
from tests.accessible import faults_on
from tests.arabic import ARABIC, an_open_consultation_in_three_languages
from tests.browsing import Phones
from tests.participants import a_code

# What is drawn is the same whatever the database.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.one_database]

UNSEEN: Final = ".visually-hidden, .visually-hidden *, .skip-link, svg, svg *"

FAULTS: Final = f"""(still) => {{
  const root = document.documentElement;
  const seen = [...document.body.querySelectorAll("*")].filter((one) =>
    one.checkVisibility({{ visibilityProperty: true }}) && !one.matches("{UNSEEN}"));
  const tell = (one) => one.outerHTML.replace(/\\s+/g, " ").slice(0, 110);
  const boxOf = (one) => one.getBoundingClientRect();
  const wide = root.scrollWidth > root.clientWidth
    ? seen.filter((one) => boxOf(one).right > root.clientWidth + 1 || boxOf(one).left < -1) : [];
  const cut = seen.filter((one) => {{
    const style = getComputedStyle(one);
    return /hidden|clip/.test(style.overflow) && boxOf(one).width > 2
      && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
  }});
  const isInline = (one) => getComputedStyle(one).display === "inline"
    && one.parentElement.textContent.trim() !== one.textContent.trim();
  const target = (one) => (one.matches("[type=radio], [type=checkbox]") && one.labels[0]) || one;
  const small = seen.filter((one) => one.matches("a, button, summary, input, textarea, select"))
    .map(target).filter((one) => !isInline(one))
    .filter((one) => Math.min(boxOf(one).width, boxOf(one).height) < 24);
  const isMoved = ({{ transitionDuration, animationName }}) =>
    !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== "none";
  const moves = still ? seen.filter((one) => isMoved(getComputedStyle(one))) : [];
  return Object.entries({{ wide, cut, small, moves }})
    .flatMap(([what, ones]) => ones.slice(0, 5).map((one) => `${{what}}: ${{tell(one)}}`));
}}"""
"""What sticks out at the right or is cut, what is too small to touch, and what moves if `still`."""

TEXT_SIZE: Final = "parseFloat(getComputedStyle(document.documentElement).fontSize)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A way to look at the pages; `text` is how large the reader has set it, in percent."""

    name: str
    options: dict[str, Any]
    text: int = 100
    axe: bool = False
    still: bool = False


SCREENS: Final = (
    Screen(name="320 px", options={"viewport": {"width": 320, "height": 640}}, axe=True),
    Screen(name="landscape", options={"viewport": {"width": 740, "height": 360}}),
    Screen(
        name="1280 px, dark",
        options={
            "viewport": {"width": 1280, "height": 800},
            "color_scheme": "dark",
            "is_mobile": False,
        },
        axe=True,
    ),
    Screen(
        name="zoom 200 %",
        options={
            "viewport": {"width": 640, "height": 400},
            "device_scale_factor": 2,
            "is_mobile": False,
        },
    ),
    Screen(
        name="text 200 %",
        options={"viewport": {"width": 360, "height": 740}, "is_mobile": False},
        text=200,
    ),
    Screen(
        name="forced colours, no motion",
        options={"forced_colors": "active", "reduced_motion": "reduce"},
        axe=True,
        still=True,
    ),
)


@dataclass(slots=True, kw_only=True)
class Looking:
    """Somebody who looks at each page on one screen, and notes what is wrong there."""

    screen: Screen
    page: Page
    seen: list[str] = field(default_factory=list)

    def __call__(self, state: str) -> None:
        self.page.wait_for_load_state()
        assert self.page.evaluate(TEXT_SIZE) == 16 * self.screen.text / 100
        found = list(self.page.evaluate(FAULTS, self.screen.still))
        if self.screen.axe:
            found += faults_on(self.page)
        self.seen += [f"{state}: {fault}" for fault in found]

    def goes(self, address: str) -> None:
        self.page.goto(address)
        self(address)

    def presses(self, name: str, heading: str) -> None:
        """Press a button that leads to another page, and look at it."""
        self.page.locator("main").get_by_role("button", name=name).first.click()
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        self(heading)

    def opens(self, words: str) -> None:
        """Unfold what is folded under these words."""
        self.page.locator("summary:visible", has_text=words).click()


@pytest.fixture(params=SCREENS, ids=[screen.name for screen in SCREENS])
def look(request: pytest.FixtureRequest, phones: Phones) -> Iterator[Looking]:
    screen: Screen = request.param
    page = phones(**screen.options)
    if screen.text != 100:
        sizes = {"standard": 16 * screen.text // 100, "fixed": 13 * screen.text // 100}
        tools = page.context.new_cdp_session(page)
        tools.send("Page.setFontSizes", {"fontSizes": sizes})
    looking = Looking(screen=screen, page=page)
    yield looking
    phones.troubles.clear()  # the refusals that were asked for
    assert not looking.seen, "\n".join(looking.seen)


@pytest.fixture
def groups(session: Session) -> list[Group]:
    return list(an_open_consultation_in_three_languages(session).groups)


def moment(page: Page, name: str) -> Locator:
    return page.locator("[data-screen]:not([hidden])").get_by_role("group", name=name)


def test_before_the_sheet(look: Looking, session: Session, groups: list[Group]) -> None:
    for address in ("/repondre", "/repondre/reprendre", "/repondre/non-merci", "/repondre/efface"):
        look.goes(address)
    for address in ("/repondre/pratique/1", "/nimporte"):
        look.goes(address)
    look.page.goto("/repondre")
    look.presses("Continuer", "Entrez votre code")
    look.goes(f"/r/{a_code(session, groups[0])}")
    look.opens("En savoir plus")
    look("the rest of the consent")
    look.goes("/repondre/avec-aide")


def test_the_sheet(look: Looking, session: Session, groups: list[Group]) -> None:
    page = look.page
    page.goto(f"/r/{a_code(session, groups[0])}")
    look.presses("J’accepte", "Dans l’ensemble, notre organisme")
    page.goto("/repondre/verifier")
    look("the check of an empty sheet")
    page.goto("/repondre/pratique/1")
    page.locator("#p1-current input[value='3-2-1']").check()
    moment(page, "Ce que vous souhaitez").get_by_role("button", name="Avec des mots").click()
    page.locator("#p1-desired .zone > input").first.check()
    look("words, and places on the triangle")
    page.locator("#p1-desired .zone-places input").first.check()
    moment(page, "Aujourd’hui").get_by_role("button", name="Avec des jetons").click()
    look.opens("Ajouter un exemple ou une raison")
    look.opens("Arrêter, et continuer plus tard")
    look("tokens, the arrow and all that unfolds")
    page.get_by_label("Votre commentaire").first.fill("Autour d’un café")
    page.locator("[data-onward]:visible").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look("a comment for nobody")
    page.get_by_label("Pour l’atelier de mon groupe").first.check()
    page.locator("[data-onward]:visible").click()
    expect(page.get_by_text("Pratique 2 sur 6")).to_be_visible()
    expect(page.locator("[data-state]")).to_have_text("Enregistré")
    look("the second practice, saved")
    for address in ("verifier", "ma-feuille", "effacer", "personne-suivante"):
        look.goes(f"/repondre/{address}")
    page.goto("/repondre/verifier")
    look.presses("Envoyer mes réponses", "Vos réponses sont envoyées")


def test_with_help(look: Looking, session: Session, groups: list[Group]) -> None:
    page = look.page
    page.goto(f"/r/{a_code(session, groups[1])}")
    page.get_by_role("link", name="Quelqu’un m’aide à répondre").click()
    look.presses("Nous sommes d’accord", "Voulez-vous participer?")
    look.presses("J’accepte", "Dans l’ensemble, notre organisme")
    for screen in ("1/aujourdhui", "1/souhait/between-0-2", "1/relire"):
        look.goes(f"/repondre/avec-aide/{screen}")


def test_plain_words_and_arabic(look: Looking, session: Session, groups: list[Group]) -> None:
    page = look.page
    page.goto(f"/r/{a_code(session, groups[1])}")
    page.get_by_role("button", name=ARABIC).click()
    expect(page.locator(".consent [lang=ar]").first).to_be_visible()
    look("the consent in Arabic")
    page.locator(".consenting button").click()
    expect(page.locator("#p1 h1")).to_be_visible()
    look("plain words, in Arabic")
    page.locator("#p1-current .zone > input").first.check()
    look("places in plain words, in Arabic")
    look.goes("/repondre/verifier")
    look.goes("/repondre/ma-feuille")
