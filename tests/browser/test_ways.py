"""The three ways of placing in a real Chromium: the same answer, with scripts and without."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy.orm import Session

from analysis.position import Position, Skip
from models import Group, Sheet
from models.store.answers import answers_of
from tests.accessible import assert_accessible
from tests.browsing import Phones
from tests.builders import an_open_consultation
from tests.participants import a_code

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

BOTH = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
TODAY, WISH = "Aujourd’hui", "Ce que vous souhaitez"


@pytest.fixture
def team(session: Session) -> Group:
    return an_open_consultation(session).groups[0]


def begin(phone: Page, session: Session, group: Group) -> Page:
    phone.goto(f"/r/{a_code(session, group)}")
    phone.get_by_role("button", name="J’accepte").click()
    arrived(phone, "Pratique 1 sur 6")
    return phone


def arrived(phone: Page, words: str) -> None:
    """Wait for the page that says so, whole and with its scripts: nothing must overtake it."""
    expect(phone.get_by_text(words)).to_be_visible()
    phone.wait_for_load_state()


def moment(phone: Page, name: str) -> Locator:
    return phone.get_by_role("group", name=name)


def take_way(phone: Page, name: str, way: str) -> None:
    button = moment(phone, name).get_by_role("button", name=way)
    if button.get_attribute("aria-pressed") == "true":
        return  # a page that is drawn again would look the same: nothing to wait for
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    phone.wait_for_load_state()


def place_in_words(phone: Page, name: str, zone: str, place: str) -> None:
    moment(phone, name).get_by_role("radio", name=zone, exact=True).check()
    places = moment(phone, name).get_by_role("group", name=zone, exact=True)
    places.get_by_role("radio", name=place, exact=True).check()


def add_tokens(phone: Page, name: str, pole: str, tokens: int) -> None:
    box = moment(phone, name).get_by_role("textbox", name=pole)
    held = int(box.input_value() or 0)
    for count in range(held + 1, held + tokens + 1):
        moment(phone, name).get_by_role("button", name=f"Ajouter un jeton\u00a0: {pole}").click()
        expect(box).to_have_value(str(count))
        phone.wait_for_load_state()


def go_on(phone: Page, *, scripts: bool = True) -> None:
    """Continue, and wait until the server has it: with scripts the next screen does not wait."""
    phone.get_by_role("button", name="Continuer").click()
    arrived(phone, "Pratique 2 sur 6")
    if scripts:
        expect(phone.locator("[data-state]")).to_have_text("Enregistré")


def saved(session: Session) -> tuple[Position | Skip | None, Position | Skip | None]:
    session.expire_all()
    (answer,) = answers_of(session, session.query(Sheet).one()).values()
    return answer.current, answer.desired


@BOTH
def test_bob_answers_in_words(phones: Phones, session: Session, team: Group, scripts: bool) -> None:
    phone = begin(phones(scripts=scripts), session, team)
    for name in (TODAY, WISH):
        take_way(phone, name, "Avec des mots")
    place_in_words(phone, TODAY, "surtout Expertise", "tout à fait Expertise")
    between = "entre Représentation et Participation"
    place_in_words(phone, WISH, between, f"{between}, plus près de Représentation")
    go_on(phone, scripts=scripts)
    assert saved(session) == ((6, 0, 0), (1, 3, 2))
    expect(moment(phone, WISH).get_by_role("radio", name=between, exact=True)).to_be_visible()


@BOTH
def test_bob_answers_with_tokens(
    phones: Phones, session: Session, team: Group, scripts: bool
) -> None:
    phone = begin(phones(scripts=scripts), session, team)
    for name in (TODAY, WISH):
        take_way(phone, name, "Avec des jetons")
    add_tokens(phone, TODAY, "Expertise", 5)
    add_tokens(phone, TODAY, "Participation", 1)
    add_tokens(phone, WISH, "Participation", 6)
    expect(moment(phone, WISH).get_by_role("status")).to_have_text("tout à fait Participation")
    go_on(phone, scripts=scripts)
    assert saved(session) == ((5, 0, 1), (0, 0, 6))


@BOTH
def test_the_three_ways_show_the_same_answer(
    phones: Phones, session: Session, team: Group, scripts: bool
) -> None:
    phone = begin(phones(scripts=scripts), session, team)
    moment(phone, TODAY).locator("input[value='4-1-1']").check()
    take_way(phone, TODAY, "Avec des mots")
    words = "surtout Expertise, un peu des deux autres"
    expect(moment(phone, TODAY).get_by_role("radio", name=words)).to_be_checked()
    take_way(phone, TODAY, "Avec des jetons")
    boxes = moment(phone, TODAY).get_by_role("textbox")
    assert [box.input_value() for box in boxes.all()] == ["4", "1", "1"]
    moment(phone, TODAY).get_by_role("button", name="Enlever un jeton\u00a0: Expertise").click()
    expect(boxes.first).to_have_value("3")
    phone.wait_for_load_state()
    add_tokens(phone, TODAY, "Participation", 1)
    take_way(phone, TODAY, "Sur le triangle")
    expect(moment(phone, TODAY).locator("input[value='3-1-2']")).to_be_checked()
    expect(moment(phone, TODAY).locator(".place")).to_have_count(28)


def test_with_scripts_no_way_asks_the_server_anything(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = begin(phones(), session, team)
    phone.context.set_offline(True)
    take_way(phone, TODAY, "Avec des mots")
    place_in_words(phone, TODAY, "les trois à la fois", "les trois à la fois")
    moment(phone, WISH).get_by_role("button", name="Partir d’aujourd’hui").click()
    take_way(phone, WISH, "Avec des jetons")
    expect(moment(phone, WISH).get_by_role("textbox").first).to_have_value("2")
    moment(phone, TODAY).get_by_role("button", name="Effacer").click()
    expect(phone.locator("#p1-current input:checked")).to_have_count(0)
    phone.context.set_offline(False)
    go_on(phone)
    assert saved(session) == (None, (2, 2, 2))


def test_the_triangle_is_whole_again_after_the_words_in_the_same_order(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = begin(phones(), session, team)
    order = "[...document.querySelectorAll('#p1-current .place input')].map((one) => one.value)"
    before = phone.evaluate(order)
    for way in ("Avec des mots", "Avec des jetons", "Avec des mots", "Sur le triangle"):
        take_way(phone, TODAY, way)
    assert phone.evaluate(order) == before
    phone.locator("#p1-current input[value='2-2-2']").check()
    phone.keyboard.press("ArrowUp")
    expect(phone.locator("#p1-current .place input:checked")).to_have_value("3-2-1")


def test_the_triangle_can_be_taken_on_a_page_that_came_in_words(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = begin(phones(), session, team)
    take_way(phone, TODAY, "Avec des mots")
    go_on(phone)
    take_way(phone, TODAY, "Sur le triangle")
    rows = phone.locator("#p2-current .lattice-row").all()
    assert [row.locator(".place").count() for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    moment(phone, TODAY).locator("input[value='6-0-0']").check()


CENTRE = """(circle) => {
  const ground = circle.closest("svg").querySelector(".pair-ground");
  const turned = ground.getCTM().inverse().multiply(circle.getCTM());
  const [cx, cy] = [circle.cx, circle.cy].map((length) => length.baseVal.value);
  const { x, y } = new DOMPoint(cx, cy).matrixTransform(turned);
  return [x, y];
}"""


def centres(phone: Page, where: str) -> list[float]:
    """Where both places are drawn on their ground, however the drawing is turned."""
    circles = [phone.locator(f"{where} .pair-{name}") for name in ("current", "desired")]
    return [round(number, 1) for circle in circles for number in circle.evaluate(CENTRE)]


def test_the_arrow_is_drawn_as_soon_as_both_places_are_there(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = begin(phones(), session, team)
    moment(phone, TODAY).locator("input[value='6-0-0']").check()
    expect(phone.locator("#p1 .pair-figure")).to_be_hidden()
    moment(phone, WISH).locator("input[value='0-0-6']").check()
    expect(phone.locator("#p1 .pair-arrow")).to_be_visible()
    drawn = centres(phone, "#p1")
    moment(phone, WISH).get_by_role("button", name="Effacer").click()
    expect(phone.locator("#p1 .pair-figure")).to_be_hidden()
    moment(phone, WISH).locator("input[value='0-0-6']").check()
    go_on(phone)
    fetched = phone.evaluate("fetch('/repondre/verifier').then((answer) => answer.text())")
    served = fetched.split('data-line="p1"')[1]
    circle = r'class="pair-{}" cx="([0-9.]+)" cy="([0-9.]+)"'
    found = [re.search(circle.format(name), served) for name in ("current", "desired")]
    assert [round(float(n), 1) for one in found if one for n in one.groups()] == drawn


def test_a_skip_takes_the_tokens_back_and_tokens_take_the_skip_back(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = begin(phones(), session, team)
    take_way(phone, TODAY, "Avec des jetons")
    add_tokens(phone, TODAY, "Expertise", 2)
    moment(phone, TODAY).get_by_role("radio", name="Je ne sais pas").check()
    expect(moment(phone, TODAY).get_by_role("textbox").first).to_have_value("")
    add_tokens(phone, TODAY, "Expertise", 1)
    expect(moment(phone, TODAY).get_by_role("radio", name="Je ne sais pas")).not_to_be_checked()
    moment(phone, WISH).get_by_role("radio", name="Ne s’applique pas").check()
    expect(moment(phone, TODAY).get_by_role("textbox").first).to_have_value("")
    go_on(phone)
    assert saved(session) == (Skip.NOT_APPLICABLE, Skip.NOT_APPLICABLE)


def test_words_and_tokens_are_steered_with_the_keyboard_alone(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = begin(phones(), session, team)
    moment(phone, TODAY).get_by_role("button", name="Avec des mots").focus()
    phone.keyboard.press("Enter")
    expect(phone.locator("#p1-current")).to_have_class(re.compile("way-words"))
    phone.locator("#p1-current .zone > input").first.focus()
    phone.keyboard.press("Space")
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Space")
    expect(phone.locator("#p1-current .place input:checked")).to_have_value("0-6-0")
    take_way(phone, WISH, "Avec des jetons")
    phone.get_by_role("button", name="Ajouter un jeton\u00a0: Expertise").focus()
    for _ in range(7):  # the seventh has no token left to place
        phone.keyboard.press("Enter")
    expect(phone.locator("#p1-desired-1")).to_have_value("6")
    phone.locator("#p1-desired-1").focus()
    phone.keyboard.press("Enter")
    arrived(phone, "Pratique 2 sur 6")
    expect(phone.locator("[data-state]")).to_have_text("Enregistré")
    assert saved(session) == ((0, 6, 0), (6, 0, 0))


@BOTH
@pytest.mark.parametrize("way", ["Avec des mots", "Avec des jetons", "Sur le triangle"])
def test_each_way_fits_320_px_with_targets_for_a_thumb(
    phones: Phones, session: Session, team: Group, way: str, scripts: bool
) -> None:
    phone = begin(phones(scripts=scripts, viewport={"width": 320, "height": 640}), session, team)
    for name in (TODAY, WISH):
        take_way(phone, name, way)
    if way == "Avec des mots":
        place_in_words(phone, TODAY, "surtout Expertise", "tout à fait Expertise")
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    targets = ".position button, .position .place, .position .skip, .position .zone > label"
    for target in phone.locator(targets).all():
        if target.is_visible():
            box = target.bounding_box()
            assert box is not None
            assert box["height"] >= 44, target.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("way", ["Avec des mots", "Avec des jetons", "Sur le triangle"])
def test_axe_finds_nothing_in_any_way(
    phones: Phones, session: Session, team: Group, way: str, scheme: str
) -> None:
    phone = begin(phones(color_scheme=scheme), session, team)
    phone.locator("#p1-current input[value='4-1-1']").check()
    moment(phone, WISH).get_by_role("button", name="Partir d’aujourd’hui").click()
    for name in (TODAY, WISH):
        take_way(phone, name, way)
    assert_accessible(phone)
    go_on(phone)  # to a page that the server draws in this way, as it does without scripts
    assert_accessible(phone)
