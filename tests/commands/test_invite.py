"""`flask inviter`: the only way to an account, and back to one."""

import re

from flask import Flask
from flask_security import hash_password
from sqlalchemy.orm import Session

from models import User
from models.store.accounts import answer_invitation, find_account, find_invitation
from models.store.keeping_accounts import deactivate
from tests.clock import Clock
from tests.conftest import PASSWORD
from tests.page import open_page
from tests.visitors import Terminal, Visitor

LINK = re.compile(r"/bienvenue/(\S+)")


def test_a_new_person_gets_a_link(session: Session, runner: Terminal, clock: Clock) -> None:
    """For that address only, as a facilitator and not a host."""
    result = runner.invoke(args=["inviter", " Bea@Exemple.test ", "--nom", "Béa"])
    link = LINK.search(result.output)
    assert link is not None
    invitation = find_invitation(session, link[1], now=clock())
    assert invitation is not None
    assert (invitation.user.email, invitation.user.name) == ("bea@exemple.test", "Béa")
    assert [role.name for role in invitation.user.roles] == ["facilitator"]


def test_whoever_lost_a_password_chooses_another(
    app: Flask, session: Session, runner: Terminal, alice: Visitor, facilitator: User, clock: Clock
) -> None:
    """The account stays the same; sessions opened with the former password end."""
    assert alice.get("/demarches").status_code == 200
    link = LINK.search(runner.invoke(args=["inviter", facilitator.email]).output)
    assert link is not None
    invitation = find_invitation(session, link[1], now=clock())
    assert invitation is not None
    assert invitation.user.id == facilitator.id
    with app.app_context():
        hashed = hash_password("un autre mot de passe")
    answer_invitation(session, invitation, password_hash=hashed)
    assert alice.get("/demarches").status_code == 302


def test_the_host_who_lost_everything_gets_in(
    session: Session, runner: Terminal, client: Visitor, facilitator: User
) -> None:
    """The second factor is forgotten only when that is asked for."""
    facilitator.tf_totp_secret, facilitator.tf_primary_method = "…", "authenticator"
    kept = runner.invoke(args=["inviter", str(facilitator.email)])
    assert "--sans-second-facteur" in kept.output

    result = runner.invoke(args=["inviter", str(facilitator.email), "--sans-second-facteur"])
    link = LINK.search(result.output)
    assert link is not None
    open_page(client, link[0]).submit(password=PASSWORD, again=PASSWORD)

    assert not facilitator.has_second_factor
    page = open_page(client, "/connexion").submit(email=facilitator.email, password=PASSWORD)
    assert page.h1 == "Démarches"


def test_a_host_is_named_at_the_terminal(
    session: Session, runner: Terminal, facilitator: User
) -> None:
    """A new account is a host alone; one that was there keeps what it did."""
    runner.invoke(args=["inviter", "henri@exemple.test", "--responsable"])
    runner.invoke(args=["inviter", str(facilitator.email), "--responsable"])

    henri = find_account(session, "henri@exemple.test")
    assert henri is not None
    assert [role.name for role in henri.roles] == ["host"]
    assert [role.name for role in facilitator.roles] == ["facilitator", "host"]


def test_a_deactivated_account_is_not_opened_by_a_link(
    session: Session, runner: Terminal, facilitator: User
) -> None:
    deactivate(session, facilitator)

    result = runner.invoke(args=["inviter", str(facilitator.email)])

    assert result.exit_code != 0
    assert LINK.search(result.output) is None
