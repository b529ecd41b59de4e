"""What a group agrees on in its workshop, practice by practice, written by its facilitator."""

from dataclasses import dataclass

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from analysis.report import GroupForms, Tier
from analysis.wording import NOBODY_STANDS_HERE, forms_sentence, place_words
from forms.group_position import GroupPositionForm
from i18n import load_translations
from models import Group, GroupPosition, Practice, db
from models.store.activity import Act
from models.store.drafts import GroupPositionDraft
from models.store.editing import questionnaire_of
from models.store.findings import (
    load_group_position,
    load_group_positions,
    load_group_release,
    save_group_position,
)
from views.accounts import csrf
from views.moving import see_other
from views.remembering import remember
from views.speaking import practice_asked, practices_asked, refuse_in_words, speaking_group

blueprint = Blueprint("group_positions", __name__, url_prefix="/demarches/<key>/groupes/<int:rank>")
csrf.exempt(blueprint)  # its form looks at the proof of origin itself, and loses nothing
refuse_in_words(blueprint)


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    """One practice of the list; `sentence` is where the group stands, or nothing."""

    rank: int
    title: str
    sentence: str


@blueprint.get("/positions")
def index(key: str, rank: int) -> ResponseReturnValue:
    group = speaking_group(key, rank)
    said = load_group_positions(db.session(), group)
    return render_template(
        "accompany/positions.html",
        consultation=group.consultation,
        group=group,
        rows=[_row(group, practice, said.get(practice.id)) for practice in practices_asked(group)],
    )


def _row(group: Group, practice: Practice, said: GroupPosition | None) -> PositionRow:
    words = load_translations(group.consultation.language)
    poles = [pole.name for pole in group.consultation.poles]
    sentence = ""
    if said is not None:
        sentence = _(
            "Today: %(current)s. Wished for: %(desired)s.",
            current=place_words(said.current, poles, words),
            desired=place_words(said.desired, poles, words),
        )
    return PositionRow(rank=practice.rank, title=practice.title, sentence=sentence)


@blueprint.route("/positions/<int:practice_rank>", methods=["GET", "POST"])
def edit(key: str, rank: int, practice_rank: int) -> ResponseReturnValue:
    group = speaking_group(key, rank)
    practice = practice_asked(group, practice_rank)
    form = GroupPositionForm.for_frame(
        group.consultation.frame, load_group_position(db.session(), group, practice)
    )
    if form.validate_on_submit():
        save_group_position(db.session(), group, practice, _draft(form))
        said = f"{group.label} – {practice.title}"
        remember(group.consultation, Act.GROUP_POSITION_SAVED, subject=said)
        db.session.commit()
        flash(_("Saved: %(title)s.", title=practice.title))
        return _next_after(group, practice)
    return _page(group, practice, form)


def _draft(form: GroupPositionForm) -> GroupPositionDraft:
    current, desired = form.places
    return GroupPositionDraft(
        current=current,
        desired=desired,
        reasons=form.reasons.data or "",
        example=form.example.data or "",
        helps=form.helps.data or "",
        hinders=form.hinders.data or "",
        dissent=form.dissent.data or "",
        dissent_said=form.dissent_said.data,
    )


def _next_after(group: Group, practice: Practice) -> ResponseReturnValue:
    """Go on to the next practice that has no position yet, or back to the list."""
    said = load_group_positions(db.session(), group)
    waiting = [each.rank for each in practices_asked(group) if each.id not in said]
    after = [rank for rank in waiting if rank > practice.rank] or waiting
    place = {"key": group.consultation.key, "rank": group.rank}
    if after:
        return see_other("group_positions.edit", practice_rank=after[0], **place)
    return see_other("group_positions.index", **place)


def _page(group: Group, practice: Practice, form: GroupPositionForm) -> str:
    consultation = group.consultation
    words = load_translations(consultation.language)
    poles = [pole.name for pole in consultation.poles]
    current, desired = form.boards(poles, practice.pole_sentences, words)
    asked = practices_asked(group)
    forms = _forms_of(group, practice)
    return render_template(
        "accompany/position.html",
        consultation=consultation,
        group=group,
        practice=practice,
        form=form,
        current_board=current,
        desired_board=desired,
        place_in_list=asked.index(practice) + 1,
        asked=len(asked),
        forms_words=forms_sentence(forms, questionnaire_of(consultation), words) if forms else "",
        may_be_nobody=_(NOBODY_STANDS_HERE) if forms and forms.tier is Tier.ZONE else "",
    )


def _forms_of(group: Group, practice: Practice) -> GroupForms | None:
    """Return what this group may see of its own forms, if it filled any."""
    released = load_group_release(db.session(), group) or ()
    return next((each.forms for each in released if each.practice == practice.code), None)
