"""Pages of one sentence that people who answer may meet: refusals, and farewells."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, assert_never

from forms.lazy import _l
from models import GroupState


class Said(StrEnum):
    """What may have to be said, each with its words and its HTTP status in `WORDS`."""

    NOT_OPEN_YET = "not_open_yet"
    PAUSED = "paused"
    STOPPED = "stopped"
    CLOSING = "closing"
    CLOSED = "closed"
    FULL = "full"
    CARD_USED = "card_used"
    ALREADY_SENT = "already_sent"
    NO_COOKIES = "no_cookies"
    NO_SHEET = "no_sheet"
    GONE = "gone"
    ERASED = "erased"
    NO_THANKS = "no_thanks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What happened, and what to do about it, in the reader's language.

    `forgets` says that the device may keep no answer any more.
    """

    status: int
    title: str
    sentence: str
    forgets: bool = False


WORDS: Final[dict[Said, Words]] = {
    Said.NOT_OPEN_YET: Words(
        status=409,
        title=_l("It is not open yet"),
        sentence=_l("Come back with the same code when the person who accompanies you says so."),
    ),
    Said.PAUSED: Words(
        status=409,
        title=_l("It is a pause"),
        sentence=_l(
            "No answer is saved for now. What you saved before is kept, and your codes still "
            "work. Come back when the person who accompanies you says so."
        ),
    ),
    Said.STOPPED: Words(
        status=410,
        title=_l("It stops here"),
        sentence=_l("We have erased your answers. You have nothing more to do."),
        forgets=True,
    ),
    Said.CLOSING: Words(
        status=409,
        title=_l("Your group is closing"),
        sentence=_l(
            "No answer enters any more. The answers already sent count. You had not sent yours? "
            "Tell the person who accompanies you right now: the closing can be called off for "
            "a few minutes. Then press the button again."
        ),
    ),
    Said.CLOSED: Words(
        status=410,
        title=_l("Your group is closed"),
        sentence=_l("No answer enters any more. Your voice still counts in your group’s workshop."),
    ),
    Said.FULL: Words(
        status=409,
        title=_l("Your group already has all its answers"),
        sentence=_l(
            "Talk to the person who accompanies you. Your voice also counts in your group’s "
            "workshop."
        ),
    ),
    Said.CARD_USED: Words(
        status=410,
        title=_l("This card was already used"),
        sentence=_l(
            "A card works only once. If you used it, open your sheet with your resume code. "
            "Otherwise ask the person who accompanies you for another card."
        ),
    ),
    Said.ALREADY_SENT: Words(
        status=409,
        title=_l("Your answers were already sent"),
        sentence=_l(
            "This page is not saved. To change something, open your sheet with your resume code "
            "in another tab, then come back here and press the button again."
        ),
        forgets=True,
    ),
    Said.NO_COOKIES: Words(
        status=400,
        title=_l("Your browser refuses cookies"),
        sentence=_l(
            "A cookie only keeps your sheet open on this device. Allow cookies for "
            "this site in your browser’s settings, then type your code again. Or ask for a paper "
            "sheet."
        ),
    ),
    Said.NO_SHEET: Words(
        status=403,
        title=_l("No sheet is open on this device"),
        sentence=_l(
            "What you saved is kept: open your sheet with your resume code. To start, type the "
            "code of your card or poster. If this comes back, allow cookies in your browser."
        ),
        forgets=True,
    ),
    Said.GONE: Words(
        status=410,
        title=_l("This sheet is no longer open here"),
        sentence=_l(
            "It was opened on another device or erased, or your group has closed. Before the "
            "closing, your resume code opens it again."
        ),
        forgets=True,
    ),
    Said.ERASED: Words(
        status=200,
        title=_l("Your answers are erased"),
        sentence=_l(
            "Nothing is left of them. If you change your mind before the closing, ask the person "
            "who accompanies you for a new card."
        ),
        forgets=True,
    ),
    Said.NO_THANKS: Words(
        status=200,
        title=_l("All right"),
        sentence=_l(
            "Nothing was kept, and nothing changes for you. If you change your mind, your code "
            "still works until your group closes."
        ),
    ),
}


def closed_door(state: GroupState) -> Said | None:
    """Say why a group in this state takes no answer, or nothing when it does."""
    match state:
        case GroupState.OPEN | GroupState.TRYING:
            return None
        case GroupState.PREPARING:
            return Said.NOT_OPEN_YET
        case GroupState.CLOSING:
            return Said.CLOSING
        case GroupState.CLOSED | GroupState.LEFT_OUT | GroupState.WORKSHOP_ONLY:
            return Said.CLOSED
        case _ as never:
            assert_never(never)
