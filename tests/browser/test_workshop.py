"""The workshop on a wall, in a real Chromium: turned with the keyboard, whole, and accessible."""

import re
from typing import Final

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from models import Consultation, User
from models.store.drafts import GroupPositionDraft
from models.store.findings import save_group_position
from tests.accessible import assert_accessible
from tests.browsing import Browse
from tests.builders import CENTRE, EXPERTISE, PARTICIPATION, a_read_consultation

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

WALL: Final = {"width": 1920, "height": 1080}


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    read = a_read_consultation(
        session, facilitator=facilitator, answers={1: [(EXPERTISE, PARTICIPATION)] * 4}
    )
    draft = GroupPositionDraft(current=EXPERTISE, desired=CENTRE, reasons="Nos raisons.")
    for practice in read.practices:
        save_group_position(session, read.groups[0], practice, draft)
    session.commit()
    return read


def expect_whole(page: Page) -> None:
    """Nothing of the screen hangs below the wall, nor beside it."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_the_arrows_lead_from_the_empty_drawing_to_what_is_validated(
    browse: Browse, consultation: Consultation
) -> None:
    page = browse(viewport=WALL)
    start = f"/demarches/{consultation.key}/groupes/1/atelier"

    page.goto(f"{start}/pratiques/1")
    expect(page.locator(".drawing .patch")).to_have_count(0)
    assert_accessible(page)
    expect_whole(page)

    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("/reponses$"))
    expect(page.locator(".drawing .patch")).to_have_count(2)
    assert_accessible(page)
    expect_whole(page)

    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile("/pratiques/1$"))
    page.keyboard.press("PageDown")
    page.wait_for_url(re.compile("/reponses$"))
    page.keyboard.press("PageDown")
    page.wait_for_url(re.compile("/raisons$"))
    expect(page.get_by_role("listitem")).to_have_count(5)
    assert_accessible(page)
    expect_whole(page)

    page.goto(f"{start}/dire")
    page.keyboard.press("ArrowRight")
    for rank in range(1, len(consultation.practices) + 1):
        page.wait_for_url(re.compile(f"/dire/{rank}$"))
        if rank == 1:
            assert_accessible(page)
        page.get_by_role("button", name="La position sans les raisons").click()
    page.wait_for_url(re.compile("/dire$"))
    page.get_by_label("Nombre de personnes présentes").fill("3")
    page.get_by_role("button", name="Valider ce que nous disons").click()
    expect(page.get_by_text("Validé par 3 personnes présentes")).to_be_visible()
    assert_accessible(page)
