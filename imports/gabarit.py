"""The questionnaires that ship with the application, one file each in `gabarits/`.

`load_gabarit("pratiques-autonomie")` gives one of them in one language, ready to be copied into a
consultation, where everything can then be edited.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from analysis.position import Frame
from analysis.report import Role
from imports.told import ToldNode

GABARITS: Final = Path(__file__).parent.parent / "gabarits"
DEFAULT_GABARIT: Final = "pratiques-autonomie"
DEFAULT_LANGUAGE: Final = "fr"


class Length(StrEnum):
    """How much of a gabarit is asked: the opening and five practices, or everything."""

    COURT = "court"
    COMPLET = "complet"


class Offered(StrEnum):
    """Where a gabarit is chosen: as a consultation is created, or to explore alone."""

    CREATION = "creation"
    EXPLORING = "exploring"


class GabaritNotFound(LookupError):
    """There is no gabarit of that code."""


class GabaritFault(ValueError):
    """A gabarit file cannot be used; the message has one line per fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GabaritPole:
    """`plain_name` is the name for recipients; `looks_like` ends « cela ressemble à… »."""

    name: str
    plain_name: str
    sentence: str
    looks_like: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeWording:
    """How one practice is said to one group."""

    title: str
    sentence: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GabaritPractice:
    """`pole_sentences` has one sentence per pole, in the order of the poles.

    `wordings` holds the roles to whom it is said otherwise, `plain` says it to anyone in plain
    words, where they were written; `in_court` says whether the short questionnaire has it.
    `levels` names the levels at which it is asked, and is empty where it is asked at each.
    """

    code: str
    wording: PracticeWording
    help: str
    pole_sentences: tuple[str, ...]
    plain: PracticeWording | None
    wordings: dict[Role, PracticeWording]
    asked_of: tuple[Role, ...]
    in_court: bool
    levels: tuple[str, ...] = ()

    def wording_for(self, role: Role) -> PracticeWording:
        """Return how this practice is said to the groups of a role."""
        return self.wordings.get(role, self.wording)

    def is_asked_of(self, role: Role) -> bool:
        """Say whether a group of this role can place it; a group of another kind always may."""
        return role is Role.OTHER or role in self.asked_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One scope that a consultation may have; `sentence` tells it to everyone who answers."""

    code: str
    name: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedGroup:
    """`of_partner` says that it is of the second organisation, where there are two."""

    role: Role
    label: str
    people: int
    of_partner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedMeeting:
    title: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentDetail:
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """`text` has one paragraph per line and the places to fill of `str.format`:
    `{facilitator}`, `{organisation}`, `{people}`, `{keep_until}`. `more` stands folded under it.
    """

    text: str
    more: tuple[ConsentDetail, ...]

    def texts(self) -> dict[str, str]:
        """Return every text by its field: `text`, then `more_1_title`, `more_1_text`…"""
        told = {"text": self.text}
        for rank, detail in enumerate(self.more, start=1):
            told |= {f"more_{rank}_title": detail.title, f"more_{rank}_text": detail.text}
        return told

    @classmethod
    def of_texts(cls, texts: Mapping[str, str]) -> "Consent":
        """Return the consent of which `texts` gave these."""
        details = (
            ConsentDetail(title=texts[f"more_{rank}_title"], text=texts[f"more_{rank}_text"])
            for rank in range(1, len(texts) // 2 + 1)
        )
        return cls(text=texts["text"], more=tuple(details))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gabarit:
    """A ready questionnaire in one of its languages.

    Where there is an `agreement`, somebody states it before the gabarit is used; where there are
    `levels`, a consultation is about one of them.
    """

    code: str
    version: int
    language: str
    languages: tuple[str, ...]
    name: str
    description: str
    poles: tuple[GabaritPole, ...]
    tokens: int
    practices: tuple[GabaritPractice, ...]
    groups: tuple[SuggestedGroup, ...]
    meetings: tuple[SuggestedMeeting, ...]
    consent: Consent
    source: str
    offered: Offered = Offered.CREATION
    agreement: str = ""
    levels: tuple[Level, ...] = ()

    @property
    def frame(self) -> Frame:
        return Frame(poles=len(self.poles), tokens=self.tokens)

    def practices_of(self, length: Length) -> tuple[GabaritPractice, ...]:
        """Return the practices of the short or of the full questionnaire, in order."""
        return tuple(
            practice for practice in self.practices if length is Length.COMPLET or practice.in_court
        )

    def at_level(self, code: str) -> "Gabarit":
        """Return what is asked at one level, which the opening practice then tells to everyone.

        A gabarit without levels is the same at any; raises `GabaritNotFound` for an unknown one.
        """
        if not self.levels:
            return self
        level = next((level for level in self.levels if level.code == code), None)
        if level is None:
            raise GabaritNotFound(f"{self.code} has no level named {code!r}")
        opening, *others = self.practices
        asked = (each for each in others if not each.levels or code in each.levels)
        return replace(self, practices=(_told_at(level, opening), *asked))


def _told_at(level: Level, practice: GabaritPractice) -> GabaritPractice:
    def told(wording: PracticeWording) -> PracticeWording:
        return replace(wording, sentence=f"{wording.sentence} {level.sentence}")

    return replace(
        practice,
        wording=told(practice.wording),
        plain=practice.plain and told(practice.plain),
        wordings={role: told(wording) for role, wording in practice.wordings.items()},
    )


def gabarits_to_explore(language: str = DEFAULT_LANGUAGE) -> tuple[Gabarit, ...]:
    """Return those that anyone may explore alone, which is all of them, in the same order."""
    gabarits = (load_gabarit(code, language) for code in _gabarit_codes())
    return tuple(sorted(gabarits, key=_rank))


def _rank(gabarit: Gabarit) -> tuple[bool, str]:
    return gabarit.code != DEFAULT_GABARIT, gabarit.name


def list_gabarits(language: str = DEFAULT_LANGUAGE) -> tuple[Gabarit, ...]:
    """Return those from which a consultation may start: the default, then by name."""
    gabarits = gabarits_to_explore(language)
    return tuple(each for each in gabarits if each.offered is Offered.CREATION)


@cache
def load_gabarit(code: str, language: str = DEFAULT_LANGUAGE) -> Gabarit:
    """Return one gabarit, its texts in `language` ("fr" or "en").

    Raises `GabaritNotFound`, or `GabaritFault` when its file cannot be used.
    """
    if code not in _gabarit_codes():
        raise GabaritNotFound(f"no gabarit is named {code!r}")
    return read_gabarit((GABARITS / f"{code}.json").read_text(encoding="utf-8"), language)


def read_gabarit(text: str, language: str = DEFAULT_LANGUAGE) -> Gabarit:
    """Return the gabarit that a JSON text holds; raises `GabaritFault`, with every fault."""
    try:
        node = ToldNode(value=json.loads(text), language=language)
    except json.JSONDecodeError as error:
        raise GabaritFault(f"line {error.lineno}: this is not JSON ({error.msg})") from error
    gabarit = _read(node)
    _check(gabarit, node)
    if node.faults:
        raise GabaritFault("\n".join(node.faults))
    return gabarit


def _gabarit_codes() -> set[str]:
    return {path.stem for path in GABARITS.glob("*.json")}


def _read(node: ToldNode) -> Gabarit:
    frame = node.get("frame")
    return Gabarit(
        code=node.get("code").plain(),
        version=node.get("version").whole(),
        language=node.language,
        languages=tuple(member.plain() for member in node.items("languages")),
        name=node.get("name").told(),
        description=node.get("description").told(),
        poles=tuple(_pole(member) for member in frame.items("poles")),
        tokens=frame.get("tokens").whole(),
        practices=tuple(_practice(member) for member in node.items("practices")),
        groups=tuple(_group(member) for member in node.items("groups")),
        meetings=tuple(_meeting(member) for member in node.items("meetings")),
        consent=_consent(node.get("consent")),
        source=node.get("source").told(),
        offered=_offered(node.get("offered")),
        agreement=_optional(node.get("agreement")),
        levels=tuple(_level(member) for member in _members(node, "levels")),
    )


def _offered(node: ToldNode) -> Offered:
    code = Offered.CREATION if node.value is None else node.value
    if isinstance(code, str) and code in set(Offered):
        return Offered(code)
    node.note(f"one of these is expected: {', '.join(Offered)}")
    return Offered.CREATION


def _optional(node: ToldNode) -> str:
    return "" if node.value is None else node.told()


def _members(node: ToldNode, key: str) -> Iterator[ToldNode]:
    """Yield the members of a list that may be left out."""
    return iter(()) if node.get(key).value is None else node.items(key)


def _level(node: ToldNode) -> Level:
    return Level(
        code=node.get("code").plain(),
        name=node.get("name").told(),
        sentence=node.get("sentence").told(),
    )


def _pole(node: ToldNode) -> GabaritPole:
    return GabaritPole(
        name=node.get("name").told(),
        plain_name=node.get("plain_name").told(),
        sentence=node.get("sentence").told(),
        looks_like=node.get("looks_like").told(),
    )


def _practice(node: ToldNode) -> GabaritPractice:
    wording = _wording(node)
    return GabaritPractice(
        code=node.get("code").plain(),
        wording=wording,
        help=node.get("help").told(),
        pole_sentences=tuple(member.told() for member in node.items("pole_sentences")),
        plain=_plain(node.get("plain")),
        wordings=_wordings(node),
        asked_of=tuple(member.role() for member in node.items("asked_of")),
        in_court=node.get("in_court").flag(),
        levels=tuple(member.plain() for member in _members(node, "levels")),
    )


def _wording(node: ToldNode) -> PracticeWording:
    return PracticeWording(
        title=node.get("title").told(),
        sentence=node.get("sentence").told(),
        example=node.get("example").told(),
    )


def _plain(node: ToldNode) -> PracticeWording | None:
    return None if node.value is None else _wording(node)


def _wordings(node: ToldNode) -> dict[Role, PracticeWording]:
    return {member.get("role").role(): _wording(member) for member in _members(node, "wordings")}


def _group(node: ToldNode) -> SuggestedGroup:
    return SuggestedGroup(
        role=node.get("role").role(),
        label=node.get("label").told(),
        people=node.get("people").whole(),
    )


def _meeting(node: ToldNode) -> SuggestedMeeting:
    return SuggestedMeeting(title=node.get("title").told(), purpose=node.get("purpose").told())


def _consent(node: ToldNode) -> Consent:
    details = (
        ConsentDetail(title=member.get("title").told(), text=member.get("text").told())
        for member in node.items("more")
    )
    return Consent(text=node.get("text").told(), more=tuple(details))


def _check(gabarit: Gabarit, node: ToldNode) -> None:
    frame = node.get("frame")
    try:
        Frame(poles=len(gabarit.poles), tokens=gabarit.tokens)
    except ValueError as error:
        frame.note(str(error))
    codes = [practice.code for practice in gabarit.practices]
    levels = {level.code for level in gabarit.levels}
    for practice, member in zip(gabarit.practices, node.items("practices"), strict=True):
        if len(practice.pole_sentences) != len(gabarit.poles):
            member.get("pole_sentences").note("one sentence per pole is expected")
        if codes.count(practice.code) > 1:
            member.get("code").note(f"{practice.code!r} is used twice")
        if not levels.issuperset(practice.levels):
            member.get("levels").note(f"one of these is expected: {', '.join(sorted(levels))}")
