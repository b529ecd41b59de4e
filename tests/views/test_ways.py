"""Three equal ways to place a position, with scripts off: each button saves and redraws."""

import pytest
from sqlalchemy.orm import Session

from models import Group, Sheet
from models.store.answers import answers_of
from models.store.drafts import AnswerDraft
from tests.builders import CENTRE, EXPERTISE, PARTICIPATION, an_open_consultation
from tests.page import Page, open_page
from tests.participants import CONTINUE, begin, place
from tests.visitors import Visitor


@pytest.fixture
def team(session: Session) -> Group:
    return an_open_consultation(session).groups[0]


@pytest.fixture
def page(client: Visitor, session: Session, team: Group) -> Page:
    """The first practice, before anything is placed."""
    return begin(client, session, team)


def saved(session: Session) -> AnswerDraft:
    (answer,) = answers_of(session, session.query(Sheet).one()).values()
    return answer


def way_of(page: Page, moment: str) -> str:
    (pressed,) = page.all(f".moment-{moment} .way[aria-pressed=true]")
    return pressed.text


def test_the_triangle_shows_first_and_the_two_other_ways_are_buttons(page: Page) -> None:
    assert way_of(page, "current") == way_of(page, "desired") == "Sur le triangle"
    assert [button.text for button in page.all(".position.moment-current .way")] == [
        "Sur le triangle",
        "Avec des mots",
        "Avec des jetons",
    ]


def test_changing_the_way_of_a_moment_saves_and_keeps_both(page: Page, session: Session) -> None:
    words = page.submit("current.words", current="4-1-1", desired="0-0-6")
    assert (way_of(words, "current"), way_of(words, "desired")) == (
        "Avec des mots",
        "Sur le triangle",
    )
    assert words.form()["current-zone"] == "pole-0"
    tokens = words.submit("current.tokens")
    assert [tokens.form()[f"current-{pole}"] for pole in (1, 2, 3)] == ["4", "1", "1"]
    back = tokens.submit("current.triangle")
    assert back.form()["current"] == "4-1-1"
    assert saved(session).current == (4, 1, 1)
    assert saved(session).desired == PARTICIPATION


def test_the_way_is_remembered_for_the_next_practice_until_the_next_person(
    page: Page, client: Visitor
) -> None:
    second = page.submit("desired.tokens").submit(CONTINUE)
    assert "Pratique 2 sur 6" in second.text
    assert (way_of(second, "current"), way_of(second, "desired")) == (
        "Sur le triangle",
        "Avec des jetons",
    )
    cookie = client.get_cookie("facon")
    assert cookie is not None
    assert cookie.value == "triangle.tokens"
    open_page(client, "/repondre/personne-suivante").submit("Oui, passer l’appareil")
    assert client.get_cookie("facon") is None


def test_who_stays_with_the_triangle_gets_no_cookie_for_it(page: Page, client: Visitor) -> None:
    place(page, EXPERTISE, CENTRE)
    assert client.get_cookie("facon") is None


@pytest.mark.parametrize("cookie", ["", "words", "no.such", "a.b.c", "..", "<b>.tokens"])
def test_a_cookie_that_makes_no_sense_is_no_trouble(
    page: Page, client: Visitor, cookie: str
) -> None:
    client.set_cookie("facon", cookie)
    assert open_page(client, page.url).h1 == page.h1


def test_in_words_the_zone_comes_first_then_one_of_its_places(page: Page, session: Session) -> None:
    words = page.submit("current.words")
    assert [zone.text for zone in words.all(".position.moment-current .zone label[for]")] == [
        "surtout Expertise",
        "surtout Représentation",
        "surtout Participation",
        "entre Expertise et Représentation",
        "entre Expertise et Participation",
        "entre Représentation et Participation",
        "les trois à la fois",
    ]
    first = words.all(".position.moment-current .zone-places")[0]
    assert first.all(".place")[0].text == "tout à fait Expertise"
    words.submit(CONTINUE, **{"current-zone": "pole-0", "current": "5-1-0"})
    assert saved(session).current == (5, 1, 0)


def test_a_zone_without_a_place_comes_back_open_and_says_what_to_do(page: Page) -> None:
    words = page.submit("current.words")
    refused = words.form().fill(**{"current-zone": "pole-1"}).submit(CONTINUE, status=422)
    assert "Choisissez maintenant une des places" in refused.text
    assert refused.form()["current-zone"] == "pole-1"
    assert way_of(refused, "current") == "Avec des mots"


def test_tokens_are_shared_out_one_press_at_a_time(page: Page, session: Session) -> None:
    page = page.submit("current.tokens")
    for button in ["current.1.more"] * 5 + ["current.3.more"]:
        page = page.submit(button)
    assert (
        page.find(".position.moment-current [data-said]").text
        == "presque tout à fait Expertise, un peu Participation"
    )
    assert saved(session).current == (5, 0, 1)
    page = page.submit("current.1.less")
    assert page.form()["current-1"] == "4"
    assert saved(session).current == (5, 0, 1)  # a share that is not finished is not saved yet
    page.submit("current.2.more")
    assert saved(session).current == (4, 1, 1)


def test_half_shared_tokens_are_not_lost_by_looking_at_another_way(page: Page) -> None:
    half = page.submit("current.tokens").submit("current.1.more", desired="2-2-2")
    looked = half.submit("current.words")
    assert way_of(looked, "current") == "Avec des mots"
    again = looked.submit("current.tokens")
    assert (again.form()["current-1"], again.form()["desired"]) == ("1", "2-2-2")


def test_continuing_with_tokens_left_says_how_many(page: Page) -> None:
    half = page.submit("current.tokens").submit("current.1.more")
    assert half.find(".position.moment-current [data-left]").text == "5"
    refused = half.form().submit(CONTINUE, status=422)
    assert "Placez les 6 jetons\u00a0: il en reste 5." in refused.text


def test_the_wish_can_start_from_today(page: Page, session: Session) -> None:
    started = page.submit("desired.start", current="4-1-1")
    assert started.form()["desired"] == "4-1-1"
    assert saved(session).desired == (4, 1, 1)


def test_starting_from_nowhere_says_to_place_today_first(page: Page) -> None:
    refused = page.form().submit("desired.start", status=422)
    assert "Placez d’abord aujourd’hui." in refused.text


def test_clear_empties_one_moment(page: Page, session: Session) -> None:
    cleared = page.submit("current.clear", current="4-1-1", desired="2-2-2")
    assert cleared.form()["current"] == ""
    assert (saved(session).current, saved(session).desired) == (None, CENTRE)


def test_a_comment_still_for_nobody_waits_through_a_change_of_way(page: Page) -> None:
    words = page.submit("current.words", comment="On décide ensemble.")
    assert words.form()["comment"] == "On décide ensemble."


def test_changing_the_way_on_the_way_to_the_check_still_leads_there(
    page: Page, client: Visitor
) -> None:
    words = open_page(client, f"{page.url}?verifier=1").submit("current.words")
    assert words.submit(CONTINUE).h1 == "Vérifiez vos réponses"


def test_the_key_enter_continues_and_does_not_change_the_way(page: Page) -> None:
    """A browser presses the first button of a form."""
    first = page.all("main form button")[0]
    assert (first["name"], first["value"]) == ("go", "next")


def test_the_pair_is_drawn_as_an_arrow_once_both_places_are_there(
    page: Page, client: Visitor
) -> None:
    assert page.all(".pair-figure[hidden]")
    half = page.submit("current.clear", current="2-2-2", desired="6-0-0")
    assert not half.all(".pair-arrow")
    half.submit(CONTINUE, current="0-0-6")
    check = open_page(client, "/repondre/verifier")
    assert len(check.all("[data-line=p1] .pair-arrow")) == 1
    assert not check.all("[data-line=p2] .pair")


def test_who_wishes_no_change_has_a_ring_around_a_dot(page: Page, client: Visitor) -> None:
    page.submit(CONTINUE, current="2-2-2", desired="2-2-2")
    check = open_page(client, "/repondre/verifier")
    assert not check.all(".pair-arrow")
    assert (check.find(".pair-current")["r"], check.find(".pair-desired")["r"]) == ("9", "6")


def test_a_scale_is_answered_in_words_or_with_tokens(
    client: Visitor, session: Session, team: Group
) -> None:
    consultation = team.consultation
    session.delete(consultation.poles[2])
    consultation.tokens = 4
    for practice in consultation.practices:
        practice.pole_sentences = practice.pole_sentences[:2]
    session.commit()
    page = begin(client, session, team)
    assert [button.text for button in page.all(".position.moment-current .way")] == [
        "Avec des mots",
        "Avec des jetons",
    ]
    tokens = page.submit("current.tokens", current="3-1", desired="0-4")
    assert tokens.form()["current-1"] == "3"
    tokens.submit("current.2.more").submit("current.1.less").submit("current.2.more")
    check = open_page(client, "/repondre/verifier")
    assert check.all("[data-line=p1] .pair-arrow")
