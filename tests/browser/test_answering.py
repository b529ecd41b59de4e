"""The journey of a participant in a real Chromium at 360 × 740, with scripts and without."""

import re

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect
from sqlalchemy.orm import Session

from analysis.report import Audience
from models import Group, Sheet
from models.store.answers import answers_of
from models.store.closing import ask_closing
from models.store.collecting import count_sent
from tests.accessible import assert_accessible
from tests.answering import says
from tests.browsing import PHONE, Phones
from tests.builders import CENTRE, EXPERTISE, PARTICIPATION
from tests.clock import Clock
from tests.participants import a_code

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(phones: Phones) -> Page:
    return phones()


def begin(phone: Page, session: Session, group: Group) -> None:
    phone.goto(f"/r/{a_code(session, group)}")
    phone.get_by_role("button", name="J’accepte").click()
    arrived(phone, "Pratique 1 sur ")


def touch(phone: Page, moment: str, words: str) -> None:
    """Touch a place by the words that a screen reader says."""
    phone.get_by_role("group", name=moment).get_by_role("radio", name=words, exact=True).check()


def go_on(phone: Page) -> None:
    phone.get_by_role("button", name="Continuer").click()


def arrived(phone: Page, words: str) -> None:
    """Wait for the page that says so, whole and with its scripts: nothing must overtake it."""
    expect(phone.get_by_text(words)).to_be_visible()
    phone.wait_for_load_state()


def box_of(what: Locator) -> FloatRect:
    box = what.bounding_box()
    assert box is not None, f"{what} is not on the page"
    return box


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_bob_answers_from_his_card_to_the_receipt(
    phones: Phones, session: Session, team: Group, scripts: bool
) -> None:
    phone = phones(scripts=scripts)
    begin(phone, session, team)
    for number in range(1, 7):
        arrived(phone, f"Pratique {number} sur 6")
        touch(phone, "Aujourd’hui", "tout à fait Expertise")
        touch(phone, "Ce que vous souhaitez", "tout à fait Participation")
        if number == 1:
            phone.locator("#p1").get_by_text("Ajouter un exemple ou une raison").click()
            phone.locator("#p1").get_by_label("Votre commentaire").fill("Autour d’un café ☕")
            phone.locator("#p1").get_by_label("Pour l’atelier de mon groupe").check()
        go_on(phone)
    lines = phone.locator("#verifier")
    expect(lines).to_be_visible()
    expect(lines.get_by_text("tout à fait Participation")).to_have_count(6)
    phone.get_by_role("button", name="Envoyer mes réponses").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Vos réponses sont envoyées")
    assert count_sent(session, team.consultation)[team.id] == 1
    answers = list(answers_of(session, session.query(Sheet).one()).values())
    assert {(answer.current, answer.desired) for answer in answers} == {(EXPERTISE, PARTICIPATION)}
    assert [answer.audience for answer in answers if answer.comment] == [Audience.WORKSHOP]


def test_the_consent_and_its_button_stand_on_one_phone_screen(
    phone: Page, session: Session, team: Group
) -> None:
    phone.goto(f"/r/{a_code(session, team)}")
    accept = box_of(phone.get_by_role("button", name="J’accepte"))
    assert accept["y"] + accept["height"] <= PHONE["height"]


@pytest.mark.parametrize(("width", "cell"), [(360, (45, 44)), (320, (45, 44)), (300, (40, 40))])
def test_every_place_is_a_target_for_a_thumb_and_the_page_never_scrolls_sideways(
    phones: Phones, session: Session, team: Group, width: int, cell: tuple[int, int]
) -> None:
    phone = phones(viewport={"width": width, "height": 640})
    begin(phone, session, team)
    boxes = [box_of(place) for place in phone.locator("#p1-current .place").all()]
    assert len(boxes) == 28
    assert {(box["width"], box["height"]) for box in boxes} == {cell}
    assert min(box["x"] for box in boxes) >= 0
    assert max(box["x"] + box["width"] for box in boxes) <= width
    assert phone.evaluate("document.documentElement.scrollWidth") == width


def test_the_places_make_the_triangle_that_is_ruled_behind_them(
    phone: Page, session: Session, team: Group
) -> None:
    begin(phone, session, team)
    ruled = box_of(phone.locator("#p1-current .lattice-lines"))
    corners = (
        box_of(phone.locator(f"#p1-current input[value='{value}']"))
        for value in ("6-0-0", "0-6-0", "0-0-6")
    )
    middle = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in corners]
    assert middle[0] == pytest.approx((ruled["x"] + ruled["width"] / 2, ruled["y"]), abs=1)
    assert middle[1] == pytest.approx((ruled["x"], ruled["y"] + ruled["height"]), abs=1)
    assert middle[2] == pytest.approx((ruled["x"] + ruled["width"], middle[1][1]), abs=1)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_words_of_the_chosen_place_are_shown_above_the_triangle(
    phones: Phones, session: Session, team: Group, scripts: bool
) -> None:
    phone = phones(scripts=scripts)
    begin(phone, session, team)
    words = phone.locator("#p1-current .place > span", has_text=re.compile("^les trois à la fois$"))
    before = box_of(words)
    touch(phone, "Aujourd’hui", "les trois à la fois")
    after, apex = box_of(words), box_of(phone.locator("#p1-current .corner-1"))
    assert before["width"] <= 1 < 200 < after["width"]
    assert after["y"] + after["height"] <= apex["y"]


def test_arrows_follow_the_triangle_as_the_eye_sees_it(
    phone: Page, session: Session, team: Group
) -> None:
    begin(phone, session, team)
    chosen = phone.locator("#p1-current [name=current]:checked")
    phone.locator("#p1-current input[value='2-2-2']").check()
    for key, value in (
        ("ArrowLeft", "2-3-1"),
        ("ArrowLeft", "2-4-0"),
        ("ArrowLeft", "2-4-0"),  # a row has an end
        ("ArrowDown", "1-5-0"),
        ("ArrowUp", "2-4-0"),
        ("ArrowUp", "3-3-0"),
        ("ArrowRight", "3-2-1"),
        ("ArrowDown", "2-3-1"),
        ("ArrowDown", "1-3-2"),
        ("ArrowDown", "0-4-2"),
        ("ArrowDown", "does_not_know"),
        ("ArrowDown", "not_applicable"),
        ("ArrowUp", "does_not_know"),
        ("ArrowUp", "0-4-2"),
    ):
        phone.keyboard.press(key)
        expect(chosen).to_have_value(value)


def test_without_scripts_the_browser_s_own_arrows_go_through_every_place(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = phones(scripts=False)
    begin(phone, session, team)
    phone.locator("#p1-current input[value='6-0-0']").check()
    for _ in range(3):
        phone.keyboard.press("ArrowDown")
    expect(phone.locator("#p1-current input[value='4-2-0']")).to_be_checked()


def test_the_whole_form_is_done_with_the_keyboard_alone(
    phone: Page, session: Session, team: Group
) -> None:
    begin(phone, session, team)
    phone.locator("#p1-current input").first.focus()
    phone.keyboard.press("Space")
    for _stop in ("Effacer", "three ways", "of", "placing", "Partir d’aujourd’hui", "the triangle"):
        phone.keyboard.press("Tab")
    phone.keyboard.press("Space")
    for _stop in ("Effacer", "the folded comment", "Continuer"):
        phone.keyboard.press("Tab")
    expect(phone.get_by_role("button", name="Continuer")).to_be_focused()
    phone.keyboard.press("Enter")
    arrived(phone, "Pratique 2 sur 6")


def test_not_applicable_fills_both_moments_and_leaves_both(
    phone: Page, session: Session, team: Group
) -> None:
    begin(phone, session, team)
    touch(phone, "Aujourd’hui", "Ne s’applique pas")
    desired = phone.locator("#p1-desired [name=desired]:checked")
    expect(desired).to_have_value("not_applicable")
    touch(phone, "Aujourd’hui", "les trois à la fois")
    expect(desired).to_have_value("unplaced")


def test_reloading_and_going_back_lose_nothing(phone: Page, session: Session, team: Group) -> None:
    begin(phone, session, team)
    touch(phone, "Aujourd’hui", "les trois à la fois")
    go_on(phone)
    arrived(phone, "Pratique 2 sur 6")
    phone.reload()
    arrived(phone, "Pratique 2 sur 6")
    phone.go_back()
    arrived(phone, "Pratique 1 sur 6")
    expect(phone.locator("#p1-current [name=current]:checked")).to_have_value("2-2-2")
    phone.go_forward()
    arrived(phone, "Pratique 2 sur 6")


def test_after_handing_the_phone_over_going_back_shows_nothing(
    phones: Phones, phone: Page, session: Session, team: Group
) -> None:
    begin(phone, session, team)
    touch(phone, "Aujourd’hui", "les trois à la fois")
    go_on(phone)
    arrived(phone, "Pratique 2 sur 6")
    says(phone, "Enregistré")
    phone.goto("/repondre/personne-suivante")
    phone.get_by_role("button", name="Oui, passer l’appareil").click()
    arrived(phone, "La personne suivante peut commencer.")
    for words in ("La personne suivante peut commencer.", "Aucune feuille n’est ouverte"):
        phone.go_back()
        arrived(phone, words)
    expect(phone.locator("input:checked")).to_have_count(0)
    expect(phone.get_by_text("Pratique")).to_have_count(0)
    phones.troubles.clear()  # the refusals that were asked for


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_closing_group_gives_the_page_back_filled(
    phones: Phones, session: Session, team: Group, clock: Clock, scripts: bool
) -> None:
    phone = phones(scripts=scripts)
    begin(phone, session, team)
    touch(phone, "Aujourd’hui", "les trois à la fois")
    ask_closing(session, team, now=clock())
    session.commit()
    go_on(phone)
    expect(phone.get_by_role("alert")).to_contain_text("Votre groupe se ferme")
    expect(phone.locator("#p1-current [name=current]:checked")).to_have_value("2-2-2")
    phones.troubles.clear()  # the refusal that was asked for


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_any_page_of_the_journey(
    phones: Phones, session: Session, team: Group, scheme: str, width: int
) -> None:
    phone = phones(color_scheme=scheme, viewport={"width": width, "height": 740})
    for address in ("/repondre", "/repondre/reprendre", "/repondre/non-merci", "/repondre/efface"):
        phone.goto(address)
        assert_accessible(phone)
    phone.goto(f"/r/{a_code(session, team)}")
    phone.get_by_text("En savoir plus").click()
    assert_accessible(phone)
    phone.get_by_role("button", name="J’accepte").click()
    arrived(phone, "Pratique 1 sur 6")
    assert_accessible(phone)
    touch(phone, "Aujourd’hui", "les trois à la fois")
    phone.locator("#p1").get_by_text("Ajouter un exemple ou une raison").click()
    phone.locator("#p1").get_by_label("Votre commentaire").fill("Autour d’un café")
    phone.get_by_text("Arrêter, et continuer plus tard").click()
    go_on(phone)
    expect(phone.get_by_role("alert")).to_be_focused()
    assert_accessible(phone)
    phone.locator("#p1").get_by_label("Pour l’atelier de mon groupe").check()
    go_on(phone)
    arrived(phone, "Pratique 2 sur 6")
    for address in ("/repondre/verifier", "/repondre/effacer", "/repondre/personne-suivante"):
        phone.goto(address)
        assert_accessible(phone)
    phone.goto("/repondre/verifier")
    phone.get_by_role("button", name="Envoyer mes réponses").click()
    arrived(phone, "Elles sont bien arrivées")
    assert_accessible(phone)
    phones.troubles.clear()  # the refusal that was asked for


@pytest.mark.parametrize("tokens", [4, 100])
def test_axe_finds_nothing_on_a_scale_or_on_tokens(
    phone: Page, session: Session, team: Group, tokens: int
) -> None:
    consultation = team.consultation
    session.delete(consultation.poles[2])
    consultation.tokens = tokens
    for practice in consultation.practices:
        practice.pole_sentences = practice.pole_sentences[:2]
    begin(phone, session, team)
    assert_accessible(phone)


def test_tokens_are_counted_while_they_are_typed(
    phone: Page, session: Session, team: Group
) -> None:
    team.consultation.tokens = 12
    begin(phone, session, team)
    left = phone.locator("#p1-current [data-left]")
    expect(left).to_have_text("12")
    phone.locator("#p1-current-1").fill("5")
    phone.locator("#p1-current-2").fill("8")
    expect(left).to_have_text("-1")


@pytest.mark.parametrize("address", ["/nimporte", "/repondre/pratique/1"])
def test_error_pages_are_accessible(phones: Phones, phone: Page, address: str) -> None:
    phone.goto(address)
    assert_accessible(phone)
    phones.troubles.clear()  # the refusals that were asked for


def test_forced_colours_keep_the_chosen_place_visible(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = phones(forced_colors="active")
    begin(phone, session, team)
    place = phone.locator("#p1-current input[value='2-2-2']")
    assert place.evaluate("input => getComputedStyle(input).appearance") == "auto"
    place.check()
    expect(place).to_be_checked()


def test_centre_is_what_a_touch_in_the_middle_gives(
    phone: Page, session: Session, team: Group
) -> None:
    begin(phone, session, team)
    lines = phone.locator("#p1-current .lattice-lines")
    lines.scroll_into_view_if_needed()
    box = box_of(lines)
    phone.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] * 2 / 3)
    go_on(phone)
    arrived(phone, "Pratique 2 sur 6")
    expect(phone.locator("[data-state]")).to_have_text("Enregistré")
    (answer,) = answers_of(session, session.query(Sheet).one()).values()
    assert answer.current == CENTRE
