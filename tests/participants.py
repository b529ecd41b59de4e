"""What Bob, Chloé and David do on their phones, for the tests that only need it done."""

from collections.abc import Callable, Sequence
from typing import Final

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from analysis.position import Position
from models import Entry, Group
from models.store.opening import issue_cards
from tests.page import Page, open_page

ACCEPT: Final = "J’accepte"
CONTINUE: Final = "next"
BACK: Final = "back"
SEND: Final = "Envoyer mes réponses"
CHECK: Final = "/repondre/verifier"


def a_code(session: Session, group: Group) -> str:
    """A code that opens this group's door: a fresh card's, or the group's own."""
    code = issue_cards(session, group)[0] if group.entry is Entry.CARDS else group.code
    session.commit()
    return code or ""


def begin(client: FlaskClient, session: Session, group: Group) -> Page:
    """Scan a card, accept, and stand before the first practice."""
    return open_page(client, f"/r/{a_code(session, group)}").submit(ACCEPT)


def place(page: Page, current: Position, desired: Position) -> Page:
    """Place both moments of a practice and continue."""
    return page.submit(CONTINUE, current=_value(current), desired=_value(desired))


def answer_everything(page: Page, current: Position, desired: Position) -> Page:
    """Place every practice in the same way, up to the page that checks them."""
    while page.url.split("?")[0] != CHECK:
        page = place(page, current, desired)
    return page


def _value(position: Sequence[int]) -> str:
    return "-".join(map(str, position))


NewClient = Callable[[], FlaskClient]
