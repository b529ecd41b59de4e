"""The three promises without which nobody speaks freely, confirmed before the opening."""

from typing import Final

from wtforms import BooleanField
from wtforms.validators import InputRequired

from forms.lazy import _l
from forms.safe_form import SafeForm

CONDITIONS_STATED: Final = _l("The conditions were told to everyone, from the start.")
DIRECTION_APART: Final = _l("The direction sits in no group of people that it supervises.")
ONE_HAT_EACH: Final = _l("Each person who wears two hats has chosen one.")


class PromisesForm(SafeForm):
    """The three promises, each to be confirmed before the opening."""

    conditions_stated = BooleanField(
        CONDITIONS_STATED,
        [InputRequired(_l("Tell the conditions to everyone first, then tick this box."))],
    )
    direction_apart = BooleanField(
        DIRECTION_APART,
        [InputRequired(_l("Move the direction to a group of its own, then tick this box."))],
    )
    one_hat_each = BooleanField(
        ONE_HAT_EACH,
        [InputRequired(_l("Ask who wears two hats to choose one, then tick this box."))],
    )
