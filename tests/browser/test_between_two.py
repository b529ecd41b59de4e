"""Two organisations meet in a real browser: one person in each group, and an open reading."""

from typing import Final

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Consultation, Group
from models.store.agreeing import agree
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
from tests.builders import a_sent_sheet
from tests.clock import Clock

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

MEETINGS: Final = 7
REFUSED: Final = "Accueillir, le premier contact"


def prepare(page: Page) -> str:
    """Begin between two, with one person in each group; accept the calendar, then open."""
    page.goto("/demarches/nouvelle")
    page.get_by_role("link", name="Partir de ce gabarit – Pratiques d’autonomie").click()
    page.get_by_role("link", name="Entre deux organismes").click()
    page.get_by_label("Premier organisme").fill("La Maison")
    page.get_by_label("Deuxième organisme").fill("Le Phare")
    page.get_by_label("Titre de la démarche").fill("Nos deux maisons")
    for people in page.get_by_label("Personnes attendues").all():
        people.fill("1")
    assert_accessible(page)
    press(page, "Continuer vers le questionnaire")
    is_at(page, "Le questionnaire")
    desk = page.url.removesuffix("/questionnaire")
    page.goto(f"{desk}/rencontres")
    press(page, "Commencer avec ces rencontres")
    expect(page.locator("main li.meeting")).to_have_count(MEETINGS)
    page.goto(f"{desk}/ouvrir")
    for promise in page.locator("main input[type=checkbox]").all():
        promise.check()
    press(page, "Ouvrir la démarche")
    expect(page.get_by_text("0 sur 1")).to_have_count(4)
    return desk


def answer_and_agree(phone: Page, session: Session, group: Group, *, refused: str = "") -> None:
    """Someone answers, forgets to say what may be read, is told, then says it and sends."""
    enter(phone, session, group)
    for number in range(1, PRACTICES + 1):
        answer(phone, number)
    on_check(phone)
    phone.get_by_role("button", name="Envoyer mes réponses").click()
    expect(phone.get_by_role("alert")).to_contain_text("Dites oui ou non.")
    assert_accessible(phone)
    for asked in phone.locator("fieldset.agreement").all():
        title = asked.locator("legend").inner_text()
        asked.get_by_label("Non" if title == refused else "Oui").check()
    send(phone)
    is_told_sent(phone)


def close(page: Page, desk: str, group: Group) -> None:
    page.goto(f"{desk}/groupes/{group.rank}/fermer")
    page.get_by_role("link", name="Fermer la collecte…").click()
    page.get_by_role("checkbox").check()
    press(page, "Fermer dans dix minutes")
    expect(page.get_by_text("Fermeture à")).to_have_count(group.rank)


def test_two_organisations_meet(
    browse: Browse, phones: Phones, session: Session, clock: Clock
) -> None:
    """What everyone lets read is read by name; what one person refuses, nobody reads."""
    page = browse()
    desk = prepare(page)
    session.commit()  # what Alice has just made is seen from here on
    groups = session.scalars(select(Consultation)).one().groups
    answer_and_agree(phones(), session, groups[0], refused=REFUSED)
    answer_and_agree(phones(), session, groups[2])
    phones.troubles.clear()  # the refusals that were asked for
    for group in (groups[1], groups[3]):
        agree(session, a_sent_sheet(session, group), group.consultation.practices)
    session.commit()
    for group in groups:
        close(page, desk, group)
    clock.advance(minutes=11)
    page.goto(f"{desk}/constats")
    hidden = page.locator("#pratique-accueil")
    shown = page.locator("#pratique-ensemble")
    expect(hidden).to_contain_text("Rien de ce groupe n’est montré ici")
    expect(hidden.locator("svg.drawing")).to_have_count(0)
    expect(shown).to_contain_text("Le Phare – Destinataires")
    expect(shown.locator("svg.drawing")).to_have_count(len(groups))
    assert_accessible(page)
    for group in groups:
        hold_the_workshop(page, desk, group, decided=PRACTICES - 1)
    hold_the_mise_en_commun(page, desk, groups, said=PRACTICES - 1)
    return_to_the_groups(page, phones(), desk)
