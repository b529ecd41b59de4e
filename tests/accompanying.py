"""What Alice does in a real browser from the workshops on, whatever the context of a démarche."""

import re
from typing import Final

from playwright.sync_api import Page, expect

from models import Group
from tests.accessible import assert_accessible

PRACTICES: Final = 6
PISTE: Final = "Décider du budget en assemblée."


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).first.click()


def is_at(page: Page, heading: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def hold_the_workshop(page: Page, desk: str, group: Group, decided: int = PRACTICES) -> None:
    """The group sees an empty triangle, uncovers its answers, agrees, then says what it shares."""
    page.goto(f"{desk}/groupes/{group.rank}/atelier")
    page.get_by_role("link", name="Commencer la projection").click()
    expect(page.get_by_text("Où pensez-vous que le groupe se situe?")).to_be_visible()
    page.get_by_role("link", name="Découvrir les réponses du groupe").click()
    page.get_by_role("link", name="Dire pourquoi").click()
    page.get_by_role("link", name="Écrire la place du groupe").click()
    page.locator('input[name="current"][value="4-1-1"]').check()
    page.locator('input[name="desired"][value="2-2-2"]').check()
    page.get_by_label("Nos raisons").fill("Tout le monde est là le mardi.")
    press(page, "Enregistrer et continuer")
    is_at(page, "Accueillir, le premier contact")
    page.goto(f"{desk}/groupes/{group.rank}/atelier/dire")
    page.get_by_role("link", name="Décider la pratique suivante").click()
    for number in range(1, decided + 1):
        expect(page.get_by_text(f"Pratique {number} sur {decided}")).to_be_visible()
        press(page, "Nous le partageons")
    page.locator("[name=people]").fill("3")
    press(page, "Valider ce que nous disons")
    expect(page.get_by_text("Validé par 3 personnes présentes")).to_be_visible()


def lead(page: Page, name: str) -> None:
    """Press a button of the room, and wait until the room has moved."""
    wall = page.locator("#on-the-wall")
    seen = wall.get_attribute("data-version")
    press(page, name)
    expect(wall).not_to_have_attribute("data-version", seen or "")


def hold_the_mise_en_commun(
    page: Page, desk: str, groups: list[Group], said: int = PRACTICES
) -> None:
    """Each group is revealed when it speaks; the room then writes a piste, tied to its practice."""
    page.goto(f"{desk}/mise-en-commun/commande")
    on_the_wall = page.locator("#wall-title")
    for group in groups:
        expect(on_the_wall).to_have_text(group.label)
        lead(page, f"Révéler\N{NO-BREAK SPACE}: {group.label}")
        for _ in range(said + 1):
            lead(page, "Suivant")
    page.goto(f"{desk}/pistes/ajouter")
    page.get_by_label("La piste, en une phrase").fill(PISTE)
    page.get_by_label("changer de cap").check()
    press(page, "Enregistrer la piste")
    expect(page.get_by_text(PISTE)).to_be_visible()


def return_to_the_groups(page: Page, phone: Page, desk: str) -> None:
    """What was heard, and what the board answers, behind a code of the group."""
    page.goto(f"{desk}/groupes/2/code-de-retour")
    press(page, "Faire le code")
    shown = page.locator(".poster .printed-code")
    expect(shown).to_be_visible()
    code = shown.inner_text()
    page.goto(f"{desk}/retour/publier")
    page.get_by_role("checkbox").check()
    press(page, "Publier le retour")
    expect(page.get_by_text("Publié depuis le")).to_be_visible()
    phone.goto("/retour")
    phone.get_by_label("Votre code de retour").fill(code)
    phone.locator("main form button").first.click()
    is_at(phone, "Ce qui en ressort")
    expect(phone.get_by_text(PISTE)).to_be_visible()
    assert_accessible(phone)
