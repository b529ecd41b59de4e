"""A facilitator who makes every mistake that the screens allow loses nothing."""

from io import BytesIO
from typing import Final

import pytest
from flask import Flask
from openpyxl import Workbook
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from models import Consultation, User
from models.store.collecting import count_sent
from models.store.drafts import ProposalDraft
from models.store.proposals import add_proposal
from tests.browsing import Browse, Phones, browser_of
from tests.builders import (
    a_facilitator,
    a_meeting,
    a_read_consultation,
    a_sent_sheet,
    an_open_consultation,
)
from tests.clock import START, Clock

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

PISTE: Final = "Décider du budget en assemblée."
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def noe(session: Session, phones: Phones, app: Flask) -> tuple[User, Browse]:
    """Noé, who accompanies the same démarche, and his browser."""
    account = a_facilitator(session, "Noé")
    session.commit()
    return account, browser_of(account, phones, app)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_closing_asked_too_early_is_called_off_and_the_collection_goes_on(
    browse: Browse, session: Session, facilitator: User, clock: Clock
) -> None:
    """Under three answers the screen asks first; within ten minutes everything can be undone."""
    team = an_open_consultation(session, facilitator=facilitator).groups[0]
    a_sent_sheet(session, team)
    session.commit()
    page, desk = browse(), f"/demarches/{team.consultation.key}"

    page.goto(f"{desk}/groupes/1/fermer")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Moins de trois réponses")
    page.get_by_role("link", name="Fermer quand même…").click()
    page.get_by_role("checkbox").check()
    press(page, "Fermer dans dix minutes")
    expect(page.get_by_text("Fermeture à")).to_be_visible()
    clock.advance(minutes=9)
    press(page, "Annuler la fermeture")
    expect(page.get_by_text("Fermeture à")).to_have_count(0)
    clock.advance(minutes=9)
    page.reload()
    expect(page.get_by_text("1 sur 5")).to_be_visible()
    session.commit()

    assert count_sent(session, team.consultation)[team.id] == 1


def test_two_facilitators_who_change_one_meeting_both_find_their_words(
    browse: Browse, noe: tuple[User, Browse], session: Session, facilitator: User
) -> None:
    """Who comes second sees what is kept, still holds what they typed, and decides."""
    consultation = an_open_consultation(session, facilitator=facilitator)
    consultation.facilitators.append(noe[0])
    meeting = a_meeting(session, consultation, day=START.date())
    session.commit()
    url = f"/demarches/{consultation.key}/rencontres/{meeting.key}"
    alice, other = browse(), noe[1]()
    for page in (alice, other):
        page.goto(url)

    alice.locator("[name=place]").fill("La bibliothèque")
    press(alice, "Enregistrer la rencontre")
    expect(alice.get_by_text("La bibliothèque")).to_be_visible()
    other.locator("[name=place]").fill("Le centre communautaire")
    press(other, "Enregistrer la rencontre")
    expect(other.locator(".kept", has_text="La bibliothèque")).to_be_visible()
    expect(other.locator("[name=place]")).to_have_value("Le centre communautaire")
    press(other, "Enregistrer la rencontre")
    expect(other.get_by_text("Le centre communautaire")).to_be_visible()


def test_a_wrong_workbook_changes_no_piste(
    browse: Browse, session: Session, facilitator: User
) -> None:
    read = a_read_consultation(session, facilitator=facilitator)
    add_proposal(session, read, ProposalDraft(text=PISTE))
    session.commit()
    page, pistes = browse(), f"/demarches/{read.key}/pistes"

    for name, content in (("budget.xlsx", _another_workbook()), ("photo.xlsx", b"\x89PNG")):
        page.goto(f"{pistes}/televerser")
        page.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": XLSX, "buffer": content}
        )
        press(page, "Lire la feuille")
        expect(page.get_by_role("alert").or_(page.locator(".notice.problem"))).to_be_visible()
    page.goto(pistes)

    expect(page.get_by_text(PISTE)).to_be_visible()


def _another_workbook() -> bytes:
    book = Workbook()
    book.active["A1"] = "Budget 2027"  # type: ignore[index]
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_tab_of_yesterday_gives_back_what_was_typed_in_it(
    browse: Browse, phones: Phones, session: Session, facilitator: User
) -> None:
    """The session is over; signed in again in another tab, one button saves it all."""
    read: Consultation = a_read_consultation(session, facilitator=facilitator)
    session.commit()
    page = browse()
    signed_in = page.context.cookies()
    page.goto(f"/demarches/{read.key}/pistes/ajouter")
    page.get_by_label("La piste, en une phrase").fill(PISTE)

    page.context.clear_cookies()
    press(page, "Enregistrer la piste")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Votre session a pris fin : rien n’est perdu"
    )
    page.context.add_cookies(signed_in)  # type: ignore[arg-type]
    press(page, "Reprendre ce que j’ai écrit")
    expect(page.get_by_label("La piste, en une phrase")).to_have_value(PISTE)
    press(page, "Enregistrer la piste")
    expect(page.get_by_text(PISTE)).to_be_visible()
    phones.troubles.clear()  # the refusal of a session that was over
