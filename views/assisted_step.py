"""One practice for somebody who is helped: its pictured choices, what is kept, what follows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from flask import abort, redirect, url_for
from flask_babel import gettext

from analysis.position import Frame, Moment, Skip, zone_point
from analysis.tally import Answer
from analysis.wording import SKIPS, place_words, zone_words
from forms.lattice import Drawing, drawing_of
from forms.participate import take_back_not_applicable
from forms.typed_position import value_of
from forms.zones import ZonePlaces, zones_of
from models import db
from models.store.answers import answers_of
from models.store.asking import asking_of
from models.store.drafts import AnswerDraft
from views.asked import Question, questions_of
from views.drawing.pictogram import Pictogram, picture_place, picture_zone
from views.helped import is_helped
from views.page_words import page_words
from views.participation import HeldSheet, require_sheet
from views.reading import take_plain_reading
from views.reviewed import answer_words

MOMENTS: Final = {"aujourdhui": Moment.CURRENT, "souhait": Moment.DESIRED}
"""The two moments as they are named in addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One large button: its drawing, its words, and the sentence that explains a pole."""

    value: str
    words: str
    picture: Pictogram
    chosen: bool
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipChoice:
    """One large button for an answer without a place; `value` also names its sign."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One moment as it is kept, in words and as a drawing or a sign."""

    moment: Moment
    words: str
    change: str
    picture: Pictogram | None = None
    sign: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistedStep:
    """One practice of a sheet, and what the sheet says of it."""

    held: HeldSheet
    questions: tuple[Question, ...]
    question: Question
    saved: AnswerDraft

    def said_of(self, moment: Moment) -> Answer:
        return self.saved.current if moment is Moment.CURRENT else self.saved.desired

    def with_answer(self, moment: Moment, answer: Answer) -> AnswerDraft:
        """Return what the sheet says once this is said; a comment stays as it was."""
        said = (answer, self.saved.desired)
        if moment is Moment.DESIRED:
            said = (self.saved.current, answer)
        saved = (self.saved.current, self.saved.desired)
        current, desired = take_back_not_applicable(said, saved)
        return replace(self.saved, current=current, desired=desired)

    def zones(self, moment: Moment) -> tuple[Choice, ...]:
        """Return the zones of the frame as buttons, in the order of the frame."""
        return tuple(self._zone(zone, self.said_of(moment)) for zone in in_order(self._frame))

    def places(self, zone: ZonePlaces, moment: Moment) -> tuple[Choice, ...]:
        """Return the places of a zone as buttons, its anchor first."""
        said = self.said_of(moment)
        return tuple(
            Choice(
                value=value_of(place),
                words=place_words(place, self.question.poles, page_words()),
                picture=picture_place(self._frame, place),
                chosen=place == said,
            )
            for place in zone.places
        )

    def skips(self, moment: Moment) -> tuple[SkipChoice, ...]:
        said = self.said_of(moment)
        return tuple(
            SkipChoice(value=skip.value, words=gettext(SKIPS[skip]), chosen=skip is said)
            for skip in Skip
        )

    def kept(self) -> Iterator[Kept]:
        """Read back both moments."""
        for name, moment in MOMENTS.items():
            said = self.said_of(moment)
            placed = isinstance(said, tuple)
            yield Kept(
                moment=moment,
                words=answer_words(said, self.question.poles),
                change=self.url_of(name),
                picture=picture_place(self._frame, said) if isinstance(said, tuple) else None,
                sign="" if placed else value_of(said) or "nothing",
            )

    def url_of(self, moment: str) -> str:
        return url_for("assisted.moment", rank=self.question.rank, moment=moment)

    def url_after(self, moment: str, draft: AnswerDraft) -> str:
        """Return what follows an answer: the wish, then what is kept."""
        said = draft.current if MOMENTS[moment] is Moment.CURRENT else draft.desired
        if said is None:
            return self.url_of(moment)
        if draft.desired is None and said is not Skip.NOT_APPLICABLE:
            return self.url_of("souhait")
        return url_for("assisted.read_back", rank=self.question.rank)

    def url_beside(self, places: int) -> str:
        """Return the practice that comes next (1) or came before (-1), or what is beyond them."""
        index = self.question.number - 1 + places
        if index < 0:
            return url_for("assisted.promise")
        if index == len(self.questions):
            return url_for("participate.check")
        return url_for("assisted.practice", rank=self.questions[index].rank)

    @property
    def _frame(self) -> Frame:
        return self.question.frame

    def _zone(self, zone: ZonePlaces, said: Answer) -> Choice:
        poles = zone.zone.poles
        sentences = self.question.pole_sentences
        return Choice(
            value=zone.code,
            words=zone_words(zone.zone, self.question.poles, page_words()),
            sentence=sentences[poles[0]] if len(poles) == 1 and sentences else "",
            picture=picture_zone(self._frame, zone.zone),
            chosen=said in zone.places,
        )


def in_order(frame: Frame) -> Sequence[ZonePlaces]:
    """Return the zones as they are shown; those of a scale from one end to the other."""
    zones = zones_of(frame)
    if frame.poles == 2:
        return sorted(zones, key=lambda zone: -zone_point(zone.zone, 2)[0])
    return zones


def can_be_pictured(frame: Frame) -> bool:
    """Say whether the places of a frame can be drawn; otherwise the usual sheet has its tokens."""
    return drawing_of(frame) is not Drawing.TOKENS


def assisted_step(rank: int) -> AssistedStep:
    """Return the practice of this rank, or lead to where somebody who is helped has to be."""
    held = assisted_sheet()
    questions = plain_questions(held)
    question = next((one for one in questions if one.rank == rank), None) or abort(404)
    if not can_be_pictured(question.frame):
        abort(redirect(url_for("assisted.promise"), 303))
    saved = answers_of(db.session(), held.sheet).get(question.practice.id, AnswerDraft())
    return AssistedStep(held=held, questions=questions, question=question, saved=saved)


def plain_questions(held: HeldSheet) -> tuple[Question, ...]:
    """Return the questions of this sheet in plain words, which are read aloud."""
    reading = take_plain_reading(held.group)
    return questions_of(asking_of(db.session(), held.sheet), reading)


def assisted_sheet() -> HeldSheet:
    """Return the sheet of this device once both people said yes to what helping means."""
    held = require_sheet()
    if not held.may_change:
        abort(redirect(url_for("participate.receipt"), 303))
    if not is_helped():
        abort(redirect(url_for("assisted.promise"), 303))
    return held
