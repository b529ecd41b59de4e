"""One meeting of the calendar, and what is written of it."""

import re
from collections.abc import Sequence
from datetime import time
from typing import Any, Final

from wtforms import (
    Field,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TimeField,
    ValidationError,
)
from wtforms.validators import InputRequired, Optional

from forms.fields import NotTooLong, TextBlock, TextLine
from forms.lazy import _l
from forms.safe_form import SafeForm
from forms.typed_fields import Day

SHORTEST: Final = 5
LONGEST: Final = 720
LONGEST_TITLE: Final = 200
LONGEST_REPORT: Final = 8_000
NO_GROUP: Final = ""

_HOURS: Final = re.compile(r"(\d{1,2})\s*(?:h|:)\s*(\d{1,2})?\s*(?:min)?")
_MINUTES: Final = re.compile(r"(\d{1,4})\s*(?:min|minutes)?")


def read_duration(text: str) -> int | None:
    """Return the minutes of « 2 h 30 », « 2:30 » or « 150 »; nothing for any other text."""
    plain = " ".join(text.lower().split())
    if found := _HOURS.fullmatch(plain):
        hours, minutes = found.groups(default="0")
        return int(hours) * 60 + int(minutes)
    found = _MINUTES.fullmatch(plain)
    return int(found[1]) if found else None


def say_duration(minutes: int) -> str:
    """Say « 2 h 30 » or « 45 min », which no line may cut; it reads back as it was."""
    hours, left = divmod(minutes, 60)
    if not hours:
        return f"{left}\u00a0min"
    return f"{hours}\u00a0h\u00a0{left:02}" if left else f"{hours}\u00a0h"


class Hour(TimeField):
    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_l("Write an hour as 18:30.")) from None


class Duration(StringField):
    """Minutes, written and read the way that people say them."""

    data: Any

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return say_duration(self.data) if self.data else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if not valuelist:
            return
        self.data = read_duration(str(valuelist[0]))
        if self.data is None:
            raise ValueError(_l("Write how long it lasts, such as 2 h 30 or 45 min."))
        if not SHORTEST <= self.data <= LONGEST:
            raise ValueError(_l("A meeting lasts from 5 minutes to 12 hours."))


class MeetingForm(SafeForm):
    """`kinds` and `groups` are (value, words); `has_plenary` says that another meeting is it.

    `plenary` and `workshop` are the values of the two kinds that have rules of their own.
    """

    kind = RadioField(_l("Which meeting is it?"), validate_choice=False)
    group = SelectField(_l("Whose workshop is it?"), validate_choice=False)
    title = TextLine(_l("Title"), [InputRequired(_l("Give the meeting a title."))])
    purpose = TextBlock(_l("Purpose"), [NotTooLong()])
    day = Day(_l("Day"), [Optional()])
    begins = Hour(_l("Hour"), [Optional()])
    minutes = Duration(_l("How long it lasts"))
    place = TextLine(_l("Place"), [NotTooLong()])
    documents = TextBlock(_l("Documents to bring"), [NotTooLong()])
    revision = HiddenField()

    kinds: Sequence[tuple[str, str]]
    groups: Sequence[tuple[str, str]]
    has_plenary: bool
    plenary: str
    workshop: str

    @classmethod
    def offering(
        cls,
        *,
        kinds: Sequence[tuple[str, str]],
        groups: Sequence[tuple[str, str]],
        plenary: str,
        workshop: str,
        has_plenary: bool,
        known: dict[str, object],
    ) -> "MeetingForm":
        form = cls(data=known)
        form.kinds, form.groups, form.group.choices = kinds, groups, list(groups)
        form.plenary, form.workshop, form.has_plenary = plenary, workshop, has_plenary
        return form

    def validate_kind(self, field: Field) -> None:
        if field.data not in dict(self.kinds):
            raise ValidationError(_l("Choose what kind of meeting it is."))
        if field.data == self.plenary and self.has_plenary:
            raise ValidationError(
                _l("There is one mise en commun, and it is in the calendar: change that one.")
            )

    def validate_group(self, field: Field) -> None:
        known = dict(self.groups).keys() - {NO_GROUP}
        if self.kind.data == self.workshop and field.data not in known:
            raise ValidationError(_l("Choose the group whose workshop it is."))

    def validate_title(self, field: Field) -> None:
        if len(field.data or "") > LONGEST_TITLE:
            raise ValidationError(_l("Say it in 200 characters at most."))

    @property
    def starts(self) -> time | None:
        found: time | None = self.begins.data
        return found


class ReportForm(SafeForm):
    report = TextBlock(_l("What we keep of it"), [NotTooLong(LONGEST_REPORT)])
    revision = HiddenField()
