"""The screens of the one document in a real Chromium: no network from the first to the check."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from models import Group
from tests.browsing import Phones
from tests.participants import a_code

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def begin(phone: Page, session: Session, group: Group) -> None:
    phone.goto(f"/r/{a_code(session, group)}")
    phone.get_by_role("button", name="J’accepte").click()
    expect(phone.get_by_text("Pratique 1 sur 6")).to_be_visible()
    phone.wait_for_load_state()


def press(phone: Page, words: str, heading: str) -> None:
    """Press a button of the screen, and wait for the heading that follows to take the focus."""
    phone.get_by_role("button", name=words, exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(heading)
    expect(phone.get_by_role("heading", level=1)).to_be_focused()
    expect(phone).to_have_title(f"{heading} – Trois voix")


def test_from_the_first_practice_to_the_check_and_back_without_network(
    phones: Phones, phone_titles: list[str], session: Session, team: Group
) -> None:
    phone = phones()
    begin(phone, session, team)
    phone.context.set_offline(True)
    phone.locator("#p1-current [value='6-0-0']").check()
    phone.locator("#p1-desired [value='0-0-6']").check()
    for title in phone_titles[1:]:
        press(phone, "Continuer", title)
    phone.locator("#p6-desired [value=does_not_know]").check()
    press(phone, "Continuer", "Vérifiez vos réponses")
    expect(phone).to_have_url(f"{phones.address}/repondre/verifier")
    first, last = phone.locator("[data-line=p1]"), phone.locator("[data-line=p6]")
    expect(first.locator("[data-says=current]")).to_have_text("tout à fait Expertise")
    expect(first.locator(".pair-arrow")).to_be_visible()
    expect(last.locator("[data-says=desired]")).to_have_text("Je ne sais pas")
    expect(phone.locator("#verifier [data-missing]:visible")).to_have_count(4)
    phone.locator("[data-line=p2]").get_by_role("link", name="Modifier").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(phone_titles[1])
    phone.locator("#p2-current [value='2-2-2']").check()
    press(phone, "Enregistrer et vérifier mes réponses", "Vérifiez vos réponses")
    expect(phone.locator("[data-line=p2] [data-says=current]")).to_have_text("les trois à la fois")
    expect(phone.locator("#verifier [data-missing]:visible")).to_have_count(3)
    phone.context.set_offline(False)
    expect(phone.locator("[data-state]")).to_have_text("Enregistré")
    phones.troubles.clear()  # what was asked without a network


def test_back_forward_and_reload_keep_what_is_placed(
    phones: Phones, phone_titles: list[str], session: Session, team: Group
) -> None:
    phone = phones()
    begin(phone, session, team)
    phone.locator("#p1-current [value='6-0-0']").check()
    press(phone, "Continuer", phone_titles[1])
    phone.locator("#p2-current [value='2-2-2']").check()
    phone.go_back()
    expect(phone.get_by_role("heading", level=1)).to_have_text(phone_titles[0])
    expect(phone.locator("#p1-current .place :checked")).to_have_value("6-0-0")
    phone.go_forward()
    expect(phone.get_by_role("heading", level=1)).to_have_text(phone_titles[1])
    expect(phone.locator("[data-state]")).to_have_text("Enregistré")
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text(phone_titles[1])
    expect(phone.locator("#p2-current .place :checked")).to_have_value("2-2-2")
    press(phone, "Retour", phone_titles[0])
    expect(phone.locator("#p1-current .place :checked")).to_have_value("6-0-0")


def test_when_a_script_fails_the_forms_lead_on_by_themselves(
    phones: Phones, phone_titles: list[str], session: Session, team: Group
) -> None:
    phone = phones()
    phone.add_init_script("history.pushState = () => { throw new Error('broken') }")
    begin(phone, session, team)
    phone.locator("#p1-current [value='6-0-0']").check()
    phone.get_by_role("button", name="Continuer", exact=True).click()
    expect(phone.get_by_text("Pratique 2 sur 6")).to_be_visible()
    phone.wait_for_load_state()
    phone.get_by_role("button", name="Retour", exact=True).click()
    expect(phone.get_by_text("Pratique 1 sur 6")).to_be_visible()
    expect(phone.locator("#p1-current .place :checked")).to_have_value("6-0-0")
    phones.troubles.clear()  # the failure that was asked for


@pytest.fixture
def phone_titles(session: Session, team: Group) -> list[str]:
    """The titles of the practices, as this group reads them."""
    return [practice.wording_for(team.role).title for practice in team.consultation.practices]
