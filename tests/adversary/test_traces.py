"""Who answered, from where, when and in which order is found nowhere."""

from collections.abc import Callable
from typing import Final

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from analysis.report import Audience, Role
from models import Consultation, Entry, KeptComment, Response, Sheet, User
from models.store.collecting import resume_code_of
from models.store.drafts import AnswerDraft, GroupDraft
from tests.builders import (
    CENTRE,
    EXPERTISE,
    PARTICIPATION,
    a_sent_sheet,
    an_open_consultation,
    close,
    decide,
    everything_in,
    files_of,
)
from tests.clock import Clock
from tests.exports.reading import parts_of
from tests.page import open_page
from tests.participants import CONTINUE, a_code, answer_everything
from tests.visitors import Visitor

ADDRESS: Final = "203.0.113.77"
BROWSER: Final = "Sentinelle-Navigateur"
WORDS: Final = "Sentinelle-Parole"
FIVE: Final = GroupDraft(role=Role.BOARD, label="Le CA", expected=5, entry=Entry.CARDS)


def test_the_whole_way_leaves_no_trace_of_bob(
    app: Flask,
    client: Visitor,
    session: Session,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither his address, nor his browser, nor his codes, nor his cookies; nor words erased."""
    group = an_open_consultation(session).groups[0]
    card = a_code(session, group)
    client.environ_base |= {"REMOTE_ADDR": ADDRESS, "HTTP_USER_AGENT": BROWSER}
    page = open_page(client, f"/r/{card}").submit("J’accepte")
    page.submit(
        CONTINUE, current="6-0-0", desired="0-0-6", comment=WORDS, audience=Audience.WORKSHOP
    )
    answer_everything(open_page(client, page.url), EXPERTISE, PARTICIPATION)
    sheet = session.query(Sheet).one()
    cookie = client.get_cookie("feuille")
    assert cookie is not None
    secrets = [ADDRESS, BROWSER, card, cookie.value, resume_code_of(sheet)]
    client.get("/repondre/verifier")
    client.get("/n-existe-pas")
    client.post("/repondre", data={"code": card})
    session.rollback()

    told = caplog.text + "".join(capfd.readouterr())
    kept = everything_in(session) + repr(files_of(app))
    assert not [secret for secret in secrets if secret in kept + told]
    assert WORDS not in told
    close(session, group)
    session.commit()
    assert WORDS.encode() not in files_of(app)
    assert WORDS not in everything_in(session)


def test_the_order_of_arrival_is_in_no_table(session: Session) -> None:
    """Read as the database gives them, rows of known arrivals come in an order of chance."""
    group = an_open_consultation(session, groups=[_many(40)]).groups[0]
    arrivals = [a_sent_sheet(session, group, comment=_said(number)).key for number in range(40)]
    session.commit()
    for kind, key in ((Sheet, "key"), (Response, "sheet_key")):
        if session.get_bind().dialect.name == "sqlite":
            rows = session.execute(kind.__table__.select()).mappings()
            order = list(dict.fromkeys(arrivals.index(row[key]) for row in rows))
            assert abs(_rank_correlation(order)) < 0.8, kind


def test_comments_come_out_in_another_order_than_they_came_in(session: Session) -> None:
    groups = an_open_consultation(session, groups=[_many(40), FIVE]).groups
    for number in range(40):
        a_sent_sheet(session, groups[0], comment=_said(number))
    for _ in range(5):
        a_sent_sheet(session, groups[1])
    for group in groups:
        close(session, group)
    session.commit()

    rows = session.execute(KeptComment.__table__.select()).mappings()
    order = [int(row["text"].split()[-1]) for row in rows]

    assert sorted(order) == list(range(40))
    assert abs(_rank_correlation(order)) < 0.8


def _many(people: int) -> GroupDraft:
    return GroupDraft(role=Role.RECIPIENTS, label="Tous", expected=people, entry=Entry.ADDRESS)


def _said(number: int) -> AnswerDraft:
    return AnswerDraft(comment=f"{WORDS} {number}", audience=Audience.PLENARY)


def _rank_correlation(order: list[int]) -> float:
    """Return Spearman's rho of an order with that of arrival; chance stays under 0.8 at 40."""
    n = len(order)
    return 1 - 6 * sum((rank - at) ** 2 for rank, at in enumerate(order)) / (n * (n * n - 1))


def test_who_came_first_and_at_what_hour_is_not_in_the_workbook(
    session: Session,
    another_client: Callable[[], Visitor],
    facilitator: User,
    clock: Clock,
) -> None:
    """The same answers in another order, hours later on the same days: the same bytes."""
    one = _collected(session, facilitator, clock, [EXPERTISE, CENTRE, PARTICIPATION], hours=0)
    other = _collected(session, facilitator, clock, [PARTICIPATION, EXPERTISE, CENTRE], hours=3)
    alice = another_client()
    session.commit()
    alice.sign_in(facilitator)

    for book in ("classeur.xlsx", "mise-en-commun.xlsx", "groupes/1/atelier/classeur.xlsx"):
        first, second = (_told_by(alice, each, book) for each in (one, other))
        assert first == second


def _told_by(alice: Visitor, consultation: Consultation, book: str) -> dict[str, bytes]:
    """Return every part of a workbook, without the key of its consultation."""
    parts = parts_of(alice.get(f"/demarches/{consultation.key}/{book}").data)
    key = consultation.key.encode()
    return {name: part.replace(key, b"") for name, part in parts.items()}


def _collected(
    session: Session, alice: User, clock: Clock, places: list[tuple[int, int, int]], *, hours: int
) -> Consultation:
    now = clock()
    consultation = an_open_consultation(session, facilitator=alice, now=now)
    for group in consultation.groups:
        for place in places:
            a_sent_sheet(session, group, place, CENTRE)
        close(session, group, now=now.replace(hour=now.hour + hours))
        decide(session, group)
    return consultation
