"""Around the library's steps of the second factor: what it does not say, or does too much."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import flash, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security.utils import url_for_security
from werkzeug.wrappers import Response

from views.guard import is_signed_in
from views.moving import see_other

View = Callable[..., Any]


def only_half_in(view: View) -> View:
    """Ask for a code at sign-in or while an application is set up; at no other time.

    The library signs out whoever comes by this address with nothing to confirm.
    """

    @wraps(view)
    def step() -> ResponseReturnValue:
        if is_signed_in() and session.get("tf_state") != "validating_profile":
            return see_other("account.show")
        answer: ResponseReturnValue = view()
        return answer

    return step


def say_when_refused(back: str) -> Callable[[View], View]:
    """Say that a key was not taken, when the library leads back to `back` without a word."""

    def change(view: View) -> View:
        @wraps(view)
        def step(token: str) -> ResponseReturnValue:
            answer: ResponseReturnValue = view(token)
            place = url_for_security(back.partition(".")[2])
            if isinstance(answer, Response) and answer.headers.get("Location") == place:
                flash(_("This key was not taken. Try again, or use another way."))
            return answer

        return step

    return change
