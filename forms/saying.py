"""What a group decides to say of a practice, and the moment when the people present validate it."""

from datetime import date

from wtforms import Field, ValidationError
from wtforms.validators import AnyOf, InputRequired, NumberRange

from analysis.sharing import Saying
from forms.fields import TextLine
from forms.lazy import _l
from forms.safe_form import SafeForm
from forms.typed_fields import Day, WholeNumber

MOST_PEOPLE = 1000


class SayingForm(SafeForm):
    """One button per choice: nothing is chosen in advance."""

    saying = TextLine(
        _l("What the group does with it"),
        [AnyOf(list(Saying), message=_l("Press one of the buttons: each is one choice."))],
    )

    @property
    def chosen(self) -> Saying:
        """The choice of a valid form."""
        return Saying(self.saying.data or "")


class ValidationForm(SafeForm):
    """How many people were there, and which day; `today` is the latest it may be."""

    people = WholeNumber(
        _l("How many people are present"),
        [
            InputRequired(_l("Write how many people of the group are present.")),
            NumberRange(1, MOST_PEOPLE, _l("Write a number of people, such as 3.")),
        ],
    )
    day = Day(_l("Day"), [InputRequired(_l("Write the day when the group validated it."))])

    today: date

    @classmethod
    def on(cls, today: date) -> "ValidationForm":
        form = cls(data={"day": today})
        form.today = today
        return form

    def validate_day(self, field: Field) -> None:
        if field.data > self.today:
            raise ValidationError(_l("This day is still to come. Write the day when it was done."))

    @property
    def validated(self) -> tuple[int, date]:
        """The number of people and the day of a valid form."""
        return self.people.data or 0, self.day.data or self.today
