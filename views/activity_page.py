"""The log as people read it: a sentence per act, under the day when it was done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from models import Activity, Consultation
from models.calendar import local_date
from models.store.activity import Act, list_activity
from views.activity_words import SENTENCES
from views.dates import say_date, say_hour

PER_PAGE: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """One act; `before` and `after` are the two wordings of a text that was mended."""

    hour: str
    sentence: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    words: str
    lines: tuple[ActLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPage:
    """`newer` and `older` are the pages beside this one, where there are any."""

    days: tuple[Day, ...]
    newer: int | None
    older: int | None


def lay_activity(session: Session, consultation: Consultation | None, page: int) -> ActivityPage:
    """Return a page (from 1) of what was done, the latest first."""
    kept = list_activity(session, consultation, page=page, per_page=PER_PAGE)
    return ActivityPage(
        days=tuple(_days(kept[:PER_PAGE])),
        newer=page - 1 if page > 1 else None,
        older=page + 1 if len(kept) > PER_PAGE else None,
    )


def _days(kept: Sequence[Activity]) -> Iterator[Day]:
    for day, acts in groupby(kept, key=lambda act: local_date(act.happened_at)):
        yield Day(words=say_date(day), lines=tuple(_lines(acts)))


def _lines(acts: Iterator[Activity]) -> Iterator[ActLine]:
    """Say once what somebody did several times in a row, as one does while adjusting a text."""
    for _same, repeated in groupby(acts, key=_what):
        yield _line(next(repeated))


def _what(act: Activity) -> tuple[object, ...]:
    return act.account_id, act.act, act.subject, act.before, act.after


def _line(act: Activity) -> ActLine:
    return ActLine(
        hour=say_hour(act.happened_at),
        sentence=_sentence(act),
        before=act.before,
        after=act.after,
    )


def _sentence(act: Activity) -> str:
    who = (act.account and (act.account.name or act.account.email)) or _("Somebody who left")
    return str(SENTENCES[Act(act.act)]) % {"who": who, "subject": act.subject}
