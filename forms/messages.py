"""What a form says when it cannot take an answer: always what to do, in the reader's words."""

from typing import Final

from flask_babel import format_number, gettext, ngettext

from forms.lazy import _l

CODE: Final = _l("Your code")
RESUME_CODE: Final = _l("Your resume code")
TODAY: Final = _l("Today")
WISHED_FOR: Final = _l("What you wish for")
COMMENT: Final = _l("Your comment")
COMMENT_IS_FOR: Final = _l("Who is this comment for?")

MAY_BE_READ: Final = _l("May it be read?")
YES_OR_NO_NEEDED: Final = _l("Say yes or no.")

CODE_NEEDED: Final = _l("Type the code that is on your card or on the poster.")
RESUME_CODE_NEEDED: Final = _l("Type your resume code: 12 letters and digits.")
CODE_UNKNOWN: Final = _l(
    "This code does not work, or no longer does. Check it. If you already used your card, type "
    "your resume code instead."
)
RESUME_CODE_UNKNOWN: Final = _l(
    "This resume code does not work. Check it, then try again. After the closing of your group, "
    "it no longer works."
)
FORM_EXPIRED: Final = _l(
    "This page was open for another sheet. What you typed is still here: check it, then press "
    "the button again."
)
COOKIES_NEEDED: Final = _l(
    "Your browser does not keep cookies. Allow them for this site in its settings, then press "
    "the button again. Or ask for a paper sheet."
)
NO_SUCH_PLACE: Final = _l("This place does not exist. Choose one of the points again.")
TOKENS_ARE_NUMBERS: Final = _l("Type a whole number of tokens, such as 2.")
TOKENS_AND_SKIP: Final = _l(
    "You have placed tokens and also chosen an answer without a position. Keep one of the two."
)
PLACE_IN_ZONE_NEEDED: Final = _l("Now choose one of the places under the words you chose.")
TODAY_NEEDED_FIRST: Final = _l("Place today first. Then you can start from it.")
AUDIENCE_NEEDED: Final = _l("Choose who your comment is for.")
PRESS_A_DRAWING: Final = _l("Touch one of the drawings.")
NO_SUCH_AUDIENCE: Final = _l("Choose one of the three possibilities.")
PAGE_TOO_OLD: Final = _l(
    "This page stayed open for a long time. What you typed is still here: check it, then press "
    "the button again."
)
ADDRESS_TAKEN: Final = _l(
    "Somebody has an account with this address already. Sign in with it, or write another one."
)


def too_long(length: int, limit: int) -> str:
    """Say how much of a text must go."""
    return gettext(
        "Your text is too long: %(length)s characters. Shorten it to %(limit)s.",
        length=format_number(length),
        limit=format_number(limit),
    )


def audience_needed_for(title: str) -> str:
    """Name the practice whose comment is still for nobody."""
    return gettext("%(practice)s: choose who your comment is for.", practice=title)


def tokens_left(tokens: int, typed: int) -> str:
    """Say how many tokens are left to place, or are too many."""
    if typed < tokens:
        return ngettext(
            "Place the %(total)s tokens: %(num)s is left.",
            "Place the %(total)s tokens: %(num)s are left.",
            tokens - typed,
            total=tokens,
        )
    return ngettext(
        "There are %(total)s tokens: take %(num)s away.",
        "There are %(total)s tokens: take %(num)s away.",
        typed - tokens,
        total=tokens,
    )
