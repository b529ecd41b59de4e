"""What each source tells of a practice, in words: the workshops first, then the forms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from analysis.position import Position, Shares, shares_of, zone_point
from analysis.report import (
    Finding,
    GroupForms,
    GroupLabel,
    GroupPosition,
    PracticeReport,
    ReleasedMoment,
)
from analysis.wording import (
    CATEGORY_MARKS,
    CATEGORY_TITLES,
    FROM_FORMS,
    FROM_WORKSHOPS,
    NOTHING_SHOWN,
    OWN_POSITION_STANDS,
    SOLIDITIES,
    moment_words,
    place_words,
)
from exports.edition import Edition


class Source(StrEnum):
    """Where a reading comes from; the two are never mixed."""

    WORKSHOP = "workshop"
    FORMS = "forms"


SOURCES: Final[Mapping[Source, str]] = {
    Source.WORKSHOP: FROM_WORKSHOPS,
    Source.FORMS: FROM_FORMS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where a group stands at one moment: in words, and where it is drawn.

    `has_arrow` is false of a rounded centre: its arrow would draw how far a group moves.
    """

    words: str
    point: Shares
    has_arrow: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One group in one source: its two moments, or the words that say why there are none."""

    group: GroupLabel
    current: Told | None = None
    desired: Told | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    source: Source
    finding: Finding | None
    voices: tuple[Voice, ...]

    def voice_of(self, code: str) -> Voice | None:
        return next((voice for voice in self.voices if voice.group.code == code), None)


def tellings_of(practice: PracticeReport, edition: Edition) -> tuple[Telling, ...]:
    """Return what the workshops tell, then what the forms tell; either may be absent."""
    return tuple(_tellings(practice, edition))


def _tellings(practice: PracticeReport, edition: Edition) -> Iterator[Telling]:
    asked = edition.questionnaire.practice_label(practice.practice).asked_of
    if practice.workshop:
        yield Telling(
            source=Source.WORKSHOP,
            finding=practice.workshop.finding,
            voices=_workshop_voices(practice.workshop.positions, asked, edition),
        )
    if practice.forms:
        yield Telling(
            source=Source.FORMS,
            finding=practice.forms.finding,
            voices=tuple(forms_voice(forms, edition) for forms in practice.forms.groups),
        )


def _workshop_voices(
    positions: Sequence[GroupPosition], asked: Sequence[str], edition: Edition
) -> tuple[Voice, ...]:
    said = {position.group: position for position in positions}
    return tuple(workshop_voice(edition.group(code), said.get(code), edition) for code in asked)


def workshop_voice(group: GroupLabel, position: GroupPosition | None, edition: Edition) -> Voice:
    """Return what a group says in its own name; nothing said is told in the same words always."""
    if position is None:
        return Voice(group=group, note=edition.translations.gettext("Nothing shared here."))
    return Voice(
        group=group,
        current=_said(position.current, edition),
        desired=_said(position.desired, edition),
    )


def _said(position: Position, edition: Edition) -> Told:
    words = place_words(position, edition.poles, edition.translations)
    return Told(words=words, point=shares_of(position))


def forms_voice(forms: GroupForms, edition: Edition) -> Voice:
    """Return what a group's forms show; the same words whatever hides them."""
    group = edition.group(forms.group)
    if forms.current is None or forms.desired is None:
        note = OWN_POSITION_STANDS if forms.gives_way else NOTHING_SHOWN
        return Voice(group=group, note=edition.say(note))
    return Voice(
        group=group,
        current=_shown(forms.current, edition),
        desired=_shown(forms.desired, edition),
    )


def _shown(moment: ReleasedMoment, edition: Edition) -> Told:
    words = moment_words(moment, edition.poles, edition.translations)
    point = drawn_point(moment, len(edition.poles))
    return Told(words=words, point=point, has_arrow=moment.centre is None)


def drawn_point(moment: ReleasedMoment, poles: int) -> Shares:
    """Return where a group's forms are drawn: a place or a centre that is released, otherwise
    its zone's anchor.
    """
    if moment.only_place is not None:
        return shares_of(moment.only_place)
    return shares_of(moment.centre) if moment.centre else zone_point(moment.zone, poles)


def source_label(source: Source, edition: Edition) -> str:
    return edition.say(SOURCES[source])


def finding_label(finding: Finding, edition: Edition) -> str:
    """Return the mark, the title and, where it is said, the solidity of a finding."""
    title = f"{CATEGORY_MARKS[finding.category]} {edition.say(CATEGORY_TITLES[finding.category])}"
    if finding.solidity is None:
        return title
    return f"{title} ({edition.say(SOLIDITIES[finding.solidity])})"
