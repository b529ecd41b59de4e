"""Whatever goes wrong, a page says what to do, with the right status, and nothing typed is lost."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from analysis.report import Role
from models import Entry, Group, Response, Sheet
from models.codes import new_code
from models.store.answers import answers_of
from models.store.closing import GRACE, ask_closing, call_off_closing
from models.store.collecting import count_sent
from models.store.drafts import GroupDraft
from tests.builders import CENTRE, a_sent_sheet, an_open_consultation
from tests.clock import Clock
from tests.page import Page, open_page
from tests.participants import (
    ACCEPT,
    CONTINUE,
    SEND,
    NewClient,
    a_code,
    answer_everything,
    begin,
    place,
)
from tests.visitors import Visitor

WORDS = "On décide ensemble, autour d’un café."


@pytest.fixture
def page(client: Visitor, session: Session, team: Group) -> Page:
    """Bob stands before his first practice."""
    return begin(client, session, team)


def typed_page(page: Page) -> dict[str, str]:
    form = page.form()
    return {name: form[name] for name in ("current", "desired", "comment", "audience")}


# Codes


@pytest.mark.parametrize("code", ["ABCDEFGHJK", "ABCDEF", "x", "0" * 400, "../../etc", "😀", "%00"])
def test_an_unknown_code_says_so_and_stays_in_its_field(client: Visitor, code: str) -> None:
    page = open_page(client, "/repondre").form().fill(code=code).submit(status=_status_of(code))
    assert "Vérifiez-le" in page.text or "trop long" in page.text
    assert page.form()["code"] == code
    assert page.title.startswith("Erreur\u00a0: ")


def _status_of(code: str) -> int:
    return 422 if len(code) > 40 else 404


def test_an_unknown_scanned_code_shows_where_to_type_it(client: Visitor) -> None:
    page = open_page(client, f"/r/{new_code(10)}", status=404)
    assert "Ce code ne fonctionne pas" in page.text


def test_an_empty_code_is_asked_for(client: Visitor) -> None:
    page = open_page(client, "/repondre").form().submit(status=422)
    assert "Entrez le code de votre carton" in page.text


def test_a_used_card_leads_to_the_resume_code(
    client: Visitor, another_client: NewClient, session: Session, team: Group
) -> None:
    code = a_code(session, team)
    open_page(client, f"/r/{code}").submit(ACCEPT)
    eve = open_page(another_client(), f"/r/{code}", status=404)
    assert "Si votre carton a déjà servi, entrez plutôt votre code de reprise" in eve.text
    assert session.query(Sheet).count() == 1


def test_a_card_used_while_someone_reads_the_consent_says_so(
    client: Visitor, another_client: NewClient, session: Session, team: Group
) -> None:
    code = a_code(session, team)
    bob, eve = (open_page(one, f"/r/{code}") for one in (client, another_client()))
    bob.submit(ACCEPT)
    refused = eve.form().submit(ACCEPT, status=410)
    assert refused.h1 == "Ce carton a déjà servi"


def test_whoever_scans_again_finds_the_sheet_that_was_begun(
    client: Visitor, session: Session, team: Group
) -> None:
    code = a_code(session, team)
    place(open_page(client, f"/r/{code}").submit(ACCEPT), CENTRE, CENTRE)
    again = open_page(client, f"/r/{code}")
    assert again.follow("Continuer ma feuille").url.endswith("/repondre/pratique/2")


def test_a_group_that_is_full_says_to_talk_about_it(client: Visitor, session: Session) -> None:
    by_address = GroupDraft(role=Role.OTHER, label="Bénévoles", expected=1, entry=Entry.ADDRESS)
    group = an_open_consultation(session, groups=[by_address]).groups[0]
    check = answer_everything(begin(client, session, group), CENTRE, CENTRE)
    a_sent_sheet(session, group)
    refused = check.form("#verifier form").submit(status=409)
    assert "Votre groupe a déjà toutes ses réponses" in refused.text
    assert count_sent(session, group.consultation)[group.id] == 1


# Answers that no browser sends


@pytest.mark.parametrize("value", ["4-1-4", "6-0", "7--1-0", "nothing", "0-0-7"])
def test_a_position_that_is_not_in_the_triangle_is_refused(
    page: Page, session: Session, value: str
) -> None:
    form = page.form().fill(desired="0-0-6", comment=WORDS, audience="plenary").forge(current=value)
    refused = form.submit(CONTINUE, status=422)
    assert "Cette place n’existe pas" in refused.text
    assert typed_page(refused) | {"current": ""} == {
        "current": "",
        "desired": "0-0-6",
        "comment": WORDS,
        "audience": "plenary",
    }
    assert session.query(Response).count() == 0


@pytest.mark.parametrize(
    "tokens", [("7", "0", "0"), ("2", "2", "1"), ("-1", "7", "0"), ("a", "", "")]
)
def test_tokens_out_of_range_are_refused_and_come_back(
    page: Page, session: Session, team: Group, tokens: tuple[str, str, str]
) -> None:
    team.consultation.tokens = 12
    session.commit()
    typed = {f"current-{pole}": text for pole, text in enumerate(tokens, start=1)}
    asked = open_page(page.client, page.url)
    refused = asked.form().fill(**typed).submit(CONTINUE, status=422)
    assert "jeton" in refused.find("#p1-current .error").text
    assert [refused.form()[name] for name in typed] == list(tokens)


@pytest.mark.parametrize("character", ["é", "😀", "ع", "\n"])
def test_a_comment_of_50_000_characters_comes_back_whole(page: Page, character: str) -> None:
    words = "x" + character * 49_998 + "x"
    form = page.form().fill(comment=words, audience="workshop", current="2-2-2")
    refused = form.submit(CONTINUE, status=422)
    assert "Votre texte est trop long\u00a0: 50\u00a0000 caractères" in refused.text
    assert refused.form()["comment"] == words
    assert refused.form()["current"] == "2-2-2"


def test_a_comment_without_an_audience_is_asked_for_one_and_nothing_is_lost(
    page: Page, session: Session
) -> None:
    refused = page.form().fill(current="6-0-0", comment=WORDS).submit(CONTINUE, status=422)
    assert refused.find("#error-summary a")["href"] == "#p1-audience"
    assert "Choisissez pour qui" in refused.find("#p1-audience .error").text
    assert typed_page(refused)["comment"] == WORDS
    refused.submit(CONTINUE, audience="facilitator")
    (answer,) = answers_of(session, session.query(Sheet).one()).values()
    assert (answer.current, answer.comment) == ((6, 0, 0), WORDS)


@pytest.mark.parametrize("rank", ["0", "99", "999999999999999999999"])
def test_a_practice_that_is_not_asked_does_not_exist(page: Page, rank: str) -> None:
    open_page(page.client, f"/repondre/pratique/{rank}", status=404)


# Expired forms, cookies, tabs


def test_a_form_of_another_sheet_comes_back_filled_and_works_the_second_time(
    page: Page, session: Session
) -> None:
    form = page.form().fill(current="6-0-0", comment=WORDS, audience="workshop")
    refused = form.forge(csrf_token="of yesterday").submit(CONTINUE, status=400)
    assert "Ce que vous avez écrit est encore ici" in refused.text
    assert typed_page(refused)["comment"] == WORDS
    refused.submit(CONTINUE)
    (answer,) = answers_of(session, session.query(Sheet).one()).values()
    assert answer.comment == WORDS


@pytest.mark.parametrize(
    "url", ["/repondre", "/repondre/reprendre", "/repondre/verifier", "/repondre/effacer"]
)
def test_every_form_needs_its_token(page: Page, session: Session, url: str) -> None:
    asked = open_page(page.client, url)
    asked.form("main form").forge(csrf_token="", code="ABC").submit(status=400)
    assert session.query(Sheet).filter_by(sent=False).count() == 1


def test_accepting_without_a_token_begins_nothing(
    client: Visitor, session: Session, team: Group
) -> None:
    consent = open_page(client, f"/r/{a_code(session, team)}")
    consent.form().forge(csrf_token="").submit(ACCEPT)
    assert session.query(Sheet).count() == 0


@pytest.mark.parametrize("url", ["/repondre/consentement", "/repondre/pratique/1"])
def test_a_browser_without_cookies_is_told_what_to_do(app: Flask, url: str) -> None:
    refusing = app.test_client(use_cookies=False)
    page = open_page(refusing, url, status=400 if "consent" in url else 403)
    assert "témoins" in page.text
    assert page.all("main .actions a")


def test_a_code_typed_without_cookies_stays_in_its_field(
    app: Flask, session: Session, team: Group
) -> None:
    refusing = app.test_client(use_cookies=False)
    code = a_code(session, team)
    page = open_page(refusing, "/repondre").form().fill(code=code).submit(status=400)
    assert "Votre navigateur ne garde pas les témoins" in page.text
    assert page.form()["code"] == code


def test_a_comment_sent_without_a_sheet_is_shown_to_be_copied(page: Page) -> None:
    page.client.delete_cookie("feuille")
    refused = page.form().fill(comment=WORDS, audience="workshop").submit(CONTINUE, status=403)
    assert refused.find(".kept").text == WORDS


def test_a_second_tab_saves_like_the_first(page: Page, session: Session) -> None:
    place(page, CENTRE, CENTRE)
    page.submit(CONTINUE, current="6-0-0", desired="0-0-6")
    (answer,) = answers_of(session, session.query(Sheet).one()).values()
    assert (answer.current, answer.desired) == ((6, 0, 0), (0, 0, 6))


def test_a_tab_left_open_during_the_sending_loses_nothing(page: Page) -> None:
    answer_everything(page, CENTRE, CENTRE).submit(SEND)
    late = page.form().fill(current="6-0-0", comment=WORDS, audience="workshop")
    refused = late.submit(CONTINUE, status=409)
    assert "Vos réponses étaient déjà envoyées" in refused.text
    assert typed_page(refused)["comment"] == WORDS


# Closing


def test_during_the_grace_nothing_enters_and_the_page_comes_back_filled(
    page: Page, session: Session, team: Group, clock: Clock
) -> None:
    ask_closing(session, team, now=clock())
    form = page.form().fill(current="6-0-0", comment=WORDS, audience="workshop")
    refused = form.submit(CONTINUE, status=409)
    assert "Votre groupe se ferme" in refused.text
    assert typed_page(refused)["comment"] == WORDS
    assert session.query(Response).count() == 0
    call_off_closing(session, team)
    assert refused.submit(CONTINUE).url.endswith("/repondre/pratique/2")


def test_during_the_grace_nothing_is_sent(
    page: Page, session: Session, team: Group, clock: Clock
) -> None:
    check = answer_everything(page, CENTRE, CENTRE)
    ask_closing(session, team, now=clock())
    refused = check.form("#verifier form").submit(status=409)
    assert "la fermeture" in refused.text
    assert count_sent(session, team.consultation)[team.id] == 0


def test_during_the_grace_nobody_enters(
    client: Visitor, session: Session, team: Group, clock: Clock
) -> None:
    code = a_code(session, team)
    ask_closing(session, team, now=clock())
    assert open_page(client, f"/r/{code}", status=409).h1 == "Votre groupe se ferme"


def test_during_the_grace_a_resume_code_and_an_erasure_wait(
    page: Page, another_client: NewClient, session: Session, team: Group, clock: Clock
) -> None:
    code = page.find(".big-code").text
    erase = open_page(page.client, "/repondre/effacer")
    ask_closing(session, team, now=clock())
    elsewhere = open_page(another_client(), "/repondre/reprendre")
    assert elsewhere.form().fill(code=code).submit(status=409).h1 == "Votre groupe se ferme"
    assert erase.form().submit(status=409).h1 == "Votre groupe se ferme"


def test_once_closed_a_page_left_open_says_so_and_shows_the_comment(
    page: Page, session: Session, team: Group, clock: Clock
) -> None:
    ask_closing(session, team, now=clock())
    session.commit()
    clock.advance(seconds=GRACE.total_seconds())
    late = page.form().fill(comment=WORDS, audience="workshop").submit(CONTINUE, status=410)
    assert late.h1 == "Cette feuille n’est plus ouverte ici"
    assert late.find(".kept").text == WORDS


def test_once_closed_no_code_opens_anything(
    page: Page, another_client: NewClient, session: Session, team: Group, clock: Clock
) -> None:
    card, resume_code = a_code(session, team), page.find(".big-code").text
    ask_closing(session, team, now=clock())
    session.commit()
    clock.advance(seconds=GRACE.total_seconds())
    eve = another_client()
    open_page(eve, f"/r/{card}", status=404)
    asked = open_page(eve, "/repondre/reprendre")
    refused = asked.form().fill(code=resume_code).submit(status=404)
    assert "Après la fermeture de votre groupe" in refused.text
