"""The plain words that everyone reads during a pause, or at the end before its time."""

from wtforms import BooleanField
from wtforms.validators import InputRequired

from forms.fields import NotTooLong, TextBlock
from forms.lazy import _l
from forms.safe_form import SafeForm


class PauseForm(SafeForm):
    words = TextBlock(
        _l("What everyone will read"),
        [
            InputRequired(_l("Say in a few plain words why it stops, and what comes next.")),
            NotTooLong(600),
        ],
    )


class StopForm(PauseForm):
    understood = BooleanField(
        _l("I have read what will happen, and that it cannot be undone."),
        [InputRequired(_l("Tick the box once you have read what will happen."))],
    )
