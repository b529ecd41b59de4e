"""Answering with help, scripts off: one sentence at a time, and the same answers as everywhere."""

import pytest
from sqlalchemy.orm import Session

from analysis.position import Skip
from analysis.report import Audience
from models import Group, Pole, Sheet
from models.store.answers import answers_of
from models.store.closing import ask_closing
from models.store.drafts import AnswerDraft
from tests.builders import CENTRE, EXPERTISE, an_open_consultation, everything_in
from tests.clock import START
from tests.page import Page, open_page
from tests.participants import ACCEPT, CHECK, CONTINUE, SEND, a_code, begin
from tests.visitors import Visitor

HELP = "/repondre/avec-aide"
YES = "Nous sommes d’accord"
IN_HELP = "Quelqu’un m’aide à répondre"


@pytest.fixture
def people(session: Session) -> Group:
    return an_open_consultation(session).groups[1]


@pytest.fixture
def page(client: Visitor, session: Session, people: Group) -> Page:
    """The first practice of Chloé, whom her neighbour helps."""
    door = open_page(client, f"/r/{a_code(session, people)}").follow(IN_HELP)
    return door.submit(YES).submit(ACCEPT)


def with_poles(session: Session, group: Group, poles: int, *, tokens: int) -> None:
    """Ask the same practices between so many poles."""
    consultation = group.consultation
    consultation.tokens = tokens
    for pole in consultation.poles[poles:]:
        session.delete(pole)
    for rank in range(len(consultation.poles) + 1, poles + 1):
        consultation.poles.append(Pole(rank=rank, name=f"Pôle {rank}"))
    for practice in consultation.practices:
        practice.pole_sentences = practice.pole_sentences[:poles] if poles < 3 else []
    session.commit()


def saved(session: Session) -> AnswerDraft:
    session.expire_all()
    (answer,) = answers_of(session, session.query(Sheet).one()).values()
    return answer


def press(page: Page, value: str) -> Page:
    return page.form("form.asking").submit(value)


def answer(page: Page, *presses: str) -> Page:
    """Go on from a practice, and press these drawings one after the other."""
    page = page.follow("Continuer")
    for value in presses:
        page = press(page, value)
    return page


def test_the_helper_promises_before_anything_is_asked(
    client: Visitor, session: Session, people: Group
) -> None:
    promise = open_page(client, f"/r/{a_code(session, people)}").follow(IN_HELP)
    said = [line.text for line in promise.all(".promises li")]
    assert said == [
        "Je lis tout haut, mot pour mot.",
        "Je montre les dessins.",
        "Je ne propose jamais de réponse.",
        "Je ne répète à personne ce que j’entends.",
        "Je ne suis ni de l’équipe, ni de la direction, ni du CA.",
    ]
    assert "C’est vous qui choisissez les réponses." in promise.text
    assert session.query(Sheet).count() == 0


@pytest.mark.parametrize("path", ["/1", "/1/souhait", "/1/souhait/pole-0", "/1/relire"])
def test_no_practice_is_shown_before_the_promise(
    client: Visitor, session: Session, people: Group, path: str
) -> None:
    begin(client, session, people)
    assert open_page(client, HELP + path).h1 == IN_HELP


def test_the_consent_is_read_after_the_promise_and_before_the_sheet(
    client: Visitor, session: Session, people: Group
) -> None:
    consent = open_page(client, f"/r/{a_code(session, people)}").follow(IN_HELP).submit(YES)
    assert consent.h1 == "Voulez-vous participer?"
    assert "C’est volontaire." in consent.text
    assert session.query(Sheet).count() == 0
    first = consent.submit(ACCEPT)
    assert first.url == f"{HELP}/1"


def test_a_practice_is_said_then_asked_zone_first_then_one_of_its_places(
    page: Page, session: Session
) -> None:
    assert page.h1 == "Dans l’ensemble, notre organisme"
    assert "Pensez à une semaine ordinaire où vous venez ici." in page.text
    today = page.follow("Continuer")
    assert today.h1 == "Aujourd’hui, c’est plutôt…"
    assert [choice.text for choice in today.all(".pick strong")] == [
        "surtout l’équipe",
        "surtout les porte-parole",
        "surtout le groupe entier",
        "l’équipe et les porte-parole",
        "l’équipe et le groupe entier",
        "les porte-parole et le groupe entier",
        "les trois pareil",
        "Je ne sais pas",
        "Ne s’applique pas",
        "Je préfère ne pas répondre",
    ]
    side = press(today, "pole-0")
    assert side.h1 == "À quel point?"
    assert side.all(".pick strong")[0].text == "seulement l’équipe"
    wish = press(side, "5-1-0")
    assert wish.h1 == "Ce que vous aimeriez, c’est plutôt…"
    side = press(wish, "between-0-2")
    assert side.h1 == "Plutôt de quel côté?"
    kept = press(side, "3-0-3")
    assert kept.h1 == "Voici ce qui est gardé"
    assert [line.text for line in kept.all(".kept-moment strong")] == [
        "surtout l’équipe, un peu les porte-parole",
        "autant l’équipe que le groupe entier",
    ]
    assert (saved(session).current, saved(session).desired) == ((5, 1, 0), (3, 0, 3))


def test_who_is_helped_hears_plain_words_whatever_the_group(
    client: Visitor, session: Session, people: Group
) -> None:
    team = people.consultation.groups[0]
    begin(client, session, team)
    page = open_page(client, HELP).submit(YES).follow("Continuer")
    assert page.all(".pick strong")[0].text == "surtout l’équipe"


def test_every_place_can_be_reached_by_its_zone(page: Page) -> None:
    """Seven zones, and behind them the same 28 places as on the triangle."""
    today = page.follow("Continuer")
    places = ["2-2-2"]
    for zone in today.all(".picks button")[:6]:
        opened = press(today, zone["value"])
        places += [choice["value"] for choice in opened.all(".picks button")]
    usual = today.follow("Prendre la feuille habituelle")
    on_triangle = {radio["value"] for radio in usual.all("main .place input")}
    assert set(places) == on_triangle
    assert len(places) == 28


def test_the_usual_sheet_shows_the_same_answer_and_nothing_is_lost_on_the_way_back(
    page: Page, client: Visitor, session: Session
) -> None:
    kept = answer(page, "middle", "pole-2", "0-0-6")
    usual = kept.follow("Prendre la feuille habituelle")
    form = usual.form()
    assert (form["current"], form["desired"]) == ("2-2-2", "0-0-6")
    form.fill(comment="Le café du lundi.", audience=Audience.WORKSHOP).submit(CONTINUE)
    again = press(press(open_page(client, f"{HELP}/1/aujourdhui"), "pole-0"), "6-0-0")
    assert "seulement l’équipe" in again.text
    assert saved(session) == AnswerDraft(
        current=EXPERTISE,
        desired=(0, 0, 6),
        comment="Le café du lundi.",
        audience=Audience.WORKSHOP,
    )


def test_what_was_chosen_is_marked_and_can_be_kept_changed_or_cleared(
    page: Page, client: Visitor, session: Session
) -> None:
    answer(page, "pole-0", "4-1-1")
    today = open_page(client, f"{HELP}/1/aujourdhui")
    (chosen,) = today.all(".pick[aria-pressed=true]")
    assert chosen["value"] == "pole-0"
    (place,) = press(today, "pole-0").all(".pick[aria-pressed=true]")
    assert place["value"] == "4-1-1"
    assert today.follow("Garder et continuer").h1 == "Ce que vous aimeriez, c’est plutôt…"
    cleared = press(today, "Effacer ma réponse")
    assert cleared.all(".pick[aria-pressed=true]") == []
    assert answers_of(session, session.query(Sheet).one()) == {}


@pytest.mark.parametrize("skip", [Skip.DOES_NOT_KNOW, Skip.PREFERS_NOT])
def test_a_skip_belongs_to_one_moment(page: Page, session: Session, skip: Skip) -> None:
    wish = answer(page, skip)
    assert wish.h1 == "Ce que vous aimeriez, c’est plutôt…"
    press(wish, "middle")
    assert (saved(session).current, saved(session).desired) == (skip, CENTRE)


def test_what_does_not_apply_fills_both_moments_and_leaves_both(
    page: Page, client: Visitor, session: Session
) -> None:
    kept = answer(page, Skip.NOT_APPLICABLE)
    assert kept.h1 == "Voici ce qui est gardé"
    assert saved(session).desired is Skip.NOT_APPLICABLE
    press(open_page(client, f"{HELP}/1/aujourdhui"), "middle")
    assert (saved(session).current, saved(session).desired) == (CENTRE, None)


def test_the_way_goes_back_and_ends_on_the_usual_check(page: Page, session: Session) -> None:
    for number in range(1, 7):
        assert f"{number} sur 6" in page.text
        kept = answer(page, "middle", "middle")
        assert kept.follow("Retour").h1 == "Ce que vous aimeriez, c’est plutôt…"
        page = kept.follow("Vérifier et envoyer" if number == 6 else "Continuer")
    assert page.url == CHECK
    page.form("#verifier form").submit(SEND)
    session.expire_all()
    assert session.query(Sheet).one().sent


def test_the_sheet_goes_on_where_it_was_left(page: Page, client: Visitor) -> None:
    answer(page, "middle", "middle")
    second = open_page(client, "/repondre/continuer")
    assert second.url == f"{HELP}/2"
    answer(second, "middle")
    assert open_page(client, "/repondre/continuer").url == f"{HELP}/2"


def test_nothing_says_afterwards_that_somebody_helped(
    page: Page, client: Visitor, session: Session
) -> None:
    answer(page, "middle", "middle")
    helped = everything_in(session)
    cookie = client.get_cookie("aide")
    assert cookie is not None
    assert (cookie.value, cookie.max_age, cookie.expires) == ("oui", None, None)
    assert "aide" not in helped


def test_the_next_person_is_helped_by_nobody_until_they_say_so(
    page: Page, client: Visitor, session: Session, people: Group
) -> None:
    open_page(client, "/repondre/personne-suivante").submit("Oui, passer l’appareil")
    assert client.get_cookie("aide") is None
    begin(client, session, people)
    assert open_page(client, f"{HELP}/1").h1 == IN_HELP


def test_a_new_card_on_the_same_device_forgets_who_helped(
    page: Page, client: Visitor, session: Session, people: Group
) -> None:
    client.get(f"/r/{a_code(session, people)}")
    assert client.get_cookie("aide") is None


@pytest.mark.parametrize("value", ["", "7-0-0", "<b>", "pole-9", "between-0", "2-2"])
def test_a_press_of_no_drawing_is_refused_in_words(
    page: Page, session: Session, value: str
) -> None:
    today = page.follow("Continuer")
    today.find(".pick").node.set("value", value)
    refused = today.form("form.asking").submit(status=422)
    assert refused.title.startswith("Erreur")
    assert answers_of(session, session.query(Sheet).one()) == {}


def test_a_form_of_another_sheet_changes_nothing(page: Page, session: Session) -> None:
    form = page.follow("Continuer").form("form.asking").forge(csrf_token="another")
    refused = form.submit("middle", status=400)
    assert "Cette page" in refused.text
    assert answers_of(session, session.query(Sheet).one()) == {}


def test_a_group_that_is_closing_takes_nothing_and_says_so(
    page: Page, session: Session, people: Group
) -> None:
    today = page.follow("Continuer")
    ask_closing(session, people, now=START)
    session.commit()
    stopped = today.form("form.asking").submit("middle", status=409)
    assert stopped.h1 == "Votre groupe se ferme"


def test_a_sheet_already_sent_needs_its_code_first(page: Page, client: Visitor) -> None:
    answer(page, "middle", "middle")
    open_page(client, CHECK).form("#verifier form").submit(SEND)
    assert open_page(client, f"{HELP}/1/aujourdhui").url == "/repondre/recu"


def test_the_voice_is_switched_on_and_off_without_leaving_the_screen(page: Page) -> None:
    today = page.follow("Continuer")
    assert today.all("[data-auto]") == []
    aloud = today.form("form.aloud").submit()
    assert aloud.url == today.url
    assert len(aloud.all("[data-auto]")) == 1
    assert aloud.form("form.aloud").submit().all("[data-auto]") == []


@pytest.mark.parametrize("here", ["https://ailleurs.test/", "//ailleurs.test", "/repondre", ""])
def test_the_switch_of_the_voice_leads_nowhere_else(page: Page, here: str) -> None:
    assert page.form("form.aloud").forge(here=here).submit().url == HELP


def test_without_a_code_or_a_sheet_it_says_what_to_do(client: Visitor) -> None:
    assert open_page(client, HELP, status=403).all("a[href='/repondre']")


def test_a_scale_is_asked_from_one_end_to_the_other(
    client: Visitor, session: Session, people: Group
) -> None:
    with_poles(session, people, 2, tokens=4)
    begin(client, session, people)
    page = open_page(client, HELP).submit(YES)
    today = page.follow("Continuer")
    assert [choice["value"] for choice in today.all(".picks button")][:3] == [
        "pole-0",
        "middle",
        "pole-1",
    ]
    kept = press(press(press(today, "middle"), "pole-1"), "1-3")
    assert kept.h1 == "Voici ce qui est gardé"
    assert (saved(session).current, saved(session).desired) == ((2, 2), (1, 3))


def test_a_frame_that_is_not_drawn_leads_to_the_usual_sheet(
    client: Visitor, session: Session, people: Group
) -> None:
    with_poles(session, people, 4, tokens=10)
    door = open_page(client, f"/r/{a_code(session, people)}").follow(IN_HELP)
    assert "Ici, on répond avec des jetons." in door.text
    assert door.follow("Prendre la feuille habituelle").url == "/repondre/consentement"
