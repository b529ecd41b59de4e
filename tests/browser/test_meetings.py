"""The calendar and the kit in a real Chromium: readable on a phone, and whole on paper."""

import re
from collections import Counter
from datetime import time
from typing import Final

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from models import Consultation, Meeting, MeetingKind, User
from tests.accessible import assert_accessible
from tests.browsing import PHONE, Browse
from tests.builders import KEEP_UNTIL, a_meeting, an_open_consultation

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

POINTS: Final = re.compile(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]")
LETTER: Final = (612, 792)
TABLOID: Final = (792, 1224)


@pytest.fixture
def workshop(session: Session, facilitator: User) -> Meeting:
    consultation: Consultation = an_open_consultation(session, facilitator=facilitator)
    meeting = a_meeting(
        session,
        consultation,
        kind=MeetingKind.WORKSHOP,
        title="Atelier de l’équipe",
        group=consultation.groups[0],
        day=KEEP_UNTIL,
        begins=time(18, 30),
        minutes=150,
    )
    session.commit()
    return meeting


def paper_of(page: Page) -> Counter[tuple[float, float]]:
    """Return how many sheets of each size come out of the printer, in points."""
    document = page.pdf(prefer_css_page_size=True)
    return Counter((float(wide), float(high)) for wide, high in POINTS.findall(document))


def test_the_kit_prints_on_letter_paper_but_for_the_large_frame(
    browse: Browse, workshop: Meeting
) -> None:
    """Its list, its running sheet, its rules, its tokens, three pages of cards, six of sheets."""
    page = browse()
    kit = f"/demarches/{workshop.consultation.key}/trousse/{workshop.key}"

    page.goto(kit)
    assert paper_of(page) == {LETTER: 13, TABLOID: 1}
    page.goto(f"{kit}?papier=grand")
    assert paper_of(page) == {TABLOID: 1}
    page.goto(f"/demarches/{workshop.consultation.key}/rencontres/{workshop.key}/deroulement")
    assert paper_of(page) == {LETTER: 1}


def test_every_page_of_the_calendar_fits_a_phone_and_is_accessible(
    browse: Browse, workshop: Meeting
) -> None:
    page = browse(viewport=PHONE)
    calendar = f"/demarches/{workshop.consultation.key}/rencontres"
    own = f"{calendar}/{workshop.key}"

    for address in (
        calendar,
        own,
        f"{own}/compte-rendu",
        f"{own}/deroulement",
        f"{own}/retirer",
        f"/demarches/{workshop.consultation.key}/trousse/{workshop.key}",
    ):
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
        assert_accessible(page)
