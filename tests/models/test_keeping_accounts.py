"""What a host does with accounts: roles, closing and opening them again."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import AccountRole, Invitation, InvitationPurpose, Passkey, User
from models.store.accounts import (
    add_account,
    answer_invitation,
    find_invitation,
    invite,
    waiting_accounts,
)
from models.store.keeping_accounts import (
    deactivate,
    give_roles,
    list_accounts,
    reactivate,
    rename,
    withdraw,
)
from models.store.refusals import LastHost
from tests.builders import a_facilitator
from tests.clock import START


def a_host(session: Session, name: str = "Henri") -> User:
    account = a_facilitator(session, name)
    give_roles(session, account, [AccountRole.HOST])
    return account


def a_key(usage: str) -> Passkey:
    return Passkey(
        credential_id=usage.encode(),
        public_key=b"public",
        backup_state=False,
        device_type="single_device",
        create_datetime=START,
        lastuse_datetime=START,
        name=usage,
        usage=usage,
    )


def test_a_closed_account_loses_its_sessions_and_its_link(session: Session) -> None:
    alice = a_facilitator(session)
    former = alice.fs_uniquifier
    token = invite(session, alice, now=START)

    deactivate(session, alice)

    assert not alice.active
    assert alice.fs_uniquifier != former
    assert find_invitation(session, token, now=START) is None


def test_a_closed_account_is_not_one_that_waits(session: Session) -> None:
    """Or the terminal would give its link at the next start."""
    alice = a_facilitator(session)

    deactivate(session, alice)

    assert waiting_accounts(session) == []
    reactivate(session, alice)
    assert alice.active


def test_an_account_that_waits_is_never_opened_without_a_password(session: Session) -> None:
    """The table itself refuses."""
    bea = add_account(session, roles=[AccountRole.FACILITATOR], email="bea@exemple.test")
    session.commit()

    with pytest.raises(IntegrityError):
        reactivate(session, bea)


def test_an_invitation_is_taken_back_and_never_an_account_that_was_opened(
    session: Session,
) -> None:
    alice, bea = a_facilitator(session), add_account(session, roles=[AccountRole.FACILITATOR])
    invite(session, bea, now=START)

    withdraw(session, bea)
    withdraw(session, alice)

    assert list_accounts(session) == [alice]


def test_the_last_host_stays(session: Session) -> None:
    """A closed host, or one who never came in, keeps nothing."""
    henri, helene = a_host(session), a_host(session, "Hélène")
    add_account(session, roles=[AccountRole.HOST])
    deactivate(session, helene)

    with pytest.raises(LastHost):
        deactivate(session, henri)
    with pytest.raises(LastHost):
        give_roles(session, henri, [AccountRole.FACILITATOR])

    reactivate(session, helene)
    deactivate(session, henri)


def test_accounts_are_listed_by_name(session: Session) -> None:
    for name in ("Zoé", "alice", "Bob"):
        a_facilitator(session, name)

    assert [account.name for account in list_accounts(session)] == ["alice", "Bob", "Zoé"]


def test_a_new_address_is_kept_as_it_is_looked_for(session: Session) -> None:
    alice = a_facilitator(session)

    rename(session, alice, name="Alice Roy", email=" Alice@Exemple.test ")

    assert (alice.name, alice.email) == ("Alice Roy", "alice@exemple.test")


@pytest.mark.parametrize("usage", ["first", "secondary"])
def test_a_key_that_opens_alone_is_not_asked_after_the_password(
    session: Session, usage: str
) -> None:
    alice = a_facilitator(session)
    alice.webauthn.append(a_key(usage))
    session.flush()

    assert alice.has_second_factor is (usage == "secondary")


def test_a_link_is_for_what_the_account_needs(session: Session) -> None:
    alice = a_facilitator(session)
    waiting = add_account(session, roles=[AccountRole.FACILITATOR])
    for account, rescue in ((waiting, True), (alice, False), (a_host(session), True)):
        invite(session, account, now=START, without_second_factor=rescue)

    made = [link.purpose for link in session.query(Invitation).order_by(Invitation.id)]

    assert made == [
        InvitationPurpose.WELCOME,
        InvitationPurpose.RECOVERY,
        InvitationPurpose.RESCUE,
    ]


@pytest.mark.parametrize("rescue", [False, True])
def test_only_a_rescue_forgets_the_second_factor(session: Session, rescue: bool) -> None:
    alice = a_facilitator(session)
    alice.tf_totp_secret, alice.tf_primary_method = "secret", "authenticator"
    alice.totp_counter, alice.mf_recovery_codes = 3, ["code"]
    alice.webauthn.append(a_key("first"))
    token = invite(session, alice, now=START, without_second_factor=rescue)
    link = find_invitation(session, token, now=START)
    assert link is not None

    answer_invitation(session, link, password_hash="hashed")

    assert bool(alice.tf_totp_secret) is not rescue
    assert bool(alice.mf_recovery_codes) is not rescue
    assert bool(alice.webauthn) is not rescue
