"""A page as a tree that a test can ask: elements, their text, and short CSS selectors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final
from xml.etree import ElementTree

SVG: Final = "{http://www.w3.org/2000/svg}"

INLINE: Final = re.compile(
    "a|abbr|b|bdi|bdo|cite|code|data|dfn|em|i|img|input|kbd|mark|q|s|samp|small|span|strong|sub"
    "|sup|svg|time|u|var|wbr"
)
NOT_READ: Final = re.compile("script|style|template|title|code|pre|kbd|samp|textarea|svg")
"""What is not running text, or not ours: the words of an SVG are read one by one."""

STEP: Final = re.compile(
    r"""(?P<tag>[a-z][a-z0-9]*)|\#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)
        |\[(?P<name>[\w-]+)(?:=["']?(?P<value>[^"'\]]*)["']?)?\]""",
    re.VERBOSE,
)
SPACE: Final = r"\s+(?![^\[]*\])"
COMMA: Final = r",(?![^\[]*\])"


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One element of a page; `path` holds its ancestors, the nearest last."""

    node: ElementTree.Element
    path: tuple["Element", ...] = field(default=(), repr=False)

    @property
    def tag(self) -> str:
        return _tag(self.node)

    def __getitem__(self, attribute: str) -> str:
        """Return an attribute's value, or an empty text where it is absent."""
        return self.node.get(attribute, "")

    def __contains__(self, attribute: str) -> bool:
        return attribute in self.node.attrib

    @property
    def text(self) -> str:
        """The words in this element, with single spaces (no-break spaces are kept)."""
        return one_line("".join(self.node.itertext()))

    def descendants(self) -> Iterator["Element"]:
        for child in self.node:
            element = Element(child, (*self.path, self))
            if element.tag:
                yield element
                yield from element.descendants()

    def all(self, selector: str) -> list["Element"]:
        """Return what matches `tag`, `#id`, `.class`, `[name=value]`, joined or under each other.

        A comma gives alternatives: `main h1, form input[type=radio]`.
        """
        chains = _chains(selector)
        return [
            element
            for element in self.descendants()
            if any(_matches_chain(element, chain) for chain in chains)
        ]

    def find(self, selector: str) -> "Element":
        """Return the only match, or the first of several; fail in words when there is none."""
        found = self.all(selector)
        assert found, f"nothing matches “{selector}” in: {self.text[:300]}"
        return found[0]

    def inside(self, tag: str) -> "Element | None":
        """Return the nearest ancestor of that tag."""
        return next((above for above in reversed(self.path) if above.tag == tag), None)

    @property
    def is_in_hidden(self) -> bool:
        """Whether it stands inside something that does not show yet."""
        return any("hidden" in above or above.tag == "template" for above in self.path)

    def lines(self, *, hidden: bool = False) -> Iterator[str]:
        """Yield the running text, one line per block, as someone reads it.

        With `hidden`, what does not show yet is read too.
        """
        line: list[str] = []
        yield from _read(self.node, line, hidden=hidden)
        yield from _flush(line)


def one_line(text: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")


def _tag(node: ElementTree.Element) -> str:
    """Return the name of an element, or nothing for a comment (whose tag is a function)."""
    tag: object = node.tag
    return tag.removeprefix(SVG) if isinstance(tag, str) else ""


Step = tuple[re.Match[str], ...]


@cache
def _chains(selector: str) -> tuple[tuple[Step, ...], ...]:
    return tuple(
        tuple(_step(step) for step in re.split(SPACE, alternative.strip()))
        for alternative in re.split(COMMA, selector)
    )


def _step(step: str) -> Step:
    parts = tuple(STEP.finditer(step))
    assert "".join(part.group() for part in parts) == step, f"unknown selector: {step}"
    return parts


def _matches_chain(element: Element, chain: tuple[Step, ...]) -> bool:
    *above, last = chain
    if not _matches(element, last):
        return False
    ancestors = list(element.path)
    for step in reversed(above):
        while ancestors and not _matches(ancestors[-1], step):
            ancestors.pop()
        if not ancestors:
            return False
        ancestors.pop()
    return True


def _matches(element: Element, step: Step) -> bool:
    return all(_matches_part(element, part) for part in step)


def _matches_part(element: Element, part: re.Match[str]) -> bool:
    match part.lastgroup:
        case "tag":
            return element.tag == part["tag"]
        case "id":
            return element["id"] == part["id"]
        case "class":
            return part["class"] in element["class"].split()
        case "name":
            return part["name"] in element
        case _:
            return part["name"] in element and element[part["name"]] == part["value"]


def _read(node: ElementTree.Element, line: list[str], *, hidden: bool) -> Iterator[str]:
    if "hidden" in node.attrib and not hidden:
        return
    tag = _tag(node)
    inline = not tag or INLINE.fullmatch(tag)
    if not inline:
        yield from _flush(line)
    if not tag or NOT_READ.fullmatch(tag):
        line.append("…" if inline and tag else "")
    else:
        yield from _read_inside(node, line, hidden=hidden)
    if not inline:
        yield from _flush(line)


def _read_inside(node: ElementTree.Element, line: list[str], *, hidden: bool) -> Iterator[str]:
    line.append(node.text or "")
    for child in node:
        yield from _read(child, line, hidden=hidden)
        line.append(child.tail or "")


def _flush(line: list[str]) -> Iterator[str]:
    text = one_line("".join(line))
    line.clear()
    if text:
        yield text
