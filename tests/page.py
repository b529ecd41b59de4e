"""Open pages as a browser would, and check every page that is opened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin, urlsplit

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.element import Element
from tests.page_rules import faults_of, parse

MOST_REDIRECTS: Final = 5
NOT_SENT: Final = frozenset({"submit", "button", "reset", "image", "file"})


class PageFault(AssertionError):
    """A page breaks rules that every page keeps; the message has one line per fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that keeps every rule, the address it came from, and the client that opened it."""

    client: FlaskClient
    url: str
    response: TestResponse
    tree: Element
    typed: Sequence[str] = ()

    @property
    def title(self) -> str:
        return self.find("head title").text

    @property
    def h1(self) -> str:
        return self.find("h1").text

    @property
    def text(self) -> str:
        """The words that show, one line per block."""
        return "\n".join(self.tree.find("body").lines())

    def find(self, selector: str) -> Element:
        """Return the first match on the screen that shows; fail in words when there is none."""
        found = self.all(selector)
        assert found, f"nothing matches “{selector}” in: {self.text[:300]}"
        return found[0]

    def all(self, selector: str) -> list[Element]:
        """Return what matches, outside of what is hidden: other screens wait in the page."""
        return [element for element in self.tree.all(selector) if not element.is_in_hidden]

    def form(self, selector: str = "main form") -> "Form":
        """Return a form as the browser shows it: filled with what the page put in it."""
        return Form(page=self, element=self.find(selector))

    def submit(self, button: str | None = None, /, **values: object) -> "Page":
        """Fill the page's main form, press a button, and return the page that follows."""
        return self.form().fill(**values).submit(button)

    def follow(self, words: str) -> "Page":
        """Follow the link that reads so."""
        links = [link for link in self.all("a") if words in (link.text, link["aria-label"])]
        assert links, f"no link reads “{words}” on {self.url}"
        return open_page(self.client, urljoin(self.url, links[0]["href"]), typed=self.typed)


def open_page(
    client: FlaskClient, url: str, *, status: int = 200, typed: Sequence[str] = ()
) -> Page:
    """Open an address, follow its redirections, and check the page that comes.

    `typed` holds the words that people typed and that the page repeats.
    """
    return _arrive(client, url, client.get(url), status, typed)


def check_html(html: str, *, typed: Sequence[str] = ()) -> Element:
    """Return the tree of a page that keeps every rule, or say every rule that it breaks."""
    tree, faults = parse(html)
    faults = [*faults, *faults_of(tree, typed=typed)]
    if faults:
        raise PageFault("\n".join(["this page is not right:", *(f"  - {one}" for one in faults)]))
    return tree


@dataclass(slots=True, kw_only=True)
class Form:
    """A form being filled; `values` is what will be sent, a list per name, in the page's order."""

    page: Page
    element: Element
    values: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.values = {}
        for control in self.element.all("input, select, textarea"):
            for value in _values_shown(control):
                self.values.setdefault(control["name"], []).append(value)

    def __getitem__(self, name: str) -> str:
        """Return what a field holds now, or an empty text."""
        return next(iter(self.values.get(name, [])), "")

    def fill(self, **values: object) -> "Form":
        """Fill fields as a person would: what is not on the page cannot be chosen."""
        for name, value in values.items():
            self._expect_possible(name, _texts(value))
            self.values[name] = _texts(value)
        return self

    def forge(self, **values: object) -> "Form":
        """Set values that no browser would send."""
        for name, value in values.items():
            self.values[name] = _texts(value)
        return self

    def submit(self, button: str | None = None, *, status: int = 200) -> Page:
        """Press a button (by its name, its value or its words) and return the page that follows."""
        pressed = self._button(button)
        values = dict(self.values)
        if pressed and pressed["name"]:
            values[pressed["name"]] = [pressed["value"]]
        address = (pressed["formaction"] if pressed else "") or self.element["action"]
        return self._send(urljoin(self.page.url, address or self.page.url), values, status)

    def _send(self, url: str, values: dict[str, list[str]], status: int) -> Page:
        client, typed = self.page.client, [*self.page.typed, *_longest(values)]
        if self.element["method"].lower() != "post":
            return _arrive(client, url, client.get(url, query_string=values), status, typed)
        referrer = {"Referer": urljoin("http://localhost", self.page.url)}
        response = client.post(url, data=values, headers=referrer)
        assert response.status_code not in (301, 302, 307, 308), (
            f"after a form, a redirection is 303, not {response.status_code}, on {url}"
        )
        return _arrive(client, url, response, status, typed)

    def _button(self, wanted: str | None) -> Element | None:
        buttons = self.element.all("button, input[type=submit]")
        own = self.element["id"]
        buttons += self.page.all(f"button[form={own}]") if own else []
        presses = [one for one in buttons if one["type"] in ("", "submit")]
        if wanted is None:
            return presses[0] if presses else None
        for one in presses:
            if wanted in (one.text, one["name"], one["value"], one["aria-label"]):
                return one
        raise AssertionError(f"no button “{wanted}”, only {[one.text for one in presses]}")

    def _expect_possible(self, name: str, values: Sequence[str]) -> None:
        controls = self.element.all(f"[name={name}]")
        assert controls, f"no field “{name}” in the form, only {sorted(self._names())}"
        offered = _offered(controls)
        for value in values:
            assert offered is None or value in offered, f"“{value}” is not offered by “{name}”"

    def _names(self) -> set[str]:
        return {one["name"] for one in self.element.all("[name]")}


def _arrive(
    client: FlaskClient, url: str, response: TestResponse, status: int, typed: Sequence[str]
) -> Page:
    for _ in range(MOST_REDIRECTS):
        if response.status_code not in (301, 302, 303, 307, 308):
            break
        url = urljoin(url, response.headers["Location"])
        assert urlsplit(url).netloc in ("", "localhost"), f"a redirection leaves for {url}"
        response = client.get(url)
    assert response.status_code == status, (
        f"{url} answers {response.status_code}, not {status}: {response.get_data(True)[:300]}"
    )
    assert response.content_type == "text/html; charset=utf-8", response.content_type
    try:
        tree = check_html(response.get_data(as_text=True), typed=typed)
    except PageFault as fault:
        raise PageFault(f"{url}: {fault}") from None
    return Page(client=client, url=url, response=response, tree=tree, typed=tuple(typed))


def _values_shown(control: Element) -> list[str]:
    if not control["name"] or "disabled" in control or control["type"] in NOT_SENT:
        return []
    match control.tag, control["type"]:
        case "input", "radio" | "checkbox":
            return [control["value"] or "on"] if "checked" in control else []
        case "textarea", _:
            return ["".join(control.node.itertext())]
        case "select", _:
            options = control.all("option")
            chosen = [one for one in options if "selected" in one]
            chosen = chosen or ([] if "multiple" in control else options[:1])
            return [_option_value(one) for one in chosen]
        case _:
            return [control["value"]]


def _offered(controls: Sequence[Element]) -> set[str] | None:
    """Return the values that may be chosen, or nothing where anything may be typed."""
    offered: set[str] = set()
    for control in controls:
        match control.tag, control["type"]:
            case "input", "radio" | "checkbox":
                offered.add(control["value"] or "on")
            case "select", _:
                offered |= {_option_value(one) for one in control.all("option")}
            case "button", _:
                offered.add(control["value"])
            case _:
                return None
    return offered


def _option_value(option: Element) -> str:
    return option.node.get("value", option.text)


def _texts(value: object) -> list[str]:
    if value is None:
        return []
    values = value if isinstance(value, list | tuple) else [value]
    return [str(one) for one in values]


def _longest(values: dict[str, list[str]]) -> list[str]:
    """Return what is long enough to be somebody's words rather than a code or a choice."""
    return [text for texts in values.values() for text in texts if len(text) >= 8]
