"""The pages of facilitators in a real Chromium: accessible, whole at every width, and on paper."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from analysis.report import Audience, Role
from models import AccountRole, Consultation, Entry, User
from models.store.accounts import add_account, invite
from models.store.closing import ask_closing
from models.store.drafts import AnswerDraft, GroupDraft, GroupPositionDraft
from models.store.findings import save_group_position
from tests.accessible import assert_accessible
from tests.browsing import Browse, Phones
from tests.builders import (
    CENTRE,
    EXPERTISE,
    PARTICIPATION,
    REPRESENTATION,
    a_consultation,
    a_sent_sheet,
    an_open_consultation,
    close,
)
from tests.clock import START, Clock

pytestmark = pytest.mark.browser

DESK: Final = {"width": 1280, "height": 800}
WALL: Final = {"width": 1920, "height": 1080}
MIXED: Final = (
    GroupDraft(role=Role.PRACTITIONERS, label="L’équipe", expected=5, entry=Entry.CARDS),
    GroupDraft(role=Role.RECIPIENTS, label="Les destinataires", expected=3, entry=Entry.CARDS),
    GroupDraft(role=Role.BOARD, label="Le CA", expected=12, entry=Entry.ADDRESS),
)
LETTER_PAGE: Final = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture
def read(session: Session, facilitator: User) -> Consultation:
    """A small, a middle and a large group; two practices told in workshops; some comments."""
    consultation = an_open_consultation(session, facilitator=facilitator, groups=MIXED)
    places = (EXPERTISE, REPRESENTATION, CENTRE, PARTICIPATION)
    for group in consultation.groups:
        for person in range(group.expected):
            said = AnswerDraft(comment="Une parole.", audience=list(Audience)[person % 3])
            current, desired = places[person % 4], places[(person + 1) % 4]
            a_sent_sheet(session, group, current, desired, comment=said)
        close(session, group)
    for group in consultation.groups:
        for practice in consultation.practices[:2]:
            draft = GroupPositionDraft(current=(4, 1, 1), desired=(1, 2, 3), reasons="Nos raisons.")
            save_group_position(session, group, practice, draft)
    session.commit()
    return consultation


def preparing_pages(session: Session, facilitator: User) -> Iterator[str]:
    consultation = a_consultation(session, facilitator=facilitator)
    yield "/demarches"
    yield "/demarches/nouvelle"
    yield "/demarches/nouvelle/fichier"
    yield "/demarches/nouvelle/gabarit/pratiques-autonomie"
    for path in ("", "/groupes", "/ouvrir", "/effacer", "/effacer?encore=1", "/questionnaire"):
        yield f"/demarches/{consultation.key}{path}"
    for path in ("poles", "pratiques/1", "pratiques/nouvelle", "pratiques/1/retirer"):
        yield f"/demarches/{consultation.key}/questionnaire/{path}"


def collecting_pages(session: Session, facilitator: User) -> Iterator[str]:
    consultation = an_open_consultation(session, facilitator=facilitator, groups=MIXED)
    for _ in range(3):
        a_sent_sheet(session, consultation.groups[0])
    ask_closing(session, consultation.groups[1], now=START)
    desk = f"/demarches/{consultation.key}"
    yield from (desk, f"{desk}/constats", f"{desk}/commentaires")
    yield from (f"{desk}/groupes/1/{path}" for path in ("cartons", "fermer", "fermer?encore=1"))
    yield from (f"{desk}/groupes/3/{path}" for path in ("affiche", "fermer", "recommencer"))
    yield f"{desk}/groupes/3/sans-ce-groupe?encore=1"


def reading_pages(read: Consultation) -> Iterator[str]:
    desk = f"/demarches/{read.key}"
    yield from (desk, f"{desk}/constats", f"{desk}/commentaires")
    yield from (f"{desk}/groupes/1/positions", f"{desk}/groupes/1/positions/1")


def overflow(page: Page) -> int:
    """How many pixels of the page stick out at the right."""
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_public_pages_are_accessible(
    phones: Phones, session: Session, clock: Clock, colours: str
) -> None:
    account = add_account(session, roles=[AccountRole.FACILITATOR])
    welcome = f"/bienvenue/{invite(session, account, now=clock())}"
    session.commit()
    page = phones(color_scheme=colours)

    for url in ("/", "/connexion", welcome):
        page.goto(url)
        assert_accessible(page)
        assert overflow(page) == 0, url
    page.get_by_role("button", name="Ouvrir mon compte").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible(page)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_every_page_of_a_facilitator_is_accessible_on_a_phone(
    browse: Browse, session: Session, facilitator: User, read: Consultation, colours: str
) -> None:
    urls = [
        *preparing_pages(session, facilitator),
        *collecting_pages(session, facilitator),
        *reading_pages(read),
    ]
    session.commit()
    page = browse(color_scheme=colours)

    for url in urls:
        page.goto(url)
        assert_accessible(page)
        assert overflow(page) == 0, url


@pytest.mark.parametrize("screen", [DESK, WALL], ids=["desk", "wall"])
def test_no_page_sticks_out_of_a_wide_screen(
    browse: Browse, session: Session, facilitator: User, read: Consultation, screen: dict[str, int]
) -> None:
    urls = [*collecting_pages(session, facilitator), *reading_pages(read)]
    session.commit()
    page = browse(viewport=screen)

    for url in urls:
        page.goto(url)
        assert overflow(page) == 0, url


def test_the_drawings_of_a_practice_stand_side_by_side_on_a_wide_screen(
    browse: Browse, read: Consultation
) -> None:
    page = browse(viewport=DESK)
    page.goto(f"/demarches/{read.key}/constats")

    figures = page.locator(".practice-block").first.locator(".reading").first.locator("figure")
    tops = {round(box["y"]) for box in (one.bounding_box() for one in figures.all()) if box}

    assert figures.count() == 3
    assert len(tops) == 1


def test_the_table_opens_without_any_script(browse: Browse, read: Consultation) -> None:
    page = browse(java_script_enabled=False)
    page.goto(f"/demarches/{read.key}/constats")

    table = page.locator(".as-table").first
    table.get_by_text("Lire en tableau").click()

    expect(table.get_by_role("row", name="L’équipe")).to_be_visible()


def test_twelve_cards_are_two_letter_pages_and_none_is_cut(
    browse: Browse, session: Session, facilitator: User
) -> None:
    group = GroupDraft(
        role=Role.OTHER,
        label="Les personnes du mardi et du jeudi matin",
        expected=12,
        entry=Entry.CARDS,
    )
    consultation = an_open_consultation(session, facilitator=facilitator, groups=(group,))
    session.commit()
    page = browse(viewport=DESK)
    page.goto(f"/demarches/{consultation.key}/groupes/1/cartons")
    page.get_by_role("button", name="Faire les cartons").click()
    expect(page.locator(".paper-card")).to_have_count(12)

    paper = page.pdf(format="Letter", prefer_css_page_size=True)

    assert len(LETTER_PAGE.findall(paper)) == 2
    page.emulate_media(media="print")
    cut = "cards => cards.filter(card => card.scrollHeight > card.clientHeight + 1).length"
    assert page.locator(".paper-card").evaluate_all(cut) == 0


def test_a_poster_is_one_letter_page(browse: Browse, session: Session, facilitator: User) -> None:
    consultation = an_open_consultation(session, facilitator=facilitator, groups=MIXED)
    session.commit()
    page = browse(viewport=DESK)
    page.goto(f"/demarches/{consultation.key}/groupes/3/affiche")

    assert len(LETTER_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1


def test_the_button_that_prints_shows_only_where_it_works(
    browse: Browse, session: Session, facilitator: User
) -> None:
    consultation = an_open_consultation(session, facilitator=facilitator, groups=MIXED)
    session.commit()

    for scripts in (True, False):
        page = browse(java_script_enabled=scripts)
        page.goto(f"/demarches/{consultation.key}/groupes/3/affiche")
        expect(page.get_by_text("Imprimer", exact=True)).to_be_visible(visible=scripts)


def test_a_fault_takes_the_focus_and_leads_to_its_field(
    browse: Browse, session: Session, facilitator: User
) -> None:
    page = browse()
    page.goto("/demarches/nouvelle/gabarit/pratiques-autonomie")
    page.get_by_role("button", name="Continuer vers le questionnaire").click()

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.click()

    expect(page.get_by_label("Organisme")).to_be_focused()
    assert_accessible(page)
