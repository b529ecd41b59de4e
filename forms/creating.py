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

from forms.consultation_editor import LANGUAGES, GroupForm, one_of
from forms.fields import NotTooLong, TextLine
from forms.lazy import _l
from forms.safe_form import SafeForm

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


class QuestionnaireUploadForm(SafeForm):
    file = FileField(_l("The file"), [FileRequired(_l("Choose the file of the questionnaire."))])


class ReadForm(CreationForm):
    """A consultation from a file that was read: `questionnaire` carries it, as JSON."""

    questionnaire = HiddenField()
