"""A whole démarche in a real browser: prepared, answered, said, heard, answered by the board."""

import re
from typing import Final

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Consultation, Group
from tests.accessible import assert_accessible
from tests.answering import answer, enter, is_told_sent, on_check, send
from tests.browsing import Browse, Phones
from tests.builders import EXPERTISE, PARTICIPATION, a_sent_sheet
from tests.clock import START, Clock

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

ORGANISATION: Final = "La Maison du coin"
PRACTICES: Final = 6
ANSWERS: Final = 3
PISTE: Final = "Décider du budget en assemblée."
MEETINGS: Final = 7


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).first.click()


def is_at(page: Page, heading: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def prepare(page: Page, title: str) -> str:
    """Begin from the usual gabarit, keep the three promises, accept the calendar, then open."""
    page.goto("/demarches/nouvelle")
    page.get_by_role("link", name="Partir de ce gabarit – Pratiques d’autonomie").click()
    page.get_by_label("Organisme").fill(ORGANISATION)
    page.get_by_label("Titre de la démarche").fill(title)
    press(page, "Continuer vers le questionnaire")
    is_at(page, "Le questionnaire")
    return page.url.removesuffix("/questionnaire")


def plan(page: Page, desk: str) -> None:
    page.goto(f"{desk}/rencontres")
    press(page, "Commencer avec ces rencontres")
    expect(page.locator("main li.meeting")).to_have_count(MEETINGS)


def open_it(page: Page, desk: str) -> None:
    page.goto(f"{desk}/ouvrir")
    for promise in page.locator("main input[type=checkbox]").all():
        promise.check()
    press(page, "Ouvrir la démarche")
    expect(page.get_by_text("0 sur 5")).to_have_count(3)


def answer_on_a_phone(phone: Page, session: Session, group: Group) -> None:
    """Bob answers as people do; the others of his group are written by the builders."""
    enter(phone, session, group)
    for number in range(1, PRACTICES + 1):
        answer(phone, number)
    on_check(phone)
    send(phone)
    is_told_sent(phone)


def collect(page: Page, desk: str, session: Session, clock: Clock, groups: list[Group]) -> None:
    """Three people of each group answer; Alice closes each, and ten minutes go by."""
    for group, wish in zip(groups, (PARTICIPATION, PARTICIPATION, EXPERTISE), strict=True):
        for _ in range(ANSWERS):
            a_sent_sheet(session, group, EXPERTISE, wish)
        session.commit()
        page.goto(f"{desk}/groupes/{group.rank}/fermer")
        page.get_by_role("link", name="Fermer la collecte…").click()
        page.get_by_role("checkbox").check()
        press(page, "Fermer dans dix minutes")
        expect(page.get_by_text("Fermeture à")).to_have_count(group.rank)
        session.commit()  # and what the server wrote is seen
    clock.advance(minutes=11)


def hold_the_workshop(page: Page, desk: str, group: Group) -> None:
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
    for number in range(1, PRACTICES + 1):
        expect(page.get_by_text(f"Pratique {number} sur {PRACTICES}")).to_be_visible()
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


def hold_the_mise_en_commun(page: Page, desk: str, groups: list[Group]) -> None:
    """Each group is revealed when it speaks; the room then writes a piste, tied to its practice."""
    page.goto(f"{desk}/mise-en-commun/commande")
    on_the_wall = page.locator("#wall-title")
    for group in groups:
        expect(on_the_wall).to_have_text(group.label)
        lead(page, f"Révéler\N{NO-BREAK SPACE}: {group.label}")
        for _ in range(PRACTICES + 1):
            lead(page, "Suivant")
    page.goto(f"{desk}/pistes/ajouter")
    page.get_by_label("La piste, en une phrase").fill(PISTE)
    page.get_by_label("changer de cap").check()
    press(page, "Enregistrer la piste")
    expect(page.get_by_text(PISTE)).to_be_visible()


def answer_as_the_board(page: Page, desk: str) -> None:
    page.goto(f"{desk}/reponses/1")
    today = START.date().isoformat()
    page.locator("[name=noted_on]").fill(today)
    page.get_by_label("retenue").check()
    page.locator("[name=adopted_on]").fill(today)
    page.locator("[name=resolution]").fill("2027-11")
    page.locator("[name=entered_by]").fill("Alice")
    page.locator("main form button").first.click()
    expect(page.get_by_text("résolution nº 2027-11")).to_be_visible()


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


def test_a_whole_demarche(browse: Browse, phones: Phones, session: Session, clock: Clock) -> None:
    """Three groups, their meetings, and an edition 2 that stands beside the first one."""
    page = browse()
    desk = prepare(page, "Nos façons de faire")
    plan(page, desk)
    open_it(page, desk)
    session.commit()  # what Alice has just made is seen from here on
    consultation = session.scalars(select(Consultation)).one()
    answer_on_a_phone(phones(), session, consultation.groups[0])
    collect(page, desk, session, clock, consultation.groups)
    for group in consultation.groups:
        hold_the_workshop(page, desk, group)
    hold_the_mise_en_commun(page, desk, consultation.groups)
    answer_as_the_board(page, desk)
    return_to_the_groups(page, phones(), desk)
    page.goto(f"{desk}/edition-suivante")
    press(page, "Préparer l’édition 2")
    is_at(page, re.compile("Nos façons de faire"))
    session.commit()
    second = session.scalars(select(Consultation).where(Consultation.round == 2)).one()
    again = f"/demarches/{second.key}"
    open_it(page, again)
    session.commit()
    collect(page, again, session, clock, second.groups)
    page.goto(f"{again}/editions")
    is_at(page, "Deux éditions côte à côte")
    expect(page.get_by_text("Édition 1").first).to_be_visible()
    assert_accessible(page)
