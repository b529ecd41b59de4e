"""What somebody explores with: the questions of a gabarit, and what they said of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext

from analysis.exploration import Wish, wish_of
from analysis.report import (
    GroupLabel,
    GroupPosition,
    Pole,
    PracticeLabel,
    PracticeReport,
    Questionnaire,
    Report,
    Role,
    WorkshopReading,
)
from analysis.tally import Answer
from analysis.wording import SKIPS, place_words
from forms.explore import Explored
from imports.gabarit import Gabarit, GabaritPractice, Length
from models import Practice
from views.asked import Question
from views.drawing.pair import PairDrawing, draw_pair
from views.marking import bare, mark_name, mark_text
from views.page_words import page_words

ALONE: Final = "g1"
"""The code of the one group of an exploration, which may be one person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExploredLine:
    """One practice on the page to keep."""

    question: Question
    current: str
    desired: str
    comment: str
    wish: Wish
    arrow: PairDrawing | None


def questions_to_explore(gabarit: Gabarit, length: Length, *, plain: bool) -> tuple[Question, ...]:
    """Return every question of a gabarit, said to anyone; `plain` takes its plain words."""
    practices = gabarit.practices_of(length)
    return tuple(
        _question(gabarit, practice, number, len(practices), plain=plain)
        for number, practice in enumerate(practices, start=1)
    )


def _question(
    gabarit: Gabarit, practice: GabaritPractice, number: int, total: int, *, plain: bool
) -> Question:
    said = (plain and practice.plain) or practice.wording
    language = gabarit.language
    sentences = practice.pole_sentences or tuple(pole.sentence for pole in gabarit.poles)
    return Question(
        practice=Practice(rank=number, code=practice.code),
        screen=f"p{number}",
        number=number,
        total=total,
        title=mark_text(said.title, language),
        sentence=mark_text(said.sentence, language),
        example=mark_text(said.example, language),
        help="" if plain else mark_text(practice.help, language),
        poles=pole_names(gabarit, plain=plain),
        pole_sentences=tuple(mark_text(sentence, language) for sentence in sentences),
        frame=gabarit.frame,
        plain=plain,
    )


def pole_names(gabarit: Gabarit, *, plain: bool) -> tuple[str, ...]:
    return tuple(
        mark_name((plain and pole.plain_name) or pole.name, gabarit.language)
        for pole in gabarit.poles
    )


def explored_report(
    gabarit: Gabarit, questions: tuple[Question, ...], answers: Mapping[int, Explored]
) -> Report:
    """Return what was placed as a report in which one group speaks, and no other."""
    practices = tuple(_label(question) for question in questions)
    said = zip(practices, (answers[question.number] for question in questions), strict=True)
    return Report(
        questionnaire=Questionnaire(
            organisation="",
            title=gabarit.name,
            poles=tuple(Pole(name=name) for name in map(bare, questions[0].poles)),
            tokens=gabarit.tokens,
            groups=(GroupLabel(code=ALONE, role=Role.OTHER, label=gettext("My page")),),
            practices=practices,
        ),
        turnout=(),
        practices=tuple(_told(practice, answer) for practice, answer in said),
    )


def _label(question: Question) -> PracticeLabel:
    return PracticeLabel(
        code=question.practice.code,
        title=bare(question.title),
        sentence=bare(question.sentence),
        asked_of=(ALONE,),
    )


def _told(practice: PracticeLabel, said: Explored) -> PracticeReport:
    if not isinstance(said.current, tuple) or not isinstance(said.desired, tuple):
        return PracticeReport(practice=practice.code)
    position = GroupPosition(
        group=ALONE, current=said.current, desired=said.desired, reasons=said.comment
    )
    return PracticeReport(practice=practice.code, workshop=WorkshopReading(positions=(position,)))


def lines_of(
    questions: tuple[Question, ...], answers: Mapping[int, Explored]
) -> dict[Wish, list[ExploredLine]]:
    """Return what was said, by what is wished for, each in the order of the questionnaire."""
    lines: dict[Wish, list[ExploredLine]] = {wish: [] for wish in Wish}
    for line in _lines(questions, answers):
        lines[line.wish].append(line)
    return lines


def _lines(
    questions: tuple[Question, ...], answers: Mapping[int, Explored]
) -> Iterator[ExploredLine]:
    for question in questions:
        said = answers[question.number]
        yield ExploredLine(
            question=question,
            current=_words(said.current, question),
            desired=_words(said.desired, question),
            comment=said.comment,
            wish=wish_of(said.current, said.desired),
            arrow=draw_pair(question.frame, said.current, said.desired),
        )


def _words(answer: Answer, question: Question) -> str:
    if answer is None:
        return gettext("Not placed yet")
    if isinstance(answer, tuple):
        return place_words(answer, question.poles, page_words())
    return gettext(SKIPS[answer])
