"""One confidentiality incident, with what the law asks the register to say of it."""

from datetime import date

from wtforms import BooleanField, Field
from wtforms.validators import InputRequired, Optional, ValidationError

from forms.fields import NotTooLong, TextBlock
from forms.lazy import _l
from forms.safe_form import SafeForm
from forms.typed_fields import Day

_NOT_YET = _l("This day is still to come. Write the day when it was done.")


class IncidentForm(SafeForm):
    happened_on = Day(
        _l("When it happened"), [InputRequired(_l("Write a day, even if you only suppose it."))]
    )
    noticed_on = Day(
        _l("When it was noticed"), [InputRequired(_l("Write the day it was noticed."))]
    )
    what = TextBlock(
        _l("What happened, and to which information"),
        [InputRequired(_l("Say what happened.")), NotTooLong()],
    )
    concerned = TextBlock(
        _l("Whose information, and how many people"),
        [InputRequired(_l("Say whom it touches.")), NotTooLong()],
    )
    serious = BooleanField(_l("There is a risk of serious injury"))
    measures = TextBlock(_l("What was done about it"), [NotTooLong()])
    told_commission_on = Day(_l("The Commission d’accès à l’information was told on"), [Optional()])
    told_people_on = Day(_l("The people were told on"), [Optional()])

    today: date

    @classmethod
    def on(cls, today: date, incident: object | None) -> "IncidentForm":
        """Return the form, filled with what the register says already."""
        form = cls(obj=incident)
        form.today = today
        return form

    def validate_happened_on(self, field: Field) -> None:
        if field.data and self.noticed_on.data and field.data > self.noticed_on.data:
            raise ValidationError(_l("It cannot be noticed before it happens. Check both days."))

    def validate_noticed_on(self, field: Field) -> None:
        self._refuse_a_day_to_come(field)

    def validate_told_commission_on(self, field: Field) -> None:
        self._refuse_a_day_to_come(field)

    def validate_told_people_on(self, field: Field) -> None:
        self._refuse_a_day_to_come(field)

    def _refuse_a_day_to_come(self, field: Field) -> None:
        if field.data and field.data > self.today:
            raise ValidationError(_NOT_YET)
