"""One practice that somebody places for themselves: nobody keeps it, the page carries it along."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis.position import Frame, Moment
from analysis.tally import Answer
from analysis.text import clean_text
from forms.participate import BACK, AnswerForm
from forms.typed_position import read_choice


class ExploreForm(AnswerForm):
    """Both moments and a reason. Nothing is written anywhere, so nobody's proof is asked for."""

    class Meta:
        csrf = False

    audience = None  # type: ignore[assignment]

    def __init__(self, formdata: Any = None, *, frame: Frame, **kwargs: Any) -> None:
        super().__init__(formdata, cookie="", frame=frame, **kwargs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explored:
    """What was said of one practice."""

    current: Answer = None
    desired: Answer = None
    comment: str = ""

    @property
    def is_empty(self) -> bool:
        return self.current is None and self.desired is None and not self.comment


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedNames:
    """How the page names what it carries of one practice."""

    number: int

    @property
    def current(self) -> str:
        return f"a{self.number}-{Moment.CURRENT}"

    @property
    def desired(self) -> str:
        return f"a{self.number}-{Moment.DESIRED}"

    @property
    def comment(self) -> str:
        return f"a{self.number}-comment"


def read_carried(sent: Mapping[str, str], frame: Frame, total: int) -> dict[int, Explored]:
    """Return what the page carries of each practice, by its number; what is no answer is none."""
    names = (CarriedNames(number=number) for number in range(1, total + 1))
    return {
        each.number: Explored(
            current=_read(sent.get(each.current, ""), frame),
            desired=_read(sent.get(each.desired, ""), frame),
            comment=clean_text(sent.get(each.comment, "")),
        )
        for each in names
    }


def _read(value: str, frame: Frame) -> Answer:
    try:
        return read_choice(value, frame)
    except ValueError:
        return None


def next_number(pressed: str, number: int) -> int:
    """Return the number of the practice that a button leads to: onwards, back, or « to.3 »."""
    head, _, wanted = pressed.partition(".")
    if head == "to" and wanted.isdecimal() and len(wanted) <= 3:
        return int(wanted)
    return number + (-1 if pressed == BACK else 1)
