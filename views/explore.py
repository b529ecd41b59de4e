"""Exploring without an account: the page carries every answer, and the server keeps none."""

from dataclasses import dataclass, replace
from typing import Final

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from analysis.position import Moment
from exports.explored_workbook import explored_workbook
from forms.explore import CarriedNames, Explored, ExploreForm, next_number, read_carried
from forms.typed_position import value_of
from forms.ways import ways_of
from i18n import DEFAULT_LANGUAGE, LANGUAGES, load_translations, own_name, use_language
from imports.gabarit import Gabarit, GabaritNotFound, Length, gabarits_to_explore, load_gabarit
from views.accounts import csrf
from views.asked import Question, how_to_answer, minutes_for
from views.downloads import send_workbook
from views.drawing.pair import draw_pair
from views.exploring import explored_report, lines_of, questions_to_explore
from views.reading import BUTTON, PLAIN

blueprint = Blueprint("explore", __name__, url_prefix="/explorer")
csrf.exempt(blueprint)  # nothing is kept, so nothing can be forged

AT: Final = "at"
WORDS: Final = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """A gabarit in one of its lengths."""

    url: str
    practices: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A gabarit and its lengths, the short one first; there is one where they are the same."""

    gabarit: Gabarit
    ways: tuple[WayIn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """One exploration as the page carries it: `answers` has one entry per question, by number."""

    gabarit: Gabarit
    length: Length
    plain: bool
    questions: tuple[Question, ...]
    answers: dict[int, Explored]

    def carried(self, *, but: int = 0) -> list[tuple[str, str]]:
        """Return the hidden fields of every answer but one, which its own form shows."""
        fields = [(WORDS, PLAIN)] if self.plain else []
        for number, said in self.answers.items():
            names = CarriedNames(number=number)
            if number != but and not said.is_empty:
                fields += [
                    (names.current, value_of(said.current)),
                    (names.desired, value_of(said.desired)),
                    (names.comment, said.comment),
                ]
        return fields

    def with_answer(self, number: int, form: ExploreForm) -> "Walk":
        said = Explored(
            current=form.current.data, desired=form.desired.data, comment=form.comment.data or ""
        )
        return replace(self, answers={**self.answers, number: said})


@blueprint.get("", defaults={"language": DEFAULT_LANGUAGE})
@blueprint.get("/<any(fr, en):language>")
def choose(language: str) -> str:
    use_language(language)
    other = next(each for each in LANGUAGES if each != language)
    return render_template(
        "explore/choose.html",
        choices=[_choice(gabarit) for gabarit in gabarits_to_explore(language)],
        other=other,
        other_name=own_name(other),
    )


@blueprint.post("/<any(fr, en):language>/<code>/<any(court, complet):length>/classeur.xlsx")
def workbook(language: str, code: str, length: str) -> Response:
    walk = _walk(language, code, Length(length))
    report = explored_report(walk.gabarit, walk.questions, walk.answers)
    book = explored_workbook(report, load_translations(language))
    return send_workbook(book, walk.gabarit.name)


def _choice(gabarit: Gabarit) -> Choice:
    lengths = {len(gabarit.practices_of(length)): length for length in reversed(Length)}
    ways = (
        WayIn(url=_url(gabarit, length), practices=practices, minutes=minutes_for(practices))
        for practices, length in lengths.items()
    )
    return Choice(gabarit=gabarit, ways=tuple(sorted(ways, key=lambda way: way.practices)))


@blueprint.get("/<any(fr, en):language>/<code>/<any(court, complet):length>")
def begin(language: str, code: str, length: str) -> str:
    return _show_practice(_walk(language, code, Length(length)), 1)


@blueprint.post("/<any(fr, en):language>/<code>/<any(court, complet):length>")
def go_on(language: str, code: str, length: str) -> ResponseReturnValue:
    walk = _walk(language, code, Length(length))
    number = request.form.get(AT, 0, type=int)
    pressed = request.form.get("go", "")
    if number not in walk.answers:
        return _show(walk, next_number(pressed, len(walk.answers)))
    form = _sent_form(walk, number)
    if form.stays:
        form.validate()
        return _show_practice(walk, number, form)
    if not form.validate():
        return _show_practice(walk, number, form), 422
    return _show(walk.with_answer(number, form), next_number(pressed, number), form)


def _walk(language: str, code: str, length: Length) -> Walk:
    use_language(language)
    try:
        gabarit = load_gabarit(code, language)
    except GabaritNotFound:
        abort(404)
    plain = request.form.get(BUTTON, request.form.get(WORDS)) == PLAIN
    questions = questions_to_explore(gabarit, length, plain=plain)
    return Walk(
        gabarit=gabarit,
        length=length,
        plain=plain,
        questions=questions,
        answers=read_carried(request.form, gabarit.frame, len(questions)),
    )


def _sent_form(walk: Walk, number: int) -> ExploreForm:
    return ExploreForm(
        request.form, frame=walk.gabarit.frame, screen=f"{walk.questions[number - 1].screen}-"
    )


def _show(walk: Walk, number: int, left: ExploreForm | None = None) -> str:
    """Show the practice of this number, or the page to keep after the last one."""
    if number > len(walk.questions):
        return _show_result(walk)
    return _show_practice(walk, max(number, 1), _form_of(walk, max(number, 1), left))


def _form_of(walk: Walk, number: int, left: ExploreForm | None) -> ExploreForm:
    """Return the form of a practice, shown the way that the one before it was."""
    ways = {Moment.CURRENT: left.current.way, Moment.DESIRED: left.desired.way} if left else {}
    return ExploreForm(
        frame=walk.gabarit.frame,
        ways=ways,
        screen=f"{walk.questions[number - 1].screen}-",
        obj=walk.answers[number],
    )


def _show_practice(walk: Walk, number: int, form: ExploreForm | None = None) -> str:
    form = form or _form_of(walk, number, None)
    question = walk.questions[number - 1]
    return render_template(
        "explore/practice.html",
        gabarit=walk.gabarit,
        question=question,
        form=form,
        boards=question.boards(form),
        arrow=draw_pair(question.frame, form.current.data, form.desired.data),
        carried=walk.carried(but=number),
        how=how_to_answer(question.frame),
        has_ways=len(ways_of(question.frame)) > 1,
        action=_url(walk.gabarit, walk.length),
        can_be_plain=any(practice.plain for practice in walk.gabarit.practices),
    )


def _show_result(walk: Walk) -> str:
    return render_template(
        "explore/result.html",
        gabarit=walk.gabarit,
        lines=lines_of(walk.questions, walk.answers),
        carried=walk.carried(),
        action=_url(walk.gabarit, walk.length),
        workbook=_url(walk.gabarit, walk.length, "explore.workbook"),
    )


def _url(gabarit: Gabarit, length: Length, endpoint: str = "explore.begin") -> str:
    return url_for(endpoint, language=gabarit.language, code=gabarit.code, length=length.value)
