"""The workshop of one group: what the wall shows, what its spokesperson reads, its workbook."""

from dataclasses import dataclass

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from analysis.own_report import of_group
from analysis.report import Report
from analysis.spokesperson import speech
from exports.own_workbook import own_workbook
from i18n import load_translations
from models import Group, GroupState, Practice, db
from models.store.activity import Act
from models.store.findings import load_group_positions
from models.store.meetings import meeting_of_group
from models.store.sharing import (
    has_decided,
    load_own_report,
    load_sayings,
    load_seen_by_others,
    practices_to_decide,
)
from views.dates import say_date
from views.downloads import send_workbook
from views.drawing.empty import draw_nobody
from views.findings_blocks import GroupFigure
from views.findings_figures import Figures
from views.moving import see_other
from views.remembering import remember_reading
from views.speaking import practice_asked, practices_asked, refuse_in_words, speaking_group
from views.workshop_steps import Screen, first_screen, turn_of

blueprint = Blueprint(
    "workshop", __name__, url_prefix="/demarches/<key>/groupes/<int:rank>/atelier"
)
refuse_in_words(blueprint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a workshop has come."""

    asked: int
    said: int
    to_decide: int
    decided: int
    validated_on: str


@blueprint.get("")
def show(key: str, rank: int) -> ResponseReturnValue:
    group = speaking_group(key, rank)
    practices = practices_asked(group)
    return render_template(
        "workshop/show.html",
        consultation=group.consultation,
        group=group,
        progress=_progress(group),
        first=first_screen(group, practices) if practices else "",
        has_forms=_has_forms(group),
        meeting=meeting_of_group(db.session(), group),
    )


def _progress(group: Group) -> Progress:
    session = db.session()
    to_decide, chosen = practices_to_decide(session, group), load_sayings(session, group)
    return Progress(
        asked=len(practices_asked(group)),
        said=len(load_group_positions(session, group)),
        to_decide=len(to_decide),
        decided=sum(practice.id in chosen for practice in to_decide),
        validated_on=say_date(group.validated_on),
    )


def _has_forms(group: Group) -> bool:
    """Whether the group collected forms, be they too few to show anything."""
    return group.state is GroupState.CLOSED


@blueprint.get("/pratiques/<int:practice_rank>")
def expect(key: str, rank: int, practice_rank: int) -> ResponseReturnValue:
    group = speaking_group(key, rank)
    practice = practice_asked(group, practice_rank)
    poles = tuple(pole.name for pole in group.consultation.poles)
    drawing = draw_nobody(poles, group.consultation.tokens)
    return _screen(group, practice, Screen.EXPECT, drawing=drawing, poles=poles)


@blueprint.get("/pratiques/<int:practice_rank>/reponses")
def results(key: str, rank: int, practice_rank: int) -> ResponseReturnValue:
    group = speaking_group(key, rank)
    practice = practice_asked(group, practice_rank)
    if not _has_forms(group):
        return see_other("workshop.reasons", key=key, rank=rank, practice_rank=practice_rank)
    own = load_own_report(db.session(), group)
    figure = _forms_figure(own, group, practice)
    return _screen(group, practice, Screen.RESULTS, figure=figure)


@blueprint.get("/pratiques/<int:practice_rank>/raisons")
def reasons(key: str, rank: int, practice_rank: int) -> ResponseReturnValue:
    group = speaking_group(key, rank)
    return _screen(group, practice_asked(group, practice_rank), Screen.REASONS)


def _screen(group: Group, practice: Practice, screen: Screen, **shown: object) -> str:
    has_forms = _has_forms(group)
    return render_template(
        f"workshop/{screen}.html",
        consultation=group.consultation,
        group=group,
        turn=turn_of(group, practices_asked(group), practice, screen, has_forms),
        has_forms=has_forms,
        **shown,
    )


def _forms_figure(own: Report, group: Group, practice: Practice) -> GroupFigure | None:
    """Return what the forms of this group show of a practice, drawn as people read it."""
    told = next(each for each in own.practices if each.practice == practice.code)
    _position, forms = of_group(told, group.report_code)
    words = load_translations(group.consultation.language)
    figures = Figures(questionnaire=own.questionnaire, words=words)
    return figures.forms(forms) if forms else None


@blueprint.get("/fiche")
def spokesperson(key: str, rank: int) -> ResponseReturnValue:
    group = speaking_group(key, rank)
    seen = load_seen_by_others(db.session(), group)
    words = load_translations(group.consultation.language)
    return render_template(
        "workshop/spokesperson.html",
        consultation=group.consultation,
        group=group,
        has_decided=has_decided(group),
        spoken=speech(seen, group.report_code, words),
        validated_on=say_date(group.validated_on),
    )


@blueprint.get("/classeur.xlsx")
def workbook(key: str, rank: int) -> Response:
    group = speaking_group(key, rank)
    book = own_workbook(
        load_own_report(db.session(), group),
        load_seen_by_others(db.session(), group),
        group.report_code,
        load_translations(group.consultation.language),
    )
    remember_reading(group.consultation, Act.WORKBOOK_DOWNLOADED)
    return send_workbook(book, f"atelier {group.label} {group.consultation.about}")
