"""« Ce que nous allons dire »: the group decides, practice by practice, what the others see."""

from dataclasses import dataclass

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from analysis.sharing import Saying
from forms.saying import SayingForm, ValidationForm
from models import Group, Practice, db
from models.store.activity import Act
from models.store.refusals import Undecided
from models.store.sharing import (
    has_decided,
    load_own_report,
    load_sayings,
    practices_to_decide,
    save_saying,
    validate_sayings,
)
from views.accounts import csrf
from views.dates import say_date
from views.moving import see_other, today
from views.remembering import remember
from views.saying_previews import CHOICES, lay_previews
from views.speaking import practice_asked, refuse_in_words, speaking_group, title_for

blueprint = Blueprint(
    "saying", __name__, url_prefix="/demarches/<key>/groupes/<int:rank>/atelier/dire"
)
csrf.exempt(blueprint)  # its forms look at the proof of origin themselves, and lose nothing
refuse_in_words(blueprint)


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingLine:
    """One practice of the list; `chosen` is what the group does with it, in words, or nothing."""

    rank: int
    title: str
    chosen: str


@blueprint.get("")
def index(key: str, rank: int) -> ResponseReturnValue:
    group = speaking_group(key, rank)
    return _list(group, ValidationForm.on(today()))


@blueprint.post("/valider")
def validate(key: str, rank: int) -> ResponseReturnValue:
    group = speaking_group(key, rank)
    form = ValidationForm.on(today())
    if not form.validate_on_submit():
        return _list(group, form)
    validate_sayings(db.session(), group, *form.validated)
    remember(group.consultation, Act.SAYINGS_VALIDATED, subject=group.label)
    db.session.commit()
    return see_other("saying.index", key=key, rank=rank)


def _list(group: Group, form: ValidationForm) -> str:
    practices = practices_to_decide(db.session(), group)
    chosen = load_sayings(db.session(), group)
    lines = [_line(group, practice, chosen.get(practice.id)) for practice in practices]
    return render_template(
        "workshop/sayings.html",
        consultation=group.consultation,
        group=group,
        form=form,
        lines=lines,
        waiting=[line for line in lines if not line.chosen],
        has_decided=has_decided(group),
        validated_on=say_date(group.validated_on),
    )


def _line(group: Group, practice: Practice, chosen: Saying | None) -> SayingLine:
    words = str(CHOICES[chosen]) if chosen else ""
    return SayingLine(rank=practice.rank, title=title_for(group, practice), chosen=words)


@blueprint.route("/<int:practice_rank>", methods=["GET", "POST"])
def choose(key: str, rank: int, practice_rank: int) -> ResponseReturnValue:
    group = speaking_group(key, rank)
    practice = practice_asked(group, practice_rank)
    form = SayingForm()
    if form.validate_on_submit():
        save_saying(db.session(), group, practice, form.chosen)
        said = f"{group.label} – {practice.title}"
        remember(group.consultation, Act.SAYING_DECIDED, subject=said)
        db.session.commit()
        return _next_after(group, practice)
    return _choices(group, practice, form)


def _next_after(group: Group, practice: Practice) -> ResponseReturnValue:
    """Go on to the next practice that waits for a choice, or back to the list."""
    chosen = load_sayings(db.session(), group)
    after = [
        each.rank
        for each in practices_to_decide(db.session(), group)
        if each.id not in chosen and each.rank > practice.rank
    ]
    place = {"key": group.consultation.key, "rank": group.rank}
    if after:
        return see_other("saying.choose", practice_rank=after[0], **place)
    return see_other("saying.index", **place)


def _choices(group: Group, practice: Practice, form: SayingForm) -> str:
    practices = practices_to_decide(db.session(), group)
    own = load_own_report(db.session(), group)
    return render_template(
        "workshop/saying.html",
        consultation=group.consultation,
        group=group,
        practice=practice,
        title=title_for(group, practice),
        form=form,
        place=practices.index(practice) + 1 if practice in practices else 0,
        count=len(practices),
        previews=lay_previews(own, group, practice),
        chosen=load_sayings(db.session(), group).get(practice.id),
    )


@blueprint.errorhandler(Undecided)
def undecided(_refusal: Undecided) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("Something is still to be decided: choose for each practice first."))
    place = request.view_args or {}
    return see_other("saying.index", key=place["key"], rank=place["rank"])
