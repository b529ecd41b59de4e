"""One press of somebody who is helped to answer: a zone, one of its places, or a skip."""

from typing import Any

from wtforms import StringField, ValidationError

from analysis.position import Frame, Position, Skip
from forms import messages
from forms.participate import ParticipantForm
from forms.typed_position import UNPLACED, read_choice
from forms.zones import ZonePlaces, zones_of


class AssistedForm(ParticipantForm):
    """The button that was pressed; a zone with several places only opens them."""

    place = StringField()

    def __init__(self, formdata: Any = None, *, frame: Frame, cookie: str) -> None:
        super().__init__(formdata, cookie=cookie)
        self.frame = frame

    def validate_place(self, field: StringField) -> None:
        try:
            pressed = bool(field.data) and (self._zone or read_choice(field.data or "", self.frame))
        except ValueError:
            pressed = False
        if not pressed and field.data != UNPLACED:
            raise ValidationError(str(messages.PRESS_A_DRAWING))

    @property
    def opened(self) -> ZonePlaces | None:
        """The zone whose places are to be shown now."""
        zone = self._zone
        return zone if zone and len(zone.places) > 1 else None

    @property
    def answer(self) -> Position | Skip | None:
        """The answer of a valid form that opens no zone."""
        zone = self._zone
        return zone.places[0] if zone else read_choice(self.place.data or "", self.frame)

    @property
    def _zone(self) -> ZonePlaces | None:
        return zone_named(self.place.data or "", self.frame)


def zone_named(code: str, frame: Frame) -> ZonePlaces | None:
    """Return the zone of the frame that has this code."""
    return next((zone for zone in zones_of(frame) if zone.code == code), None)
