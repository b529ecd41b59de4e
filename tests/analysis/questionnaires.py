"""Questionnaires and answers to read in tests: Bob's, Chloé's and David's groups."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.position import Position
from analysis.report import GroupLabel, Pole, PracticeLabel, Questionnaire, Role
from analysis.tally import GroupTally, PracticeTally

TRIANGLE = 6
"""Tokens of the triangle."""

SCALE = 4
"""Tokens of a scale of five answers."""


def questionnaire(
    *, poles: int = 3, tokens: int = TRIANGLE, groups: int = 3, practices: int = 1
) -> Questionnaire:
    codes = tuple(f"g{rank}" for rank in range(1, groups + 1))
    return Questionnaire(
        organisation="La Maison",
        title="Essai",
        poles=tuple(Pole(name=f"pole {rank}") for rank in range(1, poles + 1)),
        tokens=tokens,
        groups=tuple(GroupLabel(code=code, role=Role.OTHER, label=code) for code in codes),
        practices=tuple(
            PracticeLabel(code=f"p{rank}", title=f"Pratique {rank}", asked_of=codes)
            for rank in range(1, practices + 1)
        ),
    )


def asked_of(questions: Questionnaire, *groups: str) -> Questionnaire:
    """Return the questionnaire with every practice asked of these groups only."""
    return replace(
        questions,
        practices=tuple(replace(practice, asked_of=groups) for practice in questions.practices),
    )


def people(current: Sequence[Position], desired: Sequence[Position]) -> GroupTally:
    """Count people, each with one place at each moment."""
    return GroupTally.of_answers(zip(current, desired, strict=True))


def still(*places: Position) -> GroupTally:
    """Count people who want what they have."""
    return people(places, places)


def practice(**groups: GroupTally) -> PracticeTally:
    return PracticeTally(groups=groups)
