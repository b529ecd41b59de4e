"""What every page is held to; each rule yields one sentence per fault."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import html5lib
import polib
from html5lib.constants import E as HTML_ERRORS

from tests.element import Element, one_line
from tests.typography import faults_in_french

LANGUAGES: Final = ("fr-CA", "en-CA")
ERROR_PREFIXES: Final = ("Erreur\u00a0: ", "Error: ")
FRENCH: Final = Path(__file__).parents[1] / "translations/fr/LC_MESSAGES/messages.po"

TYPED: Final = "input, select, textarea"
SILENT_INPUTS: Final = frozenset({"hidden", "submit", "button", "reset", "image"})
POINTING: Final = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "form", "list")
SPOKEN: Final = ("aria-label", "placeholder", "title", "alt")
LOADING: Final = ("src", "srcset", "action", "formaction", "poster", "data", "xlink:href")
LOADING_BY_HREF: Final = frozenset({"link", "use", "image", "base"})

Rule = Callable[[Element], Iterator[str]]


def parse(html: str) -> tuple[Element, Sequence[str]]:
    """Return the page's tree, and what is not valid HTML5 in it."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    lines = html.splitlines()
    faults = [
        f"invalid HTML, line {line}: {HTML_ERRORS.get(code, code) % data}"
        f" in “{lines[min(line, len(lines)) - 1].strip()[:120]}”"
        for (line, _), code, data in parser.errors
    ]
    return Element(tree), faults


def faults_of(page: Element, *, typed: Sequence[str] = ()) -> Iterator[str]:
    """Yield every fault; `typed` holds what people typed, which is theirs to write as they like."""
    for rule in RULES:
        yield from rule(page)
    if page["lang"].startswith("fr"):
        yield from _french_faults(page, typed)


def opens_with_its_title(page: Element) -> Iterator[str]:
    headings = [heading.text for heading in page.all("h1") if not heading.is_in_hidden]
    titles = [one_line(title.text) for title in page.all("head title")]
    if len(headings) != 1:
        yield f"a page has one h1, not {len(headings)}: {headings}"
    if len(titles) != 1:
        yield f"a page has one title, not {len(titles)}"
    if len(headings) == len(titles) == 1:
        title = titles[0]
        for prefix in ERROR_PREFIXES:
            title = title.removeprefix(prefix)
        if not headings[0] or not title.startswith(headings[0]):
            yield f"the h1 “{headings[0]}” does not open the title “{titles[0]}”"


def says_its_language(page: Element) -> Iterator[str]:
    if page["lang"] not in LANGUAGES:
        yield f"lang is “{page['lang']}”, not one of {', '.join(LANGUAGES)}"


def has_unique_ids(page: Element) -> Iterator[str]:
    ids = Counter(element["id"] for element in page.descendants() if "id" in element)
    for duplicate, times in ids.items():
        if times > 1:
            yield f"the id “{duplicate}” stands {times} times"
        if not duplicate or re.search(r"\s", duplicate):
            yield f"“{duplicate}” is not an id"


def points_at_what_exists(page: Element) -> Iterator[str]:
    ids = {element["id"] for element in page.descendants()}
    for element in page.descendants():
        for attribute in POINTING:
            for target in element[attribute].split():
                if target not in ids:
                    yield f"{attribute}=“{target}” on <{element.tag}> points at nothing"
        if (
            element.tag == "a"
            and element["href"].startswith("#")
            and element["href"][1:] not in ids
        ):
            yield f"the link {element['href']} points at nothing"


def labels_what_is_filled(page: Element) -> Iterator[str]:
    labels = {label["for"]: label.text for label in page.all("label[for]")}
    for control in page.all(TYPED):
        if control["type"] not in SILENT_INPUTS and not _label(page, control, labels):
            yield f"<{control.tag} name=“{control['name']}”> {control['value']} has no label"
    for control in page.all("button, a[href]"):
        if not _spoken_name(page, control):
            yield f"<{control.tag}> has no words: {dict(control.node.attrib)}"


def groups_its_radios(page: Element) -> Iterator[str]:
    for name in {radio["name"] for radio in page.all("input[type=radio]")}:
        radio = page.find(f"input[type=radio][name={name}]")
        fieldset = radio.inside("fieldset")
        legend = fieldset.all("legend") if fieldset else []
        if not legend or not legend[0].text:
            yield f"the radios “{name}” stand in no fieldset with a legend"


def is_styled_and_run_from_files(page: Element) -> Iterator[str]:
    for element in page.descendants():
        for attribute in element.node.attrib:
            if attribute == "style" or attribute.startswith("on"):
                yield f"<{element.tag}> has an inline {attribute}"
        if element.tag == "style" or (element.tag == "script" and not element["src"]):
            yield f"an inline <{element.tag}>"
        if element["href"].lower().startswith("javascript:"):
            yield f"a script in a link: {element['href']}"


def loads_nothing_from_elsewhere(page: Element) -> Iterator[str]:
    for element in page.descendants():
        attributes = LOADING + (("href",) if element.tag in LOADING_BY_HREF else ())
        for attribute in attributes:
            if urlsplit(element[attribute].strip()).netloc:
                yield f"<{element.tag}> loads from elsewhere: {element[attribute]}"
        leaves = element.tag == "a" and urlsplit(element["href"]).netloc
        if leaves and "noreferrer" not in element["rel"].split():
            yield f"a link to elsewhere tells where it comes from: {element['href']}"


def describes_its_images(page: Element) -> Iterator[str]:
    for image in page.all("img"):
        if "alt" not in image:
            yield f"an image has no alt: {image['src']}"
    for drawing in page.all("svg"):
        hidden = drawing["aria-hidden"] == "true"
        inside_hidden = any(above["aria-hidden"] == "true" for above in drawing.path)
        if not (hidden or inside_hidden or _spoken_name(page, drawing)):
            yield f"a drawing has neither words nor aria-hidden: {dict(drawing.node.attrib)}"


RULES: Final[tuple[Rule, ...]] = (
    opens_with_its_title,
    says_its_language,
    has_unique_ids,
    points_at_what_exists,
    labels_what_is_filled,
    groups_its_radios,
    is_styled_and_run_from_files,
    loads_nothing_from_elsewhere,
    describes_its_images,
)


def _label(page: Element, control: Element, labels: Mapping[str, str]) -> str:
    around = control.inside("label")
    own = labels.get(control["id"], "") if control["id"] else ""
    return own or (around.text if around else "") or _named(page, control)


def _spoken_name(page: Element, element: Element) -> str:
    images = "".join(image["alt"] for image in element.all("img"))
    return element.text or images or _named(page, element)


def _named(page: Element, element: Element) -> str:
    labelled = element["aria-labelledby"].split()
    return element["aria-label"] or "".join(
        other.text for other in page.all("[id]") if other["id"] in labelled
    )


def _french_faults(page: Element, typed: Sequence[str]) -> Iterator[str]:
    for text in _words_read(page):
        ours = _without(text, typed)
        if ours and _is_untranslated(ours):
            yield f"not translated: “{ours}”"
        for fault in faults_in_french(ours):
            yield f"typography: {fault}"


def _without(text: str, typed: Sequence[str]) -> str:
    for words in sorted(typed, key=len, reverse=True):
        text = text.replace(one_line(words), "…") if words.strip() else text
    return text


def _words_read(page: Element) -> Iterator[str]:
    yield from (title.text for title in page.all("head title"))
    yield from page.find("body").lines(hidden=True)
    for element in page.descendants():
        yield from (element[name] for name in SPOKEN if name in element)
        if element.tag == "input" and element["type"] in SILENT_INPUTS - {"hidden"}:
            yield element["value"]
        if element.inside("svg") and not list(element.node) and element.text:
            yield element.text


def _is_untranslated(text: str) -> bool:
    plain, shaped = _english_only()
    return text in plain or any(shape.fullmatch(text) for shape in shaped)


@cache
def _english_only() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return the msgids that read otherwise in French: plain ones, and those with values in them.

    A msgid that is nearly all values would match any sentence, and is left out.
    """
    english: set[str] = set()
    if FRENCH.exists():
        for entry in polib.pofile(str(FRENCH)):
            french = {entry.msgstr, *entry.msgstr_plural.values()}
            english |= {one_line(text) for text in (entry.msgid, entry.msgid_plural)} - french
    english.discard("")
    with_values = {text for text in english if "%(" in text}
    shaped = [text for text in with_values if len(re.sub(r"%\(\w+\)[sd]|\W", "", text)) >= 6]
    return frozenset(english - with_values), tuple(map(_shape, sorted(shaped)))


def _shape(msgid: str) -> re.Pattern[str]:
    parts = re.split(r"%\(\w+\)[sd]", msgid)
    return re.compile(".+".join(re.escape(part.replace("%%", "%")) for part in parts))
