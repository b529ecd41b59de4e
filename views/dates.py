"""Dates as people read them."""

from datetime import date, datetime

from babel.dates import format_date
from flask_babel import format_time, get_locale

from i18n import locale_of


def say_date(day: date | None, language: str = "") -> str:
    """Say a day in full, or nothing, in the language of the page or in another one.

    In French the first of a month is an ordinal, the only one.
    """
    if day is None:
        return ""
    locale = locale_of(language) or get_locale()
    said: str = format_date(day, "long", locale)
    if day.day == 1 and str(locale).startswith("fr"):
        return said.replace("1", "1er", 1)
    return said


def say_hour(moment: datetime) -> str:
    """Say « 14 h 10 », which no line may cut."""
    said: str = format_time(moment, "short")
    return said.replace(" ", "\u00a0")


def say_day_to_come(day: date | None, today: date) -> str:
    """Say a day that has not gone by, or nothing: nobody is sent to a meeting of last week."""
    return say_date(day) if day and day >= today else ""


def say_weekday(day: date | None) -> str:
    """Say a day with its name, « mercredi 12 mai 2027 », or nothing."""
    if day is None:
        return ""
    locale = get_locale()
    said: str = format_date(day, "full", locale)
    if day.day == 1 and str(locale).startswith("fr"):
        return said.replace(" 1 ", " 1er ", 1)
    return said
