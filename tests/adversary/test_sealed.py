"""Nobody sees a result before the closing: whatever people answer, every page stays the same.

One consultation is looked at by everyone, people change everything they said, and everyone looks
again: but for what is drawn at random for each page, not one byte may differ.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from analysis.position import Skip
from analysis.report import Audience
from models import Consultation, Group, GroupState, Sheet, User
from models.store.answers import save_answer
from models.store.closing import ask_closing
from models.store.drafts import AnswerDraft
from models.store.interrupting import pause
from tests.builders import (
    CENTRE,
    EXPERTISE,
    PARTICIPATION,
    REPRESENTATION,
    a_facilitator,
    a_sent_sheet,
    an_open_consultation,
    close,
)
from tests.clock import Clock
from tests.doors import requests_in
from tests.participants import begin
from tests.test_access import signed_in
from tests.visitors import Visitor

OPEN_RANK, CLOSING_RANK, CLOSED_RANK = 1, 2, 3
ASKED_TWICE: Final = ("/fermer", "/recommencer", "/sans-ce-groupe", "/arreter")
SENTINEL: Final = "Parole-7f3a"
DRAWN_AT_RANDOM: Final = re.compile(
    rb'<input[^>]*name="(?:[a-z]+-)?(?:csrf_token|entry)"[^>]*>|(?<=Set-Cookie: session=)[^\r\n]*'
    rb"|(?<=Set-Cookie: entree=)[^\r\n]*"
    rb'|(?<= data-page=")[^"]*|(?<=^Date: )[^\r\n]*',
    re.MULTILINE,
)
SAID: Final = (
    AnswerDraft(current=EXPERTISE, desired=EXPERTISE),
    AnswerDraft(current=REPRESENTATION, desired=PARTICIPATION),
    AnswerDraft(current=Skip.DOES_NOT_KNOW, desired=Skip.PREFERS_NOT),
    AnswerDraft(current=Skip.NOT_APPLICABLE),
    AnswerDraft(desired=CENTRE),
    AnswerDraft(
        current=(5, 1, 0), desired=(0, 1, 5), comment=SENTINEL * 50, audience=Audience.PLENARY
    ),
    AnswerDraft(),
)
"""Everything that one may say of a practice, silence included."""

Seen = dict[tuple[str, str, str], bytes]


@pytest.fixture
def consultation(session: Session, facilitator: User, clock: Clock) -> Consultation:
    """One group is open, one is in its ten minutes of grace, one is closed."""
    consultation = an_open_consultation(session, facilitator=facilitator)
    for group in consultation.groups:
        for _ in range(3):
            a_sent_sheet(session, group)
    close(session, consultation.groups[CLOSED_RANK - 1], now=clock())
    clock.advance(minutes=11)
    ask_closing(session, consultation.groups[CLOSING_RANK - 1], now=clock())
    session.commit()
    return consultation


@pytest.fixture
def everyone(
    another_client: Callable[[], Visitor],
    alice: Visitor,
    session: Session,
    consultation: Consultation,
) -> dict[str, Visitor]:
    """Alice, who accompanies; Ève, who accompanies elsewhere; people who answer; nobody."""
    same_group, elsewhere = another_client(), another_client()
    begin(same_group, session, consultation.groups[OPEN_RANK - 1])
    begin(elsewhere, session, an_open_consultation(session).groups[0])
    return {
        "alice": alice,
        "eve": signed_in(another_client, a_facilitator(session, "Ève"), session),
        "same group": same_group,
        "another group": elsewhere,
        "nobody": another_client(),
    }


def change_everything(session: Session, group: Group) -> None:
    """Everyone who sent a sheet says something else of every practice; the closing one too."""
    grace, group.closes_at = group.closes_at, None
    for number, sheet in enumerate(_sent(session, group)):
        sheet.typed = not sheet.typed  # how many came on paper is told to nobody either
        for practice in group.consultation.practices:
            said = SAID[(number + practice.rank) % len(SAID)]
            if group in practice.asked_of:
                save_answer(session, sheet, practice, said)
    group.closes_at = grace
    session.commit()


def _sent(session: Session, group: Group) -> list[Sheet]:
    sheets = sa.select(Sheet).where(Sheet.group_id == group.id, Sheet.sent).order_by(Sheet.key)
    return list(session.scalars(sheets))


def arrive(everyone: dict[str, Visitor]) -> None:
    """Take the cookies that a first page gives: the one of a session, the one of an entry."""
    for visitor in everyone.values():
        visitor.get("/connexion")
        visitor.get("/repondre")


def look_everywhere(ways: list[tuple[str, str]], everyone: dict[str, Visitor]) -> Seen:
    """Return what every route answers to everyone: reading it, and knocking without a proof."""
    for visitor in everyone.values():
        visitor.get("/demarches")  # where what the last act still had to say is said
    return {
        (who, method, url): answer
        for who, visitor in everyone.items()
        for method, url in ways
        for answer in _answers(visitor, method, url)
    }


def every_way(app: Flask, session: Session, consultation: Consultation) -> list[tuple[str, str]]:
    """Return every route of the map, for each group, and the pages that ask twice."""
    ways: dict[tuple[str, str], None] = {}
    for request in requests_in(app, session, consultation):
        for rank in (OPEN_RANK, CLOSING_RANK, CLOSED_RANK):
            url = re.sub(r"(?<=/groupes/)\d+", str(rank), request.url)
            ways[request.method, url] = None
            if request.method == "GET" and url.endswith(ASKED_TWICE):
                ways[request.method, f"{url}?encore=1"] = None
    return list(ways)


def _answers(visitor: Visitor, method: str, url: str) -> Iterator[bytes]:
    if url.startswith("/deconnexion"):
        return
    response = visitor.open(url, method=method)
    told = f"{response.status}\n{response.headers}".encode() + response.data
    yield DRAWN_AT_RANDOM.sub(b"", told)


def test_no_route_tells_anyone_what_was_answered_before_the_closing(
    app: Flask,
    session: Session,
    consultation: Consultation,
    everyone: dict[str, Visitor],
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither in a page nor in a header, a length, a redirection, a refusal or a log."""
    arrive(everyone)
    ways = every_way(app, session, consultation)
    before = look_everywhere(ways, everyone)
    for rank in (OPEN_RANK, CLOSING_RANK):
        change_everything(session, consultation.groups[rank - 1])
    after = look_everywhere(ways, everyone)

    assert [way for way in before if before[way] != after[way]] == []
    assert not any(SENTINEL.encode() in answer for answer in after.values())
    assert SENTINEL not in caplog.text + "".join(capfd.readouterr())
    states = [group.state for group in consultation.groups]
    assert states == [GroupState.OPEN, GroupState.CLOSING, GroupState.CLOSED]
    _expect_that_alice_really_reads(after, f"/demarches/{consultation.key}")


def test_a_pause_tells_nothing_either(
    app: Flask,
    session: Session,
    consultation: Consultation,
    everyone: dict[str, Visitor],
    clock: Clock,
) -> None:
    """Neither to Alice nor to a phone of the same group, which only read why it waits."""
    people = {who: everyone[who] for who in ("alice", "same group")}
    arrive(people)
    pause(session, consultation, now=clock(), words="On attend.")
    ways = every_way(app, session, consultation)
    before = look_everywhere(ways, people)
    consultation.paused_at = None
    change_everything(session, consultation.groups[OPEN_RANK - 1])
    consultation.paused_at = clock()
    session.commit()

    after = look_everywhere(ways, people)

    assert [way for way in before if before[way] != after[way]] == []
    assert "On attend." in after["same group", "GET", "/repondre/pratique/1"].decode()


def _expect_that_alice_really_reads(seen: Seen, desk: str) -> None:
    """A locked door would prove nothing."""
    for page in ("", "/constats", "/commentaires", "/groupes/1/fermer", "/groupes/3/positions/1"):
        assert seen["alice", "GET", desk + page].startswith(b"200"), page
    assert seen["alice", "GET", f"{desk}/classeur.xlsx"].startswith(b"404")
