"""How a device reads a questionnaire: its language and plain words, in a cookie and nowhere else.

In a group of three, a language may name a person: it is kept beside no answer, and in no log.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from flask import g, request
from werkzeug.wrappers import Response

from analysis.report import Role
from i18n import LANGUAGES, direction_of, own_name, use_language
from models import Group, GroupState
from models.store.translating import offered_languages
from views.participation import READING, WAYS, forget, keep_for_now, read_cookie

BUTTON: Final = "lecture"
PLAIN: Final = "simple"
FULL: Final = "complet"
"""What the buttons of a page say; any other value is the tag of a language."""

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody chose on this device: a language, plain words or not; nothing by default."""

    language: str = ""
    plain: bool | None = None

    @property
    def cookie(self) -> str:
        words = "" if self.plain is None else PLAIN if self.plain else FULL
        return f"{self.language}.{words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The language of the texts of a questionnaire, and whether they are said in plain words."""

    language: str
    plain: bool


def read_wish() -> Wish:
    """Return what was chosen on this device, a button that is being pressed included."""
    language, _, words = read_cookie(READING).partition(".")
    kept = Wish(
        language=language if _TAG.fullmatch(language) else "",
        plain={PLAIN: True, FULL: False}.get(words),
    )
    match pressed():
        case "":
            return kept
        case "simple" | "complet" as words:
            return replace(kept, plain=words == PLAIN)
        case tag:
            return replace(kept, language=tag)


def pressed() -> str:
    """Return which button of reading was pressed, or nothing."""
    value = request.form.get(BUTTON, "") if request.method == "POST" else ""
    return value if _TAG.fullmatch(value) or value in (PLAIN, FULL) else ""


def keep_wish(response: Response) -> None:
    """Keep the choice of the button that was pressed, if one was."""
    if pressed():
        keep_for_now(response, READING, read_wish().cookie)
    if pressed() in (PLAIN, FULL):
        forget(response, WAYS)  # plain words begin with words, usual ones with a drawing


def forget_wish(response: Response) -> None:
    forget(response, READING)


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChoice:
    """A language that is offered, by its own name."""

    tag: str
    name: str
    direction: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingChoices:
    """What may be chosen: one of several languages, or none to choose from; plain words or not."""

    languages: tuple[LanguageChoice, ...]
    plain: bool


def usual_reading(group: Group) -> Reading:
    """Return how a group reads before anyone chooses: recipients in plain words."""
    return Reading(language=group.consultation.language, plain=group.role is Role.RECIPIENTS)


def read_as(group: Group, reading: Reading) -> Reading:
    """Read so until the end of the request, and say to its pages whether the group is on trial.

    A language that the application does not speak is that of the questions alone: around them
    stands the first language of the consultation.
    """
    usual = usual_reading(group)
    use_language(reading.language if reading.language in LANGUAGES else usual.language)
    g.reading, g.trial = reading, group.state is GroupState.TRYING
    return reading


def take_reading(group: Group) -> Reading:
    """Return how this device reads, and speak its language until the end of the request."""
    usual, wish = usual_reading(group), read_wish()
    offered = offered_languages(group.consultation)
    reading = Reading(
        language=wish.language if wish.language in offered else usual.language,
        plain=usual.plain if wish.plain is None else wish.plain,
    )
    return read_as(group, reading)


def take_plain_reading(group: Group) -> Reading:
    """Return how this device reads, in plain words whatever was chosen."""
    reading = replace(take_reading(group), plain=True)
    g.reading = reading
    return reading


def taken_reading() -> Reading | None:
    """Return how this request reads, once that was taken."""
    reading: Reading | None = g.get("reading")
    return reading


def speak_as_wished() -> None:
    """Speak the language chosen on this device, before any group is known."""
    if (language := read_wish().language) in LANGUAGES:
        use_language(language)


def choices_for(group: Group) -> ReadingChoices:
    """Return what somebody of this group may choose, and what they read now."""
    return choices_as(group, take_reading(group))


def choices_as(group: Group, reading: Reading) -> ReadingChoices:
    """Return the same for whoever reads so."""
    offered = offered_languages(group.consultation)
    languages = tuple(
        LanguageChoice(
            tag=tag,
            name=own_name(tag),
            direction=direction_of(tag),
            chosen=tag == reading.language,
        )
        for tag in offered
    )
    return ReadingChoices(languages=languages if len(languages) > 1 else (), plain=reading.plain)
