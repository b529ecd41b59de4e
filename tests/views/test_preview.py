"""What a phone shows, before the opening: the real pages, which nobody can send."""

import pytest
from sqlalchemy.orm import Session

from imports.gabarit import Length
from models import Consultation, User
from tests.builders import a_consultation, everything_in
from tests.page import Page, open_page
from tests.visitors import Visitor
from views.headers import FRAMED, FRAMING


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return a_consultation(session, facilitator=facilitator, length=Length.COMPLET)


def shown(alice: Visitor, consultation: Consultation, page: str) -> Page:
    return open_page(alice, f"/demarches/{consultation.key}/apercu{page}")


def test_the_consent_is_that_of_the_group(alice: Visitor, consultation: Consultation) -> None:
    for group in consultation.groups:
        page = shown(alice, consultation, f"/consentement?groupe={group.rank}")

        assert "participer?" in page.h1
        assert f"Votre groupe compte {group.expected} personnes" in page.find(".consent").text


def test_a_practice_is_shown_in_both_wordings(alice: Visitor, consultation: Consultation) -> None:
    usual, plain = (
        shown(alice, consultation, f"/pratique/2?groupe=2&mots={words}")
        for words in ("complets", "simples")
    )

    assert usual.find("[data-screen] form").text != plain.find("[data-screen] form").text
    assert plain.all("body.plain-words")
    assert len(usual.all("input[name=current]")) >= 28


def test_it_speaks_each_language_that_is_offered(
    alice: Visitor, consultation: Consultation
) -> None:
    consultation.languages = ["en"]

    assert shown(alice, consultation, "/consentement?langue=en").tree["lang"] == "en-CA"
    assert shown(alice, consultation, "/consentement?langue=ar").tree["lang"] == "fr-CA"


def test_a_practice_that_a_group_is_not_asked_says_so(
    alice: Visitor, consultation: Consultation
) -> None:
    practice = consultation.practices[0]
    practice.asked_of.remove(consultation.groups[2])

    page = shown(alice, consultation, f"/pratique/{practice.rank}?groupe=3")

    assert page.h1 == "Cette pratique n’est pas demandée à ce groupe"


@pytest.mark.parametrize("page", ["/consentement", "/pratique/1"])
def test_nothing_can_be_sent_from_it_and_only_our_pages_frame_it(
    alice: Visitor, session: Session, consultation: Consultation, page: str
) -> None:
    """No script, no form, no way out, no cookie, nothing kept."""
    before = everything_in(session)

    preview = shown(alice, consultation, page)

    policy = preview.response.headers["Content-Security-Policy"]
    assert dict(preview.response.headers).items() >= FRAMED.headers.items()
    for rule in ("form-action 'none'", "script-src 'none'", "frame-ancestors 'self'"):
        assert rule in policy
    assert not preview.all("script")
    assert {link["href"] for link in preview.all("main a")} <= {"#main"}
    assert "feuille" not in str(preview.response.headers.getlist("Set-Cookie"))
    assert everything_in(session) == before


def test_a_page_of_ours_frames_it_and_no_other_page_may_frame(
    alice: Visitor, consultation: Consultation
) -> None:
    page = shown(alice, consultation, "?ecran=2&groupe=2&mots=simples")

    frame = page.find("iframe")
    assert frame["src"].endswith("/apercu/pratique/2?groupe=2&langue=fr&mots=simples")
    assert alice.get(frame["src"]).status_code == 200
    assert dict(page.response.headers).items() >= FRAMING.headers.items()
    desk = open_page(alice, f"/demarches/{consultation.key}")
    assert "frame-src" not in desk.response.headers["Content-Security-Policy"]


def test_the_questionnaire_leads_to_it(alice: Visitor, consultation: Consultation) -> None:
    page = open_page(alice, f"/demarches/{consultation.key}/questionnaire")

    assert page.follow("Le voir sur un téléphone").h1 == "Comme un téléphone le montre"


@pytest.mark.parametrize("page", ["?groupe=9", "/consentement?groupe=9", "/pratique/1?groupe=0"])
def test_a_group_that_does_not_exist_shows_nothing(
    alice: Visitor, consultation: Consultation, page: str
) -> None:
    open_page(alice, f"/demarches/{consultation.key}/apercu{page}", status=404)
