"""A new consultation: first what it starts from, then who it is for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from forms.consultation_editor import ENTRIES, LANGUAGES
from forms.creating import LENGTHS, BetweenForm, GabaritForm
from i18n import DEFAULT_LANGUAGE
from imports.between import between, groups_of_both, named_after
from imports.gabarit import (
    Gabarit,
    GabaritNotFound,
    GabaritPractice,
    Length,
    Offered,
    SuggestedGroup,
    list_gabarits,
    load_gabarit,
)
from models import Consultation, Context, User, db
from models.store.activity import Act
from models.store.drafts import GroupDraft
from models.store.preparing import create_consultation, list_consultations
from views.accounts import csrf
from views.group_drafts import group_drafts
from views.guard import facilitator
from views.moving import see_other, today
from views.remembering import remember

blueprint = Blueprint("creating", __name__, url_prefix="/demarches/nouvelle")
csrf.exempt(blueprint)  # each form looks at its proof of origin itself, and loses nothing

F = TypeVar("F", bound=GabaritForm)

MINUTES: Final = 5
"""What the time to answer is rounded to."""

PRACTICES_IN_FIVE_MINUTES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class GabaritCard:
    """One gabarit as it is chosen; the opening practice is not what sets it apart."""

    gabarit: Gabarit
    short: int
    complete: int
    positioned: tuple[GabaritPractice, ...]


@blueprint.get("")
def choose() -> ResponseReturnValue:
    user = facilitator()
    return render_template(
        "creating/choose.html",
        cards=[_card(gabarit) for gabarit in list_gabarits(DEFAULT_LANGUAGE)],
        earlier=list_consultations(db.session(), user),
    )


def _card(gabarit: Gabarit) -> GabaritCard:
    return GabaritCard(
        gabarit=gabarit,
        short=len(gabarit.practices_of(Length.COURT)),
        complete=len(gabarit.practices),
        positioned=gabarit.practices[1:],
    )


@blueprint.route("/gabarit/<gabarit>", methods=["GET", "POST"])
def from_gabarit(gabarit: str) -> ResponseReturnValue:
    user = facilitator()
    chosen = _offered(gabarit)
    form = _filled(GabaritForm, chosen, chosen.groups)
    if form.validate_on_submit():
        groups = group_drafts(form.groups, chosen.groups)
        return _created(_create(user, _told(chosen, form), form, groups))
    return _page(chosen, form, Context.INTRA)


@blueprint.route("/gabarit/<gabarit>/deux-organismes", methods=["GET", "POST"])
def between_two(gabarit: str) -> ResponseReturnValue:
    user = facilitator()
    chosen = _offered(gabarit)
    form = _filled(BetweenForm, chosen, groups_of_both(chosen))
    if form.validate_on_submit():
        first, second = form.organisation.data or "", form.partner.data or ""
        told = [between(each, first, second) for each in _told(chosen, form)]
        groups = [
            replace(draft, label=named_after(second if draft.of_partner else first, draft.label))
            for draft in group_drafts(form.groups, groups_of_both(chosen))
        ]
        return _created(_create(user, told, form, groups, partner=second))
    return _page(chosen, form, Context.INTER)


def _offered(code: str) -> Gabarit:
    try:
        gabarit = load_gabarit(code, DEFAULT_LANGUAGE)
    except GabaritNotFound:
        abort(404)
    return gabarit if gabarit.offered is Offered.CREATION else abort(404)


def _filled(kind: type[F], gabarit: Gabarit, groups: Sequence[SuggestedGroup]) -> F:
    suggested = [{"label": group.label, "expected": group.people} for group in groups]
    form = kind(data={"groups": suggested})
    form.ask_agreement(gabarit.agreement)
    form.offer_levels([level.code for level in gabarit.levels])
    return form


def _told(gabarit: Gabarit, form: GabaritForm) -> list[Gabarit]:
    """Return the gabarit at the level that was chosen: in its first language, then the others."""
    first = form.language.data or DEFAULT_LANGUAGE
    languages = sorted(gabarit.languages, key=lambda language: language != first)
    level = form.level.data or ""
    return [load_gabarit(gabarit.code, language).at_level(level) for language in languages]


def _create(
    user: User,
    told: Sequence[Gabarit],
    form: GabaritForm,
    groups: Sequence[GroupDraft],
    *,
    partner: str = "",
) -> Consultation:
    first, *others = told
    return create_consultation(
        db.session(),
        facilitator=user,
        gabarit=first,
        length=Length(form.length.data or Length.COURT),
        organisation=form.organisation.data or "",
        partner=partner,
        title=form.title.data or "",
        groups=groups,
        language=first.language,
        today=today(),
        translated=others,
    )


def _created(consultation: Consultation) -> ResponseReturnValue:
    remember(consultation, Act.CREATED)
    db.session.commit()
    return see_other("questionnaire.show", key=consultation.key)


def _page(gabarit: Gabarit, form: GabaritForm, context: Context) -> str:
    return render_template(
        "creating/from_gabarit.html",
        form=form,
        context=context,
        card=_card(gabarit),
        entries=ENTRIES,
        languages=LANGUAGES,
        lengths=_lengths(gabarit),
        levels=[(level.code, level.name) for level in gabarit.levels],
    )


def _lengths(gabarit: Gabarit) -> list[tuple[str, str]]:
    """Return the lengths to choose from, or nothing where both are the same."""
    counts = {code: len(gabarit.practices_of(Length(code))) for code, _words in LENGTHS}
    if len(set(counts.values())) == 1:
        return []
    return [
        (code, _("%(length)s: %(time)s", length=words, time=_duration(counts[code])))
        for code, words in LENGTHS
    ]


def _duration(practices: int) -> str:
    minutes = MINUTES * max(1, round(practices / PRACTICES_IN_FIVE_MINUTES))
    return ngettext(
        "%(num)s practice, about %(minutes)s minutes",
        "%(num)s practices, about %(minutes)s minutes",
        practices,
        minutes=minutes,
    )
