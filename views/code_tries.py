"""How many codes one may get wrong in an hour: ten on each page, and three hundred by address.

Who guesses is known by a cookie alone, so that nobody in a room uses up the tries of another; who
throws cookies away meets the bound of the address (docs/decisions/0020).
"""

from collections.abc import Callable
from typing import Any, Final

from flask import Response, make_response
from flask.typing import ResponseReturnValue

from forms.lazy import _l
from views.participation import read_entry
from views.tries import counted_as, limiter

CODES_BY_VISITOR: Final = "10 per hour"
CODES_BY_ADDRESS: Final = "300 per hour"
TEN_WRONG: Final = _l(
    "Ten codes did not work. Wait an hour, then try again. Meanwhile, check your code with the "
    "person who gave it to you, or ask for a paper sheet."
)
TOO_MANY_HERE: Final = _l(
    "Too many codes did not work from the network you are on. Use another network, the one of "
    "your phone for example, or wait an hour."
)

Refuse = Callable[[str], ResponseReturnValue]
"""Shows the page of a code again, with what was typed, this sentence, and 429."""
View = Callable[..., Any]


def limit_codes(page: str, refuse: Refuse) -> Callable[[View], View]:
    """Count the wrong codes of each visitor on this page, and those of their address on all."""

    def limited(view: View) -> View:
        by_visitor = limiter.shared_limit(
            CODES_BY_VISITOR,
            f"codes, {page}",
            key_func=_by_visitor,
            exempt_when=lambda: read_entry() is None,
            deduct_when=_unknown,
            on_breach=lambda _: make_response(refuse(str(TEN_WRONG))),
        )
        return limit_codes_by_address(refuse)(by_visitor(view))

    return limited


def limit_codes_by_address(refuse: Refuse) -> Callable[[View], View]:
    """Count the wrong codes of an address: thirty phones, ten each."""
    return limiter.shared_limit(
        CODES_BY_ADDRESS,
        "codes",
        deduct_when=_unknown,
        on_breach=lambda _: make_response(refuse(str(TOO_MANY_HERE))),
    )


def _by_visitor() -> str:
    entry = read_entry()
    return counted_as(f"visitor {entry.key}") if entry else ""


def _unknown(response: Response) -> bool:
    """Say whether a code was tried and is nobody's; an empty field is no guess."""
    return response.status_code == 404
