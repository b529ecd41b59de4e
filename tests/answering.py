"""What Bob does with his thumb in a real browser, wherever the road is rough."""

from typing import Final

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.position import Position
from analysis.report import Audience
from models import Group, Sheet
from models.store.answers import answers_of
from models.store.collecting import count_sent
from tests.builders import CENTRE, EXPERTISE, PARTICIPATION, REPRESENTATION
from tests.participants import a_code

TODAY: Final = "Aujourd’hui"
WISHED: Final = "Ce que vous souhaitez"
WORDS: Final[dict[Position, str]] = {
    EXPERTISE: "tout à fait Expertise",
    REPRESENTATION: "tout à fait Représentation",
    PARTICIPATION: "tout à fait Participation",
    CENTRE: "les trois à la fois",
}
TYPED: Final[list[tuple[Position, Position]]] = [
    (EXPERTISE, PARTICIPATION),
    (PARTICIPATION, EXPERTISE),
    (CENTRE, REPRESENTATION),
    (REPRESENTATION, CENTRE),
    (EXPERTISE, EXPERTISE),
    (PARTICIPATION, CENTRE),
]
"""What Bob answers to the six practices."""

COMMENT: Final = "Autour d’un café ☕"


def enter(phone: Page, session: Session, group: Group) -> None:
    """Come as far as the first practice."""
    phone.goto(f"/r/{a_code(session, group)}")
    phone.get_by_role("button", name="J’accepte").click()
    on_practice(phone, 1)


def shown(phone: Page) -> Locator:
    return phone.locator("[data-screen]:visible")


def on_practice(phone: Page, number: int) -> None:
    expect(shown(phone)).to_contain_text(f"Pratique {number} sur 6")


def on_check(phone: Page) -> None:
    expect(phone.get_by_role("heading", level=1, name="Vérifiez vos réponses")).to_be_visible()


def radio(phone: Page, moment: str, where: Position) -> Locator:
    """The radio of a place: that of a zone bears the same name, and shows until its style comes."""
    board = phone.get_by_role("group", name=moment)
    named = board.get_by_role("radio", name=WORDS[where], exact=True)
    return named.and_(phone.locator(".place > input"))


def place(phone: Page, number: int) -> None:
    """Place both moments of a practice, which must be the one that shows."""
    on_practice(phone, number)
    for moment, where in zip((TODAY, WISHED), TYPED[number - 1], strict=True):
        radio(phone, moment, where).check()


def is_placed(phone: Page, number: int) -> None:
    on_practice(phone, number)
    for moment, where in zip((TODAY, WISHED), TYPED[number - 1], strict=True):
        expect(radio(phone, moment, where)).to_be_checked()


def comment(phone: Page) -> None:
    screen = shown(phone)
    screen.get_by_text("Ajouter un exemple ou une raison").click()
    screen.get_by_label("Votre commentaire").fill(COMMENT)
    screen.get_by_label("Pour l’atelier de mon groupe").check()


def go_on(phone: Page) -> None:
    phone.get_by_role("button", name="Continuer").click()


def answer(phone: Page, number: int) -> None:
    place(phone, number)
    go_on(phone)


def send(phone: Page) -> None:
    phone.get_by_role("button", name="Envoyer mes réponses").click()


def says(phone: Page, state: str) -> None:
    """Wait until the line of the state says so: a try that gets no answer is made again."""
    line = phone.get_by_role("status").filter(has_text=state)
    expect(line).to_be_visible(timeout=15_000)


def is_told_sent(phone: Page) -> None:
    expect(phone.get_by_role("heading", level=1)).to_have_text("Vos réponses sont envoyées")
    says(phone, "Envoyé")


def arrived_as_typed(session: Session, group: Group, comments: int = 0) -> None:
    """Check what the server has, once it was said sent: one sheet, the six pairs, the comment."""
    session.rollback()
    assert count_sent(session, group.consultation)[group.id] == 1
    answers = answers_of(session, session.scalars(select(Sheet)).one())
    assert [(answers[key].current, answers[key].desired) for key in sorted(answers)] == TYPED
    said = [one.audience for one in answers.values() if one.comment]
    assert said == [Audience.WORKSHOP] * comments
