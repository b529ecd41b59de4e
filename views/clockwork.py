"""Before each request: close and erase what is due, and say whether this request will write."""

import sys
from typing import Final, cast

from flask import Flask, current_app, request

from models import db
from models.sqlite import ModalSession
from models.store.closing import close_what_is_due
from models.store.erasing import erase_what_is_due
from views.moving import now, today

SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
"""Those of requests that write nothing."""

STILL: Final = "assets."
"""Assets need no database."""


def init_app(app: Flask) -> None:
    app.before_request(_do_what_is_due)
    app.before_request(_say_whether_it_writes)


def _do_what_is_due() -> None:
    if request.endpoint and not request.endpoint.startswith(STILL):
        try:
            close_what_is_due(db.engine, now=now())
            erase_what_is_due(db.engine, today=today())
        except Exception:  # whatever it is, the group stays shut and the next request tries again
            current_app.log_exception(sys.exc_info())


def _say_whether_it_writes() -> None:
    session = cast(ModalSession, db.session())
    if not session.in_transaction():
        session.reads_only = request.method in SAFE_METHODS
