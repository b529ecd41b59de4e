"""Several people accompany one consultation: they join by their address, and one always stays."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from models import AccountRole, Consultation, User
from models.store.accounts import add_account
from tests.builders import a_consultation, a_facilitator, an_open_consultation
from tests.page import Page, open_page
from tests.visitors import Visitor

NOT_FOUND = "Aucune personne accompagnatrice ne se connecte avec cette adresse."


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return an_open_consultation(session, facilitator=facilitator)


@pytest.fixture
def chloe(session: Session) -> User:
    """She accompanies too, and is not in this team."""
    return a_facilitator(session, "Chloé")


@pytest.fixture
def chloe_signed_in(
    another_client: Callable[[], Visitor], chloe: User, session: Session
) -> Visitor:
    session.commit()
    visitor = another_client()
    visitor.sign_in(chloe)
    return visitor


def bring_in(alice: Visitor, consultation: Consultation, email: str | None) -> Page:
    page = open_page(alice, f"/demarches/{consultation.key}/equipe")
    return page.submit("Ajouter à l’équipe", email=email)


def test_the_desk_says_who_accompanies_and_leads_to_the_team(
    alice: Visitor, consultation: Consultation
) -> None:
    team = open_page(alice, f"/demarches/{consultation.key}").follow("Voir l’équipe")

    assert team.h1 == "L’équipe qui accompagne"
    assert "Alice" in team.text
    assert "Quitter l’équipe…" not in team.text


def test_somebody_brought_in_shares_everything(
    alice: Visitor, chloe: User, chloe_signed_in: Visitor, consultation: Consultation
) -> None:
    before = chloe_signed_in.get(f"/demarches/{consultation.key}")

    page = bring_in(alice, consultation, f"  {chloe.email or ''}".upper())

    assert before.status_code == 404
    assert "Chloé accompagne cette démarche avec vous." in page.text
    desk = open_page(chloe_signed_in, f"/demarches/{consultation.key}")
    assert desk.h1 == consultation.title


def test_brought_in_twice_somebody_is_there_once(
    alice: Visitor, chloe: User, consultation: Consultation
) -> None:
    bring_in(alice, consultation, chloe.email)
    bring_in(alice, consultation, chloe.email)

    assert [member.name for member in consultation.facilitators] == ["Alice", "Chloé"]


def test_the_page_says_the_same_of_an_unknown_address_a_waiting_account_and_a_host(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """What an account lacks is not told: only that nobody can be brought in by this address."""
    waiting = add_account(session, roles=[AccountRole.FACILITATOR], email="attend@exemple.test")
    host = add_account(session, roles=[AccountRole.HOST], email="hote@exemple.test")
    host.password, host.active = "no password", True

    said = {
        bring_in(alice, consultation, email).find(".error").text
        for email in ("personne@exemple.test", waiting.email, host.email)
    }

    assert len(said) == 1
    assert NOT_FOUND in said.pop()
    assert [member.name for member in consultation.facilitators] == ["Alice"]


def test_addresses_cannot_be_tried_one_after_the_other(
    alice: Visitor, consultation: Consultation
) -> None:
    for number in range(20):
        bring_in(alice, consultation, f"personne{number}@exemple.test")

    url = f"/demarches/{consultation.key}/equipe"

    assert alice.post(url, data={"email": "encore@exemple.test"}).status_code == 429


def test_somebody_taken_out_sees_nothing_any_more(
    alice: Visitor, chloe: User, chloe_signed_in: Visitor, consultation: Consultation
) -> None:
    team = bring_in(alice, consultation, chloe.email)

    asked = team.follow("Retirer… – Chloé")
    page = asked.submit("Retirer de l’équipe")

    assert "Cette personne ne voit plus cette démarche" in asked.text
    assert "Chloé n’accompagne plus cette démarche." in page.text
    assert chloe_signed_in.get(f"/demarches/{consultation.key}").status_code == 404


def test_who_leaves_is_led_to_what_she_still_accompanies(
    alice: Visitor, chloe: User, consultation: Consultation
) -> None:
    team = bring_in(alice, consultation, chloe.email)

    page = team.follow("Quitter l’équipe…").submit("Quitter l’équipe")

    assert page.h1 == "Démarches"
    assert f"Vous n’accompagnez plus « {consultation.title} »." in page.text.replace("\u00a0", " ")
    assert [member.name for member in consultation.facilitators] == ["Chloé"]


def test_the_last_one_cannot_leave(
    alice: Visitor, facilitator: User, consultation: Consultation
) -> None:
    asked = open_page(alice, f"/demarches/{consultation.key}/equipe/{facilitator.id}/retirer")

    page = asked.submit("Quitter l’équipe")

    assert "Il faut quelqu’un pour accompagner" in page.text
    assert consultation.facilitators == [facilitator]


def test_somebody_whose_account_is_closed_does_not_count_as_the_one_who_stays(
    alice: Visitor, facilitator: User, chloe: User, consultation: Consultation
) -> None:
    bring_in(alice, consultation, chloe.email)
    chloe.active = False

    asked = open_page(alice, f"/demarches/{consultation.key}/equipe/{facilitator.id}/retirer")
    page = asked.submit("Quitter l’équipe")

    assert "Il faut quelqu’un pour accompagner" in page.text
    assert facilitator in consultation.facilitators


def test_nobody_is_taken_out_of_a_team_where_they_are_not(
    alice: Visitor, session: Session, chloe: User, consultation: Consultation
) -> None:
    a_consultation(session, facilitator=chloe)
    session.commit()

    answer = alice.get(f"/demarches/{consultation.key}/equipe/{chloe.id}/retirer")

    assert answer.status_code == 404
