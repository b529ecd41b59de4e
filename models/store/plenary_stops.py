"""Where a meeting can stand: each group's turn, then each debate, then the pistes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, assert_never

from analysis.debate import debates_of
from analysis.report import PracticeReport, Questionnaire, Report, Tier
from models.plenary import PlenaryPhase

PROPOSALS_AT_ONCE: Final = 3
"""How many pistes a wall holds in letters that are read from 8 metres."""


class Source(StrEnum):
    """What a debate looks at: the groups' own positions first, then their forms."""

    WORKSHOPS = "workshops"
    FORMS = "forms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What every screen of a meeting shows; `version` 0 is a meeting that nobody prepared yet.

    `speakers` are codes of groups and `chosen` codes of practices; nothing `chosen` means the
    debates that the report proposes.
    """

    phase: PlenaryPhase
    place: int
    speakers: tuple[str, ...]
    chosen: tuple[str, ...]
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One place of the meeting; what it does not use is empty.

    A turn is first the group alone, then one of its practices; a debate is first the list of
    the practices, then one practice in one of its two readings; `page` counts pistes from 0.
    """

    phase: PlenaryPhase
    group: str = ""
    practice: str = ""
    source: Source | None = None
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Every place of a meeting in order, and those where there is something to show.

    The places do not depend on what was revealed: nobody is moved when a group is.
    """

    stops: tuple[Stop, ...]
    shown: tuple[Stop, ...]

    def stop_at(self, room: Room) -> Stop:
        """Return where the room stands, or the nearest place of that phase.

        A phase without a place, where every group was left out, gives way to the whole meeting.
        """
        of_phase = [stop for stop in self.stops if stop.phase is room.phase] or self.stops
        return of_phase[min(room.place, len(of_phase) - 1)]

    def place_of(self, stop: Stop) -> int:
        """Return the place of a stop in its phase, from 0."""
        return [each for each in self.stops if each.phase is stop.phase].index(stop)

    def after(self, stop: Stop) -> Stop | None:
        """Return the next place that shows something, or nothing at the end."""
        here = self.stops.index(stop)
        return next((each for each in self.stops[here + 1 :] if each in self.shown), None)

    def before(self, stop: Stop) -> Stop | None:
        """Return the place before that shows something, or nothing at the beginning."""
        here = self.stops.index(stop)
        return next((each for each in self.stops[:here][::-1] if each in self.shown), None)


def programme_of(
    room: Room, questionnaire: Questionnaire, report: Report | None, *, proposals: int
) -> Programme:
    """Return the places of a meeting; `report` is what was revealed, and nothing else."""
    stops = (
        *_turns(room, questionnaire),
        *_debates(room, report),
        *_pages(proposals),
    )
    known = {practice.practice: practice for practice in report.practices} if report else {}
    return Programme(stops=stops, shown=tuple(stop for stop in stops if _is_shown(stop, known)))


def chosen_of(room: Room, report: Report | None) -> tuple[str, ...]:
    """Return the practices to debate: those that were chosen, or those that are proposed."""
    if room.chosen or report is None:
        return room.chosen
    return tuple(practice.practice for practice in debates_of(report))


def _turns(room: Room, questionnaire: Questionnaire) -> Iterator[Stop]:
    for group in room.speakers:
        yield Stop(phase=PlenaryPhase.SPEAKING, group=group)
        for practice in questionnaire.practices:
            if group in practice.asked_of:
                yield Stop(phase=PlenaryPhase.SPEAKING, group=group, practice=practice.code)


def _debates(room: Room, report: Report | None) -> Iterator[Stop]:
    yield Stop(phase=PlenaryPhase.DEBATE)
    for code in chosen_of(room, report):
        for source in Source:
            yield Stop(phase=PlenaryPhase.DEBATE, practice=code, source=source)


def _pages(proposals: int) -> Iterator[Stop]:
    for page in range(max(-(-proposals // PROPOSALS_AT_ONCE), 1)):
        yield Stop(phase=PlenaryPhase.PROPOSALS, page=page)


def _is_shown(stop: Stop, known: dict[str, PracticeReport]) -> bool:
    if not stop.practice:
        return True
    practice = known.get(stop.practice)
    if practice is None:
        return False
    match stop.source:
        case None:
            return speaks_of(practice, stop.group)
        case Source.WORKSHOPS:
            return practice.workshop is not None and bool(practice.workshop.positions)
        case Source.FORMS:
            return _has_forms(practice)
        case _ as never:
            assert_never(never)


def _has_forms(practice: PracticeReport) -> bool:
    forms = practice.forms.groups if practice.forms else ()
    return any(each.tier is not Tier.NOTHING for each in forms)


def speaks_of(practice: PracticeReport, group: str) -> bool:
    """Say whether a group has something to show of a practice: its position, or its forms."""
    positions = practice.workshop.positions if practice.workshop else ()
    forms = practice.forms.groups if practice.forms else ()
    return any(position.group == group for position in positions) or any(
        each.group == group and each.tier is not Tier.NOTHING for each in forms
    )


def order_with_board_last(groups: Sequence[str], board: Sequence[str]) -> tuple[str, ...]:
    """Return the groups in their order, those of the board after the others."""
    return tuple(sorted(groups, key=lambda group: group in board))
