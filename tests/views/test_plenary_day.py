"""Alice says when the mise en commun is; who answers reads it on the receipt."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from models import Consultation, Group, Meeting, MeetingKind, User
from models.store.meetings import plenary_meeting
from tests.builders import CENTRE, a_consultation, a_meeting, an_open_consultation
from tests.clock import START, Clock
from tests.page import Page, open_page
from tests.participants import SEND, answer_everything, begin
from tests.visitors import Visitor

TODAY = START.date()
IN_MAY = date(2027, 5, 12)
UNKNOWN = "La date vous sera dite par la personne qui vous accompagne."


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return an_open_consultation(session, facilitator=facilitator)


def plenary(session: Session, consultation: Consultation) -> Meeting:
    known = plenary_meeting(session, consultation)
    return known or a_meeting(session, consultation, kind=MeetingKind.PLENARY, title="Ensemble")


def choose(alice: Visitor, session: Session, consultation: Consultation, day: object) -> Page:
    meeting = plenary(session, consultation)
    page = open_page(alice, f"/demarches/{consultation.key}/rencontres/{meeting.key}")
    return page.submit("Enregistrer la rencontre", day=day)


def receipt_of(client: Visitor, session: Session, group: Group) -> Page:
    return answer_everything(begin(client, session, group), CENTRE, CENTRE).submit(SEND)


def test_the_day_can_be_chosen_before_the_opening_and_stands_on_the_desk(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = a_consultation(session, facilitator=facilitator)

    choose(alice, session, consultation, IN_MAY)

    assert consultation.plenary_on == IN_MAY
    desk = open_page(alice, f"/demarches/{consultation.key}")
    assert "La mise en commun a lieu le 12 mai 2027." in desk.text


def test_the_day_can_change_after_the_opening(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    choose(alice, session, consultation, IN_MAY)

    choose(alice, session, consultation, IN_MAY + timedelta(days=7))

    assert consultation.plenary_on == date(2027, 5, 19)


def test_a_day_that_is_not_known_any_more_can_be_taken_back(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    choose(alice, session, consultation, IN_MAY)

    choose(alice, session, consultation, "")

    assert consultation.plenary_on is None


def test_a_day_that_was_known_before_the_calendar_stands_in_it(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """What was chosen first is not lost when the calendar begins."""
    consultation.plenary_on = IN_MAY

    page = open_page(alice, f"/demarches/{consultation.key}/rencontres")
    calendar = page.submit("Commencer avec ces rencontres")

    assert consultation.plenary_on == IN_MAY
    assert "mercredi 12 mai 2027" in calendar.text


def test_the_day_goes_with_its_meeting(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """A receipt announces no meeting that left the calendar."""
    choose(alice, session, consultation, IN_MAY)
    address = f"/demarches/{consultation.key}/rencontres"
    page = open_page(alice, f"{address}/{plenary(session, consultation).key}/retirer")
    assert "Les reçus ne disent plus de jour" in page.text

    page.submit("Retirer la rencontre")

    assert consultation.plenary_on is None


def test_a_meeting_that_is_no_longer_the_mise_en_commun_takes_its_day_along(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    choose(alice, session, consultation, IN_MAY)
    meeting = plenary(session, consultation)

    page = open_page(alice, f"/demarches/{consultation.key}/rencontres/{meeting.key}")
    page.submit("Enregistrer la rencontre", kind="other")

    assert consultation.plenary_on is None
    assert (meeting.held_on, meeting.day) == (IN_MAY, IN_MAY)


def test_a_day_gone_by_is_to_be_changed_before_the_opening(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = a_consultation(session, facilitator=facilitator)
    consultation.plenary_on = TODAY - timedelta(days=1)

    page = open_page(alice, f"/demarches/{consultation.key}/ouvrir")

    assert "Le jour de la mise en commun est passé\u00a0: choisissez-en un autre." in page.text


def test_results_are_kept_at_least_until_the_meeting(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = a_consultation(session, facilitator=facilitator)
    consultation.plenary_on = IN_MAY
    page = open_page(alice, f"/demarches/{consultation.key}/ouvrir")

    refused = page.submit("Ouvrir la démarche", keep_until=IN_MAY - timedelta(days=1))

    assert "Gardez les résultats au moins jusqu’au jour de la mise en commun." in refused.text
    assert consultation.opened_at is None


def test_the_receipt_says_what_comes_next_in_order_and_the_day(
    client: Visitor, session: Session, consultation: Consultation
) -> None:
    consultation.plenary_on = IN_MAY

    steps = [step.text for step in receipt_of(client, session, consultation.groups[0]).all("ol li")]

    assert [step.split(".")[0] for step in steps] == [
        "Votre groupe ferme",
        "Les réponses de chaque personne sont effacées",
        "Votre groupe se rencontre",
        "Tous les groupes se rencontrent",
        "Le conseil d’administration (CA) répond",
    ]
    assert "Elle a lieu le 12 mai 2027." in steps[3]


def test_while_the_day_is_not_known_the_receipt_says_that_it_will_be_told(
    client: Visitor, session: Session, consultation: Consultation
) -> None:
    assert UNKNOWN in receipt_of(client, session, consultation.groups[0]).text


def test_a_receipt_sends_nobody_to_a_meeting_that_is_over(
    client: Visitor, session: Session, consultation: Consultation, clock: Clock
) -> None:
    consultation.plenary_on = TODAY
    receipt = receipt_of(client, session, consultation.groups[0])
    assert "Elle a lieu le" in receipt.text

    clock.advance(days=2)

    assert UNKNOWN in open_page(client, "/repondre/recu").text
