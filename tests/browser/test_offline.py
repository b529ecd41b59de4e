"""Ten minutes without a network lose nothing, and a phone keeps nothing once all is sent."""

import re
import threading
from typing import Final

import pytest
from flask import Flask
from playwright.sync_api import Error, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Group, Response, Sheet
from models.store.collecting import count_sent, withdraw
from tests.answering import (
    COMMENT,
    TODAY,
    answer,
    arrived_as_typed,
    comment,
    enter,
    go_on,
    is_placed,
    is_told_sent,
    on_check,
    on_practice,
    place,
    radio,
    says,
    send,
    shown,
)
from tests.browsing import HOST, Phones
from tests.builders import CENTRE, PARTICIPATION
from tests.clock import Clock

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

PRODUCTION: Final = "production"
SHOW: Final = "participate.practice"
SAVE: Final = "participate.save_practice"
KEPT: Final = """async () => JSON.stringify([
  {...localStorage}, {...sessionStorage}, (await indexedDB.databases()).map((one) => one.name),
  self.caches ? await caches.keys() : [],
])"""
NOTHING: Final = "[{},{},[],[]]"


@pytest.fixture(params=["essai", PRODUCTION])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def settings(mode: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    if mode == PRODUCTION:
        monkeypatch.setenv("BASE_URL", f"https://{HOST}")
    return {}


@pytest.fixture
def phone(phones: Phones, session: Session, team: Group, mode: str) -> Page:
    """Bob's, before the first practice; in production the page is kept by now."""
    phone = phones()
    enter(phone, session, team)
    if mode == PRODUCTION:
        phone.wait_for_function("caches.match('/repondre/pratique').then(Boolean)")
        phone.wait_for_function("navigator.serviceWorker.ready.then(Boolean)")
    return phone


def reload_without_network(phone: Page, mode: str) -> None:
    """In production the page comes back at once; in essai, as soon as the network does."""
    if mode == PRODUCTION:
        phone.reload()
        return
    with pytest.raises(Error):
        phone.reload()
    phone.context.set_offline(False)
    phone.reload()
    phone.context.set_offline(True)


def answer_all_and_send_without_network(phone: Page) -> None:
    for number in range(1, 7):
        answer(phone, number)
    on_check(phone)
    says(phone, "Enregistré")
    phone.context.set_offline(True)
    send(phone)
    says(phone, "À renvoyer")


def keeps_nothing(phone: Page) -> None:
    phone.wait_for_function(f"({KEPT})().then((kept) => kept === {NOTHING!r})")


def test_ten_minutes_without_a_network_and_a_reload_lose_nothing(
    phones: Phones, phone: Page, session: Session, team: Group, clock: Clock, mode: str
) -> None:
    """Each state is said in its turn, and « Envoyé » only by the server."""
    place(phone, 1)
    says(phone, "Brouillon sur cet appareil")
    go_on(phone)
    says(phone, "Enregistré")
    phone.context.set_offline(True)
    answer(phone, 2)
    says(phone, "Le réseau ne répond pas")
    place(phone, 3)
    comment(phone)
    clock.advance(minutes=10)

    reload_without_network(phone, mode)
    on_practice(phone, 3)
    expect(shown(phone).get_by_label("Votre commentaire")).to_have_value(COMMENT)
    if mode == PRODUCTION:
        for number in (2, 1):
            phone.go_back()
            is_placed(phone, number)
        for number in (1, 2):
            go_on(phone)
            is_placed(phone, number + 1)
    go_on(phone)
    for number in (4, 5, 6):
        answer(phone, number)
    send(phone)
    says(phone, "À renvoyer")
    expect(phone.get_by_text("Envoyé", exact=True)).to_have_count(0)
    assert count_sent(session, team.consultation)[team.id] == 0

    phone.context.set_offline(False)
    is_told_sent(phone)
    keeps_nothing(phone)
    arrived_as_typed(session, team, comments=1)
    phones.troubles.clear()  # the requests that found no network


def test_a_wish_to_send_ends_with_a_change_until_it_is_made_again(
    phones: Phones, phone: Page, session: Session, team: Group
) -> None:
    answer_all_and_send_without_network(phone)
    phone.go_back()
    on_practice(phone, 6)
    radio(phone, TODAY, CENTRE).check()
    says(phone, "Brouillon sur cet appareil")
    phone.context.set_offline(False)
    radio(phone, TODAY, PARTICIPATION).check()
    go_on(phone)
    says(phone, "Enregistré")
    assert count_sent(session, team.consultation)[team.id] == 0

    phone.context.set_offline(True)
    send(phone)
    says(phone, "À renvoyer")
    phone.context.set_offline(False)
    is_told_sent(phone)
    arrived_as_typed(session, team)
    phones.troubles.clear()  # the requests that found no network


@pytest.mark.parametrize("mode", [PRODUCTION])
def test_a_wish_to_send_outlives_a_reload_without_network(
    phones: Phones, phone: Page, session: Session, team: Group
) -> None:
    answer_all_and_send_without_network(phone)
    phone.reload()
    on_check(phone)
    says(phone, "À renvoyer")
    phone.context.set_offline(False)
    is_told_sent(phone)
    keeps_nothing(phone)
    arrived_as_typed(session, team)
    phones.troubles.clear()  # the requests that found no network


@pytest.mark.parametrize("mode", ["essai"])
def test_a_server_that_fails_is_asked_again_until_it_saves(
    app: Flask, phones: Phones, phone: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says neither « enregistré » nor that anything is wrong with the answer."""
    with monkeypatch.context() as broken:
        broken.setitem(app.view_functions, SAVE, lambda rank: ("out of order", 503))
        answer(phone, 1)
        says(phone, "Brouillon sur cet appareil. Le réseau ne répond pas.")
    says(phone, "Enregistré")
    phones.troubles.clear()  # the failures that were asked for


@pytest.mark.parametrize("mode", [PRODUCTION])
def test_a_network_that_keeps_silent_shows_the_page_that_was_kept(
    app: Flask, phone: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(phone, 1)
    says(phone, "Brouillon sur cet appareil")
    heard, end = threading.Event(), threading.Event()

    def keep_silent(rank: int) -> str:
        heard.set()
        end.wait(20)
        return ""

    monkeypatch.setitem(app.view_functions, SHOW, keep_silent)
    phone.reload()
    is_placed(phone, 1)
    end.set()
    assert heard.is_set()


def test_what_was_withdrawn_meanwhile_is_not_brought_back_and_leaves_the_phone(
    phones: Phones, phone: Page, session: Session
) -> None:
    """A draft that waited for the network finds its sheet erased, and goes too."""
    phone.context.set_offline(True)
    place(phone, 1)
    comment(phone)
    go_on(phone)
    says(phone, "Le réseau ne répond pas")
    withdraw(session, session.scalars(select(Sheet)).one())
    session.commit()
    phone.context.set_offline(False)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("n’est plus ouverte ici")
    expect(phone.get_by_role("link", name="Entrer mon code de reprise")).to_be_visible()
    keeps_nothing(phone)
    session.rollback()
    assert not session.scalars(select(Sheet)).all()
    assert not session.scalars(select(Response)).all()
    phones.troubles.clear()  # the requests that found no network, then the refusal


def test_the_next_person_finds_nothing_in_any_tab(phones: Phones, phone: Page) -> None:
    answer(phone, 1)
    says(phone, "Enregistré")
    place(phone, 2)
    says(phone, "Brouillon sur cet appareil")
    other = phone.context.new_page()
    other.goto("/repondre/personne-suivante")
    other.get_by_label("Les effacer aussi").check()
    other.get_by_role("button", name="Oui, passer l’appareil").click()
    expect(other.get_by_text("La personne suivante peut commencer.")).to_be_visible()
    keeps_nothing(other)
    told = re.compile("Aucune feuille|n’est plus ouverte ici")  # as the cookie went, or just before
    expect(phone.get_by_role("heading", level=1)).to_contain_text(told)
    expect(phone.locator("input:checked")).to_have_count(0)
    phones.troubles.clear()  # the refusal that the first tab met


def test_what_is_not_saved_is_said_before_the_device_is_handed_over(phone: Page) -> None:
    """A first press clears nothing; once all is saved there is nothing to say."""
    place(phone, 1)
    says(phone, "Brouillon sur cet appareil")
    phone.goto("/repondre/personne-suivante")
    warning = phone.get_by_role("alert").filter(has_text="pas encore enregistrées")
    expect(warning).to_be_visible()
    hand_over = phone.get_by_role("button", name="Oui, passer l’appareil")
    hand_over.click()
    expect(phone.get_by_label("Les effacer aussi")).to_be_focused()
    phone.get_by_role("link", name="Non, continuer cette feuille").click()
    is_placed(phone, 1)
    go_on(phone)
    says(phone, "Enregistré")
    phone.goto("/repondre/personne-suivante")
    expect(warning).to_be_hidden()
    hand_over.click()
    expect(phone.get_by_text("La personne suivante peut commencer.")).to_be_visible()
    keeps_nothing(phone)
