"""One's own account: the name, the address, the password, and the password asked once more."""

import time
from collections.abc import Callable
from typing import Final

import pytest
from sqlalchemy.orm import Session

from models import User
from tests.builders import a_facilitator
from tests.conftest import PASSWORD
from tests.page import Page, open_page
from tests.visitors import Visitor
from views.tries import SIGN_IN_BY_ACCOUNT

pytestmark = pytest.mark.one_database

NEW: Final = "quatre mots bien à moi"


def sign_in(visitor: Visitor, account: User, password: str = PASSWORD) -> Page:
    return open_page(visitor, "/connexion").submit(email=account.email, password=password)


@pytest.fixture
def long_ago(alice: Visitor) -> Visitor:
    """Alice's browser, an hour after she typed her password."""
    with alice.session_transaction() as cookie:
        cookie["fs_paa"] = time.time() - 3600
    return alice


def test_the_account_says_what_opens_it(alice: Visitor, facilitator: User) -> None:
    page = open_page(alice, "/demarches").follow("Mon compte")

    assert page.h1 == "Mon compte"
    assert str(facilitator.email) in page.text
    assert "Un mot de passe seul ouvre ce compte" in page.text


def test_alice_changes_her_name_and_her_address(
    alice: Visitor, facilitator: User, session: Session
) -> None:
    page = open_page(alice, "/compte").follow("Changer mon nom ou mon adresse")

    after = page.submit(name="Alice Roy", email="Alice.Roy@Exemple.test")

    assert after.url == "/compte"
    assert (facilitator.name, facilitator.email) == ("Alice Roy", "alice.roy@exemple.test")


def test_the_address_of_somebody_else_is_refused_in_words(
    alice: Visitor, facilitator: User, session: Session
) -> None:
    bea = a_facilitator(session, "Bea")

    page = open_page(alice, "/compte/identite").submit(name="Alice", email=bea.email)

    assert "Un compte existe déjà avec cette adresse" in page.text
    assert facilitator.email != bea.email


def test_the_password_is_asked_again_before_what_opens_the_account_is_changed(
    long_ago: Visitor, facilitator: User
) -> None:
    """Somebody else may be sitting there; then one goes on where one was going."""
    page = open_page(long_ago, "/compte/identite")
    assert page.h1 == "Votre mot de passe, encore une fois"

    wrong = page.submit(password="un autre mot de passe")
    assert "Ce n’est pas votre mot de passe" in wrong.text
    assert wrong.title.startswith("Erreur")

    assert wrong.submit(password=PASSWORD).h1 == "Mon nom et mon adresse"


@pytest.mark.parametrize(
    "place", ["/compte/identite", "/compte/application", "/compte/cles", "/compte/codes-de-secours"]
)
def test_nothing_that_opens_the_account_is_changed_on_an_old_password(
    long_ago: Visitor, place: str
) -> None:
    assert open_page(long_ago, place).url.startswith("/compte/verifier")


def test_guesses_at_the_password_of_an_open_session_are_counted(
    long_ago: Visitor, facilitator: User
) -> None:
    page = open_page(long_ago, "/compte/verifier")
    for _ in range(int(SIGN_IN_BY_ACCOUNT.split()[0])):
        page.submit(password="un autre mot de passe")

    page.form().fill(password=PASSWORD).submit(status=429)


def test_alice_changes_her_password_and_her_other_sessions_close(
    alice: Visitor, another_client: Callable[[], Visitor], facilitator: User
) -> None:
    elsewhere = another_client()
    elsewhere.sign_in(facilitator)

    page = open_page(alice, "/compte").follow("Changer mon mot de passe")
    after = page.submit(password=PASSWORD, new_password=NEW, new_password_confirm=NEW)

    assert after.url == "/compte"
    assert "Votre mot de passe est changé" in after.text
    assert open_page(elsewhere, "/demarches").h1 == "Se connecter"
    assert sign_in(another_client(), facilitator, NEW).h1 == "Démarches"


@pytest.mark.parametrize(
    ("current", "new", "again", "words"),
    [
        ("", NEW, NEW, "Tapez votre mot de passe."),
        ("un autre mot de passe", NEW, NEW, "Ce n’est pas votre mot de passe"),
        (PASSWORD, PASSWORD, PASSWORD, "C’est déjà votre mot de passe"),
        (PASSWORD, "trop court", "trop court", "12 à 128 caractères"),
        (PASSWORD, "aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "Beaucoup de gens"),
        (PASSWORD, NEW, NEW + "!", "ne sont pas pareils"),
    ],
)
def test_a_change_of_password_that_will_not_do_is_refused_in_words(
    alice: Visitor, facilitator: User, current: str, new: str, again: str, words: str
) -> None:
    page = open_page(alice, "/compte/mot-de-passe").submit(
        password=current, new_password=new, new_password_confirm=again
    )

    assert words in page.text
    assert page.title.startswith("Erreur")
