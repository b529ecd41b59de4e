"""Sheets typed from paper: counted once, opened by nothing, and weighing on what is shown."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from analysis.position import Skip
from analysis.report import Audience, Band, Tier
from models import (
    Card,
    Consultation,
    Entry,
    Group,
    KeptComment,
    Practice,
    Response,
    SealedTurnout,
    SealedTyped,
    Sheet,
    db,
)
from models.store.closing import ask_closing
from models.store.collecting import (
    count_sent,
    find_door,
    find_entrance,
    resume,
    resume_code_of,
    send,
)
from models.store.drafts import AnswerDraft, GroupDraft
from models.store.findings import load_group_release, load_report
from models.store.opening import issue_cards
from models.store.refusals import CodeUsed, GroupFull, NotOpen
from models.store.sealing import tallies_of
from models.store.typing import is_withdrawal_code, save_typed_sheet, withdraw_typed_sheet
from tests.builders import (
    BOARD,
    CENTRE,
    PARTICIPATION,
    PEOPLE,
    TEAM,
    a_sent_sheet,
    a_sheet,
    an_open_consultation,
    close,
    comments_of,
)
from tests.clock import START

MOVED = AnswerDraft(current=CENTRE, desired=PARTICIPATION)
HEARD = AnswerDraft(
    current=CENTRE, desired=CENTRE, comment="Une parole.", audience=Audience.PLENARY
)


def everywhere(group: Group, said: AnswerDraft = MOVED) -> Mapping[Practice, AnswerDraft]:
    """The same answer to every practice that the group is asked."""
    return {each: said for each in group.consultation.practices if group in each.asked_of}


def typed(session: Session, group: Group, key: str, said: AnswerDraft = MOVED) -> Sheet:
    return save_typed_sheet(session, group, everywhere(group, said), entry_key=key)


def count(session: Session, kind: type) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(kind)) or 0


def test_a_sheet_of_paper_counts_as_one_answer(session: Session, team: Group) -> None:
    sheet = typed(session, team, "one")

    assert (sheet.typed, sheet.sent, sheet.cookie_hash) == (True, True, None)
    assert count_sent(session, team.consultation)[team.id] == 1
    assert count(session, Response) == 2 * len(everywhere(team))


def test_the_same_page_sent_twice_is_one_sheet_with_the_first_answers(
    session: Session, team: Group
) -> None:
    """A double tap, a reload, the back button."""
    first = typed(session, team, "one")
    second = typed(session, team, "one", HEARD)

    assert first is second
    assert count(session, Sheet) == 1
    assert {each.place for each in session.scalars(sa.select(Response))} == {CENTRE, PARTICIPATION}


def test_many_taps_at_once_are_one_sheet(app: Flask, session: Session, team: Group) -> None:
    """Each in its own transaction; all are told the same sheet."""
    group_id = team.id
    session.commit()
    with app.app_context():
        engine = db.engine

    def tap(_number: int) -> bytes:
        with Session(engine) as own, own.begin():
            return typed(own, own.get_one(Group, group_id), "one").key

    with ThreadPoolExecutor(6) as taps:
        assert len(set(taps.map(tap, range(6)))) == 1
    assert count(session, Sheet) == 1
    assert count(session, Response) == 2 * len(everywhere(team))


def test_another_group_s_page_with_the_same_key_is_another_sheet(
    session: Session, consultation: Consultation
) -> None:
    team, people, _board = consultation.groups

    assert typed(session, team, "one").group_id == team.id
    assert typed(session, people, "one").group_id == people.id


def test_no_code_nor_cookie_nor_key_opens_it(session: Session, team: Group) -> None:
    """Its own code only erases; the key of its page is not that of an entrance."""
    sheet = typed(session, team, "one")

    assert resume(session, resume_code_of(sheet)) is None
    assert find_entrance(session, "one") is None
    assert find_entrance(session, f"{team.id} one") is None


def test_its_code_erases_it_and_nothing_else(session: Session, team: Group) -> None:
    kept, erased = typed(session, team, "one"), typed(session, team, "two")
    code = resume_code_of(erased)

    assert is_withdrawal_code(session, code.lower())
    assert withdraw_typed_sheet(session, f" {code[:4]} {code[4:]} ")

    assert session.scalars(sa.select(Sheet)).all() == [kept]
    assert count(session, Response) == 2 * len(everywhere(team))
    assert not withdraw_typed_sheet(session, code)


def test_the_resume_code_of_a_phone_does_not_erase_that_way(session: Session, team: Group) -> None:
    code = resume_code_of(a_sent_sheet(session, team))

    assert not is_withdrawal_code(session, code)
    assert not withdraw_typed_sheet(session, code)


def test_nothing_is_erased_once_the_group_is_closing(session: Session, team: Group) -> None:
    code = resume_code_of(typed(session, team, "one"))
    ask_closing(session, team, now=START)

    with pytest.raises(NotOpen):
        withdraw_typed_sheet(session, code)


def test_a_group_that_does_not_collect_takes_no_paper(session: Session, team: Group) -> None:
    ask_closing(session, team, now=START)

    with pytest.raises(NotOpen):
        typed(session, team, "one")


def test_a_group_takes_no_more_sheets_than_people(session: Session, team: Group) -> None:
    """Paper and phones together; a sheet that was begun on a phone is then refused too."""
    begun = a_sheet(session, team)
    for number in range(team.expected - 1):
        typed(session, team, str(number))
    a_last = typed(session, team, "last")

    with pytest.raises(GroupFull):
        typed(session, team, "too many")
    with pytest.raises(GroupFull):
        send(session, begun)
    assert typed(session, team, "last") is a_last


def test_a_card_handed_back_lets_nobody_in_any_more(session: Session, team: Group) -> None:
    mine, *others = issue_cards(session, team)

    save_typed_sheet(session, team, everywhere(team), entry_key="one", card=mine.lower())

    assert find_door(session, mine) is None
    assert all(find_door(session, other) for other in others)
    assert count(session, Card) == len(others)


def test_a_card_that_opens_nothing_here_stops_the_sheet(
    session: Session, consultation: Consultation
) -> None:
    """Used already, unknown, another group's: its author may have answered on a phone."""
    team, people, _board = consultation.groups
    elsewhere = issue_cards(session, people)[0]

    for code in (elsewhere, "0000000000", "n’importe quoi"):
        with pytest.raises(CodeUsed):
            save_typed_sheet(session, team, everywhere(team), entry_key="one", card=code)
    assert count(session, Sheet) == 0
    assert find_door(session, elsewhere)


def test_the_address_of_a_group_is_no_card(session: Session) -> None:
    by_address = GroupDraft(role=TEAM.role, label="L’équipe", expected=5, entry=Entry.ADDRESS)
    [group] = an_open_consultation(session, groups=[by_address]).groups

    with pytest.raises(CodeUsed):
        save_typed_sheet(
            session, group, everywhere(group), entry_key="one", card=group.code or "none"
        )


def test_closing_counts_apart_the_sheets_that_were_typed(
    session: Session, consultation: Consultation
) -> None:
    """Per practice, the people who placed both moments; not those who skipped or left one."""
    team = consultation.groups[0]
    first, second, third, *_ = everywhere(team)
    half = {first: MOVED, second: AnswerDraft(current=CENTRE), third: MOVED}
    skipped = {first: MOVED, second: MOVED, third: AnswerDraft(current=Skip.NOT_APPLICABLE)}
    save_typed_sheet(session, team, half, entry_key="one")
    save_typed_sheet(session, team, skipped, entry_key="two")
    for _ in range(3):
        a_sent_sheet(session, team)

    close(session, team)

    found = {each.practice_id: each.people for each in session.scalars(sa.select(SealedTyped))}
    assert found == {first.id: 2, second.id: 1, third.id: 1}
    tallies = tallies_of(session, team)
    assert (tallies[first.code].n, tallies[first.code].unseen) == (5, 3)
    assert session.get_one(SealedTurnout, team.id).people == 3


@pytest.mark.parametrize(
    ("phones", "papers", "tier", "band"),
    [
        (5, 0, Tier.CENTRE, Band.FROM_5),
        (4, 1, Tier.ZONE, Band.FROM_3),
        (3, 2, Tier.ZONE, Band.FROM_3),
        (2, 3, Tier.NOTHING, Band.UNDER_3),
        (0, 5, Tier.NOTHING, Band.UNDER_3),
    ],
)
def test_what_a_group_sees_of_itself_depends_on_the_sheets_that_nobody_typed(
    session: Session, team: Group, phones: int, papers: int, tier: Tier, band: Band
) -> None:
    for _ in range(phones):
        a_sent_sheet(session, team)
    for number in range(papers):
        typed(session, team, str(number))

    close(session, team)

    released = load_group_release(session, team) or ()
    assert {(each.forms.tier, each.forms.band) for each in released} == {(tier, band)}


def test_the_reading_of_all_knows_which_sheets_were_typed_then_forgets_it(
    session: Session, consultation: Consultation
) -> None:
    for group in consultation.groups:
        for _ in range(2):
            a_sent_sheet(session, group)
        typed(session, group, f"{group.rank} one")
        typed(session, group, f"{group.rank} two")
        close(session, group)

    report = load_report(session, consultation)

    assert report is not None
    shown = {forms.tier for each in report.practices if each.forms for forms in each.forms.groups}
    assert shown == {Tier.NOTHING}
    assert {turnout.band for turnout in report.turnout} == {Band.UNDER_3}
    assert count(session, SealedTyped) == 0


def test_typed_comments_open_no_comments(session: Session) -> None:
    """Three phones are needed for a group, and eight for all: what was typed was read already."""
    consultation = an_open_consultation(session, groups=[TEAM, PEOPLE, BOARD])
    team, people, board = consultation.groups
    for number in range(4):
        typed(session, people, str(number), HEARD)
    for group, phones, papers in ((team, 4, 1), (board, 3, 3)):
        for _ in range(phones):
            a_sent_sheet(session, group, comment=HEARD)
        for number in range(papers):
            typed(session, group, f"{group.rank} {number}", HEARD)

    close(session, people)
    assert count(session, KeptComment) == 0
    close(session, team)
    close(session, board)

    assert list(comments_of(session, consultation)) == []
