"""The report of a consultation that was collected elsewhere, through the same release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.release import release, with_comments, with_group_positions
from analysis.report import (
    GroupLabel,
    Pole,
    PracticeLabel,
    Questionnaire,
    Report,
    Role,
)
from analysis.tally import PracticeTally
from analysis.wording import N_, ROLES, Translations
from imports.collected import Collected, CollectedGroup
from imports.gabarit import Gabarit

NAMELESS_POLE = N_("Pole %(number)d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a file of answers does not say: whose they are, and the texts of its questionnaire."""

    organisation: str
    title: str
    gabarit: Gabarit | None = None

    @property
    def codes(self) -> Mapping[str, str]:
        """The code of each practice of the gabarit, by its title."""
        practices = self.gabarit.practices if self.gabarit else ()
        return {practice.wording.title: practice.code for practice in practices}


def report_of(collected: Collected, naming: Naming, words: Translations) -> Report:
    """Return what may be shown of a file.

    Raises `ValueError` when its frame is too coarse to show anything of a group.
    """
    codes = {group.name: f"g{rank}" for rank, group in enumerate(collected.groups, start=1)}
    report = release(
        _questionnaire(collected, naming, codes, words),
        {
            practice: PracticeTally(
                groups={codes[name]: tally for name, tally in tallies.groups.items()}
            )
            for practice, tallies in collected.tallies.items()
        },
        turnout={codes[name]: people for name, people in collected.turnout.items()},
    )
    said = {
        practice: [replace(position, group=codes[position.group]) for position in positions]
        for practice, positions in collected.positions.items()
    }
    return with_comments(with_group_positions(report, said), collected.comments)


def _questionnaire(
    collected: Collected, naming: Naming, codes: Mapping[str, str], words: Translations
) -> Questionnaire:
    return Questionnaire(
        organisation=naming.organisation,
        title=naming.title,
        poles=_poles(collected, naming.gabarit, words),
        tokens=collected.frame.tokens,
        groups=tuple(_group(group, codes, words) for group in collected.groups),
        practices=tuple(
            _practice(practice, [codes[name] for name in tallies.groups], naming.gabarit)
            for practice, tallies in collected.tallies.items()
        ),
    )


def _poles(collected: Collected, gabarit: Gabarit | None, words: Translations) -> tuple[Pole, ...]:
    if gabarit is not None and len(gabarit.poles) == collected.frame.poles:
        return tuple(Pole(name=pole.name, sentence=pole.sentence) for pole in gabarit.poles)
    return tuple(
        Pole(name=words.gettext(NAMELESS_POLE) % {"number": number})
        for number in range(1, collected.frame.poles + 1)
    )


def _group(group: CollectedGroup, codes: Mapping[str, str], words: Translations) -> GroupLabel:
    label = group.name if group.role is Role.OTHER else words.gettext(ROLES[group.role])
    return GroupLabel(code=codes[group.name], role=group.role, label=label)


def _practice(code: str, asked_of: Sequence[str], gabarit: Gabarit | None) -> PracticeLabel:
    for known in gabarit.practices if gabarit else ():
        if code == known.code:
            return PracticeLabel(
                code=code,
                title=known.wording.title,
                sentence=known.wording.sentence,
                pole_sentences=known.pole_sentences,
                asked_of=tuple(asked_of),
            )
    return PracticeLabel(code=code, title=code, asked_of=tuple(asked_of))
