"""What a meeting debates: the 4 to 6 practices proposed to it, the largest disagreements first."""

from typing import Final

from analysis.category import Category
from analysis.report import PracticeReport, Report

FEWEST_DEBATES: Final = 4
MOST_DEBATES: Final = 6


def divergences_of(report: Report) -> tuple[PracticeReport, ...]:
    """Return the practices to debate, in the order of the debate."""
    return tuple(
        practice
        for practice in report.by_debate()
        if practice.leading
        and not practice.leading.category.is_convergence
        and practice.leading.category is not Category.INSUFFICIENT
    )


def convergences_of(report: Report) -> tuple[PracticeReport, ...]:
    """Return the practices on which the groups agree: those that point elsewhere come first."""
    return tuple(
        practice
        for practice in report.by_debate()
        if practice.leading and practice.leading.category.is_convergence
    )


def debates_of(report: Report) -> tuple[PracticeReport, ...]:
    """Return the 4 to 6 debates, the largest disagreements first.

    Where fewer than 4 practices diverge, convergences make up the number: those that point
    elsewhere come first, since there is more to say about a way than about a place.
    """
    diverging = divergences_of(report)
    filling = max(FEWEST_DEBATES - len(diverging), 0)
    return diverging[:MOST_DEBATES] + convergences_of(report)[:filling]
