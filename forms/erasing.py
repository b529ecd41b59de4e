"""Erasing a consultation whole: a name is typed, so that no other one goes."""

from wtforms import Field
from wtforms.validators import InputRequired, ValidationError

from forms.decision import FinalDecisionForm
from forms.fields import TextLine
from forms.lazy import _l


class ErasingForm(FinalDecisionForm):
    organisation = TextLine(
        _l("The name of the organisation"),
        [InputRequired(_l("Type the name of the organisation, as it stands above."))],
    )

    expected: str

    @classmethod
    def of(cls, organisation: str) -> "ErasingForm":
        form = cls()
        form.expected = organisation
        return form

    def validate_organisation(self, field: Field) -> None:
        if _as_compared(field.data) != _as_compared(self.expected):
            raise ValidationError(
                _l("This is not the name of the organisation. Type it as it stands above.")
            )


def _as_compared(name: str) -> str:
    return " ".join(name.split()).replace("’", "'").casefold()
