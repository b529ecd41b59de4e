"""What the blueprints of people who answer share: how they stop, and what browsers may keep."""

from dataclasses import dataclass
from typing import Final

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from analysis.text import clean_text
from forms.lazy import _l
from views.accounts import csrf
from views.compressed import compress
from views.said import WORDS, Said

LARGEST_FORM: Final = 2 * 1024 * 1024
"""Room for a text far too long, which must come back to its author rather than be refused whole."""


class Stopped(Exception):
    """The page cannot go on, for this reason; nothing was changed.

    `told` is what the person who accompanies says of it, in their own words.
    """

    def __init__(self, said: Said, told: str = "") -> None:
        self.said, self.told = said, told


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way out of a page of one sentence."""

    words: str
    href: str


def prepare(blueprint: Blueprint) -> None:
    """Give a blueprint the rules of the people who answer: their own tokens, their own stops."""
    csrf.exempt(blueprint)
    blueprint.before_request(_make_room)
    blueprint.after_request(compress.after_request)
    blueprint.register_error_handler(Stopped, _show_stop)


def say(said: Said, told: str = "") -> ResponseReturnValue:
    """Return a page of one sentence, with the ways out of it and the comment just typed."""
    words = WORDS[said]
    page = render_template(
        "participate/message.html",
        message=words,
        told=told,
        links=_ways(said),
        kept_comment=_typed_comment(),
    )
    return page, words.status


def _typed_comment() -> str:
    """Return the comment just typed; a form too large to be read has none."""
    try:
        return clean_text(request.form.get("comment", ""))
    except RequestEntityTooLarge:
        return ""


def _ways(said: Said) -> list[Way]:
    code = Way(words=_l("Type a code"), href=url_for("entering.enter_code"))
    resume = Way(words=_l("Use my resume code"), href=url_for("entering.resume_sheet"))
    match said:
        case Said.NO_SHEET | Said.GONE | Said.CARD_USED:
            return [resume, code]
        case Said.PAUSED:
            return [Way(words=_l("Erase my answers"), href=url_for("participate.erase"))]
        case Said.STOPPED:
            return []
        case _:
            return [code]


def _make_room() -> None:
    request.max_form_memory_size = LARGEST_FORM


def _show_stop(stop: Stopped) -> ResponseReturnValue:
    return say(stop.said, stop.told)
