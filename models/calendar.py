"""The dates that people read are those of one place; the moments that are kept are UTC."""

from datetime import date, datetime
from typing import Final

from babel.dates import get_timezone

TIMEZONE_NAME: Final = "America/Toronto"


def local_date(moment: datetime) -> date:
    """Return the day that it is, where people read it, at an aware moment."""
    return moment.astimezone(get_timezone(TIMEZONE_NAME)).date()
