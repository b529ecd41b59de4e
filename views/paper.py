"""The sheet of paper of one group: its consent, its practices in its words, how to mark them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from i18n import LANGUAGES, own_name, use_language
from models import Entry, Group, GroupState, db
from models.codes import show_code
from models.store.asking import asking_of_group
from models.store.refusals import NotOpen
from models.store.translating import offered_languages
from views.accounts import csrf
from views.asked import Question, questions_of
from views.consenting import consent_of
from views.drawing.blank import BlankGround, draw_blank
from views.guard import group_of
from views.marking import mark_told
from views.moving import see_other
from views.qr import QrCode, public_url, qr_of, short_address
from views.reading import Reading, usual_reading
from views.reviewed import audience_choices

blueprint = Blueprint("paper", __name__, url_prefix="/demarches/<key>/groupes/<int:rank>")
csrf.exempt(blueprint)  # it only prints: nothing is sent to it


SIMPLE: Final = "simples"
FULL: Final = "complets"


class Format(StrEnum):
    """The paper that is in the printer."""

    LETTER = "lettre"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the sheet is printed; `family` names the style that knows this size of paper."""

    format: Format
    large: bool
    reading: Reading

    @property
    def family(self) -> str:
        return "paper-legal" if self.format is Format.LEGAL else "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """How to answer on a phone instead; a card has its own code, so `code` is then empty."""

    qr: QrCode
    address: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One practice, and the frame to mark at each moment."""

    question: Question
    ground: BlankGround | None


@blueprint.get("/feuille-papier")
def sheet(key: str, rank: int) -> ResponseReturnValue:
    group = group_of(key, rank)
    if group.state not in {GroupState.OPEN, GroupState.TRYING}:
        raise NotOpen
    look = _look(group)
    if look.reading.language in LANGUAGES:
        use_language(look.reading.language)
    first = group.consultation.language
    questions = questions_of(asking_of_group(db.session(), group), look.reading)
    return render_template(
        "paper/sheet.html",
        consultation=group.consultation,
        group=group,
        title=mark_told(group.consultation, "title", look.reading.language, first),
        label=mark_told(group, "label", look.reading.language, first),
        look=look,
        words=asked_by(look.reading),
        formats=Format,
        languages=languages_of(group),
        consent=consent_of(group, look.reading),
        way_in=_way_in(group),
        erasing=short_address("paper_withdrawal.ask"),
        practices=[Asked(question=each, ground=draw_blank(each.frame)) for each in questions],
        audiences=audience_choices(),
    )


def _look(group: Group) -> Look:
    return Look(
        format=Format.LEGAL if request.args.get("format") == Format.LEGAL else Format.LETTER,
        large="gros" in request.args,
        reading=reading_asked(group, request.args),
    )


def languages_of(group: Group) -> list[tuple[str, str]]:
    """Return the languages that a sheet may be in, each with its own name."""
    return [(tag, own_name(tag)) for tag in offered_languages(group.consultation)]


def reading_asked(group: Group, wanted: Mapping[str, str]) -> Reading:
    """Return the language and the words that were asked for, or those that the group reads."""
    usual = usual_reading(group)
    language = wanted.get("langue", "")
    return Reading(
        language=language if language in offered_languages(group.consultation) else usual.language,
        plain={SIMPLE: True, FULL: False}.get(wanted.get("mots", ""), usual.plain),
    )


def asked_by(reading: Reading) -> dict[str, str]:
    """Return how an address asks for a sheet that reads so."""
    return {"langue": reading.language, "mots": SIMPLE if reading.plain else FULL}


def _way_in(group: Group) -> WayIn:
    address = short_address("entering.enter_code")
    if group.entry is Entry.ADDRESS and group.code:
        url = public_url("entering.scan", code=group.code)
        return WayIn(qr=qr_of(url), address=address, code=show_code(group.code))
    return WayIn(qr=qr_of(public_url("entering.enter_code")), address=address, code="")


@blueprint.errorhandler(NotOpen)
def not_open(_refusal: NotOpen) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("Paper is for a group that is answering: it is not open, or no more."))
    return see_other("accompany.show", key=(request.view_args or {})["key"])
