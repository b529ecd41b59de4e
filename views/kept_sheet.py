"""« Garder ma feuille »: what a person said, to print, to make an image of, or to copy by hand.

Once their group closes nobody can give them their answers back, so the page stands here before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from analysis.tally import Answer
from analysis.wording import SKIPS
from forms.lattice import Drawing, drawing_of
from models import db
from models.store.answers import answers_of
from models.store.drafts import AnswerDraft
from views.asked import Question
from views.marking import mark_told
from views.participation import HeldSheet, require_sheet
from views.reading import speak_as_wished, taken_reading
from views.reviewed import ReviewLine, review
from views.step import questions_on
from views.stopping import prepare

blueprint = Blueprint("kept_sheet", __name__)
prepare(blueprint)
blueprint.before_request(speak_as_wished)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    """One practice: what was said of it in words, and the tokens to copy, in the poles' order."""

    number: int
    said: ReviewLine
    current: str
    desired: str

    @property
    def is_drawn(self) -> bool:
        return self.said.arrow is not None and self.said.arrow.current is not None


@blueprint.get("/repondre/ma-feuille")
def show() -> ResponseReturnValue:
    held = require_sheet()
    if not held.may_change:
        return redirect(url_for("participate.receipt"), 303)
    return _show(held, questions_on(held))


def _show(held: HeldSheet, questions: Sequence[Question]) -> str:
    consultation, reading = held.group.consultation, taken_reading()
    language = reading.language if reading else consultation.language
    return render_template(
        "participate/kept_sheet.html",
        organisation=held.group.organisation.name,
        title=mark_told(consultation, "title", language, consultation.language),
        poles=questions[0].poles if questions else (),
        places=_where_poles_stand(questions[0]) if questions else [],
        lines=tuple(_lines(held, questions)),
        sent=held.sheet.sent,
    )


def _lines(held: HeldSheet, questions: Sequence[Question]) -> Iterator[KeptLine]:
    answers = answers_of(db.session(), held.sheet)
    for question, said in zip(questions, review(questions, answers), strict=True):
        answer = answers.get(question.practice.id, AnswerDraft())
        yield KeptLine(
            number=question.number,
            said=said,
            current=_tokens(answer.current),
            desired=_tokens(answer.desired),
        )


def _tokens(answer: Answer) -> str:
    """Say an answer in as few signs as a hand can copy."""
    if answer is None:
        return "–"
    return " · ".join(map(str, answer)) if isinstance(answer, tuple) else _(SKIPS[answer])


def _where_poles_stand(question: Question) -> list[tuple[str, str]]:
    """Return where each pole is on the small drawings, and its name."""
    match drawing_of(question.frame):
        case Drawing.TRIANGLE:
            where = [_("On top:"), _("On the left:"), _("On the right:")]
        case Drawing.SCALE:
            where = [_("On the left:"), _("On the right:")]
        case Drawing.TOKENS:
            where = []
        case _ as never:
            assert_never(never)
    return list(zip(where, question.poles, strict=False))
