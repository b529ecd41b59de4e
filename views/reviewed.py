"""What a sheet says, line by line and in words, for the person who wrote it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext

from analysis.position import Skip
from analysis.report import Audience
from analysis.tally import Answer
from analysis.wording import SKIPS, place_words
from forms.lazy import _l
from models.store.drafts import AnswerDraft
from views.asked import Question
from views.drawing.pair import PairDrawing, draw_pair
from views.page_words import page_words

AUDIENCES: Final[dict[Audience, str]] = {
    Audience.WORKSHOP: _l("For my group’s workshop"),
    Audience.PLENARY: _l("For the meeting of all groups, retold by the facilitator"),
    Audience.FACILITATOR: _l("For the facilitator only"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """One practice of a sheet, in words."""

    rank: int
    title: str
    current: str
    desired: str
    comment: str
    audience: str
    is_empty: bool
    arrow: PairDrawing | None

    @property
    def lacks_audience(self) -> bool:
        return bool(self.comment) and not self.audience


def review(
    questions: Sequence[Question], answers: Mapping[int, AnswerDraft]
) -> tuple[ReviewLine, ...]:
    """Return a line per question, whether anything was said of it or not."""
    return tuple(
        _line(question, answers.get(question.practice.id, AnswerDraft())) for question in questions
    )


def _line(question: Question, answer: AnswerDraft) -> ReviewLine:
    return ReviewLine(
        rank=question.rank,
        title=question.title,
        current=answer_words(answer.current, question.poles),
        desired=answer_words(answer.desired, question.poles),
        comment=answer.comment,
        audience=str(AUDIENCES[answer.audience]) if answer.audience else "",
        is_empty=answer.current is None and answer.desired is None,
        arrow=draw_pair(question.frame, answer.current, answer.desired),
    )


def answer_words(answer: Answer, poles: Sequence[str]) -> str:
    """Say one moment as its author reads it again."""
    match answer:
        case None:
            return gettext("Not placed yet")
        case Skip():
            return gettext(SKIPS[answer])
        case _:
            return place_words(answer, poles, page_words())


def skip_choices() -> list[tuple[str, str]]:
    """Return the three outcomes without a position, and their words."""
    return [(skip.value, gettext(words)) for skip, words in SKIPS.items()]


def audience_choices() -> list[tuple[str, str]]:
    """Return the three audiences and their words; none is chosen in advance."""
    return [(audience.value, str(words)) for audience, words in AUDIENCES.items()]
