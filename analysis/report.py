"""What may be shown: the only figures that pages, charts and workbooks receive.

A report is made by `analysis.release` and by nothing else. Codes are stable; wordings are
in `analysis.wording`. What is not released is absent (`None`, or an empty tuple).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.category import Category
from analysis.position import Position, Skip, Zone


class Role(StrEnum):
    """What a group is in its organisation; its shape and colour follow from its rank."""

    PRACTITIONERS = "practitioners"
    RECIPIENTS = "recipients"
    BOARD = "board"
    OTHER = "other"


class Band(StrEnum):
    """How many people of a group count for a practice, told as a band."""

    UNDER_3 = "under_3"
    FROM_3 = "3_to_4"
    FROM_5 = "5_to_7"
    FROM_8 = "8_and_more"


class Audience(StrEnum):
    """Whom a comment's author leaves it to; none is chosen in advance."""

    WORKSHOP = "workshop"
    PLENARY = "plenary"
    FACILITATOR = "facilitator"


class Tier(StrEnum):
    """How finely a group's forms are shown."""

    NOTHING = "nothing"
    ZONE = "zone"
    CENTRE = "centre"
    COUNTS = "counts"
    OPEN = "open"


class Closeness(StrEnum):
    """How close the answers of one group are to each other, in words only."""

    CLOSE = "close"
    LESS_CLOSE = "less_close"
    FAR_APART = "far_apart"


class Solidity(StrEnum):
    """Whether one token moved by one person could have changed the category."""

    CLEAR = "clear"
    NARROW = "narrow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pole:
    name: str
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLabel:
    code: str
    role: Role
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeLabel:
    """`pole_sentences` has one sentence per pole, or is empty; `asked_of` holds group codes."""

    code: str
    title: str
    sentence: str = ""
    pole_sentences: tuple[str, ...] = ()
    asked_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """What was asked: the frame, the groups in order, and the practices in order."""

    organisation: str
    title: str
    poles: tuple[Pole, ...]
    tokens: int
    groups: tuple[GroupLabel, ...]
    practices: tuple[PracticeLabel, ...]

    @property
    def pole_names(self) -> tuple[str, ...]:
        return tuple(pole.name for pole in self.poles)

    def group_label(self, code: str) -> str:
        return next(group.label for group in self.groups if group.code == code)

    def practice_label(self, code: str) -> PracticeLabel:
        return next(practice for practice in self.practices if practice.code == code)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCount:
    position: Position
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipCount:
    skip: Skip
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedMoment:
    """What is shown of one group at one moment.

    `centre` is in units of 1/`grid` of the frame (whole numbers that sum to `grid`), shown from
    5 people. `counts` is in tokens, in the order of `Frame.places`, shown from 8 people, or where
    everyone agreed to it.
    """

    zone: Zone
    closeness: Closeness | None = None
    centre: Position | None = None
    counts: tuple[PlaceCount, ...] = ()
    skips: tuple[SkipCount, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether every place is told by agreement: such counts have no word beside them."""
        return bool(self.counts) and self.closeness is None

    @property
    def only_place(self) -> Position | None:
        """The place where everyone stands, told in an open reading alone."""
        alone = self.is_open and len(self.counts) == 1
        return self.counts[0].position if alone else None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupForms:
    """What is shown of one group's forms for one practice.

    `current` and `desired` are both there or both absent (`Tier.NOTHING`). `gives_way` says that
    the group's own position stands instead, which is all that others see of a group under 5.
    `barely_changed` says that one or two people came or left since an earlier edition: the zone
    is all that is shown, and never beside that edition.
    """

    group: str
    band: Band
    tier: Tier
    current: ReleasedMoment | None = None
    desired: ReleasedMoment | None = None
    gives_way: bool = False
    barely_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the reading proposes for one practice; the meeting keeps, corrects or drops it.

    `furthest` (two group codes, in the order of the groups) is said of a divergence only.
    `common_pole` is the rank of the pole towards which every group moves.
    `solidity` is said of forms only, and not whenever groups under and over 8 are mixed.
    """

    category: Category
    solidity: Solidity | None = None
    furthest: tuple[str, str] | None = None
    common_pole: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPosition:
    """What a group agreed on in its workshop and decided to say, as it said it (in tokens).

    `dissent` is there only where whoever holds it wants it said.
    """

    group: str
    current: Position
    desired: Position
    reasons: str = ""
    example: str = ""
    helps: str = ""
    hinders: str = ""
    dissent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopReading:
    """D'après les ateliers: the groups' own positions, read by the same rule."""

    finding: Finding | None = None
    positions: tuple[GroupPosition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsReading:
    """D'après les formulaires: what the groups' answers allow to say, one entry per group asked.

    `finding` is absent for a practice that was asked of one group only.
    """

    finding: Finding | None = None
    groups: tuple[GroupForms, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeReport:
    """`workshop` leads wherever it is there; `forms` is absent when no form was collected."""

    practice: str
    workshop: WorkshopReading | None = None
    forms: FormsReading | None = None

    @property
    def leading(self) -> Finding | None:
        """The finding that comes first on screens and sheets."""
        for reading in (self.workshop, self.forms):
            if reading is not None and reading.finding is not None:
                return reading.finding
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetoldComment:
    """Words retold by the facilitator; never the original, never its group."""

    practice: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTurnout:
    """How many people of a group sent a form, as a band; `left_out` when it joins no reading."""

    group: str
    band: Band
    left_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeForms:
    practice: str
    forms: GroupForms


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRelease:
    """One group's own release, stored when it closes, for its workshop: no category, no other."""

    practices: tuple[PracticeForms, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One consultation as it may be shown; `practices` follow the questionnaire's order.

    `open_reading` says that its forms are shown by everyone's agreement, practice by practice,
    and not by how many people answered.
    """

    questionnaire: Questionnaire
    turnout: tuple[GroupTurnout, ...]
    practices: tuple[PracticeReport, ...]
    comments: tuple[RetoldComment, ...] = ()
    read_on: date | None = None
    open_reading: bool = False

    def by_debate(self) -> tuple[PracticeReport, ...]:
        """Return the practices that can be compared: category, furthest pair, questionnaire."""
        groups = [group.code for group in self.questionnaire.groups]
        categories = list(Category)

        def rank(finding: Finding) -> tuple[int, list[int]]:
            pair = [groups.index(code) for code in finding.furthest or ()]
            return categories.index(finding.category), pair or [len(groups)]

        compared = [(practice.leading, practice) for practice in self.practices]
        ranked = [(rank(finding), practice) for finding, practice in compared if finding]
        return tuple(practice for _, practice in sorted(ranked, key=lambda pair: pair[0]))
