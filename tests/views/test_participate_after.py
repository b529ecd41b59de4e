"""After sending: the receipt, changing with the code, erasing, and handing the phone over."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from models import Comment, Group, Response, Sheet
from models.store.answers import answers_of
from models.store.collecting import count_sent
from tests.builders import CENTRE, everything_in
from tests.page import Page, open_page
from tests.participants import (
    ACCEPT,
    BACK,
    CONTINUE,
    SEND,
    NewClient,
    a_code,
    answer_everything,
    begin,
    place,
)
from tests.visitors import Visitor

SECRET_WORDS = "Une phrase que personne d’autre ne dirait."
EDITING = ("/repondre/pratique/1", "/repondre/verifier", "/repondre/continuer")


@pytest.fixture
def page(client: Visitor, session: Session, team: Group) -> Page:
    """Bob stands before his first practice."""
    return begin(client, session, team)


@pytest.fixture
def receipt(page: Page) -> Page:
    """Bob has sent everything."""
    return answer_everything(page, CENTRE, CENTRE).submit(SEND)


def code_on(page: Page) -> str:
    return page.find(".big-code").text


def reopen(client: FlaskClient, code: str) -> Page:
    return open_page(client, "/repondre/reprendre").form().fill(code=code).submit()


def test_the_receipt_says_that_nobody_reads_and_gives_the_code_in_three_parts(
    receipt: Page,
) -> None:
    assert [len(part) for part in code_on(receipt).split()] == [4, 4, 4]
    assert "Personne ne lit les réponses avant." in receipt.text


def test_the_receipt_says_where_the_code_is_typed(receipt: Page) -> None:
    assert receipt.find(".receipt-address").text.endswith("/repondre/reprendre")
    assert "Il faut votre code de reprise." in receipt.text


def test_the_code_is_there_from_the_first_practice_and_stays_the_same(
    page: Page, receipt: Page
) -> None:
    assert page.find("#p1 strong").text == code_on(page) == code_on(receipt)


@pytest.mark.parametrize("url", EDITING)
def test_after_sending_the_phone_shows_only_the_receipt(receipt: Page, url: str) -> None:
    assert open_page(receipt.client, url).h1 == receipt.h1


def test_to_change_a_sent_answer_the_code_is_asked(receipt: Page) -> None:
    asked = receipt.follow("Modifier, garder ou effacer mes réponses")
    assert asked.h1 == "Rouvrir ma feuille"
    assert open_page(receipt.client, "/repondre/effacer").h1 == asked.h1


def as_it_is_typed(code: str) -> list[str]:
    """The ways in which a code is copied from a card: O for 0, I or L for 1, any case, any gap."""
    return [
        code.lower(),
        code.replace(" ", ""),
        code.replace(" ", "-"),
        code.replace(" ", "\u2013").lower(),
        f"  {code}  ".replace("0", "O").replace("1", "I"),
        code.lower().replace("0", "o").replace("1", "l"),
    ]


def test_the_resume_code_opens_the_sheet_however_it_is_typed(
    page: Page, another_client: NewClient
) -> None:
    for typed in as_it_is_typed(code_on(page)):
        assert reopen(another_client(), typed).url.endswith("/repondre/pratique/1"), typed


def test_the_code_opens_the_answers_and_each_step_replaces_what_was_sent(
    receipt: Page, another_client: NewClient, session: Session, team: Group
) -> None:
    check = reopen(another_client(), code_on(receipt).lower().replace(" ", "-"))
    assert check.text.count("les trois à la fois") == 12
    changed = open_page(check.client, check.find("[data-line=p1] a")["href"])
    changed.submit(CONTINUE, current="6-0-0")
    answers = answers_of(session, session.query(Sheet).one())
    assert [answer.current for answer in answers.values()].count((6, 0, 0)) == 1
    assert count_sent(session, team.consultation)[team.id] == 1


def test_when_changes_are_finished_the_phone_shows_only_the_receipt_again(
    receipt: Page,
) -> None:
    check = reopen(receipt.client, code_on(receipt))
    check.submit("J’ai terminé")
    assert open_page(receipt.client, EDITING[0]).h1 == receipt.h1


def test_a_cookie_of_a_receipt_cannot_be_made_into_one_that_changes(
    receipt: Page, app: Flask
) -> None:
    cookie = receipt.client.get_cookie("feuille")
    token = cookie.value if cookie else ""
    for forged in (f"{token}.", f"{token}.{'0' * 32}", f"{token}.é"):
        eve = app.test_client()
        eve.set_cookie("feuille", forged)
        assert open_page(eve, EDITING[0]).h1 == receipt.h1


def test_the_code_opens_an_unfinished_sheet_where_it_was_left(
    page: Page, another_client: NewClient
) -> None:
    place(page, CENTRE, CENTRE)
    assert reopen(another_client(), code_on(page)).url.endswith("/repondre/pratique/2")


def test_opening_a_sheet_elsewhere_takes_it_off_the_first_phone(
    page: Page, another_client: NewClient
) -> None:
    reopen(another_client(), code_on(page))
    gone = open_page(page.client, page.url, status=410)
    assert gone.follow("Entrer mon code de reprise").h1 == "Rouvrir ma feuille"


def test_a_wrong_resume_code_says_so_and_stays_in_its_field(client: Visitor) -> None:
    asked = open_page(client, "/repondre/reprendre")
    refused = asked.form().fill(code="ABCD-EFGH-JKMN").submit(status=404)
    assert "Ce code de reprise ne fonctionne pas" in refused.text
    assert refused.form()["code"] == "ABCD-EFGH-JKMN"


def test_erasing_takes_two_taps_and_leaves_nothing(
    page: Page, session: Session, team: Group
) -> None:
    page.submit(CONTINUE, current="6-0-0", comment=SECRET_WORDS, audience="workshop")
    second = open_page(page.client, "/repondre/pratique/2", typed=[SECRET_WORDS])
    gone = second.follow("Effacer mes réponses").submit("Oui, tout effacer")
    assert gone.h1 == "Vos réponses sont effacées"
    for table in (Sheet, Response, Comment):
        assert session.query(table).count() == 0
    assert SECRET_WORDS not in everything_in(session)
    open_page(page.client, page.url, status=403)


@pytest.mark.parametrize("sent", [True, False], ids=["sent", "draft"])
def test_from_the_code_erasing_is_two_taps(
    page: Page, another_client: NewClient, session: Session, team: Group, sent: bool
) -> None:
    """The code is typed, one tap says to erase, and a second one that it is meant."""
    code = code_on(page)
    if sent:
        answer_everything(page, CENTRE, CENTRE).submit(SEND)
    typed = open_page(another_client(), "/repondre/reprendre").form().fill(code=code)

    gone = typed.submit("Effacer mes réponses").submit("Oui, tout effacer")

    assert gone.h1 == "Vos réponses sont effacées"
    assert count_sent(session, team.consultation).get(team.id, 0) == 0
    assert session.query(Sheet).count() == 0


def test_a_wrong_code_erases_nothing(page: Page, another_client: NewClient) -> None:
    typed = open_page(another_client(), "/repondre/reprendre").form().fill(code="ABCD EFGH JKMN")

    refused = typed.submit("Effacer mes réponses", status=404)

    assert "Ce code de reprise ne fonctionne pas" in refused.text
    assert open_page(page.client, page.url).h1 == page.h1


def test_on_the_check_erasing_is_in_sight_and_takes_two_taps(page: Page, session: Session) -> None:
    check = answer_everything(page, CENTRE, CENTRE)
    assert "Effacer mes réponses" in check.find("#verifier").text

    check.follow("Effacer mes réponses").submit("Oui, tout effacer")

    assert session.query(Sheet).count() == 0


def test_from_any_screen_of_a_sheet_the_device_can_be_handed_over(page: Page) -> None:
    asked = page.follow("Personne suivante")
    assert "Pour la rouvrir, il faut son code de reprise." in asked.text
    assert "Tout est effacé de cet appareil" in asked.submit("Oui, passer l’appareil").text


def test_a_sent_answer_is_erased_with_its_code(
    receipt: Page, session: Session, team: Group
) -> None:
    check = reopen(receipt.client, code_on(receipt))
    check.follow("Effacer mes réponses").submit("Oui, tout effacer")
    assert count_sent(session, team.consultation)[team.id] == 0


def test_changing_one_s_mind_before_erasing_loses_nothing(page: Page) -> None:
    second = place(page, CENTRE, CENTRE)
    kept = second.follow("Effacer mes réponses").follow("Non, garder mes réponses")
    assert kept.submit(BACK).form()["current"] == "2-2-2"


def test_the_next_person_finds_nothing_of_the_one_before(
    receipt: Page, session: Session, team: Group
) -> None:
    cleared = receipt.form("form").submit("Personne suivante")
    assert "Tout est effacé de cet appareil" in cleared.text
    for url in ("/repondre/recu", *EDITING):
        open_page(receipt.client, url, status=403)
    assert count_sent(session, team.consultation)[team.id] == 1


def test_a_draft_handed_over_is_found_again_by_its_code_only(
    page: Page, another_client: NewClient
) -> None:
    place(page, CENTRE, CENTRE)
    code = code_on(page)
    open_page(page.client, "/repondre/personne-suivante").submit("Oui, passer l’appareil")
    open_page(page.client, page.url, status=403)
    assert reopen(another_client(), code).url.endswith("/repondre/pratique/2")


def test_no_page_of_a_sheet_is_kept_by_the_browser(page: Page, receipt: Page) -> None:
    for one in (page, receipt):
        assert one.response.headers["Cache-Control"] == "no-store"


def test_the_sheet_travels_in_one_http_only_cookie_and_never_in_the_address(
    client: Visitor, session: Session, team: Group
) -> None:
    consent = open_page(client, f"/r/{a_code(session, team)}")
    response = client.post("/repondre/consentement", data=consent.form().values)
    (cookie,) = response.headers.getlist("Set-Cookie")
    assert cookie.startswith("feuille=")
    for attribute in ("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=15552000"):
        assert attribute in cookie
    token = cookie.split("=", 1)[1].split(";")[0]
    assert token not in response.headers["Location"]
    page = open_page(client, response.headers["Location"])
    assert token not in page.response.get_data(as_text=True)


class TestInProduction:
    @pytest.fixture
    def settings(self) -> dict[str, object]:
        return {"ESSAI": False, "BASE_URL": "https://trois-voix.test"}

    def test_the_cookie_is_bound_to_the_host_and_to_https(
        self, client: Visitor, session: Session, team: Group
    ) -> None:
        code, https = a_code(session, team), "https://localhost"
        scanned = client.get(f"/r/{code}", base_url=https)
        (cookie,) = scanned.headers.getlist("Set-Cookie")
        assert cookie.startswith("__Host-entree=")
        assert "Secure" in cookie
        assert client.get(scanned.location, base_url=https).status_code == 200

    def test_no_page_says_that_it_is_a_trial(self, client: Visitor) -> None:
        assert "Mode essai" not in client.get("/repondre").text


def test_looking_at_pages_writes_nothing(page: Page, session: Session) -> None:
    before = everything_in(session)
    for url in ("/repondre", "/repondre/recu", "/repondre/effacer", "/repondre/efface", *EDITING):
        page.client.get(url)
    assert everything_in(session) == before


def test_accepting_again_after_going_back_finds_the_same_sheet(
    client: Visitor, session: Session, team: Group
) -> None:
    consent = open_page(client, f"/r/{a_code(session, team)}")
    second = place(consent.submit(ACCEPT), CENTRE, CENTRE)
    assert (
        open_page(client, "/repondre/consentement").follow("Continuer ma feuille").url == second.url
    )
    consent.submit(ACCEPT)
    assert session.query(Sheet).count() == 1
