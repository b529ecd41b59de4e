"""One sheet of paper being typed: every practice on one page, tokens pole by pole or a skip."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import request
from wtforms import BooleanField, Form, HiddenField, StringField, ValidationError
from wtforms.validators import InputRequired, Optional

from analysis.position import Frame, Moment, Skip
from analysis.report import Audience
from forms import messages
from forms.agreement import YES, shown_field
from forms.faults import Fault, faults_of
from forms.fields import NotTooLong, TextBlock, TextLine
from forms.lazy import _l
from forms.participate import LONGEST_CODE
from forms.position_field import PositionField
from forms.safe_form import SafeForm

KEY_BYTES: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One practice on the sheet: its number there, its title and its frame.

    `is_open` says that the sheet asks whether it may be read openly.
    """

    number: int
    title: str
    frame: Frame
    is_open: bool = False


class PaperLineForm(Form):
    """What the sheet says of one practice; its fields have a prefix of their own."""

    current = PositionField(messages.TODAY)
    desired = PositionField(messages.WISHED_FOR)
    comment = TextBlock(
        _l("Words written on the sheet"), [Optional(strip_whitespace=False), NotTooLong()]
    )
    audience = StringField(_l("For whom: the box ticked"))
    shown = shown_field()

    def __init__(self, formdata: Any, line: Line) -> None:
        super().__init__(formdata, prefix=f"p{line.number}-", meta={"frame": line.frame})
        self.line = line
        if not line.is_open:
            del self.shown

    @property
    def moments(self) -> tuple[tuple[Moment, PositionField], ...]:
        return (Moment.CURRENT, self.current), (Moment.DESIRED, self.desired)

    @property
    def agrees(self) -> bool:
        """Whether what is placed may be read openly."""
        return self.line.is_open and self.shown.data == YES

    @property
    def is_empty(self) -> bool:
        return self.current.data is None and self.desired.data is None and not self.comment.data

    def validate_desired(self, field: PositionField) -> None:
        both = (self.current.data, field.data)
        if Skip.NOT_APPLICABLE in both and any(isinstance(each, tuple) for each in both):
            raise ValidationError(
                str(_l("“Does not apply” goes for both moments: take it or the tokens away."))
            )

    def validate_audience(self, field: StringField) -> None:
        if field.data and field.data not in tuple(Audience):
            raise ValidationError(str(messages.NO_SUCH_AUDIENCE))
        if self.comment.data and not field.data:
            raise ValidationError(
                str(
                    _l(
                        "Choose the box that is ticked beside the comment. When none is, leave "
                        "the comment out."
                    )
                )
            )

    @property
    def faults(self) -> list[Fault]:
        """What is to correct, each fault with the practice where it stands."""
        return [
            Fault(fault.field, f"{self.line.number}. {self.line.title}\u00a0: {fault.message}")
            for fault in faults_of(self)
        ]


class PaperEntryForm(SafeForm):
    """A whole sheet; `entry` is the key that makes a double tap one sheet."""

    accepted = BooleanField(
        _l("The box “I accept” is ticked on the sheet."),
        [
            InputRequired(
                _l("Tick this if the person accepted. If not, do not type the sheet: destroy it.")
            )
        ],
    )
    card = TextLine(_l("Code of the card handed back"), [NotTooLong(LONGEST_CODE)])
    entry = HiddenField()

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        sent = request.form if self.is_submitted() else None
        self.lines = [PaperLineForm(sent, line) for line in lines]
        if not self.entry.data:
            self.entry.data = secrets.token_urlsafe(KEY_BYTES)

    def validate(self, extra_validators: Any = None) -> bool:
        own = super().validate(extra_validators)
        valid = [line.validate() for line in self.lines]
        if own and all(valid) and all(line.is_empty for line in self.lines):
            self.form_errors.append(
                str(_l("Nothing is typed yet. If the sheet is empty, there is nothing to count."))
            )
            return False
        return own and all(valid)

    @property
    def errors(self) -> dict[str, Any]:
        inside = {line.current.id: line.errors for line in self.lines if line.errors}
        return {**super().errors, **inside}

    @property
    def faults(self) -> list[Fault]:
        """What is to correct, in the order of the page."""
        inside = [fault for line in self.lines for fault in line.faults]
        whole = [Fault("", str(error)) for error in self.form_errors]
        return [*(fault for fault in faults_of(self) if fault.field), *inside, *whole]
