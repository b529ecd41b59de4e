"""Collections that went badly are still read, and show nothing of whoever was almost alone."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy.orm import Session

from models import Consultation, ConsultationState, Entry, User
from models.store.closing import leave_out
from models.store.collecting import sheet_of_cookie
from models.store.drafts import GroupDraft
from models.store.erasing import erase_consultation
from models.store.findings import load_report
from models.store.opening import open_consultation
from models.store.sharing import has_decided
from tests.builders import (
    BOARD,
    CENTRE,
    EXPERTISE,
    KEEP_UNTIL,
    PARTICIPATION,
    PEOPLE,
    TEAM,
    THREE_GROUPS,
    Answer,
    a_consultation,
    a_sent_sheet,
    an_open_consultation,
    close,
    decide,
)
from tests.clock import START
from tests.page import open_page
from tests.participants import begin
from tests.visitors import Visitor

WORKSHOP_ONLY = tuple(
    GroupDraft(role=each.role, label=each.label, expected=each.expected, entry=Entry.NONE)
    for each in (TEAM, PEOPLE)
)
ELSEWHERE = (PARTICIPATION, EXPERTISE)
OF_A_GROUP = (
    "/positions/1",
    "/atelier",
    "/atelier/pratiques/1/reponses",
    "/atelier/dire",
    "/atelier/dire/1",
    "/atelier/fiche",
)


def _closed(session: Session, alice: User, people: tuple[int, ...], place: Answer) -> Consultation:
    """`people` of each group answered; those of a group under three all stand at `place`."""
    consultation = an_open_consultation(session, facilitator=alice)
    for group, number in zip(consultation.groups, people, strict=True):
        for _ in range(number):
            a_sent_sheet(session, group, *((place, place) if number < 3 else (CENTRE, CENTRE)))
        close(session, group)
    for group in consultation.groups:
        decide(session, group)
    session.commit()
    return consultation


def _everything_shown(alice: Visitor, consultation: Consultation) -> dict[str, bytes]:
    """Return what Alice reads after the closing, the parts of each workbook one by one."""
    desk = f"/demarches/{consultation.key}"
    groups = [f"{desk}/groupes/{group.rank}" for group in consultation.groups]
    pages = [f"{desk}/constats", f"{desk}/commentaires"]
    pages += [f"{group}{page}" for group in groups for page in OF_A_GROUP]
    shown = {url: open_page(alice, url).text.encode() for url in (desk, *pages)}
    books = [f"{desk}/classeur.xlsx", *(f"{group}/atelier/classeur.xlsx" for group in groups)]
    if consultation.state is ConsultationState.READ and all(map(has_decided, consultation.groups)):
        books.append(f"{desk}/mise-en-commun.xlsx")
    for url in books:
        shown |= _parts_of(alice, url)
    key = consultation.key
    return {
        name.replace(key, "KEY"): told.replace(key.encode(), b"KEY") for name, told in shown.items()
    }


def _parts_of(alice: Visitor, url: str) -> dict[str, bytes]:
    book = alice.get(url)
    assert book.status_code == 200, url
    with ZipFile(BytesIO(book.data)) as parts:
        return {f"{url} {name}": parts.read(name) for name in parts.namelist()}


@pytest.mark.parametrize("people", [(0, 0, 0), (3, 0, 0), (5, 4, 2), (2, 2, 6), (1, 0, 2)])
def test_what_fewer_than_three_people_said_changes_not_one_byte(
    session: Session, alice: Visitor, facilitator: User, people: tuple[int, ...]
) -> None:
    """Whatever they answer, and however few they are, pages and workbook are the same."""
    one, other = (
        _everything_shown(alice, _closed(session, facilitator, people, place))
        for place in ELSEWHERE
    )
    fewer = tuple(number if number >= 3 else 0 for number in people)
    nobody = _everything_shown(alice, _closed(session, facilitator, fewer, CENTRE))

    assert [name for name in one if one[name] != other[name]] == []
    desk = "/demarches/KEY"
    assert [name for name in one if one[name] != nobody[name]] in ([], [desk])


def test_workshops_alone_are_read_at_once(
    session: Session, alice: Visitor, facilitator: User
) -> None:
    consultation = a_consultation(session, facilitator=facilitator, groups=WORKSHOP_ONLY)
    open_consultation(session, consultation, now=START, keep_until=KEEP_UNTIL)

    assert _everything_shown(alice, consultation)


def test_going_on_without_every_group_leaves_an_empty_reading(
    session: Session, facilitator: User
) -> None:
    consultation = an_open_consultation(session, facilitator=facilitator, groups=THREE_GROUPS)
    for group in consultation.groups:
        a_sent_sheet(session, group)
        leave_out(session, group, now=START)

    report = load_report(session, consultation)

    assert report is not None
    assert all(turnout.left_out for turnout in report.turnout)
    assert not any(practice.forms for practice in report.practices)


def test_a_consultation_that_is_erased_under_someone_s_hands_says_so(
    client: Visitor, session: Session
) -> None:
    consultation = an_open_consultation(session, groups=[BOARD])
    page = begin(client, session, consultation.groups[0])
    cookie = client.get_cookie("feuille")
    erase_consultation(session, consultation, today=START.date())
    session.commit()

    late = client.post(page.url, data={"current": "6-0-0", "go": "next"})

    assert late.status_code == 410
    assert cookie is not None
    assert sheet_of_cookie(session, cookie.value) is None
