"""A pause loses nothing, a stop erases what was still being collected."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.report import Audience
from models import Comment, Consultation, ConsultationState, GroupState, Response, Sheet
from models.store.answers import answers_of, save_answer
from models.store.closing import GRACE, ask_closing, close_due_groups
from models.store.collecting import count_sent, enter, find_door, resume, resume_code_of, withdraw
from models.store.drafts import AnswerDraft
from models.store.findings import load_report
from models.store.interrupting import conclude, go_on, pause, stop, take_up_again
from models.store.opening import issue_cards
from models.store.refusals import NotOpen
from tests.builders import (
    CENTRE,
    TODAY,
    a_consultation,
    a_door,
    a_read_consultation,
    a_sent_sheet,
    a_sheet,
    an_open_consultation,
    close,
    everything_in,
)
from tests.clock import START

WORDS = "On attend la fin des fêtes."
SENTINEL = "Parole-arretee-9b2"


def paused(session: Session, consultation: Consultation) -> Consultation:
    pause(session, consultation, now=START, words=WORDS)
    return consultation


def test_nothing_comes_in_during_a_pause(session: Session, consultation: Consultation) -> None:
    team = consultation.groups[0]
    door, sheet = a_door(session, team), a_sheet(session, team)
    paused(session, consultation)

    with pytest.raises(NotOpen):
        enter(session, door, entry_key="Bob")
    with pytest.raises(NotOpen):
        save_answer(session, sheet, consultation.practices[0], AnswerDraft(current=CENTRE))
    with pytest.raises(NotOpen):
        issue_cards(session, team)


def test_a_pause_loses_nothing(session: Session, consultation: Consultation) -> None:
    team = consultation.groups[0]
    sheet = a_sent_sheet(session, team)
    door, said = a_door(session, team), answers_of(session, sheet)
    paused(session, consultation)

    go_on(session, consultation)

    assert answers_of(session, sheet) == said
    assert enter(session, door, entry_key="Bob").sheet.group_id == team.id
    assert consultation.said_to_all == ""


def test_one_may_still_find_one_s_sheet_and_erase_it(
    session: Session, consultation: Consultation
) -> None:
    sheet = a_sent_sheet(session, consultation.groups[0])
    paused(session, consultation)

    found = resume(session, resume_code_of(sheet))
    assert found is not None
    withdraw(session, found.sheet)

    assert count_sent(session, consultation)[consultation.groups[0].id] == 0


def test_a_pause_calls_off_a_closing_and_nothing_closes_meanwhile(
    session: Session, consultation: Consultation
) -> None:
    team = consultation.groups[0]
    ask_closing(session, team, now=START)
    paused(session, consultation)

    assert close_due_groups(session, now=START + GRACE + timedelta(days=1)) == 0
    with pytest.raises(NotOpen):
        ask_closing(session, team, now=START)
    go_on(session, consultation)
    assert team.state is GroupState.OPEN


def test_a_stop_erases_what_was_being_collected(
    session: Session, consultation: Consultation
) -> None:
    comment = AnswerDraft(comment=SENTINEL, audience=Audience.PLENARY)
    for group in consultation.groups:
        a_sent_sheet(session, group, comment=comment)
    session.commit()

    stop(session, consultation, now=START, words=WORDS)
    session.commit()

    assert SENTINEL not in everything_in(session)
    for kind in (Response, Comment):
        assert session.scalar(sa.select(sa.func.count()).select_from(kind)) == 0
    assert set(count_sent(session, consultation).values()) == {0}
    assert session.scalars(sa.select(Sheet.sent)).all() == [False] * 3


def test_after_a_stop_codes_lead_to_a_group_that_takes_nothing(
    session: Session, consultation: Consultation
) -> None:
    team = consultation.groups[0]
    (card, *_others) = issue_cards(session, team)
    stop(session, consultation, now=START, words=WORDS)

    door = find_door(session, card)

    assert door is not None
    assert door.group.state is GroupState.LEFT_OUT
    with pytest.raises(NotOpen):
        enter(session, door, entry_key="Bob")
    with pytest.raises(NotOpen):
        ask_closing(session, team, now=START)


def test_groups_that_had_closed_are_read_and_the_others_join_nothing(
    session: Session, consultation: Consultation
) -> None:
    for group in consultation.groups:
        for _person in range(3):
            a_sent_sheet(session, group)
    close(session, consultation.groups[0])

    stop(session, consultation, now=START + GRACE, words=WORDS)

    report = load_report(session, consultation)
    assert consultation.state is ConsultationState.READ
    assert report is not None
    shown = [practice.forms for practice in report.practices if practice.forms]
    assert {group.group for forms in shown for group in forms.groups if group.current} == {"g1"}


def test_only_what_is_being_collected_is_paused_or_stopped(session: Session) -> None:
    for consultation in (a_consultation(session), a_read_consultation(session)):
        with pytest.raises(NotOpen):
            pause(session, consultation, now=START, words=WORDS)
        with pytest.raises(NotOpen):
            stop(session, consultation, now=START, words=WORDS)
        with pytest.raises(NotOpen):
            go_on(session, consultation)


def test_a_consultation_is_concluded_once_nothing_is_collected(session: Session) -> None:
    with pytest.raises(NotOpen):
        conclude(session, an_open_consultation(session), today=TODAY)
    read = a_read_consultation(session)

    conclude(session, read, today=TODAY)
    assert read.concluded_on == TODAY
    take_up_again(session, read)
    assert read.concluded_on is None
