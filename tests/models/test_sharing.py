"""A group decides what it says, and the others see nothing before every group has decided."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from analysis.category import Category
from analysis.report import Report, Tier
from analysis.sharing import Saying
from models import Consultation, Entry, Group
from models.store.closing import leave_out
from models.store.drafts import GroupPositionDraft
from models.store.findings import load_report, save_group_position
from models.store.refusals import AlreadyRevealed, NotClosed, Undecided
from models.store.returning import publish_return, take_return_back
from models.store.sharing import (
    has_decided,
    load_sayings,
    load_shared_report,
    save_saying,
    validate_sayings,
)
from tests.builders import (
    CENTRE,
    PARTICIPATION,
    TODAY,
    a_consultation,
    a_read_consultation,
    a_sent_sheet,
    an_open_consultation,
    close,
    decide,
)
from tests.clock import START

AGREED = GroupPositionDraft(
    current=CENTRE, desired=PARTICIPATION, reasons="Pour décider ensemble.", dissent="Pas moi."
)


@pytest.fixture
def read(session: Session) -> Consultation:
    return a_read_consultation(session)


def shared_with_all(session: Session, consultation: Consultation, **asked: bool) -> Report:
    report = load_shared_report(session, consultation, **asked)
    assert report is not None
    return report


def test_nothing_is_there_before_every_group_has_decided(
    session: Session, read: Consultation
) -> None:
    for group in read.groups:
        assert load_shared_report(session, read) is None
        decide(session, group)

    assert shared_with_all(session, read) == load_report(session, read)


def test_nothing_is_there_before_the_reading(session: Session) -> None:
    opened = an_open_consultation(session)
    close(session, opened.groups[0])
    decide(session, opened.groups[0])

    assert load_shared_report(session, opened) is None


def test_a_group_that_was_left_out_is_not_waited_for(session: Session) -> None:
    """What it might have said without deciding it stays inside."""
    opened = an_open_consultation(session)
    *staying, gone = opened.groups
    for group in staying:
        a_sent_sheet(session, group)
        close(session, group)
        decide(session, group)
    leave_out(session, gone, now=START + timedelta(days=1))
    save_group_position(session, gone, opened.practices[0], AGREED)

    report = shared_with_all(session, opened)

    assert report.practices[0].workshop is None


def test_what_a_group_keeps_leaves_the_shared_report(session: Session, read: Consultation) -> None:
    """Each choice is kept by practice; the facilitator still prepares with the whole report."""
    first, second = read.practices[:2]
    for group in read.groups:
        save_group_position(session, group, first, AGREED)
        decide(session, group)
    team = read.groups[0]
    save_saying(session, team, first, Saying.KEPT)
    save_saying(session, team, second, Saying.POSITION_ONLY)
    validate_sayings(session, team, 3, TODAY)

    report = shared_with_all(session, read)
    whole = load_report(session, read)

    assert whole is not None
    assert whole.practices[0].workshop is not None
    assert len(whole.practices[0].workshop.positions) == 3
    kept = report.practices[0]
    assert kept.workshop is not None
    assert [position.group for position in kept.workshop.positions] == ["g2", "g3"]
    assert kept.forms is not None
    assert kept.forms.groups[0].tier is Tier.NOTHING
    assert kept.leading is not None
    assert kept.leading.category is Category.INSUFFICIENT
    assert load_sayings(session, team)[second.id] is Saying.POSITION_ONLY


def test_before_it_is_revealed_a_group_is_absent_from_the_meeting(
    session: Session, read: Consultation
) -> None:
    for group in read.groups:
        save_group_position(session, group, read.practices[0], AGREED)
        decide(session, group)
    read.groups[1].revealed_at = START

    workshop = shared_with_all(session, read, revealed_only=True).practices[0].workshop

    assert workshop is not None
    assert [position.group for position in workshop.positions] == ["g2"]
    assert shared_with_all(session, read).practices[0].workshop != workshop


def test_a_dissent_is_in_the_report_only_when_whoever_holds_it_wants_it_said(
    session: Session, read: Consultation
) -> None:
    practice, (one, other, _) = read.practices[0], read.groups
    save_group_position(session, one, practice, AGREED)
    said = GroupPositionDraft(
        current=CENTRE, desired=CENTRE, dissent="Je vois autrement.", dissent_said=True
    )
    save_group_position(session, other, practice, said)

    report = load_report(session, read)

    assert report is not None
    assert report.practices[0].workshop is not None
    dissents = [position.dissent for position in report.practices[0].workshop.positions]
    assert dissents == ["", "Je vois autrement."]


def test_a_group_validates_once_everything_is_chosen(session: Session, read: Consultation) -> None:
    """How many people were there and which day are kept, and no name."""
    group = read.groups[0]
    first, *others = read.practices
    for practice in others:
        save_saying(session, group, practice, Saying.SHARED)
    with pytest.raises(Undecided):
        validate_sayings(session, group, 3, TODAY)
    assert not has_decided(group)

    save_saying(session, group, first, Saying.KEPT)
    validate_sayings(session, group, 3, TODAY)

    assert has_decided(group)
    assert (group.validated_by, group.validated_on) == (3, TODAY)


def test_only_what_a_group_is_asked_is_waited_for(session: Session, read: Consultation) -> None:
    group, practice = read.groups[0], read.practices[0]
    practice.asked_of.remove(group)

    with pytest.raises(ValueError, match="not asked"):
        save_saying(session, group, practice, Saying.SHARED)
    decide(session, group)

    assert practice.id not in load_sayings(session, group)


def _change_a_choice(session: Session, group: Group) -> None:
    save_saying(session, group, group.consultation.practices[0], Saying.KEPT)


def _change_a_position(session: Session, group: Group) -> None:
    save_group_position(session, group, group.consultation.practices[0], AGREED)


@pytest.mark.parametrize("change", [_change_a_choice, _change_a_position])
def test_what_changes_after_the_validation_is_validated_again(
    session: Session, read: Consultation, change: object
) -> None:
    assert callable(change)
    group = read.groups[0]
    decide(session, group)

    change(session, group)

    assert not has_decided(group)
    assert group.validated_by is None


@pytest.mark.parametrize("change", [_change_a_choice, _change_a_position])
def test_nothing_changes_once_the_others_have_seen_it(
    session: Session, read: Consultation, change: object
) -> None:
    assert callable(change)
    group = read.groups[0]
    decide(session, group)
    group.revealed_at = START

    with pytest.raises(AlreadyRevealed):
        change(session, group)
    with pytest.raises(AlreadyRevealed):
        validate_sayings(session, group, 2, TODAY)

    assert group.validated_by == 3


def test_nothing_changes_while_the_return_tells_it(session: Session, read: Consultation) -> None:
    """The return was read by whoever has a code; taken back, it may be corrected."""
    team, undecided, _board = read.groups
    practice = read.practices[0]
    decide(session, team)
    publish_return(session, read, today=TODAY)

    with pytest.raises(AlreadyRevealed):
        save_saying(session, team, practice, Saying.KEPT)
    save_saying(session, undecided, practice, Saying.KEPT)
    take_return_back(session, read)
    save_saying(session, team, practice, Saying.KEPT)

    assert not has_decided(team)


def test_a_group_that_still_collects_decides_nothing(session: Session) -> None:
    """Nor does a consultation in preparation, workshops alone or not."""
    alone = a_consultation(session)
    alone.groups[0].entry = Entry.NONE
    for consultation in (a_consultation(session), an_open_consultation(session), alone):
        group = consultation.groups[0]
        with pytest.raises(NotClosed):
            save_saying(session, group, consultation.practices[0], Saying.SHARED)
        with pytest.raises(NotClosed):
            validate_sayings(session, group, 3, TODAY)
