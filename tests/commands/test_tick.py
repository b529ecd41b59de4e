"""`flask tick`, every minute: what is due is done, once, even when nobody opens a page."""

from datetime import timedelta

from sqlalchemy.orm import Session

from models import Consultation, ConsultationState, GroupState
from models.store.closing import ask_closing
from tests.builders import KEEP_UNTIL, a_read_consultation, a_sent_sheet, an_open_consultation
from tests.clock import Clock
from tests.visitors import Terminal


def test_what_is_due_is_closed(session: Session, runner: Terminal, clock: Clock) -> None:
    """Once; before and after that it says nothing."""
    group = an_open_consultation(session).groups[0]
    a_sent_sheet(session, group)
    ask_closing(session, group, now=clock())
    assert runner.invoke(args=["tick"]).output == ""
    clock.advance(minutes=10)
    assert runner.invoke(args=["tick"]).output == "Groupes fermés\u00a0: 1\n"
    assert group.state is GroupState.CLOSED
    assert runner.invoke(args=["tick"]).output == ""


def test_what_was_promised_is_erased(session: Session, runner: Terminal, clock: Clock) -> None:
    """The day after the one that people were told, and not before."""
    consultation = a_read_consultation(session)
    key = consultation.id
    clock.now += timedelta(days=(KEEP_UNTIL - clock.now.date()).days)
    assert runner.invoke(args=["tick"]).output == ""
    assert consultation.state is ConsultationState.READ
    clock.advance(days=1)
    assert "Démarches effacées" in runner.invoke(args=["tick"]).output
    assert session.get(Consultation, key) is None
