"""What may be seen, by how many people answered: the one function between counts and readers.

The rules of `docs/confidentiality.md` are the source of every tier and threshold below. Screens,
workbooks and files have no other source than the `Report` made here.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from analysis.finding import find, solidity_of
from analysis.group_forms import release_group
from analysis.open_reading import release_openly
from analysis.position import Frame
from analysis.reading import read
from analysis.report import (
    FormsReading,
    GroupPosition,
    GroupRelease,
    GroupTurnout,
    PracticeForms,
    PracticeLabel,
    PracticeReport,
    Questionnaire,
    Report,
    RetoldComment,
    Tier,
)
from analysis.tally import GroupTally, PracticeTally
from analysis.tier import band_of, tier_of
from analysis.workshop_reading import led_by

MIN_TOKENS: Final = 4
"""Coarser frames give answers away: nothing is released from them."""


def release(
    questionnaire: Questionnaire,
    tallies: Mapping[str, PracticeTally],
    *,
    turnout: Mapping[str, int],
    left_out: Collection[str] = (),
    barely_changed: Mapping[str, Collection[str]] | None = None,
    agreed: Collection[str] | None = None,
    read_on: date | None = None,
) -> Report:
    """Return what may be shown of a whole collection, once every group has closed.

    `tallies` holds, by practice code, the tallies of the groups; a group that was asked, was not
    left out and has no tally gave nothing. `turnout` is how many people of each group sent a
    form. `barely_changed` holds, by group code, the practices for which one or two people came
    or left since an earlier edition. `agreed` makes it an open reading: it holds the practices
    that everyone of every group agreed to show, whatever their number, and of any other practice
    nothing is shown. Raises `ValueError` for a frame of fewer than `MIN_TOKENS` tokens.
    """
    frame = releasable_frame(questionnaire)
    nearly_same = barely_changed or {}

    def released(practice: PracticeLabel, tally: PracticeTally) -> FormsReading:
        if agreed is None:
            return _release_forms(frame, practice, tally, nearly_same)
        return release_openly(practice, tally, agreed=practice.code in agreed)

    return Report(
        questionnaire=questionnaire,
        turnout=tuple(_turnouts(questionnaire, turnout, left_out)),
        practices=tuple(
            PracticeReport(
                practice=practice.code,
                forms=released(practice, _expected(practice, tallies[practice.code], left_out)),
            )
            if practice.code in tallies
            else PracticeReport(practice=practice.code)
            for practice in questionnaire.practices
        ),
        read_on=read_on,
        open_reading=agreed is not None,
    )


def _turnouts(
    questionnaire: Questionnaire, turnout: Mapping[str, int], left_out: Collection[str]
) -> Iterator[GroupTurnout]:
    for group in questionnaire.groups:
        band = band_of(turnout.get(group.code, 0))
        yield GroupTurnout(group=group.code, band=band, left_out=group.code in left_out)


def releasable_frame(questionnaire: Questionnaire) -> Frame:
    """Return the frame, or raise `ValueError` when it is too coarse to show anything."""
    if questionnaire.tokens < MIN_TOKENS:
        raise ValueError(f"a frame of fewer than {MIN_TOKENS} tokens gives answers away")
    return Frame(poles=len(questionnaire.poles), tokens=questionnaire.tokens)


def release_for_workshop(
    questionnaire: Questionnaire,
    code: str,
    tallies: Mapping[str, GroupTally],
    barely_changed: Collection[str] = (),
) -> GroupRelease:
    """Return what one group may see of its own forms, by practice code, once it has closed.

    `barely_changed` holds practices, as in `release`.
    """
    frame = releasable_frame(questionnaire)
    return GroupRelease(
        practices=tuple(
            PracticeForms(
                practice=practice.code,
                forms=release_group(
                    frame,
                    code,
                    tallies.get(practice.code, GroupTally()),
                    barely_changed=practice.code in barely_changed,
                ),
            )
            for practice in questionnaire.practices
            if code in practice.asked_of
        )
    )


def with_group_positions(
    report: Report, positions: Mapping[str, Sequence[GroupPosition]]
) -> Report:
    """Return the report led by the groups' own positions, by practice code.

    Under 5 people, what a group says replaces what its forms show: never both side by side.
    A group that was left out is not waited for, and joins if it says something.
    """
    labels = {practice.code: practice for practice in report.questionnaire.practices}
    left_out = {turnout.group for turnout in report.turnout if turnout.left_out}
    return replace(
        report,
        practices=tuple(
            led_by(labels[practice.practice], practice, positions[practice.practice], left_out)
            if positions.get(practice.practice)
            else practice
            for practice in report.practices
        ),
    )


def with_comments(report: Report, comments: Iterable[RetoldComment]) -> Report:
    """Return the report with the words that the facilitator retold.

    They stand by practice, then in the order of their letters: no other order can tell anything.
    """
    practices = [practice.code for practice in report.questionnaire.practices]
    retold = sorted(comments, key=lambda comment: (practices.index(comment.practice), comment.text))
    return replace(report, comments=tuple(retold))


def _expected(
    practice: PracticeLabel, tally: PracticeTally, left_out: Collection[str]
) -> PracticeTally:
    return PracticeTally(
        groups={
            code: tally.groups.get(code, GroupTally())
            for code in practice.asked_of
            if code not in left_out
        }
    )


def _release_forms(
    frame: Frame,
    practice: PracticeLabel,
    tally: PracticeTally,
    nearly_same: Mapping[str, Collection[str]],
) -> FormsReading:
    groups = tuple(
        release_group(frame, code, group, barely_changed=practice.code in nearly_same.get(code, ()))
        for code, group in tally.groups.items()
    )
    if len(practice.asked_of) < 2:
        return FormsReading(groups=groups)
    shown = _without_masked(tally)
    reading = read(shown)
    return FormsReading(
        finding=replace(find(reading), solidity=solidity_of(shown, reading)), groups=groups
    )


def _without_masked(tally: PracticeTally) -> PracticeTally:
    """Empty the groups of which nothing is shown: not even a category may depend on them."""
    return PracticeTally(
        groups={
            code: GroupTally() if tier_of(group) is Tier.NOTHING else group
            for code, group in tally.groups.items()
        }
    )
