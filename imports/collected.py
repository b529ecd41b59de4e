"""A consultation that was collected elsewhere, counted row by row."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from analysis.comments import FEWEST_FOR_COMMENTS, may_be_mixed
from analysis.position import Frame
from analysis.report import Audience, GroupPosition, RetoldComment, Role
from analysis.tally import PracticeTally, TallyInProgress
from analysis.wording import N_
from imports.answer_rows import AnswerRow, PositionRow
from imports.fault import Fault, FaultyFile

ROLE_NAMES: Final[Mapping[str, Role]] = {
    **{str(role): role for role in Role},
    "équipe d'intervention": Role.PRACTITIONERS,
    "équipe": Role.PRACTITIONERS,
    "intervenants": Role.PRACTITIONERS,
    "destinataires": Role.RECIPIENTS,
    "membres du ca": Role.BOARD,
    "ca": Role.BOARD,
}

TWICE: Final = N_("“%(person)s” of “%(group)s” already answered “%(practice)s” further up.")
SAID_TWICE: Final = N_("“%(group)s” already has a position for “%(practice)s” further up.")
NO_ANSWER: Final = N_("The file holds no position: there is nothing to read.")
UNKNOWN_PRACTICE: Final = N_("“%(practice)s” is in the group positions and not in the answers.")
OTHER_POLES: Final = N_("The group positions have %(poles)d poles and the answers %(expected)d.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedGroup:
    """A group as the file names it; `name` is its role code or the label that was written."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What a file holds, as counts: groups by name, practices by code or title."""

    frame: Frame
    groups: tuple[CollectedGroup, ...]
    tallies: Mapping[str, PracticeTally]
    turnout: Mapping[str, int]
    positions: Mapping[str, tuple[GroupPosition, ...]]
    comments: tuple[RetoldComment, ...]


class Collecting:
    """Counts rows as they come; of a person it keeps a digest, so that nobody answers twice."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        """`codes` gives the practices that a file may name by title their code."""
        self.faults: list[Fault] = []
        self._codes = codes
        self._counting: dict[str, dict[str, TallyInProgress]] = {}
        self._roles: dict[str, Role] = {}
        self._answered: set[bytes] = set()
        self._people: dict[str, set[bytes]] = {}
        self._positions: dict[str, dict[str, GroupPosition]] = {}
        self._retold: list[tuple[str, RetoldComment]] = []

    def add(self, row: AnswerRow) -> None:
        """Count one answer."""
        group, practice = self._group(row.group), self._practice(row.practice)
        answer = _digest(group, row.person, practice)
        if answer in self._answered:
            names = {"person": row.person, "group": row.group, "practice": row.practice}
            self.faults.append(Fault(message=TWICE, values=names, row=row.row))
            return
        self._answered.add(answer)
        self._people[group].add(_digest(group, row.person))
        self._tally(practice, group).add(row.current, row.desired)
        if row.retold and row.audience is Audience.PLENARY:
            self._retold.append((group, RetoldComment(practice=practice, text=row.retold)))

    def expect(self, practice: str, group: str) -> None:
        """Ask a practice of a group, answered or not."""
        self._tally(self._practice(practice), self._group(group))

    def add_position(self, row: PositionRow) -> None:
        """Keep what one group agreed on."""
        group, practice = self._group(row.group), self._practice(row.practice)
        said = self._positions.setdefault(practice, {})
        if group in said:
            names = {"group": row.group, "practice": row.practice}
            self.faults.append(Fault(message=SAID_TWICE, values=names, row=row.row))
        if practice not in self._counting:
            names = {"practice": row.practice}
            self.faults.append(Fault(message=UNKNOWN_PRACTICE, values=names, row=row.row))
            return
        self._tally(practice, group)
        said[group] = row.said_by(group)

    def finish(self, frame: Frame) -> Collected:
        """Return what was counted; raises `FaultyFile` with every fault there was."""
        if self.faults:
            raise FaultyFile(*self.faults)
        names = sorted(self._roles, key=lambda name: list(Role).index(self._roles[name]))
        return Collected(
            frame=frame,
            groups=tuple(CollectedGroup(name=name, role=self._roles[name]) for name in names),
            tallies={
                practice: PracticeTally(
                    groups={name: groups[name].tally() for name in names if name in groups}
                )
                for practice, groups in self._counting.items()
            },
            turnout={name: len(self._people[name]) for name in names},
            positions={
                practice: tuple(said[name] for name in names if name in said)
                for practice, said in self._positions.items()
            },
            comments=self._comments(),
        )

    def _practice(self, written: str) -> str:
        return self._codes.get(written, written)

    def _group(self, written: str) -> str:
        role = ROLE_NAMES.get(written.lower().replace("’", "'"), Role.OTHER)
        name = written if role is Role.OTHER else str(role)
        self._roles.setdefault(name, role)
        self._people.setdefault(name, set())
        return name

    def _tally(self, practice: str, group: str) -> TallyInProgress:
        return self._counting.setdefault(practice, {}).setdefault(group, TallyInProgress())

    def _comments(self) -> tuple[RetoldComment, ...]:
        """Pool what was retold, in an order that owes nothing to the file's."""
        people = {group: len(those) for group, those in self._people.items()}
        if not may_be_mixed(people.values()):
            return ()
        pooled = {
            comment for group, comment in self._retold if people[group] >= FEWEST_FOR_COMMENTS
        }
        return tuple(sorted(pooled, key=lambda comment: _digest(comment.text)))


def _digest(*parts: str) -> bytes:
    return blake2b("\x1f".join(parts).encode(), digest_size=16).digest()
