"""The desk of one consultation: where it stands, what comes next, and each group's table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, assert_never

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

from forms.consultation_editor import ENTRIES
from models import Consultation, ConsultationState, Group, GroupState
from models.calendar import local_date
from models.store.board import BoardStanding, board_standing
from models.store.collecting import count_sent
from models.store.findings import load_group_positions
from models.store.sharing import all_have_decided
from views.calendar_glance import Glance, glance_at
from views.dates import say_date, say_hour
from views.moving import today
from views.readiness_lines import Readiness, readiness_of

SPEAKING: Final = frozenset({GroupState.CLOSED, GroupState.WORKSHOP_ONLY})
"""A group speaks in its workshop once it no longer collects; one left out does not."""


class Stage(IntEnum):
    """The path of a consultation, one stage after the other."""

    PREPARING = 1
    COLLECTING = 2
    WORKSHOPS = 3
    PLENARY = 4
    BOARD = 5
    RETURN = 6


STAGES: Final = {
    Stage.PREPARING: _l("Prepare"),
    Stage.COLLECTING: _l("Collect"),
    Stage.WORKSHOPS: _l("Workshops"),
    Stage.PLENARY: _l("The mise en commun"),
    Stage.BOARD: _l("Answers of the board"),
    Stage.RETURN: _l("Return to the groups"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One stage on the path; what it holds is unfolded when it is the one under way."""

    stage: Stage
    title: object
    is_done: bool
    is_under_way: bool

    @property
    def name(self) -> str:
        """Its name in addresses within the page and in those of its parts."""
        return self.stage.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class NextLink:
    words: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One group as its facilitator sees it: how many answers, never which.

    `said` of the `asked` practices have a group position.
    """

    group: Group
    sent: int
    said: int
    asked: int
    entry: str
    closes_at: str
    closed_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    stage: Stage
    next_title: str
    next_words: str
    next_link: NextLink | None
    legs: tuple[Leg, ...]
    groups: tuple[Table, ...]
    readiness: Readiness
    is_paused: bool
    keep_until: str
    plenary_on: str
    concluded_on: str
    board: BoardStanding
    calendar: Glance

    @property
    def is_preparing(self) -> bool:
        return self.stage is Stage.PREPARING

    @property
    def is_collecting(self) -> bool:
        return self.stage is Stage.COLLECTING

    @property
    def is_waiting(self) -> bool:
        """Whether a pause says everything that there is to do."""
        return self.is_collecting and self.is_paused

    @property
    def has_report(self) -> bool:
        return self.stage > Stage.COLLECTING

    @property
    def everyone_has_decided(self) -> bool:
        """Whether every group has validated what it says, so that something may be handed out."""
        return self.has_report and all_have_decided(table.group for table in self.groups)

    @property
    def groups_stand_in(self) -> Stage:
        """The stage that holds the tables of the groups: they come along up to the workshops."""
        return min(self.stage, Stage.WORKSHOPS)


def lay_desk(session: Session, consultation: Consultation) -> Desk:
    """Return what the page of a consultation shows."""
    sent = count_sent(session, consultation)
    tables = tuple(_table(session, group, sent.get(group.id, 0)) for group in consultation.groups)
    board = board_standing(session, consultation, today=today())
    stage = _stage(consultation, tables, board)
    title, words = _next(stage, tables)
    readiness = readiness_of(consultation)
    return Desk(
        stage=stage,
        next_title=title,
        next_words=words,
        next_link=_next_link(stage, consultation, readiness),
        legs=tuple(_leg(each, stage) for each in Stage),
        groups=tables,
        keep_until=say_date(consultation.keep_until),
        plenary_on=say_date(consultation.plenary_on),
        readiness=readiness,
        is_paused=consultation.paused_at is not None,
        concluded_on=say_date(consultation.concluded_on),
        board=board,
        calendar=glance_at(session, consultation, today()),
    )


def _leg(stage: Stage, under_way: Stage) -> Leg:
    return Leg(
        stage=stage,
        title=STAGES[stage],
        is_done=stage < under_way,
        is_under_way=stage is under_way,
    )


def _table(session: Session, group: Group, sent: int) -> Table:
    return Table(
        group=group,
        sent=sent,
        said=len(load_group_positions(session, group)),
        asked=sum(group in practice.asked_of for practice in group.consultation.practices),
        entry=str(dict(ENTRIES)[group.entry.value]),
        closes_at=say_hour(group.closes_at) if group.closes_at else "",
        closed_on=say_date(group.closed_at and local_date(group.closed_at)),
    )


def _stage(consultation: Consultation, tables: Sequence[Table], board: BoardStanding) -> Stage:
    match consultation.state:
        case ConsultationState.PREPARING:
            return Stage.PREPARING
        case ConsultationState.OPEN:
            return Stage.COLLECTING
        case ConsultationState.READ:
            return _stage_once_read(tables, board)
        case _ as never:
            assert_never(never)


def _stage_once_read(tables: Sequence[Table], board: BoardStanding) -> Stage:
    if board.made:
        return Stage.BOARD if board.waiting else Stage.RETURN
    return Stage.PLENARY if all(_has_spoken(tables)) else Stage.WORKSHOPS


def _has_spoken(tables: Sequence[Table]) -> Iterator[bool]:
    """Say of each group that can speak whether it wrote something; how much is its own choice."""
    return (table.said > 0 for table in tables if table.group.state in SPEAKING)


def _next(stage: Stage, tables: Sequence[Table]) -> tuple[str, str]:
    match stage:
        case Stage.PREPARING:
            return _("Read the questionnaire with the organisation"), _(
                "Adjust the practices and the groups together. Then open: only from that moment "
                "can people answer."
            )
        case Stage.COLLECTING if any(table.closes_at and not table.closed_on for table in tables):
            return _("A group is closing: it is the break"), _(
                "Ten minutes without any new answer. You can still call it off."
            )
        case Stage.COLLECTING:
            return _("The collection is open"), _(
                "Hand out the cards or show the poster, in the room or before. When a group has "
                "answered, close its collection."
            )
        case Stage.WORKSHOPS:
            return _("Time for the workshops"), _(
                "Each group meets on its own, looks at its practices, and says where it stands. "
                "Write what it agrees on."
            )
        case Stage.PLENARY:
            return _("Everything is ready for the meeting"), _(
                "Read the findings, then download the workbook. It is the meeting that decides."
            )
        case Stage.BOARD:
            return _("The board answers each proposal"), _(
                "It takes note of them, then answers at a sitting: kept, modified, postponed or "
                "set aside, with its reasons in plain words."
            )
        case Stage.RETURN:
            return _("Every proposal has its answer: tell the groups"), _(
                "Each group hears what was heard, what the proposals are, and what the board "
                "answered."
            )
        case _ as never:
            assert_never(never)


def _next_link(stage: Stage, consultation: Consultation, readiness: Readiness) -> NextLink | None:
    match stage:
        case Stage.PREPARING if not readiness.is_ready:
            url = url_for("readiness.show", key=consultation.key)
            return NextLink(words=_("See what is left to do"), url=url)
        case Stage.PREPARING:
            url = url_for("accompany.open_collection", key=consultation.key)
            return NextLink(words=_("Open the consultation…"), url=url)
        case Stage.PLENARY:
            url = url_for("findings.show", key=consultation.key)
            return NextLink(words=_("Read the findings"), url=url)
        case _:
            return None
