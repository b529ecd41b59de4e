"""How many times longer one piece of work takes than another, whatever the machine."""

from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Final

Work = Callable[[], object]

PAIRS: Final = 5
LONG_ENOUGH: Final = 0.1
"""Seconds of processor that one measure lasts at least."""


def ratio(work: Work, against: Work) -> float:
    """Return the median over alternated pairs, so that a busy moment touches both."""
    times, times_against = _repeats(work), _repeats(against)
    return median(
        _seconds(work, times) / times / (_seconds(against, times_against) / times_against)
        for _ in range(PAIRS)
    )


def _repeats(work: Work) -> int:
    """Return how many times in a row the work lasts long enough; this warms it up too."""
    times = 1
    while (seconds := _seconds(work, times)) < LONG_ENOUGH:
        times = max(2 * times, int(times * LONG_ENOUGH / max(seconds, 1e-6)))
    return times


def _seconds(work: Work, times: int) -> float:
    started = process_time()
    for _ in range(times):
        work()
    return process_time() - started
