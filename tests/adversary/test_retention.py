"""What is shown of groups is kept until the day that was promised, then is nowhere (P11)."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from analysis.report import Audience
from models import (
    Activity,
    Base,
    BoardAnswer,
    BoardResponse,
    Consultation,
    ErasedConsultation,
    FindingNote,
    Meeting,
    MeetingKind,
    Organisation,
    Plenary,
    Proposal,
    Snapshot,
    User,
    Verdict,
    db,
)
from models.store.activity import Act, record
from models.store.drafts import AnswerDraft, GroupPositionDraft
from models.store.erasing import LOG_KEPT_FOR
from models.store.findings import retell, save_group_position
from tests.builders import (
    CENTRE,
    KEEP_UNTIL,
    a_consultation,
    a_sent_sheet,
    an_open_consultation,
    close,
    comments_of,
    everything_in,
)
from tests.clock import START, Clock
from tests.visitors import Terminal, Visitor

SENTINEL: Final = "Sentinelle-gardée"
SAID: Final = AnswerDraft(comment=SENTINEL, audience=Audience.PLENARY)
REGISTER: Final = frozenset({"erased_consultation"})


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    """Every group has closed and spoken, the meeting was held, the board answered."""
    consultation = an_open_consultation(session, facilitator=facilitator)
    for group in consultation.groups:
        for _ in range(3):
            a_sent_sheet(session, group, comment=SAID)
        close(session, group)
    team, practice = consultation.groups[0], consultation.practices[0]
    said = GroupPositionDraft(current=CENTRE, desired=CENTRE, reasons=SENTINEL, helps=SENTINEL)
    save_group_position(session, team, practice, said)
    retell(
        session,
        comments_of(session, consultation)[0],
        SENTINEL,
    )
    session.add_all(_of_the_meetings(consultation))
    record(
        session,
        account=facilitator,
        consultation=consultation,
        act=Act.TEXT_MENDED,
        now=START,
        subject=SENTINEL,
        before=SENTINEL,
        after=SENTINEL,
    )
    practice.sentence = SENTINEL
    team.label = SENTINEL
    session.commit()
    return consultation


def _of_the_meetings(consultation: Consultation) -> Iterator[Base]:
    practice = consultation.practices[0]
    yield Plenary(consultation_id=consultation.id, speakers=[1], chosen=[])
    yield FindingNote(practice_id=practice.id, verdict=Verdict.KEPT, words=SENTINEL, notes=SENTINEL)
    yield Meeting(
        key="meeting",
        changed_at=START,
        consultation_id=consultation.id,
        rank=1,
        kind=MeetingKind.OTHER,
        title=SENTINEL,
        report=SENTINEL,
        minutes=60,
    )
    yield Proposal(
        consultation_id=consultation.id,
        rank=1,
        text=SENTINEL,
        response=BoardResponse(
            noted_on=START.date(),
            answer=BoardAnswer.SET_ASIDE,
            reason=SENTINEL,
            adopted_on=START.date(),
        ),
    )


def _belonging() -> list[sa.Table]:
    """Return every table that a consultation owns, through however many others."""
    owned = {"consultation"}
    tables = Base.metadata.sorted_tables  # each after those that it points to
    for table in tables:
        if any(
            key.column.table.name in owned and key.ondelete == "CASCADE"
            for key in table.foreign_keys
        ):
            owned.add(table.name)
    return [table for table in tables if table.name in owned]


def _rows(session: Session) -> dict[str, int]:
    counts = {
        table.name: session.scalar(sa.select(sa.func.count()).select_from(table)) or 0
        for table in _belonging()
    }
    return {name: count for name, count in counts.items() if count}


def _the_day_after(clock: Clock) -> None:
    clock.now = clock.now.replace(year=KEEP_UNTIL.year, month=KEEP_UNTIL.month, day=KEEP_UNTIL.day)
    clock.advance(days=1)


def test_until_the_last_day_included_everything_is_there(
    client: Visitor, alice: Visitor, runner: Terminal, consultation: Consultation, clock: Clock
) -> None:
    _the_day_after(clock)
    clock.advance(days=-1)

    runner.invoke(args=["tick"])
    client.get("/")

    assert alice.get(f"/demarches/{consultation.key}/constats").status_code == 200


@pytest.mark.parametrize("how", ["the first page anyone opens", "flask tick"])
def test_the_day_after_nothing_is_left_but_the_register(
    client: Visitor,
    runner: Terminal,
    session: Session,
    consultation: Consultation,
    clock: Clock,
    how: str,
) -> None:
    """No row of what a consultation owns, no word of it in any table, whoever comes first."""
    title, name = consultation.title, consultation.organisation.name
    assert {"snapshot", "kept_comment", "group_release", "activity"} <= set(_rows(session))
    _the_day_after(clock)

    if how == "flask tick":
        runner.invoke(args=["tick"])
    else:
        client.get("/")

    session.rollback()
    assert _rows(session) == {}
    assert session.scalars(sa.select(Organisation)).all() == []
    assert SENTINEL not in everything_in(session)
    left = everything_in(session, without=REGISTER)
    assert title not in left
    assert name not in left
    [entry] = session.scalars(sa.select(ErasedConsultation)).all()
    assert (entry.title, entry.organisation, entry.promised) == (title, name, True)


@pytest.mark.sqlite_only
def test_no_file_of_the_database_keeps_a_word_of_it(
    app: Flask, client: Visitor, session: Session, consultation: Consultation, clock: Clock
) -> None:
    """Erased means overwritten, and the log that the database writes ahead is emptied."""
    snapshot = session.scalars(sa.select(Snapshot)).one()
    words = [SENTINEL.encode(), snapshot.json[:200].encode(), consultation.key.encode()]
    assert all(word in _files(app) for word in words)
    session.close()
    _the_day_after(clock)

    client.get("/")

    assert [word for word in words if word in _files(app)] == []


def _files(app: Flask) -> bytes:
    with app.app_context():
        database = Path(db.engine.url.database or "")
    return b"".join(path.read_bytes() for path in database.parent.glob(f"{database.name}*"))


def test_who_accompanied_it_finds_it_nowhere_the_day_after(
    alice: Visitor, consultation: Consultation, clock: Clock
) -> None:
    desk = f"/demarches/{consultation.key}"
    _the_day_after(clock)

    found = {path: alice.get(desk + path).status_code for path in ("", "/constats", "/journal")}

    assert set(found.values()) == {404}


def test_what_was_never_opened_promised_nothing_and_stays(
    client: Visitor, session: Session, facilitator: User, clock: Clock
) -> None:
    prepared = a_consultation(session, facilitator=facilitator)
    session.commit()
    clock.advance(days=4000)

    client.get("/")

    assert session.get(Consultation, prepared.id) is not None


def test_another_edition_keeps_the_organisation_that_it_is_about(
    client: Visitor, session: Session, consultation: Consultation, clock: Clock
) -> None:
    again = an_open_consultation(session)
    again.organisation, again.keep_until = consultation.organisation, date(2030, 1, 1)
    session.commit()
    _the_day_after(clock)

    client.get("/")

    assert [each.id for each in session.scalars(sa.select(Consultation))] == [again.id]
    assert again.organisation.name


def test_a_fictitious_consultation_leaves_no_line_in_the_register(
    client: Visitor, session: Session, consultation: Consultation, clock: Clock
) -> None:
    consultation.fictitious = True
    _the_day_after(clock)

    client.get("/")

    assert session.scalars(sa.select(ErasedConsultation)).all() == []


def test_the_log_of_the_installation_is_kept_two_years(
    runner: Terminal, session: Session, facilitator: User, clock: Clock
) -> None:
    for moment in (START, START + timedelta(days=2)):
        record(session, account=facilitator, consultation=None, act=Act.POLICY_EDITED, now=moment)
    clock.advance(days=LOG_KEPT_FOR.days + 1)

    runner.invoke(args=["tick"])

    [left] = session.scalars(sa.select(Activity)).all()
    assert left.happened_at == START + timedelta(days=2)


def test_an_open_collection_whose_day_has_come_goes_too(
    client: Visitor, session: Session, facilitator: User, clock: Clock
) -> None:
    """A group that nobody closed keeps nothing beyond what its people accepted."""
    opened = an_open_consultation(session, facilitator=facilitator)
    a_sent_sheet(session, opened.groups[0], comment=SAID)
    session.commit()
    _the_day_after(clock)

    client.get("/")

    session.rollback()
    assert _rows(session) == {}
    assert SENTINEL not in everything_in(session)
