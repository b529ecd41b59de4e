"""The rule and the release, in plain words: as `docs/method.md` has them."""

from collections.abc import Iterator, Mapping
from typing import Final

from analysis.category import Category
from analysis.report import Tier
from analysis.wording import N_
from exports.edition import Edition

CONDITIONS: Final[Mapping[Category, str]] = {
    Category.DIVERGING_DESIRED: N_(
        "Two groups wish for places that are at least a third of the way from one pole to another "
        "apart."
    ),
    Category.DIVERGING_CURRENT: N_(
        "Two groups place today at least a third of the way from one pole to another apart."
    ),
    Category.DIVIDED_WITHIN: N_(
        "Within one group, answers are nearly as far apart as they can be (three quarters and "
        "more). No group is named."
    ),
    Category.DIVERGING_MOVEMENT: N_(
        "Two groups take roads that differ by at least five twelfths of the way from one pole to "
        "another, even if they start and end close to each other."
    ),
    Category.CHANGE_COURSE: N_(
        "All the expected groups are heard and, taken together, they wish to move by at least a "
        "quarter of the way from one pole to another."
    ),
    Category.CONSOLIDATE: N_("All the expected groups are heard, and none of the above holds."),
    Category.INSUFFICIENT: N_(
        "Fewer than two groups are heard; or an expected group is not, and nothing diverges: an "
        "accord is never proclaimed without everyone."
    ),
}

SHOWN_BY_TIER: Final[Mapping[Tier, str]] = {
    Tier.NOTHING: N_("Nothing is shown, in the same words whatever the reason."),
    Tier.ZONE: N_("The zone only; and whether the answers are close, unless it is a pole."),
    Tier.CENTRE: N_("The centre of the answers, to the nearest half token."),
    Tier.COUNTS: N_("How many people stand at each place, unless nearly all stand together."),
    Tier.OPEN: N_("How many people stand at each place: each person agreed to it."),
}


def conditions(edition: Edition) -> Iterator[tuple[Category, str]]:
    """Yield each category with when it holds, in the order of the rule."""
    for category in Category:
        yield category, edition.say(CONDITIONS[category])


def shown_by_tier(tier: Tier, edition: Edition) -> str:
    """Say what is shown of a group's forms at each tier."""
    return edition.say(SHOWN_BY_TIER[tier])
