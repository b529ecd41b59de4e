"""What the board answers to one piste, as whoever writes it down types it."""

from datetime import date
from typing import Final

from wtforms import Field, StringField, ValidationError
from wtforms.validators import Optional, StopValidation

from forms.consultation_editor import one_of
from forms.fields import NotTooLong, TextBlock, TextLine
from forms.lazy import _l
from forms.safe_form import SafeForm
from forms.typed_fields import Day

NOT_YET: Final = "not_yet"
RETAINED: Final = "retained"
ANSWERS: Final = (
    (NOT_YET, _l("no answer yet")),
    (RETAINED, _l("accepted")),
    ("modified", _l("modified")),
    ("postponed", _l("postponed")),
    ("set_aside", _l("set aside")),
)
"""Stable codes; the words of an answer are those of the workbook."""


class DayOfAnswer:
    """Ask for the day once there is an answer; nothing else makes it needed."""

    def __call__(self, form: "BoardAnswerForm", field: Field) -> None:
        if field.raw_data and field.raw_data[0].strip():
            return
        field.errors = []
        if form.is_answer:
            raise StopValidation(
                _l("Write the day of the sitting at which the board adopted this answer.")
            )
        raise StopValidation


class ExpectedForm(SafeForm):
    """The day when the board's answers are expected, or nothing while it is not known."""

    answers_expected_on = Day(_l("Answers expected on"), [Optional()])

    @classmethod
    def known(cls, day: date | None) -> "ExpectedForm":
        return cls(data={"answers_expected_on": day})


class BoardAnswerForm(SafeForm):
    """`today` bounds the days that have to be past: a sitting is entered once it was held."""

    noted_on = Day(_l("The board took note of it on"), [Optional()])
    answer = StringField(_l("What the board answers"), [one_of(ANSWERS)], default=NOT_YET)
    reason = TextBlock(_l("Its reason, in plain words"), [NotTooLong()])
    adopted_on = Day(_l("Adopted at the sitting of"), [DayOfAnswer()])
    resolution = TextLine(_l("Resolution no."), [NotTooLong(60)])
    entered_by = TextLine(_l("Entered by"), [NotTooLong(120)])
    expected_on = Day(_l("Answer expected on, for this proposal"), [Optional()])

    today: date

    @classmethod
    def on(cls, today: date, *, said: object | None, who: str) -> "BoardAnswerForm":
        """Return the form filled with what is known; `who` types it unless it says otherwise."""
        form = cls(obj=said) if said else cls(data={"entered_by": who})
        form.today = today
        form.answer.data = form.answer.data or NOT_YET
        return form

    @property
    def is_answer(self) -> bool:
        return self.answer.data != NOT_YET

    def validate_noted_on(self, field: Field) -> None:
        self._refuse_to_come(field)

    def validate_reason(self, field: Field) -> None:
        if self.is_answer and self.answer.data != RETAINED and not field.data:
            raise ValidationError(
                _l(
                    "Write why, in plain words: those who proposed it will read this reason. Only "
                    "a proposal that is accepted as it is can go without one."
                )
            )

    def validate_adopted_on(self, field: Field) -> None:
        if field.data is None:
            return  # what could not be read is told already
        self._refuse_to_come(field)
        if self.is_answer and self.noted_on.data and field.data < self.noted_on.data:
            raise ValidationError(
                _l("The board takes note of a proposal before it answers: check these two days.")
            )

    def validate_entered_by(self, field: Field) -> None:
        if (self.is_answer or self.noted_on.data) and not field.data:
            raise ValidationError(_l("Write who enters this answer here: you, for instance."))

    def _refuse_to_come(self, field: Field) -> None:
        if field.data and field.data > self.today:
            raise ValidationError(
                _l("This day is still to come. Enter the sitting once it was held.")
            )
