"""The essai, in the database: nothing of it outlives the opening."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.report import Audience
from models import Card, Consultation, ConsultationState, GroupState, Sheet
from models.store.closing import ask_closing, leave_out, start_again
from models.store.collecting import count_sent, find_door
from models.store.drafts import AnswerDraft
from models.store.editing import replace_groups
from models.store.opening import issue_cards, open_consultation
from models.store.refusals import CannotOpen, Frozen, NotOpen
from models.store.trial import begin_trial, end_trial
from tests.builders import (
    KEEP_UNTIL,
    THREE_GROUPS,
    a_consultation,
    a_sent_sheet,
    an_open_consultation,
    everything_in,
)
from tests.clock import START

SENTINEL = "Parole-d-essai-41c"


@pytest.fixture
def tried(session: Session) -> Consultation:
    """Somebody of each group tried it, comment included; cards are still about."""
    consultation = a_consultation(session)
    begin_trial(session, consultation, now=START, ready=True)
    for group in consultation.groups:
        comment = AnswerDraft(comment=SENTINEL, audience=Audience.WORKSHOP)
        a_sent_sheet(session, group, comment=comment)
    issue_cards(session, consultation.groups[0])
    session.commit()
    return consultation


def rows(session: Session, kind: type[Card | Sheet]) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(kind)) or 0


def test_a_trial_is_answered_while_the_consultation_is_prepared(
    session: Session, tried: Consultation
) -> None:
    assert tried.state is ConsultationState.PREPARING
    assert {group.state for group in tried.groups} == {GroupState.TRYING}
    assert set(count_sent(session, tried).values()) == {1}


@pytest.mark.parametrize("ends", ["opening", "erasing", "editing"])
def test_nothing_is_left_of_a_trial(session: Session, tried: Consultation, ends: str) -> None:
    codes = [group.code or "" for group in tried.groups]
    match ends:
        case "opening":
            open_consultation(session, tried, now=START, keep_until=KEEP_UNTIL)
        case "erasing":
            end_trial(session, tried)
        case "editing":
            replace_groups(session, tried, THREE_GROUPS)
    session.commit()

    left = everything_in(session)

    assert SENTINEL not in left
    assert not any(code in left for code in codes)
    assert (rows(session, Card), rows(session, Sheet)) == (0, 0)
    assert tried.trial_since is None


def test_a_sheet_that_came_while_the_trial_was_erased_is_not_counted(session: Session) -> None:
    """On a server of several processes, a phone may write between the erasing and its end."""
    consultation = a_consultation(session)
    late = consultation.groups[0]
    session.add(Sheet(key=b"k" * 16, group_id=late.id, resume_hash=b"r" * 32, sent=True))
    session.commit()

    open_consultation(session, consultation, now=START, keep_until=KEEP_UNTIL)

    assert rows(session, Sheet) == 0
    assert count_sent(session, consultation).get(late.id, 0) == 0
    assert late.code is not None


def test_a_card_of_the_trial_opens_nothing_afterwards(
    session: Session, tried: Consultation
) -> None:
    (card, *_others) = issue_cards(session, tried.groups[0])
    open_consultation(session, tried, now=START, keep_until=KEEP_UNTIL)

    assert find_door(session, card) is None


@pytest.mark.sqlite_only
def test_no_byte_of_a_trial_is_left_in_any_file(session: Session, tried: Consultation) -> None:
    open_consultation(session, tried, now=START, keep_until=KEEP_UNTIL)
    session.commit()

    path = str(session.get_bind().engine.url.database)
    for file in (path, f"{path}-wal"):
        with open(file, "rb") as kept:
            assert SENTINEL.encode() not in kept.read(), file


@pytest.mark.parametrize("verb", [ask_closing, leave_out, start_again])
def test_a_trial_is_never_closed_nor_read(
    session: Session, tried: Consultation, verb: Callable[..., None]
) -> None:
    with pytest.raises(NotOpen):
        verb(session, tried.groups[0], now=START)


def test_a_trial_begins_before_the_opening_and_once_nothing_is_missing(session: Session) -> None:
    with pytest.raises(Frozen):
        begin_trial(session, an_open_consultation(session), now=START, ready=True)
    with pytest.raises(CannotOpen):
        begin_trial(session, a_consultation(session), now=START, ready=False)


def test_begun_twice_the_codes_stay(session: Session, tried: Consultation) -> None:
    codes = [group.code for group in tried.groups]

    begin_trial(session, tried, now=START, ready=True)

    assert [group.code for group in tried.groups] == codes
