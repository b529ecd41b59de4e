"""The words that a facilitator writes around the promises of the consent."""

import re
from collections.abc import Collection
from typing import Final

from wtforms import Field, Form, StringField
from wtforms.validators import InputRequired, StopValidation, ValidationError

from forms.fields import NotTooLong
from forms.lazy import _l
from forms.places import PlacedBlock, PlacedLine, shown_places
from forms.safe_form import SafeForm

LONGEST_PART: Final = 600
_PLACE: Final = re.compile(r"\{(\w*)\}|[{}]")


class HasPlaces:
    """Refuse a text that lacks one of these places to fill, or that has another one."""

    def __init__(self, needed: Collection[str], allowed: Collection[str] = ()) -> None:
        self.needed, self.allowed = tuple(needed), {*needed, *allowed}

    def __call__(self, form: Form, field: StringField) -> None:
        found = {match[1] for match in _PLACE.finditer(field.data or "")}
        if missing := [place for place in self.needed if place not in found]:
            raise StopValidation(
                _l("Keep %(place)s in this text, in its braces.") % {"place": _shown(missing[0])}
            )
        if found - self.allowed:
            raise StopValidation(
                _l("Only these places can be filled here: %(places)s.")
                % {"places": ", ".join(_shown(place) for place in sorted(self.allowed))}
            )


def _shown(place: str) -> str:
    return shown_places(f"{{{place}}}")


class ConsentForm(SafeForm):
    opening = PlacedBlock(
        _l("The invitation"),
        [
            InputRequired(_l("Say who invites, and what is asked.")),
            NotTooLong(LONGEST_PART),
            HasPlaces(("facilitator", "organisation")),
        ],
    )
    addition = PlacedBlock(
        _l("What you add after the promises"),
        [NotTooLong(LONGEST_PART), HasPlaces((), ("facilitator", "organisation"))],
    )
    own_title = PlacedLine(_l("Title of your own detail"), [NotTooLong(120), HasPlaces(())])
    own_text = PlacedBlock(
        _l("Your own detail"),
        [NotTooLong(), HasPlaces((), ("facilitator", "organisation"))],
    )

    def validate_own_title(self, field: Field) -> None:
        if self.own_text.data and not field.data:
            raise ValidationError(_l("Give your detail a title."))

    def validate_own_text(self, field: Field) -> None:
        if self.own_title.data and not field.data:
            raise ValidationError(_l("Write your detail, or take its title away."))

    @property
    def own(self) -> dict[str, str]:
        """What was written, by its field."""
        return {
            name: self[name].data or "" for name in ("opening", "addition", "own_title", "own_text")
        }
