"""Reads one language of a JSON file, and notes every fault with the place where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.report import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNode:
    """One value of the file, seen in one language; `faults` is shared by the whole file.

    A missing or misshapen value is noted and read as empty, so that one reading tells all faults.
    """

    value: object
    language: str
    path: str = ""
    faults: list[str] = field(default_factory=list)

    def get(self, key: str) -> "ToldNode":
        """Return the value under a key; the value is `None` when there is no such key."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        path = f"{self.path}.{key}" if self.path else key
        return ToldNode(value=value, language=self.language, path=path, faults=self.faults)

    def items(self, key: str) -> Iterator["ToldNode"]:
        """Yield the members of the list under a key, which must not be empty."""
        node = self.get(key)
        members = node.value if isinstance(node.value, list) else []
        if not members:
            node.note("a list with at least one member is expected")
        for rank, value in enumerate(members, start=1):
            path = f"{node.path}[{rank}]"
            yield ToldNode(value=value, language=self.language, path=path, faults=self.faults)

    def told(self) -> str:
        """Return the text of this node in the language that is read."""
        text = self.value.get(self.language) if isinstance(self.value, dict) else None
        if isinstance(text, str) and text.strip():
            return text
        self.note(f"a text in {self.language!r} is expected")
        return ""

    def plain(self) -> str:
        """Return a text that is the same in every language, such as a code."""
        if isinstance(self.value, str) and self.value:
            return self.value
        self.note("a text is expected")
        return ""

    def whole(self) -> int:
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return self.value
        self.note("a whole number is expected")
        return 0

    def flag(self) -> bool:
        if isinstance(self.value, bool):
            return self.value
        self.note("true or false is expected")
        return False

    def role(self) -> Role:
        """Return the role that this code names."""
        code = self.value if isinstance(self.value, str) else ""
        if code in set(Role):
            return Role(code)
        self.note(f"one of these is expected: {', '.join(Role)}")
        return Role.OTHER

    def note(self, fault: str) -> None:
        self.faults.append(f"{self.path}: {fault}")
