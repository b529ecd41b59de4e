"""A questionnaire as a file gives it: every text with its place, and nothing checked yet."""

from dataclasses import dataclass, field

from imports.fault import Fault
from imports.placed import Placed, PlacedSaid


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPole:
    """`at` is where a text that is missing would be named, here and below."""

    at: Placed
    said: PlacedSaid


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWording:
    """How a practice is said to someone: `to` is a role, or plain words."""

    to: Placed
    said: PlacedSaid


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPractice:
    """`asked_of` names groups by their codes, or roles, one after the other."""

    at: Placed
    code: Placed
    asked_of: Placed
    said: PlacedSaid
    wordings: tuple[FoundWording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundGroup:
    at: Placed
    code: Placed
    role: Placed
    people: Placed
    entry: Placed
    said: PlacedSaid


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuestionnaire:
    """`languages` has the first one first; `faults` are those that reading met already."""

    languages: tuple[Placed, ...]
    settings: dict[str, Placed]
    poles: tuple[FoundPole, ...]
    practices: tuple[FoundPractice, ...]
    groups: tuple[FoundGroup, ...]
    consent: PlacedSaid
    at_practices: Placed
    at_groups: Placed
    at_poles: Placed
    faults: list[Fault] = field(default_factory=list)
