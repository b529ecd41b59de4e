"""What a request may carry: a form, as pages send it, and nothing else."""

from typing import Final

from flask import Flask, request
from werkzeug.exceptions import UnsupportedMediaType

FORMS: Final = frozenset({"", "application/x-www-form-urlencoded", "multipart/form-data"})


def init_app(app: Flask) -> None:
    app.before_request(_refuse_what_no_page_sends)


def _refuse_what_no_page_sends() -> None:
    """Forms and accounts would also read JSON, whose lists and lone surrogates no form can hold."""
    if request.mimetype not in FORMS:
        raise UnsupportedMediaType
