"""One group's collection: its cards or its poster, its closing, and the ways round a mishap."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forms.decision import DecisionForm, FinalDecisionForm
from models import Context, Entry, Group, GroupState, db
from models.codes import show_code
from models.store.activity import Act
from models.store.closing import ask_closing, call_off_closing
from models.store.closing import leave_out as leave_out_group
from models.store.closing import start_again as start_group_again
from models.store.collecting import count_sent
from models.store.opening import issue_cards
from models.store.refusals import NotOpen, Refused
from views.accounts import csrf
from views.decisions import (
    CLOSE,
    CLOSE_FEW,
    CLOSE_NONE,
    LEAVE_OUT,
    START_AGAIN,
    ask_about_few,
    ask_about_group,
)
from views.guard import group_of
from views.moving import now, see_other
from views.qr import QrCode, public_url, qr_of, short_address
from views.remembering import remember

blueprint = Blueprint("groups", __name__, url_prefix="/demarches/<key>/groupes/<int:rank>")
csrf.exempt(blueprint)  # each form looks at its proof of origin itself, and loses nothing

ABOUT_CARDS: Final = (
    _l("One new code is made for each person who has not begun to answer."),
    _l("Cards made before and not used yet stop working."),
    _l("The codes are shown once, to be printed at once: no readable copy is kept."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCard:
    code: str
    qr: QrCode


@blueprint.route("/cartons", methods=["GET", "POST"])
def cards(key: str, rank: int) -> ResponseReturnValue:
    group = _collecting(group_of(key, rank), Entry.CARDS)
    form = DecisionForm()
    page = {"group": group, "consultation": group.consultation}
    if not form.validate_on_submit():
        return render_template("print/cards_first.html", form=form, lines=ABOUT_CARDS, **page)
    codes = issue_cards(db.session(), group)
    remember(group.consultation, Act.CARDS_MADE, subject=group.label)
    db.session.commit()
    # Not a redirection: the codes exist nowhere but in this very answer.
    printed = [PrintedCard(code=show_code(code), qr=_qr_of_door(code)) for code in codes]
    address = short_address("entering.enter_code")
    return render_template("print/cards.html", cards=printed, address=address, **page)


@blueprint.get("/affiche")
def poster(key: str, rank: int) -> ResponseReturnValue:
    group = _collecting(group_of(key, rank), Entry.ADDRESS)
    code = group.code or ""
    return render_template(
        "print/poster.html",
        group=group,
        consultation=group.consultation,
        code=show_code(code),
        qr=_qr_of_door(code),
        address=short_address("entering.enter_code"),
    )


def _qr_of_door(code: str) -> QrCode:
    return qr_of(public_url("entering.scan", code=code))


def _collecting(group: Group, entry: Entry) -> Group:
    """Return the group if people can enter it in this way now, for good or as a trial."""
    if group.entry is not entry:
        raise NotOpen
    return group if group.state is GroupState.TRYING else _still_open(group)


def _still_open(group: Group) -> Group:
    """Return a group about which something can still be decided."""
    if not group.is_collecting:
        raise NotOpen
    return group


@blueprint.route("/fermer", methods=["GET", "POST"])
def close(key: str, rank: int) -> ResponseReturnValue:
    group = _still_open(group_of(key, rank))
    form = FinalDecisionForm()
    if form.validate_on_submit():
        return _done(group, Act.CLOSING_ASKED, ask_closing, now=now())
    if count_sent(db.session(), group.consultation).get(group.id, 0) < group.fewest:
        is_open = group.consultation.context is Context.INTER
        return ask_about_few(CLOSE_NONE if is_open else CLOSE_FEW, group, form)
    return ask_about_group(CLOSE, group, form)


@blueprint.post("/annuler-fermeture")
def call_off(key: str, rank: int) -> ResponseReturnValue:
    group = group_of(key, rank)
    if DecisionForm().validate_on_submit():
        said = _("The closing is called off: answers come in again.")
        return _done(group, Act.CLOSING_CALLED_OFF, call_off_closing, said=said)
    return _back_to(group)


@blueprint.route("/recommencer", methods=["GET", "POST"])
def start_again(key: str, rank: int) -> ResponseReturnValue:
    group = _still_open(group_of(key, rank))
    form = FinalDecisionForm()
    if form.validate_on_submit():
        said = _("The collection of this group starts again: hand out new cards or a new poster.")
        return _done(group, Act.STARTED_AGAIN, start_group_again, said=said, now=now())
    return ask_about_group(START_AGAIN, group, form)


@blueprint.route("/sans-ce-groupe", methods=["GET", "POST"])
def leave_out(key: str, rank: int) -> ResponseReturnValue:
    group = _still_open(group_of(key, rank))
    form = FinalDecisionForm()
    if form.validate_on_submit():
        return _done(group, Act.LEFT_OUT, leave_out_group, now=now())
    return ask_about_group(LEAVE_OUT, group, form)


def _done(
    group: Group, act: Act, verb: Callable[..., None], *, said: str = "", **values: Any
) -> ResponseReturnValue:
    """Do what was decided, and say it once it is done; a refusal says something else."""
    verb(db.session(), group, **values)
    remember(group.consultation, act, subject=group.label)
    db.session.commit()
    if said:
        flash(said)
    return _back_to(group)


def _back_to(group: Group) -> ResponseReturnValue:
    return see_other("accompany.show", key=group.consultation.key, _anchor=f"g{group.rank}")


@blueprint.errorhandler(Refused)
def refused(_refusal: Refused) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("This group is not collecting in that way now, so nothing was changed."))
    return see_other("accompany.show", key=(request.view_args or {})["key"])
