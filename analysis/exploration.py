"""One answer to one practice, read for the person who gave it and for nobody else."""

from enum import StrEnum

from analysis.category import SHIFT
from analysis.position import distance, shares_of
from analysis.tally import Answer


class Wish(StrEnum):
    """Whether somebody wishes to go elsewhere, to stay near, or did not place both moments."""

    ELSEWHERE = "elsewhere"
    NEAR = "near"
    UNSAID = "unsaid"


def wish_of(current: Answer, desired: Answer) -> Wish:
    """Read one pair by the threshold that the groups' readings have (`analysis.category.SHIFT`)."""
    if not isinstance(current, tuple) or not isinstance(desired, tuple):
        return Wish.UNSAID
    far = distance(shares_of(current), shares_of(desired)) >= SHIFT
    return Wish.ELSEWHERE if far else Wish.NEAR
