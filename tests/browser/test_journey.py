"""The main job, on real phones: from Alice's first link to the workbook of the meeting."""

import io
from dataclasses import dataclass

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy.orm import Session

from models import AccountRole
from models.store.accounts import add_account, invite
from tests.browsing import Phones
from tests.clock import Clock

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASSWORD = "quatre mots bien à moi"
GROUPS = ("Équipe d’intervention", "Destinataires", "Membres du CA")
PRACTICES = 6
PROMISES = ("Les conditions ont été dites", "La direction n’est dans aucun", "deux chapeaux")
PEOPLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What everyone in a group says of every practice, as the values of the radios."""

    current: str
    desired: str


SAID = (
    Answers(current="5-0-1", desired="1-1-4"),
    Answers(current="1-4-1", desired="1-1-4"),
    Answers(current="4-1-1", desired="1-1-4"),
)


@pytest.fixture
def first_link(session: Session, clock: Clock) -> str:
    """The link that `make run` prints the first time."""
    first = add_account(session, roles=list(AccountRole))
    token = invite(session, first, now=clock())
    session.commit()
    return f"/bienvenue/{token}"


def press(page: Page, name: str) -> None:
    """Tap a button or a link by what it says, and wait for the page it leads to."""
    tap(page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first)


def tap(what: Locator) -> None:
    with what.page.expect_navigation():
        what.click()


class Facilitator:
    """Alice, on her own phone."""

    def __init__(self, page: Page, clock: Clock) -> None:
        self.page = page
        self.clock = clock

    def opens_her_account(self, link: str) -> None:
        self.page.goto(link)
        self.page.get_by_label("Votre nom").fill("Alice Tremblay")
        self.page.get_by_label("Votre adresse courriel").fill("alice@exemple.org")
        self.page.get_by_label("Un mot de passe").fill(PASSWORD)
        self.page.get_by_label("Le même mot de passe").fill(PASSWORD)
        press(self.page, "Ouvrir mon compte")

    def prepares_a_consultation(self) -> None:
        self.page.goto("/demarches/nouvelle/gabarit/pratiques-autonomie")
        self.page.get_by_label("Organisme").fill("Maison des Érables")
        self.page.get_by_label("Titre de la démarche").fill("Nos pratiques d’autonomie")
        for expected in self.page.get_by_label("Personnes attendues").all():
            expected.fill(str(PEOPLE))
        press(self.page, "Continuer vers le questionnaire")
        press(self.page, "Continuer vers l’ouverture")
        for promise in PROMISES:
            self.page.get_by_label(promise).check()
        press(self.page, "Ouvrir la démarche")
        self.desk = self.page.url

    def makes_cards(self, group: str) -> list[str]:
        self.page.goto(self.desk)
        tap(self._card_of(group).get_by_role("link", name="Préparer les cartons"))
        press(self.page, "Faire les cartons")
        return self.page.locator(".printed-code").all_inner_texts()

    def closes(self, group: str) -> None:
        """Asked twice, with the number of answers in view; then the ten minutes of the break."""
        self.page.goto(self.desk)
        tap(self._card_of(group).get_by_role("link", name="Fermer la collecte…"))
        self._sees_how_many_answered()
        press(self.page, "Fermer la collecte…")
        self._sees_how_many_answered()
        self.page.get_by_role("checkbox").check()
        press(self.page, "Fermer dans dix minutes")
        self.clock.advance(minutes=10)

    def says_the_position_of(self, rank: int, answers: Answers) -> None:
        self.page.goto(f"{self.desk}/groupes/{rank}/positions/1")
        choose(self.page, "current", answers.current)
        choose(self.page, "desired", answers.desired)
        self.page.get_by_label("Nos raisons").fill(f"Les raisons du groupe {rank}.")
        press(self.page, "Enregistrer")

    def _sees_how_many_answered(self) -> None:
        expect(self.page.get_by_text(f"{PEOPLE} sur {PEOPLE}")).to_be_visible()

    def _card_of(self, group: str) -> Locator:
        return self.page.locator(".group-card").filter(has_text=group)


def choose(page: Page, moment: str, value: str) -> None:
    """Place a moment on the page, or on the screen of the sheet that shows."""
    shown = page.locator("[data-screen]:not([hidden]), main:not([data-sheet])")
    other_way = shown.locator(f'button[value="{moment}.triangle"][aria-pressed=false]')
    if other_way.count():  # who reads simple words is offered words first
        other_way.click()
        expect(other_way).to_have_count(0)
        page.wait_for_load_state()
    shown.locator(f'input[name="{moment}"][value="{value}"]').check(force=True)


def answers_on_a_phone(page: Page, code: str, answers: Answers) -> None:
    """Type the code of a card, accept, place every practice, check, send, keep the receipt."""
    page.goto("/repondre")
    page.get_by_label("code").first.fill(code.lower())
    press(page, "Continuer")
    press(page, "J’accepte")
    for number in range(1, PRACTICES + 1):
        expect(page.get_by_text(f"Pratique {number} sur {PRACTICES}")).to_be_visible()
        choose(page, "current", answers.current)
        choose(page, "desired", answers.desired)
        press(page, "Continuer")
    press(page, "Envoyer mes réponses")
    expect(page.get_by_text("code de reprise").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "with scripts off"])
def test_from_three_groups_to_the_workbook(
    phones: Phones, clock: Clock, first_link: str, scripts: bool
) -> None:
    alice = Facilitator(phones(scripts=scripts, accept_downloads=True), clock)
    alice.opens_her_account(first_link)
    alice.prepares_a_consultation()
    for group, answers in zip(GROUPS, SAID, strict=True):
        for code in alice.makes_cards(group):
            answers_on_a_phone(phones(scripts=scripts), code, answers)
    for group in GROUPS:
        alice.closes(group)
    for rank, answers in enumerate(SAID, start=1):
        alice.says_the_position_of(rank, answers)
    alice.page.goto(f"{alice.desk}/constats")
    expect(alice.page.get_by_text("divergence sur l’actuel").first).to_be_visible()
    expect(alice.page.get_by_text("tous les groupes veulent aller vers").first).to_be_visible()
    workbook = openpyxl.load_workbook(io.BytesIO(_downloaded(alice)))
    assert workbook.sheetnames[0] == "La rencontre en une page"
    assert set(GROUPS) <= set(workbook.sheetnames)


def _downloaded(alice: Facilitator) -> bytes:
    with alice.page.expect_download() as download:
        alice.page.get_by_role("link", name="classeur").first.click()
    with open(download.value.path(), "rb") as file:
        return file.read()
