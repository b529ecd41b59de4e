"""Whatever befalls the phone on the way, what the server has at the end is what was typed."""

import threading
from typing import Final

import pytest
from flask import Flask, Response, make_response
from playwright.sync_api import Page, Route, expect
from sqlalchemy.orm import Session

from models import Group
from tests.answering import (
    TYPED,
    answer,
    arrived_as_typed,
    comment,
    enter,
    go_on,
    is_placed,
    is_told_sent,
    on_check,
    on_practice,
    place,
    says,
    send,
)
from tests.browsing import Phones
from tests.clock import Clock
from tests.participants import a_code

pytestmark = pytest.mark.browser

AFTER_TWO_CALLS: Final = """
(owner, name) => {
  const real = owner[name];
  let calls = 0;
  owner[name] = function (...given) {
    calls += 1;
    if (calls > 2) throw new TypeError(`${name} fails`);
    return real.apply(this, given);
  };
}
"""
FAILURES: Final = {
    "requests fail after two": f"({AFTER_TWO_CALLS})(self, 'fetch')",
    "addresses fail after two": f"({AFTER_TWO_CALLS})(history, 'pushState')",
    "storage is refused": """Object.defineProperty(self, "localStorage", {
        get() { throw new DOMException("refused", "SecurityError"); } })""",
    "storage is full": """for (let size = 24; size; size -= 1) {
        try { localStorage[`full ${size}`] = "x".repeat(2 ** size); } catch { /* smaller */ } }""",
    "forms cannot be read": "delete self.FormData",
    "no history, no requests": "delete self.fetch; delete History.prototype.pushState",
}
NUMBERS: Final = range(1, len(TYPED) + 1)


def send_and_send_again(phone: Page) -> None:
    """Press again what is said to be pressed again."""
    receipt = phone.get_by_role("heading", name="Vos réponses sont envoyées")
    send(phone)
    expect(receipt.or_(phone.get_by_text("À renvoyer"))).to_be_visible()
    if not receipt.is_visible():
        send(phone)
    is_told_sent(phone)


def send_script(route: Route, script: str) -> None:
    route.fulfill(content_type="text/javascript", body=script)


@pytest.mark.parametrize("failure", FAILURES)
def test_scripts_that_fail_half_way_lose_nothing(
    phones: Phones, session: Session, team: Group, failure: str
) -> None:
    phone = phones()
    phone.add_init_script(FAILURES[failure])
    enter(phone, session, team)
    for number in NUMBERS:
        place(phone, number)
        if number == 4:
            comment(phone)
        go_on(phone)
    on_check(phone)
    send_and_send_again(phone)
    arrived_as_typed(session, team, comments=1)
    phones.troubles.clear()  # the failures that were asked for


def test_a_script_that_breaks_before_its_end_leaves_the_page_to_the_browser(
    app: Flask, phones: Phones, session: Session, team: Group
) -> None:
    """The first half keeps drafts, the second half would lead from screen to screen."""
    phone = phones()
    whole = app.extensions["assets"]["participate.js"].body.decode()
    middle = whole.index("}{const ", len(whole) // 2) + 1  # where one module follows another
    broken = f"{whole[:middle]}throw new Error('half way');{whole[middle:]}"
    phone.route("**/participate.js", lambda route: send_script(route, broken))
    enter(phone, session, team)
    for number in NUMBERS:
        answer(phone, number)
    on_check(phone)
    send_and_send_again(phone)
    arrived_as_typed(session, team)
    phones.troubles.clear()  # the failure that was asked for


def test_back_forward_and_reload_at_every_step_lose_nothing(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = phones()
    enter(phone, session, team)
    for number in NUMBERS:
        place(phone, number)
        phone.reload()
        is_placed(phone, number)
        go_on(phone)
        on_practice(phone, number + 1) if number < len(TYPED) else on_check(phone)
        phone.go_back()
        is_placed(phone, number)
        phone.go_forward()
    on_check(phone)
    phone.reload()
    on_check(phone)
    send(phone)
    is_told_sent(phone)
    arrived_as_typed(session, team)
    phone.go_back()
    expect(phone.locator("input:checked")).to_have_count(0)


def test_a_reload_that_overtakes_what_is_being_saved_loses_nothing(
    app: Flask, phones: Phones, session: Session, team: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server draws the page again just before the answer comes in."""
    show = app.view_functions["participate.practice"]
    save = app.view_functions["participate.save_practice"]
    drawn, told = threading.Event(), threading.Event()

    def save_late(rank: int) -> Response:
        drawn.wait(10)
        answer = make_response(save(rank))
        answer.call_on_close(told.set)
        return answer

    def show_early(rank: int) -> Response:
        page = make_response(show(rank))
        drawn.set()
        told.wait(10)
        return page

    phone = phones()
    enter(phone, session, team)
    place(phone, 1)
    monkeypatch.setitem(app.view_functions, "participate.save_practice", save_late)
    monkeypatch.setitem(app.view_functions, "participate.practice", show_early)
    go_on(phone)
    phone.reload()
    on_practice(phone, 2)
    phone.go_back()
    is_placed(phone, 1)


def test_two_tabs_are_one_sheet(phones: Phones, session: Session, team: Group) -> None:
    """What one tab writes shows in the other, saved or not; the receipt is that of both."""
    phone = phones()
    enter(phone, session, team)
    for number in (1, 2, 3):
        answer(phone, number)
    other = phone.context.new_page()
    other.goto("/repondre/pratique/4")
    for number in (4, 5, 6):
        answer(other, number)
    on_check(other)
    phone.bring_to_front()
    for number in (4, 5, 6):
        is_placed(phone, number)
        go_on(phone)
    on_check(phone)
    other.bring_to_front()
    send(other)
    is_told_sent(other)
    is_told_sent(phone)
    arrived_as_typed(session, team)


def test_a_phone_that_slept_for_a_day_goes_on(
    phones: Phones, session: Session, team: Group, clock: Clock
) -> None:
    phone = phones()
    phone.clock.install()
    enter(phone, session, team)
    for number in (1, 2):
        answer(phone, number)
    place(phone, 3)
    comment(phone)
    clock.advance(hours=24)
    phone.clock.fast_forward("24:00:00")
    go_on(phone)
    for number in (4, 5, 6):
        answer(phone, number)
    on_check(phone)
    says(phone, "Enregistré")
    send(phone)
    is_told_sent(phone)
    arrived_as_typed(session, team, comments=1)


def test_a_double_tap_on_every_button_is_one_tap(
    phones: Phones, session: Session, team: Group
) -> None:
    phone = phones()
    phone.goto(f"/r/{a_code(session, team)}")
    phone.get_by_role("button", name="J’accepte").dblclick()
    for number in NUMBERS:
        place(phone, number)
        phone.get_by_role("button", name="Continuer").dblclick()
    on_check(phone)
    phone.get_by_role("button", name="Envoyer mes réponses").dblclick()
    is_told_sent(phone)
    arrived_as_typed(session, team)
    phones.troubles.clear()  # the first of two requests may be dropped


def test_who_refuses_cookies_is_told_what_to_do(
    app: Flask, phones: Phones, session: Session, team: Group
) -> None:
    def take_cookies_away(response: Response) -> Response:
        response.headers.pop("Set-Cookie", None)
        return response

    app.after_request(take_cookies_away)
    phone = phones()
    phone.goto(f"/r/{a_code(session, team)}")
    expect(phone.get_by_role("heading", level=1)).to_have_text(
        "Votre navigateur refuse les témoins"
    )
    expect(phone.get_by_text("feuille de papier")).to_be_visible()
    phones.troubles.clear()  # the refusal that was asked for
