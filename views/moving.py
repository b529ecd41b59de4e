"""Where a view leads once something was done: always with 303, so that a reload repeats nothing."""

from datetime import date, datetime
from typing import Any

from flask import current_app, redirect, url_for
from werkzeug.wrappers import Response

from models.calendar import local_date


def see_other(endpoint: str, **values: Any) -> Response:
    return redirect(url_for(endpoint, **values), 303)


def now() -> datetime:
    """Return the moment that the application's clock tells."""
    moment: datetime = current_app.config["CLOCK"]()
    return moment


def today() -> date:
    return local_date(now())
