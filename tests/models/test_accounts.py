"""Accounts are opened by a link that works once."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models import AccountRole
from models.store.accounts import (
    INVITATION_LASTS,
    add_account,
    answer_invitation,
    find_invitation,
    has_accounts,
    invite,
    waiting_accounts,
)
from tests.builders import everything_in
from tests.clock import START


def test_an_invitation_opens_an_account_once(session: Session) -> None:
    """Alice says who she is and chooses a password; her link is used up."""
    account = add_account(session, roles=[AccountRole.FACILITATOR, AccountRole.HOST])
    token = invite(session, account, now=START)
    assert waiting_accounts(session) == [account]
    invitation = find_invitation(session, token, now=START)
    assert invitation is not None
    answer_invitation(
        session, invitation, password_hash="hashed", email=" Alice@Exemple.test ", name="Alice"
    )
    assert account.active
    assert (account.email, account.name) == ("alice@exemple.test", "Alice")
    assert {role.name for role in account.roles} == {"facilitator", "host"}
    assert find_invitation(session, token, now=START) is None
    assert waiting_accounts(session) == []


def test_who_was_named_is_not_renamed_by_the_link(session: Session) -> None:
    """Whoever finds the link cannot turn it into an account of another address."""
    account = add_account(
        session, roles=[AccountRole.FACILITATOR], email="alice@exemple.test", name="Alice"
    )
    invitation = find_invitation(session, invite(session, account, now=START), now=START)
    assert invitation is not None
    answer_invitation(
        session, invitation, password_hash="hashed", email="eve@exemple.test", name="Ève"
    )
    assert (account.email, account.name) == ("alice@exemple.test", "Alice")


@pytest.mark.parametrize("token", ["", "x", "é" * 50])
def test_a_wrong_link_opens_nothing(session: Session, token: str) -> None:
    """Whatever it looks like."""
    invite(session, add_account(session, roles=[AccountRole.HOST]), now=START)
    assert find_invitation(session, token, now=START) is None


def test_a_link_is_good_for_a_week_and_until_the_next_one(session: Session) -> None:
    """A new link kills the former."""
    account = add_account(session, roles=[AccountRole.HOST])
    first = invite(session, account, now=START)
    last_second = START + INVITATION_LASTS - timedelta(seconds=1)
    assert find_invitation(session, first, now=last_second) is not None
    assert find_invitation(session, first, now=START + INVITATION_LASTS) is None
    second = invite(session, account, now=START)
    assert find_invitation(session, first, now=START) is None
    assert find_invitation(session, second, now=START) is not None


def test_a_link_is_long_and_kept_nowhere(session: Session) -> None:
    """Only its hash is."""
    token = invite(session, add_account(session, roles=[AccountRole.HOST]), now=START)
    assert len(token) >= 43
    assert token not in everything_in(session)


def test_a_new_installation_has_no_account(session: Session) -> None:
    """Until the first is made."""
    assert not has_accounts(session)
    add_account(session, roles=[AccountRole.HOST])
    assert has_accounts(session)
