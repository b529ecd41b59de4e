"""Whom tests of pages meet besides Alice: Denis, who keeps the installation."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import AccountRole, User
from models.store.accounts import add_account
from tests.visitors import Visitor


@pytest.fixture
def denis(another_client: Callable[[], Visitor], session: Session) -> Visitor:
    """He keeps the installation, and accompanies nobody."""
    account = add_account(session, roles=[AccountRole.HOST], email="denis@exemple.test")
    account.name, account.password, account.active = "Denis", "no password", True
    session.commit()
    visitor = another_client()
    visitor.sign_in(account)
    return visitor


@pytest.fixture
def protected(app: Flask, session: Session, facilitator: User) -> User:
    """Alice, whose application is set up."""
    with app.app_context():
        facilitator.tf_totp_secret = app.extensions["security"].totp_factory.generate_totp_secret()
    facilitator.tf_primary_method = "authenticator"
    session.commit()
    return facilitator
