"""A questionnaire as it is written: every text in every language, no answer and no result.

Copies and files carry this, so that what one démarche asks can be asked by another.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from analysis.report import Role

Said: TypeAlias = Mapping[str, Mapping[str, str]]
"""The texts of one thing: by field, then by language; what was not written is not there."""

POLE_FIELDS: Final = ("name", "plain_name", "sentence", "looks_like")
WORDING_FIELDS: Final = ("title", "sentence", "example")
PRACTICE_FIELDS: Final = (*WORDING_FIELDS, "help")
CONSENT_FIELD: Final = re.compile(
    "opening|addition|own_title|own_text|text|more_[0-9]{1,2}_(title|text)"
)
"""What may be written of a consent. `text` and what begins with `more` are the promises, and are
only written in a language that the gabarit does not speak.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPole:
    """`said` has the `POLE_FIELDS`."""

    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPractice:
    """`said` has the `PRACTICE_FIELDS`, then `pole_1`, `pole_2`…: what is said at each pole.

    `plain` and `wordings` have the `WORDING_FIELDS`: in plain words, and to the groups of a role.
    `asked_of` holds ranks of groups, from 1.
    """

    code: str
    said: Said
    plain: Said = field(default_factory=dict)
    wordings: Mapping[Role, Said] = field(default_factory=dict)
    asked_of: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenGroup:
    """`said` has the `label`; `entry` is the code of how it answers, or nothing yet.

    `of_partner` says that it is of the second organisation, where there are two.
    """

    role: Role
    people: int
    said: Said
    entry: str = ""
    of_partner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenQuestionnaire:
    """`gabarit` is the code of the one it started from; `consent` has its texts by field.

    `language` comes first; `offered` are those that people may choose beside it. The names of the
    `consent` are `CONSENT_FIELD`s.
    """

    gabarit: str
    title: str
    language: str
    offered: tuple[str, ...] = ()
    tokens: int
    poles: tuple[WrittenPole, ...]
    practices: tuple[WrittenPractice, ...]
    groups: tuple[WrittenGroup, ...]
    consent: Said = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language in which something is written, the first one first."""
        begun = {tag for said in self._all_said() for texts in said.values() for tag in texts}
        return (self.language, *sorted((begun | set(self.offered)) - {self.language}))

    def _all_said(self) -> Iterator[Said]:
        yield self.consent
        yield from (pole.said for pole in self.poles)
        yield from (group.said for group in self.groups)
        for practice in self.practices:
            yield from (practice.said, practice.plain, *practice.wordings.values())


def pole_fields(poles: int) -> tuple[str, ...]:
    """Return the fields of a practice that say something at each pole."""
    return tuple(f"pole_{rank}" for rank in range(1, poles + 1))


def text_of(said: Said, wanted: str, language: str) -> str:
    """Return one text, or nothing where it was not written."""
    return said.get(wanted, {}).get(language, "")
