"""The pages of people who answer, as a phone shows them, for who prepares: nothing can be sent.

The real templates are rendered, without scripts and without cookies; the browser refuses every
form of them, and only our own pages may put them in a frame.
"""

from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, Response, abort, make_response, render_template, request
from flask.typing import ResponseReturnValue

from forms.participate import AnswerForm, ParticipantForm
from forms.ways import ways_of
from i18n import own_name
from imports.gabarit import Consent
from models import Consultation, Group, db
from models.codes import RESUME_CODE, show_code
from models.store.asking import asking_of_group
from models.store.consent import compose
from models.store.drafts import AnswerDraft
from models.store.own_gabarit import gabarit_of
from models.store.translating import offered_languages
from views.accounts import csrf
from views.asked import MOST_PRACTICES, Question, how_to_answer, minutes_for, questions_of
from views.chosen_ways import read_ways
from views.consent_editor import consent_form
from views.consenting import consent_of
from views.drawing.pair import draw_pair
from views.guard import consultation_of
from views.headers import FRAMED, FRAMING
from views.reading import Reading, choices_as, read_as, usual_reading
from views.reviewed import audience_choices
from views.sheet import Screen

blueprint = Blueprint("preview", __name__, url_prefix="/demarches/<key>/apercu")
csrf.exempt(blueprint)  # it only shows; what is typed is shown back, and never kept

SIMPLE: Final = "simples"
FULL: Final = "complets"
NOWHERE: Final = "#main"
"""Where every link of a preview leads."""
NO_COOKIE: Final = ""
A_CODE: Final = show_code("0" * RESUME_CODE).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Whose page is shown, and how they read it."""

    group: Group
    reading: Reading

    @property
    def asked(self) -> dict[str, object]:
        """What an address says of it."""
        return {
            "groupe": self.group.rank,
            "langue": self.reading.language,
            "mots": SIMPLE if self.reading.plain else FULL,
        }


@blueprint.get("")
def show(key: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    look = _look(consultation)
    shown = request.args.get("ecran", "")
    page = render_template(
        "accompany/preview.html",
        consultation=consultation,
        look=look,
        shown=shown,
        questions=questions_of(asking_of_group(db.session(), look.group), look.reading),
        languages=[(tag, own_name(tag)) for tag in offered_languages(consultation)],
    )
    return FRAMING.put_on(make_response(page))


@blueprint.route("/consentement", methods=["GET", "POST"])
def consent(key: str) -> ResponseReturnValue:
    """What was typed and not saved yet is shown when it comes along; nothing is kept of it."""
    consultation = consultation_of(key)
    look = _look(consultation)
    read_as(look.group, look.reading)
    typed = _typed(consultation) if request.method == "POST" else None
    practices = len(asking_of_group(db.session(), look.group).practices)
    return _framed(
        "accompany/preview/consent.html",
        look,
        consent=consent_of(look.group, look.reading, typed),
        practices=practices,
        minutes=minutes_for(practices),
        is_long=practices > MOST_PRACTICES,
        started=False,
    )


@blueprint.get("/pratique/<int:rank>")
def practice(key: str, rank: int) -> ResponseReturnValue:
    look = _look(consultation_of(key))
    read_as(look.group, look.reading)
    questions = questions_of(asking_of_group(db.session(), look.group), look.reading)
    question = next((each for each in questions if each.rank == rank), None)
    if question is None:
        return _framed("accompany/preview/not_asked.html", look)
    return _framed(
        "accompany/preview/practice.html",
        look,
        screen=_screen(question),
        shown=question,
        how=how_to_answer(question.frame),
        has_ways=len(ways_of(question.frame)) > 1,
        refusal=None,
        audiences=audience_choices(),
        hears_comments=look.group.hears_comments,
        resume_code=A_CODE,
    )


def _look(consultation: Consultation) -> Look:
    """Return what was asked for, or else the first group and how it usually reads."""
    wanted = request.args
    group = consultation.group_at(wanted.get("groupe", 1, type=int)) or abort(404)
    usual, language = usual_reading(group), wanted.get("langue", "")
    return Look(
        group=group,
        reading=Reading(
            language=language if language in offered_languages(consultation) else usual.language,
            plain={SIMPLE: True, FULL: False}.get(wanted.get("mots", ""), usual.plain),
        ),
    )


def _typed(consultation: Consultation) -> Consent:
    told = gabarit_of(consultation).consent
    return compose(told, consent_form(consultation).own)


def _screen(question: Question) -> Screen:
    form = AnswerForm(
        cookie=NO_COOKIE,
        frame=question.frame,
        ways=read_ways(),
        screen=f"{question.screen}-",
        obj=AnswerDraft(),
    )
    arrow = draw_pair(question.frame, None, None)
    return Screen(question=question, form=form, arrow=arrow, boards=question.boards(form))


def _framed(template: str, look: Look, **context: Any) -> Response:
    page = render_template(
        template,
        form=ParticipantForm(cookie=NO_COOKIE),
        reading=choices_as(look.group, look.reading),
        organisation=look.group.organisation.name,
        url_for=lambda *_endpoint, **_values: NOWHERE,
        **context,
    )
    return FRAMED.put_on(make_response(page))
