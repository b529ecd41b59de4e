"""Error pages: a clear sentence, what to do next, and nothing about the inside."""

from traceback import format_tb
from types import TracebackType
from typing import Final

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from models import db

ExcInfo = tuple[type, BaseException, TracebackType] | tuple[None, None, None]
PAGES: Final = frozenset({400, 403, 404, 413, 429, 500})


def init_app(app: Flask) -> None:
    app.log_exception = _log_where_it_failed  # type: ignore[method-assign]
    app.register_error_handler(HTTPException, _show)
    app.register_error_handler(InternalServerError, _show_failure)


def _log_where_it_failed(exc_info: ExcInfo) -> None:
    """Log the rule of the page and the lines of code, without what somebody typed or answered.

    An address may hold a code, and the words of an exception what was being written.
    """
    kind, _words, place = exc_info
    lines = "".join(format_tb(place))
    current_app.logger.error("%s on %s\n%s", kind and kind.__name__, request.url_rule, lines)


def _show(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if error.response is not None or code < 400 or isinstance(error, SecurityError):
        # Someone who came by a name that is not ours has no address of ours to be led to.
        return error
    page = code if code in PAGES else 400 if code < 500 else 500
    return render_template(f"errors/{page}.html"), code


def _show_failure(error: InternalServerError) -> ResponseReturnValue:
    db.session.rollback()
    return _show(error)
