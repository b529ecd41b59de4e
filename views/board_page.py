"""The pistes and what the board answers, as pages and sheets of paper read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask_babel import gettext as _

from analysis.wording import N_
from forms.board_answer import ANSWERS, NOT_YET
from models import BoardAnswer, Consultation, Course, Proposal
from models.store.board import answer_to, expected_on, is_overdue, lacks_a_day
from views.dates import say_date

COURSES: Final = {
    Course.CONSOLIDATE: N_("consolidate"),
    Course.CHANGE_COURSE: N_("change course"),
}
ANSWERED: Final = dict(ANSWERS)
MARKS: Final = {
    None: "…",
    BoardAnswer.RETAINED: "✓",
    BoardAnswer.MODIFIED: "≈",
    BoardAnswer.POSTPONED: "›",
    BoardAnswer.SET_ASIDE: "–",
}
"""A shape beside each answer, so that colour never tells it alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PisteRow:
    """One piste in words; what is not known is empty."""

    rank: int
    text: str
    practice: str
    course: str
    proposed_by: str
    carried_by: str
    due: str
    answer: str
    mark: str
    reason: str
    adopted: str
    noted: str
    entered_by: str
    expected: str
    is_overdue: bool
    lacks_a_day: bool
    is_answered: bool


def lay_pistes(
    consultation: Consultation, pistes: Sequence[Proposal], *, today: date
) -> tuple[PisteRow, ...]:
    return tuple(_row(consultation, piste, today) for piste in pistes)


def _row(consultation: Consultation, piste: Proposal, today: date) -> PisteRow:
    response, answer = piste.response, answer_to(piste)
    return PisteRow(
        rank=piste.rank,
        text=piste.text,
        practice=piste.practice.title if piste.practice else "",
        course=_(COURSES[piste.course]) if piste.course else "",
        proposed_by=piste.group.label if piste.group else _("the whole meeting"),
        carried_by=piste.carried_by,
        due=piste.due,
        answer=str(ANSWERED[answer or NOT_YET]),
        mark=MARKS[answer],
        reason=response.reason if response else "",
        adopted=_adopted(piste),
        noted=say_date(response.noted_on) if response else "",
        entered_by=response.entered_by if response else "",
        expected=say_date(expected_on(piste, consultation)),
        is_overdue=is_overdue(piste, consultation, today=today),
        lacks_a_day=lacks_a_day(piste, consultation),
        is_answered=answer is not None,
    )


def _adopted(piste: Proposal) -> str:
    """Say « adoptée à la séance du …, résolution n° … »: the board answers as a body."""
    response = piste.response
    if response is None or response.adopted_on is None:
        return ""
    day = say_date(response.adopted_on)
    if response.resolution:
        return _(
            "adopted at the sitting of %(day)s, resolution no. %(number)s",
            day=day,
            number=response.resolution,
        )
    return _("adopted at the sitting of %(day)s", day=day)
