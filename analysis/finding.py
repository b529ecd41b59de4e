"""What the reading says of one practice: its category, and the facts beside it."""

from analysis.category import Category, categorise, is_solid
from analysis.position import Moment, leading_pole
from analysis.reading import Reading
from analysis.report import Finding, Solidity
from analysis.tally import PracticeTally


def find(reading: Reading) -> Finding:
    """Return the category of a reading and the facts beside it; nothing beside `insufficient`."""
    category = categorise(reading)
    if category is Category.INSUFFICIENT:
        return Finding(category=category)
    return Finding(
        category=category,
        furthest=_furthest_pair(reading, category),
        common_pole=_common_pole(reading),
    )


def _furthest_pair(reading: Reading, category: Category) -> tuple[str, str] | None:
    """Return the pair that a divergence tells apart; none when several pairs are as far."""
    match category:
        case Category.DIVERGING_DESIRED:
            gaps = reading.gaps(Moment.DESIRED)
        case Category.DIVERGING_CURRENT:
            gaps = reading.gaps(Moment.CURRENT)
        case Category.DIVERGING_MOVEMENT:
            gaps = reading.gaps_of_movement()
        case _:
            return None
    largest = max(gaps.values())
    furthest = [pair for pair, gap in gaps.items() if gap == largest]
    return furthest.pop() if len(furthest) == 1 else None


def _common_pole(reading: Reading) -> int | None:
    """Return the pole towards which every expected group moves most, if there is one."""
    if reading.missing:
        return None
    gaining = {leading_pole(group.movement) for group in reading.groups.values()}
    return gaining.pop() if len(gaining) == 1 else None


def solidity_of(tally: PracticeTally, reading: Reading) -> Solidity | None:
    """Return *net* or *de justesse*, said only of groups that are all under 8 or all 8 and more."""
    counting = [tally.groups[code] for code in reading.groups]
    large = {people >= 8 for group in counting for people in (group.n, group.unseen)}
    if categorise(reading) is Category.INSUFFICIENT or len(large) != 1:
        return None
    return Solidity.CLEAR if is_solid(tally, reading) else Solidity.NARROW
