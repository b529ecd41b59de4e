"""The questions of one group, in its own words, and how each is laid out on a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from flask_babel import gettext

from analysis.position import Frame, Moment
from analysis.report import Role
from forms.board import Board, board
from forms.lattice import Drawing, drawing_of
from forms.participate import AnswerForm
from models import Consultation, Practice
from models.store.asking import Asking
from models.translated import plain_texts, texts_in, told_at_poles
from views.marking import mark_name, mark_text
from views.page_words import page_words
from views.reading import Reading, usual_reading

MINUTES_FOR_6: Final = 10
MOST_PRACTICES: Final = 6
"""A form with more takes too long at one go: people are told before they start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One practice as a group reads it: number `number` of `total`.

    `screen` is the id of its screen in the document, which opens every id inside.
    """

    practice: Practice
    screen: str
    number: int
    total: int
    title: str
    sentence: str
    example: str
    help: str
    poles: Sequence[str]
    pole_sentences: Sequence[str]
    frame: Frame
    plain: bool

    @property
    def rank(self) -> int:
        return self.practice.rank

    def boards(self, form: AnswerForm) -> tuple[Board, Board]:
        """Lay out both moments of the form."""
        fields = (form.current, Moment.CURRENT), (form.desired, Moment.DESIRED)
        current, desired = (
            board(
                field,
                moment,
                poles=self.poles,
                sentences=self.pole_sentences,
                words=page_words(),
                offers_ways=True,
                asks=self.plain,
            )
            for field, moment in fields
        )
        return current, desired


def questions_of(asking: Asking, reading: Reading | None = None) -> tuple[Question, ...]:
    """Return every question of a group, in order, read as its group does unless told otherwise."""
    return tuple(_questions(asking, reading or usual_reading(asking.group)))


def _questions(asking: Asking, reading: Reading) -> Iterator[Question]:
    consultation, language = asking.consultation, reading.language
    poles = pole_names(consultation, reading)
    sentences = tuple(texts_in(pole, language)["sentence"] for pole in consultation.poles)
    for number, practice in enumerate(asking.practices, start=1):
        texts = texts_in(practice, language)
        wording = _wording(practice, asking.group.role, reading)
        yield Question(
            practice=practice,
            screen=f"p{practice.rank}",
            number=number,
            total=len(asking.practices),
            title=mark_text(wording["title"], language),
            sentence=mark_text(wording["sentence"], language),
            example=mark_text(wording["example"], language),
            help="" if reading.plain else mark_text(texts["help"], language),
            poles=poles,
            pole_sentences=tuple(
                mark_text(sentence, language)
                for sentence in (told_at_poles(practice, language) or sentences)
            ),
            frame=consultation.frame,
            plain=reading.plain,
        )


def _wording(practice: Practice, role: Role, reading: Reading) -> Mapping[str, str]:
    """Return how a practice is said: to a role where it is, or else plainly where that is read."""
    said = practice.wording_for(role)
    texts = texts_in(said, reading.language)
    if said is practice and reading.plain:
        return plain_texts(practice, reading.language) or texts
    return texts


def pole_names(consultation: Consultation, reading: Reading) -> tuple[str, ...]:
    """Return the names of the poles as they are read, plain where that is wished."""
    texts = (texts_in(pole, reading.language) for pole in consultation.poles)
    return tuple(
        mark_name((reading.plain and said["plain_name"]) or said["name"], reading.language)
        for said in texts
    )


def minutes_for(practices: int) -> int:
    """Return about how many minutes a form takes, as people are told before they start."""
    return max(5, round(practices * MINUTES_FOR_6 / 6 / 5) * 5)


def how_to_answer(frame: Frame) -> str:
    """Say how a position is given, for the way that this frame is shown."""
    match drawing_of(frame):
        case Drawing.TRIANGLE:
            return gettext(
                "Touch a point of the triangle, once for today and once for what you wish for. "
                "The closer the point is to a corner, the more it is like that corner. No place "
                "is better than another."
            )
        case Drawing.SCALE:
            return gettext(
                "Choose a point between the two ends, once for today and once for what you wish "
                "for. No place is better than another."
            )
        case Drawing.TOKENS:
            return gettext(
                "Share out the tokens, once for today and once for what you wish for. The more "
                "tokens, the more it is like that. No place is better than another."
            )
        case other:
            assert_never(other)
