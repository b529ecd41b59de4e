"""What a facilitator or a participant hands to the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysis.position import Position, Skip
from analysis.report import Audience, Role
from models.consultation import Entry, Group
from models.proposal import BoardAnswer, Course
from models.questionnaire import Practice


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDraft:
    role: Role
    label: str
    expected: int
    entry: Entry
    of_partner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PoleDraft:
    name: str
    plain_name: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeDraft:
    """`code` is that of the practice it was, or empty for a new one.

    `asked_of` holds ranks of groups (from 1); `pole_sentences` has one per pole, or is empty.
    """

    code: str = ""
    title: str
    sentence: str = ""
    example: str = ""
    pole_sentences: Sequence[str] = ()
    asked_of: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireDraft:
    """The whole questionnaire as it should be: what is not in it is removed."""

    title: str
    tokens: int
    poles: Sequence[PoleDraft]
    practices: Sequence[PracticeDraft]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDraft:
    """One person's answer to one practice; `None` when nothing was said of a moment."""

    current: Position | Skip | None = None
    desired: Position | Skip | None = None
    comment: str = ""
    audience: Audience | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPositionDraft:
    current: Position
    desired: Position
    reasons: str = ""
    example: str = ""
    helps: str = ""
    hinders: str = ""
    dissent: str = ""
    dissent_said: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDraft:
    """One piste; no group means the whole meeting."""

    text: str
    practice: Practice | None = None
    course: Course | None = None
    group: Group | None = None
    carried_by: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardResponseDraft:
    """Where the board stands on one piste; an answer comes with the day of its sitting."""

    noted_on: date | None = None
    answer: BoardAnswer | None = None
    reason: str = ""
    adopted_on: date | None = None
    resolution: str = ""
    entered_by: str = ""
    expected_on: date | None = None
