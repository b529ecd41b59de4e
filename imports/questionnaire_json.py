"""A questionnaire in JSON, laid out as the gabarits are: every text with its path."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from analysis.wording import N_
from analysis.written import POLE_FIELDS, PRACTICE_FIELDS, WORDING_FIELDS
from analysis.written_sheets import GROUP_KEYS, PLAIN
from imports.fault import Fault, FaultyFile
from imports.gate import MAX_BYTES
from imports.placed import Placed, PlacedSaid
from imports.questionnaire_found import (
    FoundGroup,
    FoundPole,
    FoundPractice,
    FoundQuestionnaire,
    FoundWording,
)

NOT_JSON: Final = N_("This is not JSON: the file cannot be read.")
TOO_LARGE: Final = N_("The file is too large: 2 MB at most.")
A_TEXT: Final = N_("A text is expected here.")
A_LIST: Final = N_("A list is expected here.")
BY_LANGUAGE: Final = N_("A text by language is expected here: fr, en…")
NO_LANGUAGE: Final = N_("Name the languages of the texts, the first one first: fr, or en.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One value of the file and its path; what is missing or misshapen is read as empty."""

    value: object
    path: str = ""
    faults: list[Fault] = field(default_factory=list)

    def get(self, key: str) -> "Node":
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(value=value, path=f"{self.path}.{key}".lstrip("."), faults=self.faults)

    def items(self) -> list["Node"]:
        if self.value is not None and not isinstance(self.value, list):
            self.note(A_LIST)
        members = self.value if isinstance(self.value, list) else []
        return [
            Node(value=value, path=f"{self.path}[{rank}]", faults=self.faults)
            for rank, value in enumerate(members, start=1)
        ]

    def placed(self) -> Placed:
        """Return a text, or a number as one."""
        match self.value:
            case str() as text:
                return Placed(text=text, cell=self.path)
            case bool() | list() | dict() | float():
                self.note(A_TEXT)
            case int() as number:
                return Placed(text=str(number), cell=self.path)
        return Placed(text="", cell=self.path)

    def told(self) -> dict[str, Placed]:
        """Return the text of each language."""
        if self.value is not None and not isinstance(self.value, dict):
            self.note(BY_LANGUAGE)
        keys = self.value if isinstance(self.value, dict) else {}
        return {str(key): self.get(str(key)).placed() for key in keys}

    def said(self, fields: tuple[str, ...]) -> dict[str, dict[str, Placed]]:
        return {field: self.get(field).told() for field in fields}

    @property
    def at(self) -> Placed:
        return Placed(text="", cell=self.path)

    def note(self, message: str) -> None:
        self.faults.append(Fault(message=message, cell=self.path))


def find_in_json(path: Path) -> FoundQuestionnaire:
    """Return what a file holds; raises `FaultyFile` where it is no questionnaire at all."""
    whole = Node(value=_load(path))
    languages = tuple(node.placed() for node in whole.get("languages").items())
    if not languages:
        raise FaultyFile(*whole.faults, Fault(message=NO_LANGUAGE, cell="languages"))
    frame, first = whole.get("frame"), languages[0].text
    return FoundQuestionnaire(
        languages=languages,
        settings={
            "title": whole.get("name").told().get(first, whole.get("name").at),
            "gabarit": whole.get("code").placed(),
            "tokens": frame.get("tokens").placed(),
            "offered": Placed(text=" ".join(each.text for each in languages[1:]), cell="languages"),
        },
        poles=tuple(
            FoundPole(at=node.get("name").at, said=node.said(POLE_FIELDS))
            for node in frame.get("poles").items()
        ),
        practices=tuple(_practice(node) for node in whole.get("practices").items()),
        groups=tuple(_group(node) for node in whole.get("groups").items()),
        consent=_consent(whole.get("consent")),
        at_poles=frame.get("poles").at,
        at_practices=whole.get("practices").at,
        at_groups=whole.get("groups").at,
        faults=whole.faults,
    )


def _load(path: Path) -> object:
    if path.stat().st_size > MAX_BYTES:
        raise FaultyFile(Fault(message=TOO_LARGE))
    try:
        whole: object = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:  # also an unknown encoding, a number too long
        raise FaultyFile(Fault(message=NOT_JSON)) from error
    if not isinstance(whole, dict):
        raise FaultyFile(Fault(message=NOT_JSON))
    return whole


def _practice(node: Node) -> FoundPractice:
    at_poles = enumerate(node.get("pole_sentences").items(), start=1)
    plain = node.get(PLAIN)
    return FoundPractice(
        at=node.get("title").at,
        code=node.get("code").placed(),
        asked_of=_joined(node.get("asked_of")),
        said={
            **node.said(PRACTICE_FIELDS),
            **{f"pole_{rank}": member.told() for rank, member in at_poles},
        },
        wordings=(
            *(
                [FoundWording(to=_plain(plain), said=plain.said(WORDING_FIELDS))]
                if plain.value
                else []
            ),
            *(_wording(member) for member in node.get("wordings").items()),
        ),
    )


def _plain(node: Node) -> Placed:
    return Placed(text=PLAIN, cell=node.path)


def _wording(node: Node) -> FoundWording:
    return FoundWording(to=node.get("role").placed(), said=node.said(WORDING_FIELDS))


def _joined(node: Node) -> Placed:
    return Placed(text=" ".join(member.placed().text for member in node.items()), cell=node.path)


def _group(node: Node) -> FoundGroup:
    code, role, people, entry = (node.get(key).placed() for key in GROUP_KEYS)
    return FoundGroup(
        at=node.get("label").at,
        code=code,
        role=role,
        people=people,
        entry=entry,
        said=node.said(("label",)),
    )


def _consent(node: Node) -> PlacedSaid:
    """Return what was written around the promises; a gabarit has a list of details."""
    keys = node.value if isinstance(node.value, dict) else {}
    return {str(key): node.get(str(key)).told() for key in keys if key != "more"}
