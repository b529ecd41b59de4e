"""A new consultation: from a gabarit, from an earlier one, or from a file."""

from collections.abc import Sequence
from typing import Final

from flask_wtf.file import FileField, FileRequired
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    FormField,
    HiddenField,
    StringField,
)
from wtforms.validators import InputRequired, ValidationError

from analysis.text import reads_alike
from forms.consultation_editor import LANGUAGES, GroupForm, SmallGroupForm, one_of
from forms.fields import NotTooLong, TextLine
from forms.lazy import _l
from forms.safe_form import SafeForm

LONGEST_SHORT_NAME: Final = 60
"""Of an organisation whose name stands before those of its groups."""

LENGTHS: Final = (("court", _l("short")), ("complet", _l("complete")))


class CreationForm(SafeForm):
    """What every new consultation says; `agreement` is what somebody states before, if anything."""

    organisation = TextLine(
        _l("Organisation"),
        [InputRequired(_l("Write the name of the organisation.")), NotTooLong(200)],
    )
    title = TextLine(
        _l("Title of the consultation"),
        [InputRequired(_l("Give the consultation a title.")), NotTooLong(200)],
    )
    groups = FieldList(FormField(GroupForm), min_entries=1)
    agreed = BooleanField()

    agreement: str = ""

    def ask_agreement(self, agreement: str) -> None:
        """Ask to tick this statement, where there is one."""
        self.agreement = self.agreed.label.text = agreement

    def validate_agreed(self, field: Field) -> None:
        if self.agreement and not field.data:
            raise ValidationError(_l("Tick the box once the agreement is given."))


class GabaritForm(CreationForm):
    """A consultation from a gabarit, and at one of its `levels` where it has some."""

    language = StringField(_l("Language of the questionnaire"), [one_of(LANGUAGES)], default="fr")
    length = StringField(_l("Length of the questionnaire"), [one_of(LENGTHS)], default="court")
    level = StringField(_l("What the consultation is about"))

    levels: tuple[str, ...] = ()

    def offer_levels(self, levels: Sequence[str]) -> None:
        self.levels = tuple(levels)

    def validate_level(self, field: Field) -> None:
        if self.levels and field.data not in self.levels:
            raise ValidationError(_l("Choose one of the possibilities."))


class TwoOrganisations:
    """What a consultation between two organisations says besides; it goes before another form."""

    organisation = TextLine(
        _l("First organisation"),
        [
            InputRequired(_l("Write the name of the first organisation.")),
            NotTooLong(LONGEST_SHORT_NAME),
        ],
    )
    partner = TextLine(
        _l("Second organisation"),
        [
            InputRequired(_l("Write the name of the second organisation.")),
            NotTooLong(LONGEST_SHORT_NAME),
        ],
    )
    groups: "FieldList[FormField[GroupForm]]" = FieldList(FormField(SmallGroupForm), min_entries=1)

    def validate_partner(self, field: Field) -> None:
        # Two spellings of one name would open the reading inside one organisation.
        if reads_alike(str(self.organisation.data or ""), str(field.data or "")):
            raise ValidationError(_l("Name two organisations that differ."))


class BetweenForm(TwoOrganisations, GabaritForm):
    """A consultation from a gabarit, between two organisations."""


class BetweenAgainForm(TwoOrganisations, CreationForm):
    """A consultation that asks again what two organisations were asked."""


class QuestionnaireUploadForm(SafeForm):
    file = FileField(_l("The file"), [FileRequired(_l("Choose the file of the questionnaire."))])


class ReadForm(CreationForm):
    """A consultation from a file that was read: `questionnaire` carries it, as JSON."""

    questionnaire = HiddenField()
