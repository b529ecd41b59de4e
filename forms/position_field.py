"""A position as it is typed: on the triangle, in words or with tokens; the same value each way."""

from collections.abc import Sequence
from typing import Any

from wtforms import Field
from wtforms.utils import unset_value

from analysis.position import Frame, Skip
from forms.typed_position import HalfPlacedError, typed_position, value_of
from forms.ways import Way


class PositionField(Field):
    """A place of `meta.frame`, a skip, or nothing yet; `data` is a Position, a Skip or None.

    `meta.ways` says by the name of a field which way to show it. With `meta.moving`, the page is
    only being redrawn: `half_placed` then says that the moment is not whole, which is no error.
    """

    def process(
        self, formdata: Any, data: Any = unset_value, extra_filters: Sequence[Any] | None = None
    ) -> None:
        def first(name: str) -> str:
            return str(next(iter(formdata.getlist(name)), "")) if formdata else ""

        wanted = getattr(self.meta, "ways", {}).get(self.name, "")
        self.typed = typed_position(self.name, first, self.frame, wanted)
        self.half_placed = False
        super().process(formdata, data, extra_filters)

    @property
    def frame(self) -> Frame:
        frame: Frame = self.meta.frame
        return frame

    @property
    def way(self) -> Way:
        """The way that was used, or that is to be shown."""
        return self.typed.way

    @property
    def chosen(self) -> str:
        """The value of the radio to draw as chosen: what was sent, or what was saved."""
        if self._is_placed or not self.raw_data:
            return value_of(self.data)
        return str(self.raw_data[0])

    @property
    def boxes(self) -> tuple[str, ...]:
        """What to draw in the boxes of tokens: what was typed there, or the place as it is."""
        if self._is_placed:
            return tuple(map(str, self.data))
        shown = self.way is Way.TOKENS and not isinstance(self.data, Skip)
        if shown or self.process_errors or self.typed.has_tokens_waiting(self.frame):
            return self.typed.tokens
        return ("",) * self.frame.poles

    @property
    def _is_placed(self) -> bool:
        return isinstance(self.data, tuple) and not self.process_errors

    def process_formdata(self, valuelist: list[Any]) -> None:
        moving = getattr(self.meta, "moving", False)
        try:
            self.data = self.typed.read(self.frame, saved=self.data)
        except HalfPlacedError:
            if not moving:
                raise
            self.data, self.half_placed = None, True
        if moving and self.data is None and self.typed.has_tokens_waiting(self.frame):
            self.half_placed = True
