"""A group closes: once, for good, and leaves counts where there were answers."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from analysis.category import Category
from analysis.position import Moment, Skip
from analysis.release import release
from analysis.report import Audience, Band, Role, Tier
from analysis.snapshot import to_json
from analysis.tally import Answer, GroupTally, PracticeTally
from models import (
    Card,
    Comment,
    Consultation,
    ConsultationState,
    Entry,
    Group,
    GroupState,
    KeptComment,
    Response,
    SealedCount,
    SealedSkip,
    SealedTurnout,
    SealedTyped,
    Sheet,
    Snapshot,
    db,
)
from models.store import sealing
from models.store.closing import (
    GRACE,
    ask_closing,
    call_off_closing,
    close_due_groups,
    close_what_is_due,
    leave_out,
    start_again,
)
from models.store.collecting import count_sent, find_door, resume, resume_code_of, sheet_of_cookie
from models.store.drafts import AnswerDraft, GroupDraft
from models.store.editing import questionnaire_of
from models.store.findings import load_group_release, load_report
from models.store.locking import lock_consultation
from models.store.opening import issue_cards
from models.store.refusals import NotOpen
from tests.builders import (
    CENTRE,
    EXPERTISE,
    PARTICIPATION,
    THREE_GROUPS,
    a_read_consultation,
    a_sent_sheet,
    a_sheet,
    an_open_consultation,
    close,
    comments_of,
    everything_in,
)
from tests.clock import START

ERASED = (Card, Sheet, Response, Comment)
SEALED = (SealedTurnout, SealedCount, SealedSkip, SealedTyped)
TO_ALL = AnswerDraft(comment="Sentinelle du commentaire", audience=Audience.PLENARY)


def count(session: Session, kind: type) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(kind)) or 0


def test_a_group_closes_ten_minutes_after_it_was_asked(session: Session, team: Group) -> None:
    """Not a second before."""
    assert timedelta(minutes=10) == GRACE
    ask_closing(session, team, now=START)
    assert close_due_groups(session, now=START + GRACE - timedelta(seconds=1)) == 0
    assert (team.state, team.code is None) == (GroupState.CLOSING, False)
    assert close_due_groups(session, now=START + GRACE) == 1
    assert (team.state, team.code is None) == (GroupState.CLOSED, True)


def test_asking_twice_does_not_put_it_off(session: Session, team: Group) -> None:
    """A second tap finds the same hour."""
    ask_closing(session, team, now=START)
    ask_closing(session, team, now=START + timedelta(minutes=5))
    assert team.closes_at == START + GRACE


def test_closing_can_be_called_off_during_the_grace(session: Session, team: Group) -> None:
    """And answers enter again."""
    ask_closing(session, team, now=START)
    call_off_closing(session, team)
    assert team.state is GroupState.OPEN
    assert close_due_groups(session, now=START + GRACE) == 0
    a_sent_sheet(session, team)


def test_what_is_closed_stays_closed(session: Session, team: Group) -> None:
    """No verb opens it, empties it, or leaves it out."""
    close(session, team)
    for act in (ask_closing, start_again, leave_out):
        with pytest.raises(NotOpen):
            act(session, team, now=START)
    with pytest.raises(NotOpen):
        call_off_closing(session, team)
    assert team.state is GroupState.CLOSED


def test_closing_leaves_no_answer_and_no_code(session: Session, team: Group) -> None:
    """Cards, sheets, drafts and their codes are erased; nothing finds them again."""
    card = issue_cards(session, team)[0]
    sheets = [a_sent_sheet(session, team, comment=TO_ALL) for _ in range(2)]
    draft = a_sheet(session, team)
    codes = [resume_code_of(sheet) for sheet in [*sheets, draft]]
    close(session, team)
    assert [count(session, kind) for kind in ERASED] == [0] * 4
    assert find_door(session, card) is None
    assert [resume(session, code) for code in codes] == [None] * 3
    assert team.code is None


def test_closing_leaves_counts_of_those_who_placed_both_moments(
    session: Session, consultation: Consultation
) -> None:
    """Each moment apart, so that no pair can be made again; skips are counted beside."""
    team = consultation.groups[0]
    a_sent_sheet(session, team, CENTRE, EXPERTISE)
    a_sent_sheet(session, team, CENTRE, PARTICIPATION)
    a_sent_sheet(session, team, PARTICIPATION, Skip.DOES_NOT_KNOW)
    a_sheet(session, team)
    close(session, team)
    first = consultation.practices[0].id
    counts = session.scalars(sa.select(SealedCount).where(SealedCount.practice_id == first))
    assert {(c.moment, c.place): c.people for c in counts} == {
        (Moment.CURRENT, CENTRE): 2,
        (Moment.DESIRED, EXPERTISE): 1,
        (Moment.DESIRED, PARTICIPATION): 1,
    }
    skips = session.scalars(sa.select(SealedSkip).where(SealedSkip.practice_id == first))
    assert [(s.moment, s.skip, s.people) for s in skips] == [
        (Moment.DESIRED, Skip.DOES_NOT_KNOW, 1)
    ]
    assert session.get_one(SealedTurnout, team.id).people == 3


def test_a_closed_group_has_its_own_release_at_once(session: Session, team: Group) -> None:
    """For its workshop, and nothing of the others: the reading waits for them."""
    for _ in range(5):
        a_sent_sheet(session, team)
    assert load_group_release(session, team) is None
    close(session, team)
    released = load_group_release(session, team)
    assert released is not None
    assert {practice.forms.tier for practice in released} == {Tier.CENTRE}
    assert load_report(session, team.consultation) is None
    assert team.consultation.state is ConsultationState.OPEN


def test_the_last_group_brings_the_reading_and_takes_the_counts(
    session: Session, consultation: Consultation
) -> None:
    """Once, as a snapshot."""
    for group in consultation.groups[:-1]:
        close(session, group)
        assert count(session, SealedTurnout) > 0
    close(session, consultation.groups[-1])
    assert consultation.state is ConsultationState.READ
    assert [count(session, kind) for kind in SEALED] == [0] * len(SEALED)
    assert count(session, Snapshot) == 1


def test_the_reading_tells_how_groups_differ(session: Session) -> None:
    """The recipients want to go where nobody else does."""
    report = load_report(session, a_read_consultation(session))
    assert report is not None
    for practice in report.practices:
        assert practice.leading is not None
        assert practice.leading.category is Category.DIVERGING_DESIRED
    assert [group.band for group in report.turnout] == [Band.FROM_5, Band.FROM_3, Band.FROM_5]
    assert str(report.read_on) == "2027-03-08"


def test_everything_that_is_due_closes_together(
    session: Session, consultation: Consultation
) -> None:
    """After a night when the server was off."""
    for group in consultation.groups:
        ask_closing(session, group, now=START)
    assert close_due_groups(session, now=START + timedelta(days=30)) == 3
    assert close_due_groups(session, now=START + timedelta(days=30)) == 0
    assert consultation.state is ConsultationState.READ


def test_two_servers_at_once_close_once(app: Flask, session: Session) -> None:
    """Each in its own transaction, at the same second: one closes each group, one reading."""
    consultation = an_open_consultation(session)
    for group in consultation.groups:
        a_sent_sheet(session, group)
        ask_closing(session, group, now=START)
    session.commit()
    with app.app_context():
        engine = db.engine
    with ThreadPoolExecutor(8) as workers:
        closed = workers.map(lambda _: close_what_is_due(engine, now=START + GRACE), range(8))
        assert sum(closed) == 3
    session.expire_all()
    assert count(session, Snapshot) == 1
    assert consultation.state is ConsultationState.READ


def test_two_last_groups_closed_by_two_servers_are_read_once(app: Flask, session: Session) -> None:
    """Neither believes that the other group is still open."""
    consultation = an_open_consultation(session, groups=THREE_GROUPS[:2])
    team, people = consultation.groups
    ask_closing(session, team, now=START)
    ask_closing(session, people, now=START)
    session.commit()
    with app.app_context():
        engine = db.engine
    with Session(engine) as first, Session(engine) as second, ThreadPoolExecutor(1) as thread:
        _hold(first, consultation)
        other = thread.submit(close_due_groups, second, now=START + GRACE)
        assert close_due_groups(first, now=START + GRACE) == 2
        first.commit()
        assert other.result(timeout=10) == 0
        second.commit()
    session.rollback()
    assert count(session, Snapshot) == 1


def _hold(session: Session, consultation: Consultation) -> None:
    lock_consultation(session, consultation.id)


def test_a_closing_that_fails_halfway_loses_nothing(
    session: Session, consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One transaction: the answers are there again, and the next try closes."""
    team = consultation.groups[0]
    a_sent_sheet(session, team)
    ask_closing(session, team, now=START)
    session.commit()
    with monkeypatch.context() as patch:
        patch.setattr(sealing, "erase_collection", _fail)
        with pytest.raises(RuntimeError):
            close_due_groups(session, now=START + GRACE)
    session.rollback()
    assert count_sent(session, consultation)[team.id] == 1
    assert [count(session, kind) for kind in SEALED] == [0] * len(SEALED)
    assert close_due_groups(session, now=START + GRACE) == 1


def _fail(*_: object) -> None:
    raise RuntimeError


def test_starting_again_erases_and_gives_new_codes(session: Session, team: Group) -> None:
    """Even during the grace: what was answered is gone, old cards are dead."""
    sheet, former = a_sent_sheet(session, team, comment=TO_ALL), team.code
    code, cards = resume_code_of(sheet), issue_cards(session, team)
    ask_closing(session, team, now=START)
    start_again(session, team, now=START + timedelta(minutes=1))
    assert team.state is GroupState.OPEN
    assert team.code not in {former, None}
    assert [count(session, kind) for kind in ERASED] == [0] * 4
    assert resume(session, code) is None
    assert find_door(session, cards[0]) is None
    assert len(issue_cards(session, team)) == team.expected


def test_a_group_left_out_joins_no_reading(session: Session, consultation: Consultation) -> None:
    """Its answers are erased without being counted, and the others are read without it."""
    team, people, board = consultation.groups
    for group in (team, board):
        for _ in range(3):
            a_sent_sheet(session, group)
    for _ in range(3):
        a_sent_sheet(session, people, EXPERTISE, PARTICIPATION)
    close(session, team)
    leave_out(session, people, now=START)
    assert people.state is GroupState.LEFT_OUT
    assert [count(session, kind) for kind in (Sheet, Card)] != [0, 0]
    close(session, board)
    report = load_report(session, consultation)
    assert report is not None
    assert [turnout.left_out for turnout in report.turnout] == [False, True, False]
    for practice in report.practices:
        assert practice.leading is not None
        assert practice.leading.category is Category.CONSOLIDATE
        assert practice.forms is not None
        assert [forms.group for forms in practice.forms.groups] == ["g1", "g3"]


def test_leaving_the_last_group_out_brings_the_reading(
    session: Session, consultation: Consultation
) -> None:
    """Nobody is waited for any more."""
    for group in consultation.groups:
        leave_out(session, group, now=START)
    assert consultation.state is ConsultationState.READ
    assert count(session, Snapshot) == 1


def test_a_group_with_a_workshop_alone_is_not_waited_for(session: Session) -> None:
    """But no accord is proclaimed without it."""
    alone = GroupDraft(role=Role.BOARD, label="Le CA", expected=5, entry=Entry.NONE)
    consultation = an_open_consultation(session, groups=[*THREE_GROUPS[:2], alone])
    for group in consultation.groups[:2]:
        for _ in range(3):
            a_sent_sheet(session, group)
        close(session, group)
    report = load_report(session, consultation)
    assert report is not None
    assert {practice.leading.category for practice in report.practices if practice.leading} == {
        Category.INSUFFICIENT
    }
    with pytest.raises(NotOpen):
        ask_closing(session, consultation.groups[2], now=START)


def test_comments_are_pooled_without_their_group(session: Session) -> None:
    """Under new keys, after the last closing; one without an audience is erased."""
    consultation = an_open_consultation(session)
    keys = set()
    for group in consultation.groups:
        for number in range(4):
            comment = AnswerDraft(comment=f"{group.label} {number}", audience=Audience.WORKSHOP)
            a_sent_sheet(session, group, comment=comment if number else AnswerDraft(comment="x"))
        keys |= set(session.scalars(sa.select(Comment.key)))
        close(session, group)
        if group is not consultation.groups[-1]:
            assert not comments_of(session, consultation)
    comments = comments_of(session, consultation)
    assert {comment.text for comment in comments} == {
        f"{group.label} {number}" for group in consultation.groups for number in (1, 2, 3)
    }
    assert not keys & {comment.key for comment in comments}


def test_the_order_of_comments_tells_nothing(session: Session) -> None:
    """Three groups close one after the other; ten times, their comments come out mixed."""
    orders = set()
    for _ in range(10):
        consultation = an_open_consultation(session)
        for group in consultation.groups:
            for number in range(3):
                said = AnswerDraft(comment=f"{group.rank}{number}", audience=Audience.PLENARY)
                a_sent_sheet(session, group, comment=said)
            close(session, group)
        kept = session.execute(sa.text("SELECT text FROM kept_comment")).scalars()
        orders.add(tuple(text[0] for text in kept))
        for comment in comments_of(session, consultation):
            session.delete(comment)
        session.flush()
    assert len(orders) > 7


def test_comments_of_a_group_under_three_are_shown_to_nobody(session: Session) -> None:
    """Nor kept: they are erased with the answers."""
    consultation = an_open_consultation(session)
    team, people, board = consultation.groups
    for group, number in ((team, 5), (people, 2), (board, 5)):
        for _ in range(number):
            said = AnswerDraft(comment=group.label, audience=Audience.PLENARY)
            a_sent_sheet(session, group, comment=said)
        close(session, group)
    texts = {comment.text for comment in comments_of(session, consultation)}
    assert texts == {"L’équipe", "Le CA"}


@pytest.mark.parametrize("people", [(5, 2, 2), (4, 3, 0)])
def test_comments_of_too_few_are_erased(session: Session, people: tuple[int, ...]) -> None:
    """One group that was heard, or fewer than eight answers: they would be recognised."""
    consultation = an_open_consultation(session)
    for group, number in zip(consultation.groups, people, strict=True):
        for _ in range(number):
            a_sent_sheet(session, group, comment=TO_ALL)
        close(session, group)
    assert not comments_of(session, consultation)
    assert count(session, KeptComment) == 0
    assert "Sentinelle" not in everything_in(session)


def test_the_snapshot_is_the_same_on_every_database(session: Session) -> None:
    """SQLite or PostgreSQL give the bytes that the answers themselves give, without a database."""
    answers: dict[int, list[tuple[Answer, Answer]]] = {
        1: [(EXPERTISE, CENTRE), (CENTRE, CENTRE), (EXPERTISE, PARTICIPATION)],
        2: [(PARTICIPATION, EXPERTISE)] * 4,
        3: [(CENTRE, Skip.PREFERS_NOT), (CENTRE, CENTRE)],
    }
    consultation = a_read_consultation(session, answers=answers)
    questionnaire = questionnaire_of(consultation)
    tally = PracticeTally(
        groups={f"g{rank}": GroupTally.of_answers(given) for rank, given in answers.items()}
    )
    expected = release(
        questionnaire,
        {practice.code: tally for practice in questionnaire.practices},
        turnout={"g1": 3, "g2": 4, "g3": 2},
        read_on=date(2027, 3, 8),
    )
    assert session.get_one(Snapshot, consultation.id).json == to_json(expected)


def test_a_cookie_outlives_nothing(session: Session, team: Group) -> None:
    """After closing the cookie leads nowhere."""
    sheet = a_sent_sheet(session, team)
    entrance = resume(session, resume_code_of(sheet))
    assert entrance is not None
    close(session, team)
    assert sheet_of_cookie(session, entrance.cookie_token) is None
