"""The accounts of an installation, as its host keeps them."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from forms.account_invitations import ROLES
from models import AccountRole, User
from models.store.accounts import add_account, find_account
from tests.builders import everything_in
from tests.conftest import PASSWORD
from tests.page import Page, open_page
from tests.visitors import Visitor

LIST = "/installation/comptes"


def a_host(session: Session, name: str = "Henri") -> User:
    """Someone who keeps the installation; no password opens this account."""
    address = f"{name.lower()}@exemple.test"
    account = add_account(session, roles=[AccountRole.HOST], email=address, name=name)
    account.password, account.active = "no password", True
    session.commit()
    return account


@pytest.fixture
def henri(session: Session) -> User:
    return a_host(session)


@pytest.fixture
def host(another_client: Callable[[], Visitor], henri: User) -> Visitor:
    """Henri's browser, signed in."""
    visitor = another_client()
    visitor.sign_in(henri)
    return visitor


def invited(host: Visitor, **values: object) -> Page:
    typed: dict[str, object] = {"email": "bea@exemple.test", "name": "Béa"}
    return open_page(host, LIST).follow("Inviter une personne").submit(**(typed | values))


def link_on(page: Page) -> str:
    return page.find("#link").text.removeprefix("http://localhost:8000")


def manage(host: Visitor, account: User) -> Page:
    return open_page(host, f"{LIST}/{account.id}")


def test_the_roles_of_the_form_are_those_of_accounts() -> None:
    assert {code for code, _words in ROLES} == {role.value for role in AccountRole}


def test_a_host_lands_on_the_installation(host: Visitor, henri: User) -> None:
    assert open_page(host, "/connexion/suite").url.startswith("/installation")


def test_henri_invites_bea_who_opens_her_account(
    host: Visitor, client: Visitor, session: Session
) -> None:
    page = invited(host)
    assert page.h1 == "Donnez ce lien à Béa"

    welcome = open_page(client, link_on(page))
    assert welcome.submit(password=PASSWORD, again=PASSWORD).h1 == "Démarches"

    bea = find_account(session, "bea@exemple.test")
    assert bea is not None
    assert bea.active
    assert [role.name for role in bea.roles] == ["facilitator"]


def test_a_link_is_shown_once_and_kept_nowhere(host: Visitor, session: Session) -> None:
    token = link_on(invited(host)).rpartition("/")[2]

    assert len(token) >= 43
    assert token not in everything_in(session)
    assert token not in open_page(host, LIST).text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"email": "pas une adresse"}, "Écrivez l’adresse au complet"),
        ({"email": "henri@exemple.test"}, "Un compte existe déjà avec cette adresse"),
        ({"roles": []}, "Choisissez au moins un rôle."),
    ],
)
def test_an_invitation_that_will_not_do_is_refused_in_words(
    host: Visitor, values: dict[str, object], words: str
) -> None:
    page = invited(host, **values)

    assert words in page.text
    assert page.form()["name"] == "Béa"


def test_a_lost_first_link_is_replaced(host: Visitor, client: Visitor, session: Session) -> None:
    first = link_on(invited(host))
    bea = find_account(session, "bea@exemple.test")
    assert bea is not None

    second = link_on(manage(host, bea).form("#link-form").submit())

    assert open_page(client, first, status=404).h1 == "Ce lien ne fonctionne plus"
    assert open_page(client, second).h1 == "Ouvrir votre compte"


def test_an_invitation_that_nobody_answered_is_taken_back(
    host: Visitor, client: Visitor, session: Session
) -> None:
    link = link_on(invited(host, email="mauvaise@exemple.test"))
    bea = find_account(session, "mauvaise@exemple.test")
    assert bea is not None

    page = manage(host, bea).form("#withdrawal").submit()

    assert "L’invitation est retirée" in page.text
    assert open_page(client, link, status=404).h1 == "Ce lien ne fonctionne plus"
    assert find_account(session, "mauvaise@exemple.test") is None


def test_deactivating_an_account_closes_its_sessions_at_once(
    host: Visitor, alice: Visitor, client: Visitor, facilitator: User
) -> None:
    assert open_page(alice, "/demarches").h1 == "Démarches"

    page = manage(host, facilitator).form("#deactivation").submit()

    assert "Compte désactivé" in page.text
    assert open_page(alice, "/demarches").h1 == "Se connecter"
    refused = open_page(client, "/connexion").submit(email=facilitator.email, password=PASSWORD)
    assert "ne vont pas ensemble" in refused.text


def test_a_link_made_before_does_not_open_a_deactivated_account(
    host: Visitor, client: Visitor, facilitator: User
) -> None:
    link = link_on(manage(host, facilitator).form("#link-form").submit())

    manage(host, facilitator).form("#deactivation").submit()

    assert open_page(client, link, status=404).h1 == "Ce lien ne fonctionne plus"
    assert not manage(host, facilitator).all("#link-form")


def test_a_reactivated_account_opens_with_its_password(
    host: Visitor, alice: Visitor, client: Visitor, facilitator: User
) -> None:
    """The sessions of before stay closed."""
    manage(host, facilitator).form("#deactivation").submit()
    page = manage(host, facilitator).form("#reactivation").submit()

    assert "Compte réactivé" in page.text
    assert open_page(alice, "/demarches").h1 == "Se connecter"
    signed_in = open_page(client, "/connexion").submit(email=facilitator.email, password=PASSWORD)
    assert signed_in.h1 == "Démarches"


def test_the_last_host_can_neither_be_deactivated_nor_lose_the_role(
    host: Visitor, henri: User
) -> None:
    page = manage(host, henri).form("#deactivation").submit()
    assert "Personne d’autre ne tient cette installation" in page.text
    assert henri.active

    page = manage(host, henri).form("#roles-form").fill(roles=["facilitator"]).submit()
    assert "Personne d’autre ne tient cette installation" in page.text
    assert henri.has_role("host")


def test_one_of_two_hosts_can_be_deactivated(host: Visitor, henri: User, session: Session) -> None:
    other = a_host(session, "Hélène")

    manage(host, other).form("#deactivation").submit()

    assert not other.active
    assert henri.active


def test_roles_change_from_the_next_page_on(
    host: Visitor, alice: Visitor, facilitator: User
) -> None:
    assert alice.get(LIST).status_code == 403

    manage(host, facilitator).form("#roles-form").fill(roles=["facilitator", "host"]).submit()

    assert open_page(alice, LIST).h1 == "Les comptes"


def test_an_account_that_nobody_has_is_not_found(host: Visitor) -> None:
    assert host.get(f"{LIST}/987").status_code == 404


def test_what_is_done_to_accounts_is_kept(host: Visitor, facilitator: User) -> None:
    """That it was done, never the link."""
    link = link_on(manage(host, facilitator).form("#link-form").submit())

    journal = open_page(host, "/installation/journal").text

    assert facilitator.name in journal
    assert link.rpartition("/")[2] not in journal
