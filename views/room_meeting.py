"""The meeting as its pages find it: the room, what was revealed to it, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from analysis.report import Report
from models import Consultation, FindingNote, Proposal, db
from models.store.plenary_room import load_notes, load_programme, load_room
from models.store.plenary_stops import Programme, Room, Stop
from models.store.proposals import list_proposals
from models.store.refusals import NotClosed, Refused
from models.store.sharing import load_shared_report
from views.guard import consultation_of
from views.moving import see_other


@dataclass(frozen=True, kw_only=True)
class HeldMeeting:
    """`report` holds what was shared and revealed, and nothing else of any group."""

    consultation: Consultation
    room: Room
    report: Report
    programme: Programme

    @property
    def stop(self) -> Stop:
        return self.programme.stop_at(self.room)

    @cached_property
    def proposals(self) -> Sequence[Proposal]:
        return list_proposals(db.session(), self.consultation)

    @cached_property
    def notes(self) -> dict[str, FindingNote]:
        return load_notes(db.session(), self.consultation)


def meeting_of(key: str) -> HeldMeeting:
    """Return the meeting of a consultation; raises `NotClosed` while a group still collects."""
    consultation = consultation_of(key)
    session = db.session()
    report = load_shared_report(session, consultation, revealed_only=True)
    if report is None:
        raise NotClosed
    room = load_room(session, consultation)
    return HeldMeeting(
        consultation=consultation,
        room=room,
        report=report,
        programme=load_programme(session, consultation, room, report),
    )


def not_yet(_refusal: Refused) -> ResponseReturnValue:
    """Say what comes before a meeting, to whoever opens one of its pages too early."""
    db.session.rollback()
    key = (request.view_args or {})["key"]
    if request.method == "POST":
        return see_other("accompany.show", key=key)
    why = _(
        "Every group closes its collection first, or the consultation goes on without it. Then "
        "each group meets, and decides what it says to the others."
    )
    return render_template(
        "findings/not_yet.html",
        consultation=consultation_of(key),
        heading=_("Mise en commun"),
        why=why,
    )
