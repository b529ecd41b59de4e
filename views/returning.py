"""The return prepared by the person who accompanies: its codes, its sheet, its publication."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forms.decision import DecisionForm
from forms.returning import PublishForm, WhatNextForm
from i18n import LANGUAGES
from models import Consultation, Group, db
from models.codes import show_code
from models.store.activity import Act
from models.store.board import BoardStanding, board_standing
from models.store.refusals import Refused
from models.store.returning import (
    make_return_code,
    publish_return,
    return_code_of,
    say_what_comes_next,
    take_return_back,
)
from models.store.sharing import all_have_decided, never_revealed
from views.accounts import csrf
from views.dates import say_date
from views.guard import consultation_of, group_of
from views.moving import see_other, today
from views.qr import public_url, qr_of, short_address
from views.remembering import remember
from views.return_page import languages_of, lay_return

blueprint = Blueprint("returning", __name__, url_prefix="/demarches/<key>")
csrf.exempt(blueprint)  # its forms look at the proof of origin themselves, and lose nothing

CONSEQUENCES: Final = (
    _l("Whoever has a return code can read the page, from now on."),
    _l("The answers of the board no longer change. To correct one, you take the return back."),
    _l("People have nothing to fill in. Their reactions are for a meeting, where they can talk."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRow:
    group: Group
    has_code: bool


@blueprint.route("/retour", methods=["GET", "POST"])
def prepare(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = WhatNextForm(obj=consultation)
    if form.validate_on_submit():
        say_what_comes_next(db.session(), consultation, form.what_next.data or "")
        db.session.commit()
        flash(_("What happens next is saved."))
        return see_other("returning.prepare", key=key)
    return render_template(
        "accompany/returning/prepare.html",
        consultation=consultation,
        form=form,
        decision=DecisionForm(sent=False),
        rows=[
            CodeRow(group=group, has_code=group.return_key is not None)
            for group in consultation.groups
        ],
        lacking=list(_lacking(consultation)),
        unseen=_unseen(consultation),
        returned=say_date(consultation.returned_on),
        address=short_address("return_door.enter_code"),
        kept_until=say_date(consultation.keep_until),
    )


@blueprint.get("/retour/feuille")
def sheet(key: str) -> ResponseReturnValue:
    """The sheet to hand out and read aloud; a second language has its own address."""
    return _sheet(consultation_of(key), "")


@blueprint.get("/retour/feuille/<language>")
def sheet_in(key: str, language: str) -> ResponseReturnValue:
    return _sheet(consultation_of(key), language)


@blueprint.route("/retour/publier", methods=["GET", "POST"])
def publish(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    form = PublishForm()
    form.ask_without(_publishing_without(consultation))
    if form.validate_on_submit():
        publish_return(db.session(), consultation, today=today())
        remember(consultation, Act.RETURN_PUBLISHED)
        db.session.commit()
        flash(_("The return is published: the return codes open it."))
        return see_other("returning.prepare", key=key)
    return render_template(
        "accompany/returning/publish.html",
        consultation=consultation,
        form=form,
        consequences_of_publishing=CONSEQUENCES,
        lacking=list(_lacking(consultation)),
    )


@blueprint.post("/retour/reprendre")
def take_back(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    if DecisionForm().validate_on_submit():
        take_return_back(db.session(), consultation)
        remember(consultation, Act.RETURN_TAKEN_BACK)
        db.session.commit()
        flash(_("The return is taken back: its page says that it is not ready."))
    return see_other("returning.prepare", key=key)


@blueprint.route("/groupes/<int:rank>/code-de-retour", methods=["GET", "POST"])
def code(key: str, rank: int) -> ResponseReturnValue:
    """The card of a group with its code; a new one kills the one before."""
    group = group_of(key, rank)
    form = DecisionForm()
    if form.validate_on_submit():
        make_return_code(db.session(), group)
        remember(group.consultation, Act.RETURN_CODES_MADE, subject=group.label)
        db.session.commit()
        return see_other("returning.code", key=key, rank=rank)
    known = return_code_of(db.session(), group)
    return render_template(
        "accompany/returning/code.html",
        consultation=group.consultation,
        group=group,
        form=form,
        code=show_code(known) if known else "",
        qr=qr_of(public_url("return_door.show", code=known)) if known else None,
        address=short_address("return_door.enter_code"),
        kept_until=say_date(group.consultation.keep_until),
    )


def _sheet(consultation: Consultation, language: str) -> ResponseReturnValue:
    spoken = languages_of(consultation, LANGUAGES)
    chosen = language if language in spoken else consultation.language
    return render_template(
        "accompany/returning/sheet.html",
        consultation=consultation,
        page=lay_return(db.session(), consultation, chosen, today=today()),
        others=[tag for tag in spoken if tag != chosen],
    )


def _lacking(consultation: Consultation) -> Iterator[str]:
    """Say what the return would still leave out; nothing of it forbids to publish."""
    standing = board_standing(db.session(), consultation, today=today())
    yield from _lacking_groups(consultation)
    yield from _lacking_answers(standing)
    if not consultation.what_next:
        yield _("It does not say what happens next.")
    if any(group.return_key is None for group in consultation.groups):
        yield _("Some group has no return code yet.")


def _lacking_groups(consultation: Consultation) -> Iterator[str]:
    if not all_have_decided(consultation.groups):
        yield _("Some group has not decided what it says: the return tells nothing of the groups.")
    elif unseen := _unseen(consultation):
        yield _(
            "The room never saw what these groups say: %(groups)s. The return leaves out "
            "everything that comes from them. For it to tell them, reveal them first, from the "
            "page that leads the mise en commun.",
            groups=", ".join(unseen),
        )


def _publishing_without(consultation: Consultation) -> str:
    unseen = _unseen(consultation)
    if not unseen:
        return ""
    return _("I publish it without what the room never saw: %(groups)s.", groups=", ".join(unseen))


def _unseen(consultation: Consultation) -> list[str]:
    """Return the groups that the room never saw; none where nothing of any group is told."""
    if not all_have_decided(consultation.groups):
        return []
    return [group.label for group in never_revealed(consultation.groups)]


def _lacking_answers(standing: BoardStanding) -> Iterator[str]:
    if not standing.made:
        yield _("No proposal is written.")
    elif standing.waiting:
        yield _("Some proposal has no answer of the board yet: the return says so.")


@blueprint.errorhandler(Refused)
def refused(_refusal: Refused) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("The return comes once every group has closed, so nothing was changed."))
    return see_other("accompany.show", key=(request.view_args or {})["key"])
