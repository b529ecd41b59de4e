"""The second factor: an application, recovery codes, and what they keep out."""

import hmac
from base64 import b32decode
from collections.abc import Callable

from flask import Flask
from sqlalchemy.orm import Session

from models import User
from tests.builders import everything_in
from tests.clock import Clock
from tests.conftest import PASSWORD
from tests.page import Page, open_page
from tests.visitors import Visitor
from views.tries import SIGN_IN_BY_ACCOUNT

HALF_A_MINUTE = 30


def code_now(app: Flask, account: User) -> str:
    """What Alice's telephone shows."""
    assert account.tf_totp_secret is not None
    with app.app_context():
        return str(
            app.extensions["security"].totp_factory.generate_totp_password(account.tf_totp_secret)
        )


def code_of_key(page: Page, clock: Clock) -> str:
    """What a telephone shows that was given the key on the page (RFC 6238)."""
    key = b32decode(page.find(".key-by-hand").text.replace("-", ""))
    moment = int(clock().timestamp()) // HALF_A_MINUTE
    digest = hmac.digest(key, moment.to_bytes(8), "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def type_password(visitor: Visitor, account: User) -> Page:
    return open_page(visitor, "/connexion").submit(email=account.email, password=PASSWORD)


def recovery_codes(visitor: Visitor) -> list[str]:
    page = open_page(visitor, "/compte/codes-de-secours").submit("Faire huit nouveaux codes")
    return [item.text for item in page.all(".code-list li")]


def test_alice_sets_up_an_application(alice: Visitor, facilitator: User, clock: Clock) -> None:
    """A drawing to scan and a key to type; nothing changes before the first right code."""
    page = open_page(alice, "/compte").follow("Installer une application")
    shown = page.submit("Installer mon application")
    assert shown.find(".qr-image")["src"].startswith("data:image/svg+xml;base64,")
    assert facilitator.tf_totp_secret is None

    wrong = shown.submit(code="000000")
    assert "Ce code ne fonctionne pas" in wrong.text
    assert facilitator.tf_totp_secret is None

    after = wrong.submit(code=code_of_key(shown, clock))
    assert after.url == "/compte"
    assert "Votre application est installée" in after.text
    assert "Vous n’avez pas de codes de secours" in after.text
    assert facilitator.has_second_factor


def test_the_password_alone_no_longer_opens(app: Flask, client: Visitor, protected: User) -> None:
    page = type_password(client, protected)
    assert page.h1 == "Le code de votre application"
    assert open_page(client, "/demarches").h1 == "Se connecter"

    page = type_password(client, protected)
    code = code_now(app, protected)
    assert page.submit(code=f"{code[:3]} {code[3:]}").h1 == "Démarches"


def test_signing_in_with_a_code_leads_where_one_was_going(
    app: Flask, client: Visitor, protected: User
) -> None:
    page = open_page(client, "/demarches/nouvelle").submit(email=protected.email, password=PASSWORD)

    assert page.submit(code=code_now(app, protected)).h1 == "Préparer une démarche"


def test_the_session_is_new_once_the_code_is_typed(
    app: Flask, client: Visitor, protected: User
) -> None:
    page = type_password(client, protected)
    with client.session_transaction() as before:
        former = before["csrf_token"]

    page.submit(code=code_now(app, protected))

    with client.session_transaction() as after:
        assert after.permanent
        assert after.get("csrf_token") != former
        assert "tf_user_id" not in after


def test_a_code_is_good_once(
    app: Flask,
    client: Visitor,
    another_client: Callable[[], Visitor],
    protected: User,
    clock: Clock,
) -> None:
    """Somebody who read it over Alice's shoulder cannot use it after her."""
    code = code_now(app, protected)
    assert type_password(client, protected).submit(code=code).h1 == "Démarches"

    second = type_password(another_client(), protected).submit(code=code)
    assert "a déjà servi" in second.text

    clock.advance(seconds=2 * HALF_A_MINUTE)
    assert second.submit(code=code_now(app, protected)).h1 == "Démarches"


def test_a_code_is_good_for_a_short_while(
    app: Flask, client: Visitor, protected: User, clock: Clock
) -> None:
    code = code_now(app, protected)

    clock.advance(seconds=3 * HALF_A_MINUTE)

    assert "Ce code ne fonctionne pas" in type_password(client, protected).submit(code=code).text


def test_guesses_at_codes_are_counted_by_account(
    app: Flask, client: Visitor, another_client: Callable[[], Visitor], protected: User
) -> None:
    """From whatever browser they come, by code or by recovery code."""
    allowed = int(SIGN_IN_BY_ACCOUNT.split()[0])
    page = type_password(client, protected)
    for _ in range(allowed - 1):
        page.submit(code="000000")
    type_password(another_client(), protected)
    open_page(client, "/connexion/code-de-secours").submit(code="0000 0000 0000")

    page.form().fill(code=code_now(app, protected)).submit(status=429)


def test_a_recovery_code_takes_the_place_of_the_telephone_once(
    client: Visitor, alice: Visitor, another_client: Callable[[], Visitor], protected: User
) -> None:
    codes = recovery_codes(alice)
    assert len(set(codes)) == 8

    page = type_password(client, protected).follow("Prendre un code de secours")
    assert page.submit(code=codes[0].lower().replace(" ", "-")).h1 == "Démarches"

    used = type_password(another_client(), protected).follow("Prendre un code de secours")
    again = used.submit(code=codes[0])
    assert "a déjà servi" in again.text
    assert again.submit(code=codes[1]).h1 == "Démarches"
    assert "il reste 6 codes" in open_page(client, "/compte").text


def test_new_recovery_codes_kill_the_former_ones(
    client: Visitor, alice: Visitor, protected: User
) -> None:
    former = recovery_codes(alice)
    recovery_codes(alice)

    page = type_password(client, protected).follow("Prendre un code de secours")

    assert "a déjà servi" in page.submit(code=former[0]).text


def test_a_recovery_code_opens_nothing_without_the_password(client: Visitor) -> None:
    assert open_page(client, "/connexion/code-de-secours").h1 == "Se connecter"
    assert open_page(client, "/connexion/code").h1 == "Se connecter"


def test_secrets_are_kept_encrypted(
    app: Flask, alice: Visitor, protected: User, session: Session
) -> None:
    """Neither the key of the application nor a recovery code can be read in the database."""
    codes = recovery_codes(alice)
    with app.app_context():
        key = app.extensions["security"].totp_factory.get_totp_b32_key(protected.tf_totp_secret)
    kept = everything_in(session)

    assert key not in kept
    assert not [code for code in codes if code.replace(" ", "") in kept]


def test_alice_removes_her_application(client: Visitor, alice: Visitor, protected: User) -> None:
    page = open_page(alice, "/compte").follow("Changer ou retirer mon application")

    after = page.form("#remove-application").submit("Retirer mon application")

    assert "Votre application est retirée" in after.text
    assert type_password(client, protected).h1 == "Démarches"


def test_coming_by_the_page_of_codes_signs_nobody_out(alice: Visitor) -> None:
    """The library would, of whoever has nothing to confirm."""
    assert open_page(alice, "/connexion/code").h1 == "Mon compte"
    assert open_page(alice, "/demarches").h1 == "Démarches"


def test_in_trial_mode_the_pages_say_why_there_are_no_keys(alice: Visitor, client: Visitor) -> None:
    assert "qu’en HTTPS" in open_page(alice, "/compte").text
    assert "Pas de clés en mode essai" in open_page(alice, "/compte/cles").text
    assert "Se connecter avec une clé" not in open_page(client, "/connexion").text


def test_an_account_closed_while_its_code_was_awaited_stays_closed(
    app: Flask, client: Visitor, protected: User, session: Session
) -> None:
    from models.store.keeping_accounts import deactivate

    page = type_password(client, protected)
    deactivate(session, protected)

    assert page.submit(code=code_now(app, protected)).h1 == "Se connecter"
