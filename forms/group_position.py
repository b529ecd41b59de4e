"""What a group agrees on in its workshop: two places, and texts in its own words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from wtforms import BooleanField
from wtforms.validators import StopValidation

from analysis.position import Frame, Moment, Position
from analysis.wording import Translations
from forms.board import Board, board
from forms.fields import NotTooLong, TextBlock
from forms.lazy import _l
from forms.position_field import PositionField
from forms.safe_form import SafeForm
from forms.typed_position import UNPLACED


class Placed:
    """A group that has no position yet leaves the page; it does not save half of one."""

    field_flags = {"required": True}  # noqa: RUF012 (the shape that WTForms reads)

    def __call__(self, _form: SafeForm, field: PositionField) -> None:
        if not isinstance(field.data, tuple):
            raise StopValidation(_l("Choose the place that the group agreed on."))


class GroupPositionForm(SafeForm):
    """Built with `meta={"frame": frame}`."""

    current = PositionField(_l("Today"), [Placed()])
    desired = PositionField(_l("Wished for"), [Placed()])
    reasons = TextBlock(_l("Our reasons"), [NotTooLong()])
    example = TextBlock(_l("A lived example"), [NotTooLong()])
    helps = TextBlock(_l("What helps"), [NotTooLong()])
    hinders = TextBlock(_l("What hinders"), [NotTooLong()])
    dissent = TextBlock(_l("A different opinion"), [NotTooLong()])
    dissent_said = BooleanField(_l("The person who holds it wants it said to the other groups"))

    @classmethod
    def for_frame(cls, frame: Frame, said: object | None) -> "GroupPositionForm":
        return cls(obj=said, meta={"frame": frame})

    @property
    def places(self) -> tuple[Position, Position]:
        """The two places of a valid form."""
        return cast(Position, self.current.data), cast(Position, self.desired.data)

    def boards(
        self, poles: Sequence[str], sentences: Sequence[str], words: Translations
    ) -> tuple[Board, Board]:
        """Lay out both moments; a group does not skip, it comes back later."""
        current, desired = (
            board(field, moment, poles=poles, sentences=sentences, words=words)
            for field, moment in (
                (self.current, Moment.CURRENT),
                (self.desired, Moment.DESIRED),
            )
        )
        return _without_skips(current), _without_skips(desired)


def _without_skips(drawn: Board) -> Board:
    kept = tuple(choice for choice in drawn.skips if choice.value == UNPLACED)
    return replace(drawn, skips=kept)
