"""A whole démarche in a real browser: prepared, answered, said, heard, answered by the board."""

import re
from typing import Final

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Consultation, Group
from tests.accessible import assert_accessible
from tests.accompanying import (
    PRACTICES,
    hold_the_mise_en_commun,
    hold_the_workshop,
    is_at,
    press,
    return_to_the_groups,
)
from tests.answering import answer, enter, is_told_sent, on_check, send
from tests.browsing import Browse, Phones
from tests.builders import EXPERTISE, PARTICIPATION, a_sent_sheet
from tests.clock import START, Clock

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

ORGANISATION: Final = "La Maison du coin"
ANSWERS: Final = 3
MEETINGS: Final = 7


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
