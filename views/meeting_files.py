"""The calendar as a file for any phone or computer: one meeting, or all of them."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from flask import Blueprint, Response, abort

from exports.calendar_file import CalendarEntry, calendar_file
from models import Consultation, Meeting, db
from models.store.meetings import list_meetings
from views.guard import consultation_of, meeting_of

blueprint = Blueprint("meeting_files", __name__, url_prefix="/demarches/<key>/rencontres")

ICS: Final = "text/calendar; charset=utf-8"
LONGEST_NAME: Final = 60


@blueprint.get("/calendrier.ics")
def whole(key: str) -> Response:
    consultation = consultation_of(key)
    return _file(consultation, list_meetings(db.session(), consultation), "rencontres")


@blueprint.get("/<meeting>/rencontre.ics")
def one(key: str, meeting: str) -> Response:
    consultation = consultation_of(key)
    asked = meeting_of(consultation, meeting)
    return _file(consultation, [asked], asked.title)


def _file(consultation: Consultation, meetings: Sequence[Meeting], name: str) -> Response:
    entries = [entry for meeting in meetings if (entry := _entry(meeting))]
    if not entries:
        abort(404)
    response = Response(calendar_file(entries, name=consultation.title))
    response.headers["Content-Type"] = ICS
    response.headers["Content-Disposition"] = f'attachment; filename="{_plain(name)}.ics"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _entry(meeting: Meeting) -> CalendarEntry | None:
    """Return a meeting as a calendar keeps it, once it has a day."""
    if meeting.day is None:
        return None
    consultation = meeting.consultation
    told = (f"{consultation.title} – {consultation.about}", meeting.purpose)
    return CalendarEntry(
        key=meeting.key,
        title=meeting.title,
        description="\n\n".join(filter(None, (*told, meeting.documents))),
        place=meeting.place,
        day=meeting.day,
        begins=meeting.begins,
        minutes=meeting.minutes,
        revision=meeting.revision,
        changed_at=meeting.changed_at,
    )


def _plain(name: str) -> str:
    """Return a file name that every system takes: plain letters, digits and dashes."""
    said = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in said.lower() if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_NAME].strip("-") or "rencontre"
