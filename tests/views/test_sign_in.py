"""Coming in: the first door, signing in and out, and the one-time link."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models import AccountRole, User
from models.store.accounts import add_account, invite
from tests.clock import Clock
from tests.conftest import PASSWORD
from tests.page import open_page
from tests.visitors import Visitor


def an_invitation(session: Session, clock: Clock) -> str:
    account = add_account(session, roles=[AccountRole.FACILITATOR])
    return f"/bienvenue/{invite(session, account, now=clock())}"


def test_the_first_page_has_a_door_for_each_person_who_comes(client: Visitor) -> None:
    page = open_page(client, "/")

    doors = ["Explorer", "Entrer mon code", "Se connecter"]
    assert [link.text for link in page.all("main a")] == doors


def test_alice_signs_in_and_finds_her_consultations(client: Visitor, facilitator: User) -> None:
    page = open_page(client, "/connexion").submit(email=facilitator.email, password=PASSWORD)

    assert page.url == "/demarches"
    assert page.h1 == "Démarches"


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(
    client: Visitor, facilitator: User
) -> None:
    """Nobody learns who has an account here."""
    sign_in = open_page(client, "/connexion")

    known = sign_in.submit(email=facilitator.email, password="un autre mot de passe")
    unknown = sign_in.submit(email="eve@exemple.test", password="un autre mot de passe")

    assert known.find(".problem").text == unknown.find(".problem").text
    assert "ne vont pas ensemble" in known.text


def test_no_cookie_outlives_the_session(client: Visitor, facilitator: User) -> None:
    """Not even when somebody adds to the form the box that no page shows."""
    proof = open_page(client, "/connexion").find("[name=csrf_token]")["value"]
    typed = {"email": facilitator.email, "password": PASSWORD, "csrf_token": proof}
    client.post("/connexion", data={**typed, "remember": "y"})
    assert client.get_cookie("session") is not None
    assert client.get_cookie("remember_token") is None


def test_signing_out_closes_the_door_behind(alice: Visitor) -> None:
    open_page(alice, "/demarches").form(".site-nav form").submit()

    assert open_page(alice, "/demarches").h1 == "Se connecter"


def test_signing_in_leads_where_one_was_going(client: Visitor, facilitator: User) -> None:
    page = open_page(client, "/demarches/nouvelle/gabarit/pratiques-autonomie")
    assert page.h1 == "Se connecter"

    assert page.submit(email=facilitator.email, password=PASSWORD).h1 == "Préparer une démarche"


def test_signing_in_never_leads_to_another_site(client: Visitor, facilitator: User) -> None:
    page = open_page(client, "/connexion?next=https://ailleurs.test/")

    after = page.submit(email=facilitator.email, password=PASSWORD)

    assert after.url == "/demarches"


def test_the_first_link_opens_an_account_and_signs_in(
    client: Visitor, session: Session, clock: Clock
) -> None:
    page = open_page(client, an_invitation(session, clock)).submit(
        name="Alice", email="alice@exemple.test", password=PASSWORD, again=PASSWORD
    )

    assert page.h1 == "Démarches"


def test_the_password_chosen_is_the_one_that_opens(
    client: Visitor, another_client: type[Visitor], session: Session, clock: Clock
) -> None:
    open_page(client, an_invitation(session, clock)).submit(
        name="Alice", email="Alice@Exemple.test", password=PASSWORD, again=PASSWORD
    )

    page = open_page(another_client(), "/connexion")

    assert page.submit(email="alice@exemple.test", password=PASSWORD).h1 == "Démarches"


def test_a_link_works_once(
    client: Visitor, another_client: type[Visitor], session: Session, clock: Clock
) -> None:
    url = an_invitation(session, clock)
    open_page(client, url).submit(
        name="Alice", email="alice@exemple.test", password=PASSWORD, again=PASSWORD
    )

    assert open_page(another_client(), url, status=404).h1 == "Ce lien ne fonctionne plus"


def test_a_link_that_waited_too_long_is_dead(
    client: Visitor, session: Session, clock: Clock
) -> None:
    url = an_invitation(session, clock)

    clock.advance(days=8)

    assert open_page(client, url, status=404).h1 == "Ce lien ne fonctionne plus"


@pytest.mark.parametrize(
    ("password", "again", "words"),
    [
        ("", "", "Choisissez un mot de passe."),
        ("trop court", "trop court", "12 à 128 caractères"),
        ("123456qwerty", "123456qwerty", "Beaucoup de gens"),
        ("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "Beaucoup de gens"),
        (PASSWORD, PASSWORD + "!", "ne sont pas pareils"),
    ],
)
def test_a_weak_password_is_refused_in_words_and_the_rest_is_kept(
    client: Visitor, session: Session, clock: Clock, password: str, again: str, words: str
) -> None:
    page = open_page(client, an_invitation(session, clock)).submit(
        name="Alice", email="alice@exemple.test", password=password, again=again
    )

    assert words in page.text
    assert page.title.startswith("Erreur")
    assert page.form()["email"] == "alice@exemple.test"


def test_an_address_that_somebody_has_is_refused_in_words(
    client: Visitor, facilitator: User, session: Session, clock: Clock
) -> None:
    page = open_page(client, an_invitation(session, clock)).submit(
        name="Ève", email=facilitator.email, password=PASSWORD, again=PASSWORD
    )

    assert "Un compte existe déjà avec cette adresse" in page.text


def test_a_form_sent_after_the_session_ended_comes_back_with_what_was_typed(
    alice: Visitor, client: Visitor
) -> None:
    """The page offers to sign in elsewhere, then gives everything back."""
    form = open_page(alice, "/demarches/nouvelle/gabarit/pratiques-autonomie").form()
    form.fill(organisation="Le Relais", title="Notre automne")
    typed = {name: values[0] for name, values in form.values.items()}

    response = client.post("/demarches/nouvelle/gabarit/pratiques-autonomie", data=typed)

    assert response.status_code == 401
    page = response.get_data(as_text=True)
    assert "rien n’est perdu" in page
    assert 'name="organisation" value="Le Relais"' in page
    again = alice.post(
        "/demarches/nouvelle/gabarit/pratiques-autonomie", data={**typed, "csrf_token": "old"}
    )
    assert 'value="Notre automne"' in again.get_data(as_text=True)


def test_a_page_left_open_too_long_keeps_what_was_typed(alice: Visitor, clock: Clock) -> None:
    form = open_page(alice, "/demarches/nouvelle/gabarit/pratiques-autonomie").form()

    page = (
        form.fill(organisation="Le Relais", title="Notre automne").forge(csrf_token="old").submit()
    )

    assert "restée ouverte longtemps" in page.text
    assert page.form()["organisation"] == "Le Relais"
    assert page.submit().h1 == "Le questionnaire"


def test_an_invitation_lasts_a_week(clock: Clock) -> None:
    from models.store.accounts import INVITATION_LASTS

    assert timedelta(days=7) == INVITATION_LASTS
