"""The agenda of the mise en commun: what is debated, what is celebrated, and for how long."""

from dataclasses import dataclass
from typing import Final

from analysis.category import Category
from analysis.debate import FEWEST_DEBATES, convergences_of, debates_of
from analysis.report import GroupLabel, PracticeReport, Report, Role

WELCOME_MINUTES: Final = 10
VOICE_MINUTES: Final = 10
PAUSE_MINUTES: Final = 15
DEBATE_MINUTES: Final = 10
CELEBRATION_MINUTES: Final = 10
PROPOSALS_MINUTES: Final = 30
CLOSING_MINUTES: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Which practices go where; each is in one place at most."""

    debates: tuple[PracticeReport, ...]
    celebrations: tuple[PracticeReport, ...]
    to_be_said: tuple[PracticeReport, ...]

    @property
    def debate_minutes(self) -> int:
        """Minutes for what is debated or, where nothing can be compared, said aloud."""
        talks = len(self.debates) or min(len(self.to_be_said), FEWEST_DEBATES)
        celebrating = CELEBRATION_MINUTES if self.celebrations else 0
        return DEBATE_MINUTES * talks + celebrating


def plan_meeting(report: Report) -> Agenda:
    """Return the debates, what is celebrated instead, and what is to be said aloud first."""
    debates = debates_of(report)
    return Agenda(
        debates=debates,
        celebrations=tuple(
            practice for practice in convergences_of(report) if practice not in debates
        ),
        to_be_said=_with_category(report, Category.INSUFFICIENT),
    )


def _with_category(report: Report, category: Category) -> tuple[PracticeReport, ...]:
    return tuple(
        practice
        for practice in report.by_debate()
        if practice.leading and practice.leading.category is category
    )


def speaking_order(groups: tuple[GroupLabel, ...]) -> tuple[GroupLabel, ...]:
    """Return the groups as they take the floor, the board last unless the meeting draws lots."""
    return tuple(sorted(groups, key=lambda group: group.role is Role.BOARD))
