"""What is left for the facilitator alone is read by those who accompanied at the opening."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Final
from zipfile import ZipFile

import pytest
from sqlalchemy.orm import Session

from analysis.report import Audience
from models import Consultation, User
from models.store.drafts import AnswerDraft
from models.store.findings import load_comments
from models.store.opening import open_consultation
from models.store.team import add_facilitator, remove_facilitator
from tests.builders import (
    KEEP_UNTIL,
    a_consultation,
    a_facilitator,
    a_sent_sheet,
    close,
)
from tests.clock import START
from tests.page import Page, open_page
from tests.visitors import Visitor

PRIVATE: Final = "Pour Alice seulement"
TOLD: Final = "Pour la mise en commun"


@pytest.fixture
def chloe(session: Session) -> User:
    """She accompanies too, and is not in this team yet."""
    return a_facilitator(session, "Chloé")


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    """Alice prepares it; nobody answers yet."""
    return a_consultation(session, facilitator=facilitator)


def begin(session: Session, consultation: Consultation) -> None:
    open_consultation(session, consultation, now=START, keep_until=KEEP_UNTIL)


def collect(session: Session, consultation: Consultation) -> None:
    """Four people per group leave some words: one for Alice alone, the others for everyone."""
    for group in consultation.groups:
        for number in range(4):
            audience = Audience.PLENARY if number else Audience.FACILITATOR
            words = f"{TOLD if number else PRIVATE} {group.rank}{number}"
            a_sent_sheet(session, group, comment=AnswerDraft(comment=words, audience=audience))


def close_all(session: Session, consultation: Consultation) -> None:
    for group in consultation.groups:
        close(session, group)


def join(session: Session, consultation: Consultation, account: User) -> None:
    add_facilitator(session, consultation, email=account.email or "")


def read_by(
    another_client: Callable[[], Visitor],
    session: Session,
    consultation: Consultation,
    reader: User,
) -> Page:
    session.commit()
    visitor = another_client()
    visitor.sign_in(reader)
    return open_page(visitor, f"/demarches/{consultation.key}/commentaires", typed=(TOLD, PRIVATE))


def test_somebody_there_at_the_opening_reads_it_as_alice_does(
    another_client: Callable[[], Visitor],
    session: Session,
    consultation: Consultation,
    facilitator: User,
    chloe: User,
) -> None:
    join(session, consultation, chloe)
    begin(session, consultation)
    collect(session, consultation)
    close_all(session, consultation)

    for reader in (facilitator, chloe):
        page = read_by(another_client, session, consultation, reader)
        assert page.text.count(PRIVATE) == 3
        assert "après l’ouverture" not in page.text


@pytest.mark.parametrize("joins", ["while people answer", "after the closing"])
def test_somebody_who_joins_later_reads_all_the_rest(
    another_client: Callable[[], Visitor],
    session: Session,
    consultation: Consultation,
    chloe: User,
    joins: str,
) -> None:
    """Nobody who wrote for Alice alone had read Chloé’s name; the page tells her."""
    begin(session, consultation)
    if joins == "while people answer":
        join(session, consultation, chloe)
    collect(session, consultation)
    close_all(session, consultation)
    join(session, consultation, chloe)

    page = read_by(another_client, session, consultation, chloe)

    assert PRIVATE not in page.text
    assert page.text.count(TOLD) == 9
    assert "n’est lu que par les personnes qui accompagnaient alors" in page.text


def test_somebody_taken_out_and_brought_back_joined_later(
    session: Session, consultation: Consultation, facilitator: User, chloe: User
) -> None:
    """Alice, taken out and brought back, has lost it too."""
    join(session, consultation, chloe)
    begin(session, consultation)
    collect(session, consultation)
    close_all(session, consultation)
    remove_facilitator(session, consultation, facilitator)
    join(session, consultation, facilitator)

    audiences = {
        reader.name: {each.audience for each in load_comments(session, consultation, reader=reader)}
        for reader in (facilitator, chloe)
    }

    assert audiences == {
        "Alice": {Audience.PLENARY},
        "Chloé": {Audience.PLENARY, Audience.FACILITATOR},
    }


def test_brought_in_twice_somebody_who_was_there_stays_so(
    session: Session, consultation: Consultation, chloe: User
) -> None:
    join(session, consultation, chloe)
    begin(session, consultation)
    join(session, consultation, chloe)
    collect(session, consultation)
    close_all(session, consultation)
    assert len(load_comments(session, consultation, reader=chloe)) == 12


def test_no_page_and_no_file_gives_it_to_somebody_who_joined_later(
    another_client: Callable[[], Visitor],
    session: Session,
    consultation: Consultation,
    chloe: User,
) -> None:
    """The desk, the findings, the comments, the files; a workbook whatever its sheet."""
    begin(session, consultation)
    collect(session, consultation)
    close_all(session, consultation)
    join(session, consultation, chloe)
    session.commit()
    visitor = another_client()
    visitor.sign_in(chloe)

    for address in ("", "/constats", "/commentaires", "/classeur.xlsx", "/journal", "/retour"):
        data = visitor.get(f"/demarches/{consultation.key}{address}").data
        if data.startswith(b"PK"):
            with ZipFile(BytesIO(data)) as package:
                data = b"".join(package.read(name) for name in package.namelist())
        assert not re.search(PRIVATE.encode(), data), address


def test_where_everything_was_for_alice_alone_the_page_does_not_say_so(
    another_client: Callable[[], Visitor],
    session: Session,
    consultation: Consultation,
    chloe: User,
) -> None:
    """It says the same as where nobody wrote anything."""
    begin(session, consultation)
    for group in consultation.groups:
        for _ in range(4):
            left = AnswerDraft(comment=PRIVATE, audience=Audience.FACILITATOR)
            a_sent_sheet(session, group, comment=left)
    close_all(session, consultation)
    join(session, consultation, chloe)

    page = read_by(another_client, session, consultation, chloe)

    assert PRIVATE not in page.text
    assert "Les commentaires sont montrés tous ensemble, ou pas du tout" in page.text
