"""A password lost: by mail when there is a server for it, through the host when not."""

import re
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import User
from models.store.accounts import invite
from models.store.keeping_accounts import deactivate
from tests.clock import Clock
from tests.conftest import PASSWORD
from tests.page import Page, open_page
from tests.visitors import Visitor
from views.tries import RECOVERY_BY_ACCOUNT

pytestmark = pytest.mark.one_database

NEW = "quatre mots bien à moi"
LINK = re.compile(r"http://localhost:8000(/connexion/oubli/\S+)")

MAIL = {
    "MAIL_SERVER": "courrier.exemple.test",
    "MAIL_DEFAULT_SENDER": "trois-voix@exemple.test",
    "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": True,
    "SECURITY_SEND_PASSWORD_RESET_EMAIL": True,
    "SECURITY_SEND_PASSWORD_RESET_NOTICE_EMAIL": True,
}


by_mail = pytest.mark.parametrize("settings", [MAIL], indirect=True, ids=["by mail"])


class Letters(list[EmailMessage]):
    """What the server of mail was handed, in order."""

    @property
    def link(self) -> str:
        found = LINK.search(self[-1].get_content())
        assert found is not None
        return found[1]


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> Letters:
    """Everything is done at once, and handed to nobody."""
    kept = Letters()
    at_once: Callable[..., None] = lambda job, *args: job(*args)  # noqa: E731
    monkeypatch.setattr("views.recovery.later", at_once)
    monkeypatch.setattr("views.mail.later", at_once)
    monkeypatch.setattr("views.mail._hand_in", lambda _app, letter: kept.append(letter))
    return kept


@pytest.fixture
def settings(request: pytest.FixtureRequest) -> dict[str, object]:
    return dict(getattr(request, "param", {}))


def type_password(visitor: Visitor, account: User, password: str) -> Page:
    return open_page(visitor, "/connexion").submit(email=account.email, password=password)


def a_link(session: Session, account: User, clock: Clock, *, rescue: bool = False) -> str:
    token = invite(session, account, now=clock(), without_second_factor=rescue)
    return f"/bienvenue/{token}"


def test_without_mail_the_page_says_whom_to_ask(client: Visitor) -> None:
    page = open_page(client, "/connexion").follow("Mot de passe oublié?")

    assert page.h1 == "Mot de passe oublié"
    assert "n’envoie pas de courriel" in page.text
    assert not page.all("main form")


def test_without_mail_nothing_is_sent_whatever_is_posted(
    client: Visitor, facilitator: User, letters: Letters
) -> None:
    proof = open_page(client, "/connexion").find("[name=csrf_token]")["value"]

    client.post("/connexion/oubli", data={"email": facilitator.email, "csrf_token": proof})

    assert letters == []


def test_the_link_of_the_host_gives_a_new_password(
    client: Visitor, alice: Visitor, session: Session, facilitator: User, clock: Clock
) -> None:
    """The former password, the former sessions and the link itself are dead."""
    link = a_link(session, facilitator, clock)
    after = open_page(client, link).submit(password=NEW, again=NEW)

    assert after.h1 == "Se connecter"
    assert "Votre nouveau mot de passe est choisi" in after.text
    assert open_page(alice, "/demarches").h1 == "Se connecter"
    assert open_page(client, link, status=404).h1 == "Ce lien ne fonctionne plus"
    assert "ne vont pas ensemble" in type_password(client, facilitator, PASSWORD).text
    assert type_password(client, facilitator, NEW).h1 == "Démarches"


def test_the_link_of_the_host_leaves_the_second_factor(
    client: Visitor, session: Session, protected: User, clock: Clock
) -> None:
    page = open_page(client, a_link(session, protected, clock))
    assert "Votre second facteur reste" in page.text

    page.submit(password=NEW, again=NEW)

    assert type_password(client, protected, NEW).h1 == "Le code de votre application"


def test_the_second_factor_goes_only_when_the_host_chose_so(
    client: Visitor, session: Session, protected: User, clock: Clock
) -> None:
    """And not before the link is used."""
    page = open_page(client, a_link(session, protected, clock, rescue=True))
    assert "seront oubliés" in page.text
    assert protected.has_second_factor

    page.submit(password=NEW, again=NEW)

    assert not protected.has_second_factor
    assert type_password(client, protected, NEW).h1 == "Démarches"


def test_a_weak_password_is_refused_by_the_link_of_the_host(
    client: Visitor, session: Session, facilitator: User, clock: Clock
) -> None:
    page = open_page(client, a_link(session, facilitator, clock))

    assert "12 à 128 caractères" in page.submit(password="court", again="court").text


@by_mail
def test_alice_finds_her_way_back_by_mail(
    client: Visitor, alice: Visitor, facilitator: User, letters: Letters
) -> None:
    page = open_page(client, "/connexion").follow("Mot de passe oublié?")
    assert page.submit(email=facilitator.email).h1 == "Regardez vos courriels"

    choose = open_page(client, letters.link)
    after = choose.submit(password=NEW, password_confirm=NEW)

    assert "Votre nouveau mot de passe est choisi" in after.text
    assert open_page(alice, "/demarches").h1 == "Se connecter"
    assert type_password(client, facilitator, NEW).h1 == "Démarches"


@by_mail
def test_a_letter_is_in_french_and_says_when_a_password_changed(
    client: Visitor, facilitator: User, letters: Letters
) -> None:
    open_page(client, "/connexion/oubli").submit(email=facilitator.email)
    open_page(client, letters.link).submit(password=NEW, password_confirm=NEW)

    asked, changed = letters
    assert asked["To"] == facilitator.email
    assert asked["Subject"] == "Trois voix\N{NO-BREAK SPACE}: choisir un nouveau mot de passe"
    assert "Ouvrez ce lien" in asked.get_content()
    assert "vient d’être changé" in changed.get_content()


@by_mail
def test_the_same_is_said_whether_an_account_is_known_or_not(
    client: Visitor, session: Session, facilitator: User, letters: Letters
) -> None:
    """And at the same moment: what depends on the account is done after the answer."""
    said = {
        open_page(client, "/connexion/oubli").submit(email=address).text
        for address in (facilitator.email, "eve@exemple.test")
    }

    assert len(said) == 1
    assert [letter["To"] for letter in letters] == [facilitator.email]


@by_mail
def test_nothing_that_depends_on_the_account_is_done_before_the_answer(
    client: Visitor, facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[Any] = []
    monkeypatch.setattr("views.recovery.later", lambda job, *args: left.append(job))
    monkeypatch.setattr("views.recovery.find_account", pytest.fail)

    open_page(client, "/connexion/oubli").submit(email=facilitator.email)

    assert len(left) == 1


@by_mail
def test_a_link_that_came_by_mail_works_once_and_not_for_a_closed_account(
    client: Visitor, session: Session, facilitator: User, letters: Letters
) -> None:
    open_page(client, "/connexion/oubli").submit(email=facilitator.email)
    open_page(client, letters.link).submit(password=NEW, password_confirm=NEW)
    first = letters[0].get_content()
    used = LINK.search(first)
    assert used is not None
    assert open_page(client, used[1], status=404).h1 == "Ce lien ne fonctionne plus"

    open_page(client, "/connexion/oubli").submit(email=facilitator.email)
    link = letters.link
    deactivate(session, facilitator)
    assert open_page(client, link, status=404).h1 == "Ce lien ne fonctionne plus"


@by_mail
def test_alice_is_told_when_a_link_of_the_host_changed_her_password(
    client: Visitor, session: Session, facilitator: User, clock: Clock, letters: Letters
) -> None:
    """A host could make one and use it: she would know."""
    open_page(client, a_link(session, facilitator, clock)).submit(password=NEW, again=NEW)

    assert [letter["To"] for letter in letters] == [facilitator.email]


@by_mail
def test_a_closed_account_is_written_to_by_nobody(
    client: Visitor, session: Session, facilitator: User, letters: Letters
) -> None:
    deactivate(session, facilitator)

    open_page(client, "/connexion/oubli").submit(email=facilitator.email)

    assert letters == []


@by_mail
def test_a_link_that_came_by_mail_leaves_the_second_factor(
    client: Visitor, protected: User, letters: Letters
) -> None:
    open_page(client, "/connexion/oubli").submit(email=protected.email)
    open_page(client, letters.link).submit(password=NEW, password_confirm=NEW)

    assert type_password(client, protected, NEW).h1 == "Le code de votre application"


@by_mail
def test_nobody_fills_the_mailbox_of_somebody_else(
    client: Visitor, facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("views.recovery.later", lambda *job: asked.append(job))
    page = open_page(client, "/connexion/oubli")
    for _ in range(int(RECOVERY_BY_ACCOUNT.split()[0])):
        page.submit(email=facilitator.email)

    page.form().fill(email=str(facilitator.email).upper()).submit(status=429)

    assert len(asked) == int(RECOVERY_BY_ACCOUNT.split()[0])


@by_mail
def test_a_server_of_mail_that_does_not_answer_is_logged_without_the_letter(
    client: Visitor,
    facilitator: User,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The page is the same; the log holds neither the address nor the link."""
    at_once: Callable[..., None] = lambda job, *args: job(*args)  # noqa: E731
    monkeypatch.setattr("views.recovery.later", at_once)
    monkeypatch.setattr("views.mail.later", at_once)
    monkeypatch.setattr("views.mail.smtplib.SMTP", _refuse)

    page = open_page(client, "/connexion/oubli").submit(email=facilitator.email)

    assert page.h1 == "Regardez vos courriels"
    assert "ConnectionRefusedError" in caplog.text
    assert str(facilitator.email) not in caplog.text
    assert "/connexion/oubli/" not in caplog.text


def _refuse(*_args: object, **_kwargs: object) -> None:
    raise ConnectionRefusedError
