"""Between two organisations, nobody sees who agrees to what before the last group has closed.

Not even what a closed group said: what stands sealed of it is taken away, and no page changes.
"""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from models import (
    Consultation,
    Group,
    GroupRelease,
    SealedAgreement,
    SealedCount,
    SealedSkip,
    Sheet,
    User,
)
from models.store.agreeing import agree
from models.store.closing import ask_closing
from tests.adversary.test_sealed import (
    CLOSED_RANK,
    CLOSING_RANK,
    OPEN_RANK,
    arrive,
    change_everything,
    every_way,
    look_everywhere,
)
from tests.builders import a_sent_sheet, an_open_reading, close
from tests.clock import Clock
from tests.participants import begin
from tests.visitors import Visitor


@pytest.fixture
def consultation(session: Session, facilitator: User, clock: Clock) -> Consultation:
    """One group is closed, one is in its ten minutes of grace, two are open; everyone agrees."""
    consultation = an_open_reading(session, facilitator=facilitator, people=4)
    for group in consultation.groups:
        for _ in range(3):
            agree(session, a_sent_sheet(session, group), consultation.practices)
    close(session, consultation.groups[CLOSED_RANK - 1], now=clock())
    clock.advance(minutes=11)
    ask_closing(session, consultation.groups[CLOSING_RANK - 1], now=clock())
    session.commit()
    return consultation


def refuse_everything(session: Session, group: Group) -> None:
    for sheet in session.scalars(sa.select(Sheet).where(Sheet.group_id == group.id, Sheet.sent)):
        agree(session, sheet, [])
    session.commit()


def test_no_route_tells_who_agrees_before_the_last_closing(
    app: Flask,
    session: Session,
    consultation: Consultation,
    alice: Visitor,
    another_client: Callable[[], Visitor],
) -> None:
    """Neither to Alice, nor to a phone of a group that answers."""
    phone = another_client()
    begin(phone, session, consultation.groups[OPEN_RANK - 1])
    everyone = {"alice": alice, "same group": phone}
    arrive(everyone)
    ways = every_way(app, session, consultation)
    before = look_everywhere(ways, everyone)
    for rank in (OPEN_RANK, CLOSING_RANK):
        change_everything(session, consultation.groups[rank - 1])
        refuse_everything(session, consultation.groups[rank - 1])
    for kind in (SealedAgreement, SealedCount, SealedSkip, GroupRelease):
        session.execute(sa.delete(kind))
    after = look_everywhere(ways, everyone)

    assert [way for way in before if before[way] != after[way]] == []
    desk = f"/demarches/{consultation.key}"
    for page in ("/constats", "/groupes/3/atelier/pratiques/1/reponses", "/groupes/3/atelier"):
        assert after["alice", "GET", desk + page].startswith(b"200"), page
