"""One practice on one sheet: what is asked, what is saved, what is being said, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import abort, request, url_for

from analysis.position import Moment
from analysis.report import Audience
from forms.participate import AnswerForm, take_back_not_applicable
from models import db
from models.store.answers import answers_of
from models.store.asking import asking_of
from models.store.drafts import AnswerDraft
from views.asked import Question, questions_of
from views.chosen_ways import read_ways
from views.participation import HeldSheet
from views.reading import take_reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One practice on one sheet; `answers` holds all that is saved of it, by practice id."""

    held: HeldSheet
    questions: tuple[Question, ...]
    question: Question
    answers: Mapping[int, AnswerDraft]
    form: AnswerForm

    @property
    def saved(self) -> AnswerDraft:
        return saved_of(self.question, self.answers)

    @property
    def url(self) -> str:
        """Return the address of this page; it remembers that the answers were being checked."""
        return url_of(self.question, checking=is_checking())

    def draft(self) -> AnswerDraft:
        """Return the answer of a valid form."""
        current, desired = take_back_not_applicable(
            (self.form.current.data, self.form.desired.data),
            (self.saved.current, self.saved.desired),
        )
        audience = self.form.audience.data
        return AnswerDraft(
            current=current,
            desired=desired,
            comment=self.form.comment.data or "",
            audience=Audience(audience) if audience and self.form.comment.data else None,
        )

    def next_url(self) -> str:
        """Return where a saved page leads: onwards, backwards, to the check, or to itself."""
        if self.form.stays:
            return self.url
        if is_checking():
            return url_for("participate.check")
        index = self.question.number - 1 + (-1 if self.form.goes_back else 1)
        if index < 0:
            return url_for("entering.consent")
        if index == len(self.questions):
            return url_for("participate.check")
        return url_of(self.questions[index])


def step_of(held: HeldSheet, rank: int, sent: Mapping[str, str] | None = None) -> Step:
    """Return the step of a practice, from what was `sent` of it: by default, the request's form."""
    questions = questions_on(held)
    question = next((one for one in questions if one.rank == rank), None) or abort(404)
    answers = answers_of(db.session(), held.sheet)
    said = sent or request.form or None
    form = answer_form(held, question, saved_of(question, answers), read_ways(), said)
    return Step(held=held, questions=questions, question=question, answers=answers, form=form)


def saved_of(question: Question, answers: Mapping[int, AnswerDraft]) -> AnswerDraft:
    """Return what is saved of a question; nothing said yet is a draft too."""
    return answers.get(question.practice.id, AnswerDraft())


def answer_form(
    held: HeldSheet,
    question: Question,
    saved: AnswerDraft,
    ways: Mapping[Moment, str],
    sent: Mapping[str, str] | None = None,
) -> AnswerForm:
    """Return the form of one practice: what was sent, or else what is saved."""
    return AnswerForm(
        sent,
        cookie=held.token,
        frame=question.frame,
        ways=ways,
        screen=f"{question.screen}-",
        obj=saved,
    )


def url_of(question: Question, *, checking: bool = False) -> str:
    """Return the address of a practice, with or without the way back to the check."""
    return url_for("participate.practice", rank=question.rank, verifier=1 if checking else None)


def is_checking() -> bool:
    """Say whether this practice is opened from the check, and leads back to it."""
    return "verifier" in request.args


def questions_on(held: HeldSheet) -> tuple[Question, ...]:
    """Return the questions of this sheet, and speak its language from here on."""
    reading = take_reading(held.group)
    return questions_of(asking_of(db.session(), held.sheet), reading)


def speak_language_of(held: HeldSheet) -> None:
    """Speak the language in which this device reads the questionnaire of its sheet."""
    take_reading(held.group)
