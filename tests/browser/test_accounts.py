"""Accounts in a real Chromium, over HTTPS: a code, then a key, and pages that everyone can use."""

import re
from typing import Final

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from models import AccountRole, User
from models.store.accounts import invite
from models.store.keeping_accounts import give_roles
from tests.accessible import assert_accessible
from tests.browsing import HOST, Phones
from tests.clock import Clock
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

PLACES: Final = (
    "/compte",
    "/compte/identite",
    "/compte/mot-de-passe",
    "/compte/application",
    "/compte/cles",
    "/compte/codes-de-secours",
    "/compte/verifier",
    "/installation/comptes",
    "/installation/comptes/inviter",
)


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Production: browsers take keys over HTTPS only."""
    monkeypatch.setenv("BASE_URL", f"https://{HOST}")
    return {}


def with_a_key_of_its_own(page: Page) -> None:
    """Give this device a key that knows its owner, as a telephone does."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": key})


def type_password(page: Page, account: User) -> None:
    page.goto("/connexion")
    page.get_by_label("Votre adresse courriel").fill(str(account.email))
    page.get_by_label("Votre mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()


def code_on(app: Flask, page: Page) -> str:
    """What an application shows that was given the key on the page."""
    key = page.locator(".key-by-hand").inner_text().replace("-", "")
    with app.app_context():
        codes = app.extensions["security"].totp_factory
        return str(codes.generate_totp_password(codes._totp(key=key).to_json(encrypt=True)))


def test_a_code_then_a_key_open_the_account(
    app: Flask, phones: Phones, session: Session, facilitator: User, clock: Clock
) -> None:
    """The code after the password; the key with nothing typed at all."""
    page = phones()
    with_a_key_of_its_own(page)
    type_password(page, facilitator)
    expect(page.get_by_role("heading", level=1)).to_have_text("Démarches")

    page.goto("/compte/application")
    page.get_by_role("button", name="Installer mon application").click()
    expect(page.locator(".qr-image")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Les six chiffres").fill(code_on(app, page))
    page.get_by_role("button", name="Installer mon application").click()
    expect(page.get_by_role("status")).to_contain_text("Votre application est installée")

    page.goto("/compte/cles")
    page.get_by_label("Un nom pour cette clé").fill("Mon téléphone")
    page.get_by_role("button", name="Ajouter cette clé").click()
    expect(page.get_by_role("status")).to_contain_text("Votre clé est gardée")

    page.get_by_role("button", name="Se déconnecter").click()
    type_password(page, facilitator)
    expect(page.get_by_role("heading", level=1)).to_have_text("Le code de votre application")
    assert_accessible(page)

    page.goto("/connexion")
    page.get_by_role("button", name="Se connecter avec une clé").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Démarches")


def test_every_page_of_accounts_is_accessible(
    phones: Phones, session: Session, facilitator: User, clock: Clock
) -> None:
    give_roles(session, facilitator, list(AccountRole))
    link = f"/bienvenue/{invite(session, facilitator, now=clock())}"
    session.commit()
    page = phones()
    for place in ("/connexion/oubli", link):
        page.goto(place)
        assert_accessible(page)
    type_password(page, facilitator)
    expect(page).to_have_url(re.compile("/demarches$"))

    for place in (*PLACES, f"/installation/comptes/{facilitator.id}"):
        page.goto(place)
        assert_accessible(page)
        width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(width) == 0, place
