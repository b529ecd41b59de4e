"""Decisions taken with a button, and the second asking for those that cannot be undone."""

from wtforms import BooleanField
from wtforms.validators import InputRequired

from forms.lazy import _l
from forms.safe_form import SafeForm


class DecisionForm(SafeForm):
    """Nothing to fill in: the form only proves where the button was pressed."""


class FinalDecisionForm(SafeForm):
    understood = BooleanField(
        _l("I have read what will happen, and that it cannot be undone."),
        [InputRequired(_l("Tick the box once you have read what will happen."))],
    )
