"""The buttons that lead a meeting: next, previous, a place, and the revealing of a group."""

from forms.room import read_number
from models import Group, db
from models.store.activity import Act
from models.store.plenary_room import go_to, hide_group, reveal_group
from models.store.plenary_stops import Stop
from views.moving import now
from views.remembering import remember
from views.room_meeting import HeldMeeting


def press(meeting: HeldMeeting, pressed: str, *, seen: int) -> None:
    """Do what a button says: « next », « previous », « go.7 », « reveal.2 », « hide.2 ».

    Raises `ChangedSince` when the room moved on, `NotDecided` for a group that may not be revealed;
    what is no button of ours does nothing.
    """
    act, _, place = pressed.partition(".")
    match act:
        case "next":
            _go(meeting, meeting.programme.after(meeting.stop), seen)
        case "previous":
            _go(meeting, meeting.programme.before(meeting.stop), seen)
        case "go":
            _go(meeting, _stop_at(meeting, place), seen)
        case "reveal" | "hide" if group := _group_at(meeting, place):
            _turn(meeting, group, act, seen)


def _go(meeting: HeldMeeting, stop: Stop | None, seen: int) -> None:
    if stop is not None:
        go_to(db.session(), meeting.consultation, meeting.programme, stop, seen=seen)


def _turn(meeting: HeldMeeting, group: Group, act: str, seen: int) -> None:
    consultation = meeting.consultation
    if act == "hide":
        hide_group(db.session(), consultation, group, seen=seen)
        remember(consultation, Act.GROUP_HIDDEN, subject=group.label)
        return
    reveal_group(db.session(), consultation, group, seen=seen, now=now())
    remember(consultation, Act.GROUP_REVEALED, subject=group.label)


def _stop_at(meeting: HeldMeeting, place: str) -> Stop | None:
    number, stops = read_number(place), meeting.programme.stops
    return stops[number] if number is not None and number < len(stops) else None


def _group_at(meeting: HeldMeeting, place: str) -> Group | None:
    return meeting.consultation.group_at(read_number(place) or 0)
