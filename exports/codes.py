"""What every column and every code of the tidy table means."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from analysis.position import MIDDLE, Zone, ZoneKind
from analysis.wording import (
    BANDS,
    CATEGORIES,
    CLOSENESS,
    MOMENTS,
    N_,
    ROLES,
    SKIPS,
    SOLIDITY_MEANINGS,
    TIERS,
    zone_words,
)
from exports.edition import Edition
from exports.tellings import SOURCES
from exports.tidy import columns_of, zone_code

MEANINGS: Final[Mapping[str, str]] = {
    "practice": N_("The practice’s code; it stays the same from one edition to the next."),
    "practice_title": N_("The practice’s title, as it was shown."),
    "group": N_("The group’s code, by its order in the démarche."),
    "role": N_("What the group is in the organisation."),
    "group_label": N_("The group’s name, as it was shown."),
    "source": N_("Where the row comes from; the two sources are never mixed."),
    "moment": N_("Which of the two positions."),
    "band": N_(
        "How many people of the group count for this practice (forms only); empty where nothing "
        "is shown."
    ),
    "tier": N_("How finely the group’s forms are shown (forms only)."),
    "zone": N_("The part of the frame where the group stands; poles are counted from 1."),
    "closeness": N_("How close the group’s answers are to each other, in words only."),
    "position_of": N_(
        "How many units the position adds up to: the tokens for a workshop, the units of the "
        "rounded centre for forms."
    ),
    "people_per_place": N_(
        "Shown from 8 people: each place as tokens per pole, then how many people stand there "
        "(6-0-0=3 reads: 3 people with 6 tokens on the first pole)."
    ),
    "category": N_("The finding of this source for the practice; the same on all its rows."),
    "solidity": N_("Whether one token of one answer could change the finding (forms only)."),
    "furthest_1": N_("Of a divergence: the first of the two groups furthest apart."),
    "furthest_2": N_("Of a divergence: the second of the two groups furthest apart."),
    "common_pole": N_("The pole towards which every group wants to go, counted from 1."),
}
POSITION: Final = N_("Units on the pole “%(pole)s”, out of position_of.")
SKIPPED: Final = N_("Shown from 8 people: how many answered “%(answer)s”.")


def meanings_of(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the code and the meaning of each column, in their order."""
    for column in columns_of(edition):
        yield column.code, _meaning(column.code, edition)


def _meaning(code: str, edition: Edition) -> str:
    poles = {f"position_{rank}": name for rank, name in enumerate(edition.poles, start=1)}
    if code in poles:
        return edition.say(POSITION) % {"pole": poles[code]}
    skips: Mapping[str, str] = {skip.value: wording for skip, wording in SKIPS.items()}
    if code in skips:
        return edition.say(SKIPPED) % {"answer": edition.say(skips[code])}
    return edition.say(MEANINGS[code])


def codes_of(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Yield the column, the code and the meaning of every code that a cell may hold."""
    yield from _worded("role", ROLES.items(), edition)
    yield from _worded("source", SOURCES.items(), edition)
    yield from _worded("moment", MOMENTS.items(), edition)
    yield from _worded("band", BANDS.items(), edition)
    yield from _worded("tier", TIERS.items(), edition)
    for zone in zones(len(edition.poles)):
        yield "zone", zone_code(zone), zone_words(zone, edition.poles, edition.translations)
    yield from _worded("closeness", CLOSENESS.items(), edition)
    yield from _worded("category", CATEGORIES.items(), edition)
    yield from _worded("solidity", SOLIDITY_MEANINGS.items(), edition)


def _worded(
    column: str, wordings: Iterable[tuple[str, str]], edition: Edition
) -> Iterator[tuple[str, str, str]]:
    for code, msgid in wordings:
        yield column, str(code), edition.say(msgid)


def zones(poles: int) -> Iterator[Zone]:
    """Yield every zone of a frame; on a scale, whatever is not a pole is the middle."""
    for pole in range(poles):
        yield Zone(ZoneKind.POLE, (pole,))
    if poles > 2:
        for pair in combinations(range(poles), 2):
            yield Zone(ZoneKind.BETWEEN, pair)
    yield MIDDLE
