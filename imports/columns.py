"""The heading of a file: where each column stands, and how many poles its positions have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.position import MAX_POLES, Moment
from analysis.wording import N_
from imports.fault import Fault, FaultyFile

ANSWER_COLUMNS: Final = ("practice", "group", "person")
POSITION_COLUMNS: Final = ("practice", "group")

MISSING_COLUMN: Final = N_("The column “%(column)s” is missing from the first row.")
TWICE: Final = N_("The column “%(column)s” is there twice.")
TOO_MANY_POLES: Final = N_("A frame has at most %(most)d poles: current_1 to current_%(most)d.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """`at` gives the place of each column by its name, in lower case."""

    at: Mapping[str, int]
    poles: int

    @classmethod
    def of_heading(cls, heading: Sequence[str], needed: Sequence[str]) -> "Columns":
        """Read the first row; raises `FaultyFile` with a fault per missing or doubled column."""
        names = [name.strip().lower() for name in heading]
        poles = max(_last_pole(moment, names) for moment in Moment)
        if poles > MAX_POLES:
            raise FaultyFile(_fault(TOO_MANY_POLES, most=MAX_POLES))
        ranks = range(1, max(poles, 2) + 1)
        wanted = (*needed, *(f"{moment}_{pole}" for moment in Moment for pole in ranks))
        faults = [
            *(_fault(MISSING_COLUMN, column=name) for name in wanted if name not in names),
            *(_fault(TWICE, column=name) for name in dict.fromkeys(names) if _doubled(name, names)),
        ]
        if faults:
            raise FaultyFile(*faults)
        return cls(at={name: place for place, name in enumerate(names)}, poles=poles)


def _fault(message: str, **values: str | int) -> Fault:
    return Fault(message=message, values=values, row=1)


def _doubled(name: str, names: Sequence[str]) -> bool:
    return bool(name) and names.count(name) > 1


def _last_pole(moment: Moment, names: Sequence[str]) -> int:
    numbers = [name.removeprefix(f"{moment}_") for name in names if name.startswith(f"{moment}_")]
    return max((int(number) for number in numbers if number.isdecimal()), default=0)
