"""What is agreed on with the organisation before the opening: three promises, and arrangements."""

from typing import Final

from wtforms import BooleanField, Field, StringField
from wtforms.validators import Optional, ValidationError

from forms.consultation_editor import one_of
from forms.fields import NotTooLong, TextBlock, TextLine
from forms.lazy import _l
from forms.promises import CONDITIONS_STATED, DIRECTION_APART, ONE_HAT_EACH
from forms.safe_form import SafeForm
from forms.typed_fields import Day

NOT_SAID: Final = "unsaid"
YES: Final = "yes"
NO: Final = "no"
TIES: Final = (
    (NO, _l("No: nobody who gives money follows this consultation")),
    (YES, _l("Yes: those who answer read it before they decide to take part")),
    (NOT_SAID, _l("Not declared yet")),
)
MANDATES: Final = (
    ("continuous", _l("Continuous: all along, beyond this consultation")),
    ("occasional", _l("Occasional: for this consultation alone")),
    (NOT_SAID, _l("Not agreed on yet")),
)


class ArrangementsForm(SafeForm):
    """Everything may stay empty until it is known."""

    conditions_stated = BooleanField(CONDITIONS_STATED)
    direction_apart = BooleanField(DIRECTION_APART)
    one_hat_each = BooleanField(ONE_HAT_EACH)
    starts_on = Day(_l("The consultation begins on"), [Optional()])
    ends_on = Day(_l("It ends on"), [Optional()])
    mandate = StringField(_l("Mandate of accompaniment"), [one_of(MANDATES)], default=NOT_SAID)
    server_keeper = TextLine(_l("Who keeps the server"), [NotTooLong(200)])
    funder_tie = StringField(
        _l("Is there a tie with somebody who gives money?"), [one_of(TIES)], default=NOT_SAID
    )
    funder_tie_words = TextBlock(_l("The tie, in plain words"), [NotTooLong(600)])

    def validate_ends_on(self, field: Field) -> None:
        if field.data and self.starts_on.data and field.data < self.starts_on.data:
            raise ValidationError(_l("Choose a last day that comes after the first."))

    def validate_funder_tie_words(self, field: Field) -> None:
        if self.funder_tie.data == YES and not field.data:
            raise ValidationError(_l("Say in plain words who gives money, and what for."))

    @property
    def tie(self) -> bool | None:
        return {YES: True, NO: False}.get(self.funder_tie.data or NOT_SAID)
