"""The code of a return as somebody types it, and what the facilitator writes at its end."""

from typing import Any

from wtforms import BooleanField, Field, Form
from wtforms.validators import InputRequired, ValidationError

from forms.faults import Fault, faults_of
from forms.fields import NotTooLong, TextBlock, TextLine
from forms.lazy import _l
from forms.participate import LONGEST_CODE
from forms.safe_form import SafeForm


class ReturnCodeForm(Form):
    """It only opens a page to read: it needs no cookie, and proves nothing."""

    code = TextLine(
        _l("Your return code"),
        [
            InputRequired(_l("Type the return code: 12 letters and digits.")),
            NotTooLong(LONGEST_CODE),
        ],
    )

    def __init__(self, formdata: Any = None, **kwargs: Any) -> None:
        super().__init__(formdata, **kwargs)

    def refuse(self) -> None:
        """Say that this code opens nothing, whatever the reason."""
        self.code.errors = [
            _l("This return code does not work. Check it, then try again. Or ask for a new one.")
        ]

    @property
    def faults(self) -> list[Fault]:
        """What is to correct, in the order of the page."""
        return faults_of(self)


class WhatNextForm(SafeForm):
    what_next = TextBlock(_l("What happens next, in plain words"), [NotTooLong()])


class PublishForm(SafeForm):
    understood = BooleanField(
        _l("I have read the return once more: it can be read aloud."),
        [InputRequired(_l("Tick the box once you have read the return as people will."))],
    )
    without = BooleanField()

    left_out: str = ""

    def ask_without(self, left_out: str) -> None:
        """Ask to tick what the return leaves out, where there is anything."""
        self.left_out = self.without.label.text = left_out

    def validate_without(self, field: Field) -> None:
        if self.left_out and not field.data:
            raise ValidationError(
                _l("Reveal these groups first, or tick the box to publish without them.")
            )
