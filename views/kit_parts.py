"""What the printed kit of a meeting is made of, for its kind and its group."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

from models import Consultation, Entry, Group, Meeting, MeetingKind, Practice
from models.store.asking import asking_of_group
from views.asked import Question, questions_of
from views.drawing.blank import BlankGround, draw_blank


class KitPart(StrEnum):
    """One kind of page; the order is that of the kit."""

    RUNNING_SHEET = "deroulement"
    RULES = "regles"
    FRAME = "cadre"
    TOKENS = "jetons"
    CARDS = "cartes"
    SHEETS = "feuilles"


IN_THE_KIT: Final = {
    MeetingKind.LAUNCH: (
        KitPart.RUNNING_SHEET,
        KitPart.RULES,
        KitPart.FRAME,
        KitPart.TOKENS,
        KitPart.CARDS,
    ),
    MeetingKind.WORKSHOP: tuple(KitPart),
    MeetingKind.PLENARY: (
        KitPart.RUNNING_SHEET,
        KitPart.RULES,
        KitPart.FRAME,
        KitPart.TOKENS,
        KitPart.CARDS,
    ),
    MeetingKind.BOARD: (KitPart.RUNNING_SHEET, KitPart.RULES),
    MeetingKind.RETURN: (KitPart.RUNNING_SHEET, KitPart.RULES),
    MeetingKind.OTHER: (KitPart.RUNNING_SHEET, KitPart.RULES),
}

RULES: Final = (
    (
        _l("What is said here stays here."),
        _l("We may tell the ideas, never who had them."),
    ),
    (_l("One voice at a time."), _l("We let each person finish, silences included.")),
    (_l("Each person speaks for themselves."), _l("“I”, and something that was lived.")),
    (
        _l("No corner is better than another."),
        _l("There is no mark, and no right answer."),
    ),
    (
        _l("We may say nothing."),
        _l("Pass our turn, change our mind, leave: without giving a reason."),
    ),
    (
        _l("We ask in order to understand."),
        _l("Not to convince, nor to find out who said what."),
    ),
    (_l("A disagreement is worth keeping."), _l("We write it down as it is; nobody gives way.")),
    (
        _l("Saying no changes nothing."),
        _l("Neither services nor a job depend on it."),
    ),
)
"""The rules of the game: each in one sentence to read aloud, and one that explains it."""

MOST_TOKENS: Final = 12
"""People whose tokens one page holds; beyond, the page is printed twice."""

SPARE: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """One pole of a practice card, with what the practice looks like there."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeCard:
    number: int
    total: int
    title: str
    sentence: str
    corners: Sequence[Corner]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage:
    """One practice of the individual sheet, and the frame to mark at each moment."""

    question: Question
    ground: BlankGround | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens to cut out: one pair for each person, or for each group that speaks.

    `shapes` holds the rank of a group for each pair, which gives the token its shape; 0 is the
    plain round token of a person. `of_group` is the rank of the group that agrees on a position.
    """

    shapes: Sequence[int]
    pages: int = 1
    of_group: int = 0


def cards_of(session: Session, meeting: Meeting) -> list[PracticeCard]:
    """Return the practices, in the words of the group whose workshop it is."""
    if meeting.group:
        return [_card_of(question) for question in _questions(session, meeting.group)]
    practices = meeting.consultation.practices
    return [_usual_card(practice, meeting.consultation) for practice in practices]


def sheets_of(session: Session, group: Group | None) -> list[SheetPage]:
    """Return the pages of the sheet that each person keeps for themselves."""
    if group is None:
        return []
    return [
        SheetPage(question=question, ground=draw_blank(question.frame))
        for question in _questions(session, group)
    ]


def tokens_of(meeting: Meeting) -> Tokens:
    """Return the tokens of a meeting: those of each person in a workshop, else of each group."""
    groups = meeting.consultation.groups
    if meeting.kind is MeetingKind.PLENARY:
        return Tokens(shapes=[group.rank for group in groups for _time in range(2)])
    people = meeting.group.expected if meeting.group else MOST_TOKENS - SPARE
    needed = people + SPARE
    return Tokens(
        shapes=[0] * min(needed, MOST_TOKENS),
        pages=-(-needed // MOST_TOKENS),
        of_group=meeting.group.rank if meeting.group else 0,
    )


def collects_with_cards(group: Group | None) -> bool:
    """Say whether the group still answers with cards, which are printed on their own page."""
    return group is not None and group.is_collecting and group.entry is Entry.CARDS


def _questions(session: Session, group: Group) -> Sequence[Question]:
    return questions_of(asking_of_group(session, group))


def _card_of(question: Question) -> PracticeCard:
    return PracticeCard(
        number=question.number,
        total=question.total,
        title=question.title,
        sentence=question.sentence,
        corners=_corners(question.poles, question.pole_sentences),
    )


def _usual_card(practice: Practice, consultation: Consultation) -> PracticeCard:
    poles = consultation.poles
    return PracticeCard(
        number=practice.rank,
        total=len(consultation.practices),
        title=practice.title,
        sentence=practice.sentence,
        corners=_corners(
            [pole.name for pole in poles],
            practice.pole_sentences or [pole.sentence for pole in poles],
        ),
    )


def _corners(names: Sequence[str], sentences: Sequence[str]) -> list[Corner]:
    return [
        Corner(name=name, sentence=sentence)
        for name, sentence in zip(names, sentences, strict=False)
    ]
