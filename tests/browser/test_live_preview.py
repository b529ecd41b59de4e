"""A phone shows at once what Alice writes; and her pages of preparation are accessible."""

import pytest
from playwright.sync_api import expect
from sqlalchemy.orm import Session

from models import Consultation, User
from models.store.interrupting import pause
from tests.accessible import assert_accessible
from tests.browsing import Browse
from tests.builders import a_consultation, an_open_consultation
from tests.clock import START

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def test_the_phone_shows_what_is_typed_before_it_is_saved(
    browse: Browse, session: Session, facilitator: User
) -> None:
    consultation = a_consultation(session, facilitator=facilitator)
    session.commit()
    page = browse(viewport={"width": 1280, "height": 800})
    page.goto(f"/demarches/{consultation.key}/consentement")
    phone = page.frame_locator("iframe[name=apercu]")
    expect(phone.get_by_text("Alice vous invite.")).to_be_visible()

    page.get_by_label("L’invitation").fill("{facilitator} vous écrit. Ici, {organisation}.")

    expect(phone.get_by_text("Alice vous écrit. Ici, La Maison du coin.")).to_be_visible()
    expect(phone.get_by_text("Personne ne lit les réponses avant la fermeture.")).to_be_visible()
    page.get_by_role("link", name="Les destinataires").click()
    expect(phone.get_by_text("Votre groupe compte 4 personnes")).to_be_visible()
    expect(page.get_by_label("L’invitation")).to_have_value(
        "{facilitator} vous écrit. Ici, {organisation}."
    )


def test_the_pages_of_preparation_and_of_mishaps_are_accessible(
    browse: Browse, session: Session, facilitator: User
) -> None:
    prepared, waiting = (
        made(session, facilitator=facilitator) for made in (a_consultation, an_open_consultation)
    )
    pause(session, waiting, now=START, words="On attend la fin des fêtes.")
    session.commit()
    page = browse(viewport={"width": 360, "height": 740})

    for url in (*_of(prepared, PREPARING), *_of(waiting, COLLECTING)):
        page.goto(url)
        assert_accessible(page)


PREPARING = ("", "/pret", "/conditions", "/consentement", "/apercu?ecran=1", "/essai")
COLLECTING = ("", "/pause", "/arreter?encore=1", "/corriger", "/corriger/1", "/imprevus")


def _of(consultation: Consultation, paths: tuple[str, ...]) -> list[str]:
    return [f"/demarches/{consultation.key}{path}" for path in paths]
