"""The one document of a sheet: a screen per practice and the one that checks them; one shows.

Going forward then needs no network. Without scripts each screen still has its own address.
"""

import hmac
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from flask import render_template, request

from forms import messages
from forms.agreement import YES_OR_NO, SendForm
from forms.board import Board
from forms.participate import AnswerForm
from forms.ways import ways_of
from models import db
from models.codes import show_code
from models.store.answers import answers_of
from models.store.collecting import resume_code_of
from models.store.drafts import AnswerDraft
from views.agreeing import send_form
from views.asked import Question, how_to_answer
from views.chosen_ways import read_ways
from views.drawing.pair import PairDrawing, draw_pair
from views.marking import bare
from views.participation import HeldSheet
from views.reading import choices_for
from views.reviewed import ReviewLine, audience_choices, review
from views.said import WORDS, Said
from views.step import Step, answer_form, is_checking, questions_on, saved_of, url_of

MODEL: Final = "p0"
"""The screen of no practice: ranks start from 1."""
NAME_ON_DEVICE: Final = b"name of the sheet on its device"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One practice of the document. Only the one that shows has boards: scripts make the others."""

    question: Question
    form: AnswerForm
    arrow: PairDrawing | None
    boards: tuple[Board, ...] = ()
    checking: bool = False

    @property
    def is_shown(self) -> bool:
        return bool(self.boards)

    @property
    def path(self) -> str:
        return url_of(self.question)

    @property
    def action(self) -> str:
        return url_of(self.question, checking=self.checking)


def show_practice(step: Step, refusal: Said | None = None) -> str:
    """Render the document open at one practice, as it was sent or as it is saved."""
    form = send_form(step.held)
    return _render(step.held, step.questions, form, refusal, step)


def show_check(held: HeldSheet, form: SendForm, refusal: Said | None = None) -> str:
    """Render the document open at the screen that checks every answer."""
    return _render(held, questions_on(held), form, refusal)


def around(held: HeldSheet) -> dict[str, object]:
    """Return what every page of a sheet shows around its own content."""
    return {
        "organisation": held.group.organisation.name,
        "resume_code": show_code(resume_code_of(held.sheet)).split(),
    }


def _render(
    held: HeldSheet,
    questions: tuple[Question, ...],
    form: SendForm,
    refusal: Said | None,
    step: Step | None = None,
) -> str:
    answers = step.answers if step else answers_of(db.session(), held.sheet)
    lines = review(questions, answers)
    _ask_for_audiences(form, lines)
    return render_template(
        "participate/sheet.html",
        form=form,
        errors=step.form.errors if step else form.errors,
        screens=tuple(_screens(held, questions, answers, step)),
        reading=choices_for(held.group),
        has_ways=any(len(ways_of(question.frame)) > 1 for question in questions),
        models=_models(held, questions, step),
        shown=step.question if step else None,
        lines=lines,
        how=how_to_answer(questions[0].frame) if questions else "",
        audiences=audience_choices(),
        hears_comments=held.group.hears_comments,
        yes_or_no=YES_OR_NO,
        sent=held.sheet.sent,
        refusal=refusal and WORDS[refusal],
        sheet_name=_name_on_device(held),
        page_name=secrets.token_hex(4),
        **around(held),
    )


def _screens(
    held: HeldSheet,
    questions: tuple[Question, ...],
    answers: Mapping[int, AnswerDraft],
    step: Step | None,
) -> Iterator[Screen]:
    ways = read_ways()
    for question in questions:
        is_shown = step is not None and question.rank == step.question.rank
        saved = saved_of(question, answers)
        form = step.form if step and is_shown else answer_form(held, question, saved, ways)
        yield Screen(
            question=question,
            form=form,
            arrow=draw_pair(question.frame, form.current.data, form.desired.data),
            boards=question.boards(form) if is_shown else (),
            checking=is_shown and is_checking(),
        )


def _models(
    held: HeldSheet, questions: tuple[Question, ...], step: Step | None
) -> tuple[Board, ...]:
    """Return the boards of no practice, from which scripts make those of the screens that wait.

    A screen that shows, with a sentence for each pole and nothing to correct, is model enough.
    """
    if not questions or (step and not step.form.errors and all(step.question.pole_sentences)):
        return ()
    question = questions[0]
    blank = replace(question, screen=MODEL, pole_sentences=("…",) * len(question.poles))
    return blank.boards(answer_form(held, blank, AnswerDraft(), read_ways()))


def _ask_for_audiences(form: SendForm, lines: tuple[ReviewLine, ...]) -> None:
    """Say which comments are still for nobody, once the sheet was to be sent."""
    if request.method == "POST" and request.endpoint == "participate.send_sheet":
        missing = (bare(line.title) for line in lines if line.lacks_audience)
        form.form_errors.extend(map(messages.audience_needed_for, missing))


def _name_on_device(held: HeldSheet) -> str:
    """Return a name for what the device keeps of this sheet; nothing can be opened with it."""
    return hmac.digest(held.token.encode(), NAME_ON_DEVICE, "sha256").hex()[:8]
