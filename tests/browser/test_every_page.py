"""Every page that a route answers with, on a phone: nobody is shut out, nothing sticks out."""

import pytest
from flask import Flask
from playwright.sync_api import Page
from sqlalchemy.orm import Session

from quality.pictures import NOT_PICTURED, OPEN, PREPARING, Pictured, names_any, pages_of
from quality.stage import set_the_stage
from tests.accessible import faults_on
from tests.answering import enter
from tests.browsing import Phones, browser_of
from tests.clock import START

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def test_every_page_is_accessible_and_fits_a_phone(
    phones: Phones, app: Flask, session: Session
) -> None:
    """A page comes here by its route alone: none can be forgotten."""
    stage = set_the_stage(session, now=START)
    session.commit()
    pages = list(pages_of(app, session, stage))
    bob = phones()
    enter(bob, session, stage.open.groups[0])
    alice = browser_of(stage.facilitator, phones, app)(viewport={"width": 360, "height": 740})
    nobody = phones()
    session.commit()

    found = {
        pictured.name: faults
        for pictured in pages
        if (faults := _faults(pictured.who_sees(alice, bob, nobody), pictured))
    }

    assert found == {}


def _faults(page: Page, pictured: Pictured) -> list[str]:
    page.goto(pictured.url)
    root = "document.documentElement"
    too_wide = page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
    return [*faults_on(page), *([f"{too_wide} px too wide"] if too_wide else [])]


def test_no_exception_of_the_pictures_is_out_of_date(app: Flask) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    named = {*NOT_PICTURED, *PREPARING, *OPEN}
    stale = {each for each in named if not any(names_any((each,), one) for one in endpoints)}

    assert stale == set()
