"""The whole journey by the accessibility tree alone: what a screen reader says, and can press."""

import re
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy.orm import Session

from models import Group, Sheet
from models.store.answers import answers_of
from tests.browsing import Phones
from tests.participants import a_code

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

TODAY: Final = "Aujourd’hui Comment ça se passe ici?"
WISH: Final = "Ce que vous souhaitez Comment aimeriez-vous que ça se passe?"
NEARER: Final = "entre Expertise et Participation, plus près de Participation"

CONSENT: Final = """
- heading "Voulez-vous participer?" [level=1]
- paragraph: /L’équipe · 6 pratiques · environ 10 minutes/
- paragraph: Alice vous invite.
- group: En savoir plus
- button "J’accepte"
- link "Non, merci"
"""
PRACTICE: Final = """
- paragraph: Pratique 1 sur 6
- heading "Dans l’ensemble, notre organisme" [level=1]
- group "Aujourd’hui Comment ça se passe ici?":
  - group "Façon de placer":
    - button "Sur le triangle" [pressed]
    - button "Avec des mots"
    - button "Avec des jetons"
- group "Ce que vous souhaitez Comment aimeriez-vous que ça se passe?":
  - button "Partir d’aujourd’hui"
- button "Continuer"
- button "Retour"
- status
"""
LINE: Final = """
- listitem:
  - heading "Dans l’ensemble, notre organisme" [level=2]
  - paragraph: /Aujourd’hui.*entre Expertise et Participation, plus près de Participation/
  - paragraph: /Ce que vous souhaitez.*tout à fait Participation/
  - paragraph:
    - link "Modifier – Dans l’ensemble, notre organisme"
"""
RECEIPT: Final = """
- heading "Vos réponses sont envoyées" [level=1]
- status: Envoyé
- heading "Votre code de reprise" [level=2]
- heading "Et maintenant?" [level=2]
- list:
  - listitem:
    - strong: Votre groupe ferme.
- button "Personne suivante"
"""


def main(phone: Page) -> Locator:
    return phone.get_by_role("main")


def hears(phone: Page, snapshot: str) -> None:
    """Wait until the content is told so, in this order, whatever stands between."""
    expect(main(phone)).to_match_aria_snapshot(snapshot)


def moment(phone: Page, name: str) -> Locator:
    return phone.get_by_role("group", name=name, exact=True)


def radio(where: Locator, name: str) -> Locator:
    return where.get_by_role("radio", name=name, exact=True)


def press(phone: Page, name: str) -> None:
    phone.get_by_role("button", name=name, exact=True).click()


def go_on(phone: Page, number: int) -> None:
    """Continue: the next title takes the focus, and the status says where the answer is."""
    press(phone, "Continuer")
    expect(phone.get_by_text(f"Pratique {number} sur 6")).to_be_visible()
    expect(phone.get_by_role("heading", level=1)).to_be_focused()
    expect(phone.get_by_role("status").filter(has_text="Enregistré")).to_be_visible()


def radios_in(where: Locator) -> list[str]:
    """Return the radios of a moment as they are told: each by its name, and whether it is on."""
    return re.findall(r'- radio "([^"]*)"', where.aria_snapshot())


def begin(phone: Page, session: Session, group: Group) -> None:
    phone.goto("/repondre")
    phone.get_by_role("textbox", name="Votre code").fill(a_code(session, group))
    press(phone, "Continuer")
    hears(phone, CONSENT)
    press(phone, "J’accepte")
    hears(phone, PRACTICE)
    phone.wait_for_load_state()


def test_david_answers_by_what_he_hears(phones: Phones, session: Session, team: Group) -> None:
    phone = phones()
    begin(phone, session, team)
    radio(moment(phone, TODAY), NEARER).check()
    radio(moment(phone, WISH), "tout à fait Participation").check()
    expect(radio(moment(phone, TODAY), NEARER)).to_be_checked()
    go_on(phone, 2)
    moment(phone, TODAY).get_by_role("button", name="Avec des mots").click()
    radio(moment(phone, TODAY), "surtout Expertise").check()
    places = moment(phone, TODAY).get_by_role("group", name="surtout Expertise", exact=True)
    radio(places, "surtout Expertise, un peu des deux autres").check()
    go_on(phone, 3)
    moment(phone, WISH).get_by_role("button", name="Avec des jetons").click()
    for _ in range(6):
        moment(phone, WISH).get_by_role(
            "button", name="Ajouter un jeton\u00a0: Participation"
        ).click()
    expect(moment(phone, WISH).get_by_role("status")).to_have_text("tout à fait Participation")
    go_on(phone, 4)
    radio(moment(phone, TODAY), "Je préfère ne pas répondre").check()
    for number in (5, 6):
        go_on(phone, number)
    press(phone, "Continuer")
    expect(phone.get_by_role("heading", level=1, name="Vérifiez vos réponses")).to_be_focused()
    hears(phone, LINE)
    press(phone, "Envoyer mes réponses")
    hears(phone, RECEIPT)
    session.expire_all()
    first, second, third, *_ = answers_of(session, session.query(Sheet).one()).values()
    assert (first.current, first.desired) == ((2, 1, 3), (0, 0, 6))
    assert (second.current, third.desired) == ((4, 1, 1), (0, 0, 6))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_every_place_has_a_name_of_its_own(
    phones: Phones, session: Session, team: Group, scripts: bool
) -> None:
    phone = phones(scripts=scripts)
    begin(phone, session, team)
    for name in (TODAY, WISH):
        told = radios_in(moment(phone, name))
        places, skips = told[:28], told[28:]
        assert len(set(places)) == 28
        assert NEARER in places
        assert {"tout à fait Expertise", "les trois à la fois"} <= set(places)
        assert skips[:3] == ["Je ne sais pas", "Ne s’applique pas", "Je préfère ne pas répondre"]


def test_a_fault_is_told_first_and_again_beside_its_field(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = phones()
    begin(phone, session, team)
    phone.get_by_text("Ajouter un exemple ou une raison").first.click()
    phone.get_by_role("textbox", name="Votre commentaire").fill("Autour d’un café")
    press(phone, "Continuer")
    alert = phone.get_by_role("alert")
    expect(alert).to_be_focused()
    expect(alert).to_match_aria_snapshot(
        '- heading "Il y a quelque chose à revoir" [level=2]\n- list:\n  - listitem:\n    - link'
    )
    question = phone.get_by_role("group", name="Pour qui est ce commentaire?")
    expect(question).to_have_accessible_description(re.compile(r"Erreur\s: Choisissez pour qui"))
    expect(phone).to_have_title(re.compile(r"^Erreur\s:"))
    phones.troubles.clear()  # the refusal that was asked for


@pytest.mark.parametrize("way", ["Sur le triangle", "Avec des mots", "Avec des jetons"])
def test_a_practice_is_told_the_same_whoever_draws_it(
    phones: Phones, session: Session, team: Group, way: str
) -> None:
    """Its board waits in the document, made like that of the first; or the server draws it."""
    phone = phones()
    begin(phone, session, team)
    button = moment(phone, TODAY).get_by_role("button", name=way)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    radio(moment(phone, WISH), "tout à fait Expertise").check()
    go_on(phone, 2)
    second = phone.locator("#p2 form")
    told = second.aria_snapshot()
    phone.goto("/repondre/pratique/2")
    expect(moment(phone, TODAY).get_by_role("button", name=way, pressed=True)).to_be_visible()
    assert second.aria_snapshot() == told
