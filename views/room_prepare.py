"""Preparing the mise en commun: who speaks when, what is debated, and what is still missing."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from analysis import wording
from analysis.debate import FEWEST_DEBATES, MOST_DEBATES, debates_of
from analysis.report import PracticeReport, Report
from forms.room import PressForm
from models import Consultation, ConsultationState, Group, Practice, Snapshot, db
from models.store.activity import Act
from models.store.plenary_room import (
    choose_practices,
    drawn_order,
    load_room,
    order_speakers,
)
from models.store.plenary_stops import Room
from models.store.refusals import ChangedSince, NotClosed
from models.store.sharing import all_have_decided, has_decided, load_shared_report
from views.accounts import csrf
from views.dates import say_date
from views.guard import consultation_of
from views.moving import see_other
from views.remembering import remember
from views.room_meeting import not_yet

blueprint = Blueprint("room_prepare", __name__, url_prefix="/demarches/<key>/mise-en-commun")
csrf.exempt(blueprint)  # its forms look at the proof of origin themselves, and lose nothing
blueprint.register_error_handler(NotClosed, not_yet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One group in the order of the floor; `decided` is empty until it decided what it says."""

    group: Group
    decided: str
    revealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Debate:
    """One practice that may be debated, as what was shared of it is read."""

    code: str
    title: str
    mark: str
    category: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    version: int
    turns: tuple[Turn, ...]
    chosen: tuple[Debate, ...]
    others: tuple[Debate, ...]
    is_own_choice: bool
    everyone_decided: bool

    @property
    def few(self) -> bool:
        return len(self.chosen) < min(FEWEST_DEBATES, len(self.chosen) + len(self.others))

    @property
    def is_full(self) -> bool:
        return len(self.chosen) >= MOST_DEBATES


@blueprint.get("")
def prepare(key: str) -> ResponseReturnValue:
    consultation = _read(key)
    preparation = _lay_preparation(consultation)
    return render_template(
        "plenary/prepare.html",
        consultation=consultation,
        preparation=preparation,
        form=PressForm(data={"seen": preparation.version}, sent=False),
    )


@blueprint.post("/ordre")
def order(key: str) -> ResponseReturnValue:
    consultation = _read(key)
    return _arranged(consultation, _order_groups, "speakers")


@blueprint.post("/choix")
def choose(key: str) -> ResponseReturnValue:
    consultation = _read(key)
    return _arranged(consultation, _choose, "debates")


def _arranged(
    consultation: Consultation,
    arrange: Callable[[Consultation, str, int], None],
    anchor: str,
) -> ResponseReturnValue:
    form = PressForm()
    if form.validate_on_submit():
        try:
            arrange(consultation, form.press.data or "", form.seen.data or 0)
            remember(consultation, Act.PLENARY_PREPARED)
            db.session.commit()
        except ChangedSince:
            db.session.rollback()
            flash(_("Somebody changed this meanwhile, so nothing was done: here is how it stands."))
    return see_other("room_prepare.prepare", key=consultation.key, _anchor=anchor)


def _order_groups(consultation: Consultation, pressed: str, seen: int) -> None:
    speakers = load_room(db.session(), consultation).speakers
    lots = secrets.SystemRandom()
    match pressed.split("."):
        case ["draw"]:
            speakers = drawn_order(consultation, lots, board_last=True)
        case ["draw", "all"]:
            speakers = drawn_order(consultation, lots, board_last=False)
        case [way, code]:
            speakers = moved(speakers, code, way)
    order_speakers(db.session(), consultation, speakers, seen=seen)


def _choose(consultation: Consultation, pressed: str, seen: int) -> None:
    room = load_room(db.session(), consultation)
    chosen = room.chosen or _proposed(_shared(consultation))
    match pressed.split(".", 1):
        case ["usual"]:
            chosen = ()
        case ["in", code] if len(chosen) < MOST_DEBATES and _is_known(consultation, code):
            chosen = tuple(dict.fromkeys((*chosen, code)))
        case ["out", code]:
            chosen = tuple(each for each in chosen if each != code)
        case [way, code]:
            chosen = moved(chosen, code, way)
    choose_practices(db.session(), consultation, chosen, seen=seen)


def moved(order: Sequence[str], code: str, way: str) -> tuple[str, ...]:
    """Return an order where one of its own went « up » or « down » by one."""
    codes = list(order)
    if code not in codes or way not in ("up", "down"):
        return tuple(codes)
    at = codes.index(code)
    codes.insert(max(at + (1 if way == "down" else -1), 0), codes.pop(at))
    return tuple(codes)


def _is_known(consultation: Consultation, code: str) -> bool:
    return any(practice.code == code for practice in consultation.practices)


def _read(key: str) -> Consultation:
    consultation = consultation_of(key)
    if consultation.state is not ConsultationState.READ:
        raise NotClosed
    if db.session.get(Snapshot, consultation.id) is None:
        raise NotClosed
    return consultation


def _shared(consultation: Consultation) -> Report | None:
    return load_shared_report(db.session(), consultation)


def _proposed(report: Report | None) -> tuple[str, ...]:
    return tuple(practice.practice for practice in debates_of(report)) if report else ()


def _lay_preparation(consultation: Consultation) -> Preparation:
    room = load_room(db.session(), consultation)
    report = _shared(consultation)
    chosen = room.chosen or _proposed(report)
    found = _found(report)
    debates = {each.code: _debate(each, found) for each in consultation.practices}
    return Preparation(
        version=room.version,
        turns=_turns(consultation, room),
        chosen=tuple(debates[code] for code in chosen),
        others=tuple(each for code, each in debates.items() if code not in chosen),
        is_own_choice=bool(room.chosen),
        everyone_decided=all_have_decided(consultation.groups),
    )


def _found(report: Report | None) -> dict[str, PracticeReport]:
    return {practice.practice: practice for practice in report.practices} if report else {}


def _debate(practice: Practice, found: dict[str, PracticeReport]) -> Debate:
    leading = found[practice.code].leading if practice.code in found else None
    return Debate(
        code=practice.code,
        title=practice.title,
        mark=wording.CATEGORY_MARKS[leading.category] if leading else "",
        category=_(wording.CATEGORY_TITLES[leading.category]) if leading else "",
    )


def _turns(consultation: Consultation, room: Room) -> tuple[Turn, ...]:
    groups = {group.report_code: group for group in consultation.groups}
    return tuple(_turn(groups[code]) for code in room.speakers)


def _turn(group: Group) -> Turn:
    decided = _("decided on %(day)s", day=say_date(group.validated_on))
    return Turn(
        group=group,
        decided=decided if has_decided(group) else "",
        revealed=group.revealed_at is not None,
    )
