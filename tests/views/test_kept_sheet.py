"""« Garder ma feuille »: while the sheet is open here, everything that was said, and no longer."""

import pytest
from sqlalchemy.orm import Session

from analysis.position import Skip
from analysis.report import Audience
from imports.gabarit import Length
from models import Consultation, Group
from tests.builders import CENTRE, PEOPLE, an_open_consultation
from tests.page import Page, open_page
from tests.participants import CONTINUE, SEND, NewClient, answer_everything, begin, place
from tests.visitors import Visitor

KEPT = "/repondre/ma-feuille"
OWNED = "Cette feuille est à vous. Si quelqu’un la voit, il verra vos réponses."
SAID = "Autour d’un café, le mardi."


@pytest.fixture
def page(client: Visitor, session: Session, team: Group) -> Page:
    """Bob stands before his first practice."""
    return begin(client, session, team)


def lines_of(kept: Page) -> list[str]:
    return [line.text for line in kept.all(".kept-line")]


def copied(kept: Page) -> list[list[str]]:
    """What the table says to copy: today and the wish of each practice."""
    return [[cell.text for cell in row.all("td")] for row in kept.all(".keep-table tbody tr")]


def test_the_sheet_says_both_places_of_every_practice_and_draws_them(page: Page) -> None:
    answer_everything(page, (6, 0, 0), (0, 0, 6))

    kept = open_page(page.client, KEPT)

    assert len(lines_of(kept)) == 6
    for line in lines_of(kept):
        assert "Aujourd’hui\u00a0: tout à fait Expertise" in line
        assert "Ce que vous souhaitez\u00a0: tout à fait Participation" in line
    assert len(kept.all(".kept-line .pair")) == 6


def test_the_comment_and_whom_it_is_for_are_on_the_sheet(page: Page) -> None:
    page.submit(CONTINUE, comment=SAID, audience=Audience.WORKSHOP)

    kept = open_page(page.client, KEPT, typed=[SAID])

    assert SAID in lines_of(kept)[0]
    assert "Pour l’atelier de mon groupe" in lines_of(kept)[0]


def test_the_sheet_says_whose_it_is_and_why_to_keep_it_now(page: Page) -> None:
    kept = open_page(page.client, KEPT)

    assert OWNED in kept.text
    assert "l’application ne peut plus vous rendre vos réponses" in kept.text
    assert "Elle n’envoie pas vos réponses." in kept.text


def test_one_short_line_per_practice_can_be_copied_by_hand(page: Page) -> None:
    """The poles are named once, in the order of the numbers; what is not placed is said too."""
    page = place(page, (4, 1, 1), (1, 2, 3))
    page.submit(CONTINUE, current=Skip.DOES_NOT_KNOW, desired="2-2-2")

    kept = open_page(page.client, KEPT)

    assert copied(kept)[:3] == [
        ["4 · 1 · 1", "1 · 2 · 3"],
        ["Je ne sais pas", "2 · 2 · 2"],
        ["–", "–"],
    ]
    poles = [pole.text for pole in kept.all("#copy ol li")]
    assert poles == ["Expertise", "Représentation", "Participation"]


def test_recipients_find_the_poles_under_the_names_that_they_read(
    client: Visitor, session: Session
) -> None:
    group = an_open_consultation(session, groups=(PEOPLE,)).groups[0]
    answer_everything(begin(client, session, group), (6, 0, 0), (0, 0, 6))

    kept = open_page(client, KEPT)

    where = kept.find(".keep-poles").text
    assert "En haut\u00a0: L’équipe." in where
    assert "À droite\u00a0: Le groupe entier." in where


def test_a_scale_says_which_end_is_left(client: Visitor, session: Session) -> None:
    group = a_scale(session).groups[0]
    place(begin(client, session, group), (4, 0), (1, 3))

    kept = open_page(client, KEPT)

    where = kept.find(".keep-poles").text
    assert where.endswith("À gauche\u00a0: Expertise. À droite\u00a0: Représentation.")
    assert copied(kept)[0] == ["4 · 0", "1 · 3"]
    assert len(kept.all(".kept-line .pair")) == 1


def test_every_practice_of_a_long_questionnaire_is_there(client: Visitor, session: Session) -> None:
    group = an_open_consultation(session, length=Length.COMPLET).groups[0]
    begin(client, session, group)

    assert len(lines_of(open_page(client, KEPT))) == 13


def test_the_page_is_kept_by_no_browser(page: Page) -> None:
    assert open_page(page.client, KEPT).response.headers["Cache-Control"] == "no-store"


def test_once_sent_the_phone_shows_only_the_receipt(page: Page) -> None:
    receipt = answer_everything(page, CENTRE, CENTRE).submit(SEND)

    assert open_page(page.client, KEPT).h1 == receipt.h1


def test_the_resume_code_opens_the_sheet_to_be_kept_even_when_it_is_sent(
    page: Page, another_client: NewClient
) -> None:
    receipt = answer_everything(page, CENTRE, CENTRE).submit(SEND)
    code = receipt.find(".big-code").text
    check = open_page(another_client(), "/repondre/reprendre").form().fill(code=code).submit()

    kept = check.follow("Garder ma feuille")

    assert kept.h1 == "Ma feuille"
    assert "Elle n’envoie pas vos réponses." not in kept.text
    assert kept.follow("Revenir à mes réponses").h1 == check.h1


def test_without_scripts_each_way_says_what_to_do_instead(page: Page) -> None:
    """The buttons wait for their script; the sentences do not."""
    kept = open_page(page.client, KEPT)

    assert all("hidden" in button for button in kept.all(".keep-ways button"))
    assert "Faites une capture d’écran de cette page." in kept.text
    assert "Ouvrez le menu de votre navigateur\u00a0: «\u00a0Imprimer\u00a0»." in kept.text


def a_scale(session: Session) -> Consultation:
    consultation = an_open_consultation(session)
    session.delete(consultation.poles[2])
    consultation.tokens = 4
    for practice in consultation.practices:
        practice.pole_sentences = practice.pole_sentences[:2]
    session.commit()
    return consultation
