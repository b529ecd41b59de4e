"""The fictitious consultations are worth looking at, and the same everywhere."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.report import Audience, Report, Tier
from commands.demo import add_fictitious
from models import Consultation, KeptComment, Sheet, Snapshot
from models.store.findings import load_report
from models.store.meetings import list_meetings
from tests.builders import a_facilitator, comments_of
from tests.clock import START


@pytest.fixture
def closed(session: Session) -> Consultation:
    add_fictitious(session, a_facilitator(session), now=START)
    session.commit()
    return session.scalars(sa.select(Consultation).order_by(Consultation.id)).all()[1]


@pytest.fixture
def report(session: Session, closed: Consultation) -> Report:
    found = load_report(session, closed)
    assert found is not None
    return found


def test_there_is_something_to_debate_and_something_to_celebrate(report: Report) -> None:
    """Convergences and divergences of several kinds, by workshops and by forms."""
    leading = {practice.leading.category for practice in report.practices if practice.leading}
    by_forms = {
        practice.forms.finding.category
        for practice in report.practices
        if practice.forms and practice.forms.finding
    }
    assert len(leading) >= 4
    assert len(by_forms) >= 3


def test_every_group_says_something_in_its_workshop(report: Report) -> None:
    """With reasons, an example, what helps and what hinders."""
    positions = [
        position
        for practice in report.practices
        if practice.workshop
        for position in practice.workshop.positions
    ]
    assert {position.group for position in positions} == {"g1", "g2", "g3"}
    assert all(
        position.reasons and position.example and position.helps and position.hinders
        for position in positions
    )


def test_small_groups_show_what_small_groups_may(report: Report) -> None:
    """Five, four and six people: centres for two groups, at most a zone for the third."""
    tiers = {
        (forms.group, forms.tier)
        for practice in report.practices
        if practice.forms
        for forms in practice.forms.groups
    }
    assert ("g1", Tier.CENTRE) in tiers
    assert not {("g2", Tier.CENTRE), ("g1", Tier.COUNTS), ("g3", Tier.COUNTS)} & tiers


def test_comments_are_left_for_all_three_audiences(
    session: Session, closed: Consultation, report: Report
) -> None:
    """Some are retold already; at least one is left to try with."""
    comments = comments_of(session, closed)
    assert {comment.audience for comment in comments} == set(Audience)
    assert report.comments
    assert [c for c in comments if c.audience is Audience.PLENARY and not c.retold]


def test_nothing_is_left_of_the_answers(session: Session, closed: Consultation) -> None:
    """They went through the real closing."""
    assert session.scalar(sa.select(sa.func.count()).select_from(Sheet)) == 0
    assert {group.code for group in closed.groups} == {None}


def test_two_installations_show_the_same(session: Session, closed: Consultation) -> None:
    """The same bytes, the same comments."""
    add_fictitious(session, a_facilitator(session), now=START)
    snapshots = session.scalars(sa.select(Snapshot.json)).all()
    assert len(snapshots) == 4
    assert len(set(snapshots)) == 2
    texts = list(session.scalars(sa.select(KeptComment.text)))
    assert all(texts.count(text) == 2 for text in texts)


def test_each_has_its_calendar_held_in_part(session: Session, closed: Consultation) -> None:
    """What comes next is to come, and the day of the mise en commun is the one of the receipts."""
    today = START.date()
    for consultation in session.scalars(sa.select(Consultation)):
        meetings = list_meetings(session, consultation)
        days = [meeting.day for meeting in meetings if meeting.day]

        assert len(days) == len(meetings) == 7
        assert days == sorted(days)
        assert days[0] < today < days[-1]
        assert meetings[0].report
