"""When comments may be shown, mixed over the groups: rule 6 of `docs/confidentiality.md`."""

from collections.abc import Iterable
from typing import Final

from analysis.reading import COUNTING_PEOPLE

FEWEST_FOR_COMMENTS: Final = COUNTING_PEOPLE
"""The comments of a smaller group are shown to nobody."""

_GROUPS: Final = 2
_PEOPLE: Final = 8


def may_be_mixed(turnout: Iterable[int]) -> bool:
    """Say whether comments can be shown, from how many people of each group sent a form."""
    heard = [people for people in turnout if people >= FEWEST_FOR_COMMENTS]
    return len(heard) >= _GROUPS and sum(heard) >= _PEOPLE
