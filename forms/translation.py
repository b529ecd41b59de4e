"""The texts of a questionnaire in another language, one field beside each; and what is offered."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from wtforms import Field, Form, SelectMultipleField, StringField
from wtforms.validators import StopValidation

from forms.fields import NotTooLong
from forms.lazy import _l
from forms.places import PlacedBlock, PlacedLine, shown_places
from forms.safe_form import SafeForm

LONGEST_NAME: Final = 60
LONGEST_TITLE: Final = 200
_PLACE: Final = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldToTell:
    """A text to be given: the key of its field, its label, and the text as it was written."""

    key: str
    label: str
    source: str


class KeepsPlaces:
    """Refuse a text without the places to fill of its source, such as `{people}`, or with more."""

    def __init__(self, source: str) -> None:
        self.places = sorted(set(_PLACE.findall(source)))

    def __call__(self, form: Form, field: StringField) -> None:
        found = sorted(set(_PLACE.findall(field.data or "")))
        if field.data and found != self.places:
            raise StopValidation(
                _l("Keep these places as they are, each in braces: %(places)s.")
                % {"places": shown_places(", ".join(self.places))}
                if self.places
                else _l("Take the braces away: this text has no place to fill.")
            )


class TranslationForm(SafeForm):
    """Every text in one language; an empty one is simply not given yet."""

    keys: tuple[str, ...] = ()

    @classmethod
    def of(cls, texts: Iterable[FieldToTell], told: Mapping[str, str]) -> "TranslationForm":
        """Return the form of these texts, filled with what was told already."""
        fields = {text.key: _field(text) for text in texts}
        form: TranslationForm = type("TranslationForm", (cls,), fields)(data=told)
        form.keys = tuple(fields)
        return form

    def validate(self, extra_validators: Any = None) -> bool:
        valid = super().validate(extra_validators)
        return self._has_poles_apart() and valid

    def _has_poles_apart(self) -> bool:
        for kind in ("name", "plain_name"):
            fields = [self[key] for key in self.keys if re.fullmatch(rf"pole-\d-{kind}", key)]
            names = [field.data.casefold() for field in fields if field.data]
            if len(set(names)) < len(names):
                fields[-1].errors = [str(_l("Two poles have the same name. Give each its own."))]
                return False
        return True

    @property
    def told(self) -> dict[str, str]:
        return {key: self[key].data or "" for key in self.keys}


def _field(text: FieldToTell) -> Field:
    places = KeepsPlaces(text.source)
    match text.key.rsplit("-", 1)[1]:
        case "name" | "plain_name":
            return PlacedLine(text.label, [NotTooLong(LONGEST_NAME), places])
        case "text":
            return PlacedBlock(text.label, [NotTooLong(), places], render_kw={"rows": 12})
        case field if field == "label" or field.endswith("title"):
            return PlacedLine(text.label, [NotTooLong(LONGEST_TITLE), places])
        case _:
            return PlacedBlock(text.label, [NotTooLong(), places])


class OfferForm(SafeForm):
    """The languages that are offered beside the first."""

    languages = SelectMultipleField(_l("Languages offered"), choices=(), validate_choice=False)

    begun: tuple[str, ...] = ()

    @classmethod
    def of(cls, begun: Iterable[str], offered: Iterable[str]) -> "OfferForm":
        form = cls(data={"languages": list(offered)})
        form.begun = tuple(begun)
        return form

    @property
    def chosen(self) -> list[str]:
        return [tag for tag in self.begun if tag in (self.languages.data or ())]
