"""The exact figures of one practice in plain JSON values, as `flask lire --json` prints them.

These figures are for whoever checks the reading: they obey no tier and are never a release.
"""

from collections.abc import Iterable
from fractions import Fraction

from analysis.category import Category, categorise, is_solid
from analysis.position import Moment
from analysis.reading import Reading, read
from analysis.tally import PracticeTally


def exact_figures(tally: PracticeTally) -> dict[str, object]:
    """Return the category (`headline`) and every figure behind it, fractions as `"3/4"`.

    The figures are there once a group counts; `solid` is there unless the category is
    `insufficient`. Lists of two hold actuel, then désiré.
    """
    reading = read(tally)
    category = categorise(reading)
    exact: dict[str, object] = {
        "headline": str(category),
        "missing": list(reading.missing),
        "n": {code: group.n for code, group in tally.groups.items()},
    }
    if reading.groups:
        exact |= _figures(reading)
    if category is not Category.INSUFFICIENT:
        exact["solid"] = is_solid(tally, reading)
    return exact


def _figures(reading: Reading) -> dict[str, object]:
    groups = reading.groups.items()
    return {
        "gap_current": _written(reading.gap(Moment.CURRENT)),
        "gap_desired": _written(reading.gap(Moment.DESIRED)),
        "gap_movement": _written(reading.gap_of_movement),
        "shift": _written(reading.shift),
        "own_shift": {code: _written(group.own_shift) for code, group in groups},
        "centre": {
            code: [_written_all(group.centres[moment]) for moment in Moment]
            for code, group in groups
        },
        "spread": {
            code: _written_all(group.spreads[moment] for moment in Moment) for code, group in groups
        },
    }


def _written(figure: Fraction) -> str:
    return f"{figure.numerator}/{figure.denominator}"


def _written_all(figures: Iterable[Fraction]) -> list[str]:
    return [_written(figure) for figure in figures]
