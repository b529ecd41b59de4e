"""Bob, Chloé and David answer: enter, save, send, come back, withdraw."""

import unicodedata
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.position import Skip
from analysis.report import Audience, Role
from models import Card, Comment, Consultation, Entry, Group, Response, Sheet
from models.codes import RESUME_CODE, show_code
from models.store.answers import answers_of, save_answer
from models.store.closing import ask_closing
from models.store.collecting import (
    count_sent,
    enter,
    find_door,
    find_entrance,
    leave,
    resume,
    resume_code_of,
    send,
    sheet_of_cookie,
    withdraw,
)
from models.store.drafts import AnswerDraft, GroupDraft
from models.store.opening import issue_cards
from models.store.refusals import CodeUsed, GroupFull, NotOpen
from tests.builders import (
    CENTRE,
    EXPERTISE,
    PARTICIPATION,
    a_door,
    a_sent_sheet,
    a_sheet,
    an_open_consultation,
    everything_in,
)
from tests.clock import START

BY_ADDRESS = GroupDraft(role=Role.OTHER, label="Bénévoles", expected=2, entry=Entry.ADDRESS)
ANSWER = AnswerDraft(
    current=EXPERTISE, desired=PARTICIPATION, comment="On décide.", audience=Audience.PLENARY
)


@pytest.fixture
def volunteers(session: Session) -> Group:
    return an_open_consultation(session, groups=[BY_ADDRESS]).groups[0]


def test_a_card_opens_the_door_of_its_group(session: Session, team: Group) -> None:
    """However it is typed."""
    code = issue_cards(session, team)[0]
    door = find_door(session, show_code(code).lower())
    assert door is not None
    assert door.group is team
    assert door.card_key is not None


def test_a_group_address_opens_only_where_there_are_no_cards(
    session: Session, team: Group, volunteers: Group
) -> None:
    """The code of a group is no secret: with cards, it opens nothing."""
    door = find_door(session, volunteers.code or "")
    assert door is not None
    assert door.card_key is None
    assert find_door(session, team.code or "") is None


@pytest.mark.parametrize("typed", ["", "ABCDE", "ABCDEFGHJK", "🙂" * 10, "x" * 50_000])
def test_an_unknown_code_opens_nothing(session: Session, team: Group, typed: str) -> None:
    """Whatever its length."""
    assert find_door(session, typed) is None


def test_a_double_tap_enters_once(session: Session, team: Group) -> None:
    """The same key gives the same sheet and the same cookie, though the card is used up."""
    door = a_door(session, team)
    first = enter(session, door, entry_key="Bob’s form")
    second = enter(session, door, entry_key="Bob’s form")
    assert second == first
    assert find_entrance(session, "Bob’s form") == first
    assert sheet_of_cookie(session, first.cookie_token) is first.sheet
    assert session.scalar(sa.select(sa.func.count()).select_from(Sheet)) == 1


def test_a_card_enters_once(session: Session, team: Group) -> None:
    """Ève, who found Bob’s card afterwards, does not get in; nor does she get his sheet."""
    code = issue_cards(session, team)[0]
    door, same = find_door(session, code), find_door(session, code)
    assert door is not None
    assert same is not None
    enter(session, door, entry_key="Bob")
    with pytest.raises(CodeUsed):
        enter(session, same, entry_key="Ève")
    assert find_door(session, code) is None


def test_a_key_of_one_group_opens_no_sheet_of_another(
    session: Session, team: Group, volunteers: Group
) -> None:
    """A key is asked for beside a door, not instead of it."""
    enter(session, a_door(session, team), entry_key="Bob")
    with pytest.raises(sa.exc.IntegrityError), session.begin_nested():
        enter(session, a_door(session, volunteers), entry_key="Bob")


def test_no_more_sheets_than_people_by_card(session: Session, team: Group) -> None:
    """Even when a card is found whose person left the group since."""
    codes = issue_cards(session, team)
    team.expected = 4
    for number, code in enumerate(codes[:4]):
        door = find_door(session, code)
        assert door is not None
        enter(session, door, entry_key=f"{number}")
    last = find_door(session, codes[4])
    assert last is not None
    with pytest.raises(GroupFull), session.begin_nested():
        enter(session, last, entry_key="one too many")


def test_no_more_answers_than_people_by_address(session: Session, volunteers: Group) -> None:
    """Anyone may begin, and the first to send are those who count."""
    sheets = [a_sheet(session, volunteers) for _ in range(3)]
    send(session, sheets[0])
    send(session, sheets[2])
    with pytest.raises(GroupFull):
        send(session, sheets[1])
    assert count_sent(session, volunteers.consultation) == {volunteers.id: 2}


def test_a_double_send_is_one_answer(session: Session, team: Group) -> None:
    """The second tap changes nothing and refuses nothing, even in a full group."""
    team.expected = 1
    sheet = a_sheet(session, team)
    send(session, sheet)
    send(session, sheet)
    assert count_sent(session, team.consultation)[team.id] == 1


def test_only_sent_answers_are_counted(session: Session, consultation: Consultation) -> None:
    """Every group is there, with nothing when nobody sent."""
    team, people, board = consultation.groups
    a_sheet(session, team)
    a_sent_sheet(session, people)
    assert count_sent(session, consultation) == {team.id: 0, people.id: 1, board.id: 0}


def test_what_is_saved_comes_back(session: Session, team: Group) -> None:
    """Places, skips, the comment and whom it is for."""
    sheet = a_sheet(session, team)
    first, second, third, *_ = team.consultation.practices
    save_answer(session, sheet, first, ANSWER)
    half = AnswerDraft(current=Skip.DOES_NOT_KNOW)
    save_answer(session, sheet, second, half)
    save_answer(session, sheet, third, AnswerDraft(comment="Sans position."))
    assert answers_of(session, sheet) == {
        first.id: ANSWER,
        second.id: half,
        third.id: AnswerDraft(comment="Sans position."),
    }


def test_saving_again_replaces(session: Session, team: Group) -> None:
    """What is emptied is gone, even once the sheet is sent."""
    sheet = a_sheet(session, team)
    practice = team.consultation.practices[0]
    save_answer(session, sheet, practice, ANSWER)
    send(session, sheet)
    save_answer(session, sheet, practice, AnswerDraft(current=CENTRE))
    assert answers_of(session, sheet) == {practice.id: AnswerDraft(current=CENTRE)}
    save_answer(session, sheet, practice, AnswerDraft())
    assert answers_of(session, sheet) == {}
    assert "On décide" not in everything_in(session)


def test_what_does_not_apply_applies_at_neither_moment(session: Session, team: Group) -> None:
    """The two other skips belong to one moment."""
    sheet = a_sheet(session, team)
    practice = team.consultation.practices[0]
    save_answer(session, sheet, practice, AnswerDraft(current=Skip.NOT_APPLICABLE, desired=CENTRE))
    assert answers_of(session, sheet)[practice.id] == AnswerDraft(
        current=Skip.NOT_APPLICABLE, desired=Skip.NOT_APPLICABLE
    )


@pytest.mark.parametrize("place", [(6, 0, 1), (7, -1, 0), (6, 0), (3, 3)])
def test_what_is_no_place_of_the_frame_is_refused(
    session: Session, team: Group, place: tuple[int, ...]
) -> None:
    """And what was saved before stays."""
    sheet = a_sheet(session, team)
    practice = team.consultation.practices[0]
    save_answer(session, sheet, practice, ANSWER)
    with pytest.raises(ValueError, match="not a place"):
        save_answer(session, sheet, practice, AnswerDraft(current=place))
    assert answers_of(session, sheet) == {practice.id: ANSWER}


def test_what_is_not_asked_of_a_group_is_refused(session: Session, team: Group) -> None:
    """Chloé cannot answer what only the board is asked."""
    practice = team.consultation.practices[0]
    practice.asked_of.remove(team)
    with pytest.raises(ValueError, match="not asked"):
        save_answer(session, a_sheet(session, team), practice, ANSWER)


def test_text_is_kept_clean(session: Session, team: Group) -> None:
    """One form for accents, no control, no reversed reading, no half of an emoji."""
    sheet = a_sheet(session, team)
    practice = team.consultation.practices[0]
    typed = unicodedata.normalize("NFD", "Été") + "\x00 \u202eביחד\u202c 🙂 \ud83d\r\nfin "
    save_answer(session, sheet, practice, AnswerDraft(comment=typed))
    assert answers_of(session, sheet)[practice.id].comment == "Été ביחד 🙂 \nfin"


def test_the_resume_code_finds_the_sheet_again(session: Session, team: Group) -> None:
    """On another phone, under a new cookie: the former one is dead."""
    entrance = enter(session, a_door(session, team), entry_key="Bob")
    code = resume_code_of(entrance.sheet)
    assert len(code) == RESUME_CODE
    again = resume(session, show_code(code).lower())
    assert again is not None
    assert again.sheet is entrance.sheet
    assert sheet_of_cookie(session, again.cookie_token) is entrance.sheet
    assert sheet_of_cookie(session, entrance.cookie_token) is None
    assert resume(session, "0000 0000 0000") is None


def test_secrets_are_kept_nowhere(session: Session, team: Group) -> None:
    """Neither the cookie, nor the resume code, nor the key of the form."""
    entrance = enter(session, a_door(session, team), entry_key="the key of Bob’s form")
    session.flush()
    kept = everything_in(session)
    assert entrance.cookie_token not in kept
    assert resume_code_of(entrance.sheet) not in kept
    assert "Bob" not in kept


def test_the_next_person_on_the_same_phone_finds_nothing(session: Session, team: Group) -> None:
    """Neither the cookie nor the form, sent once more, leads back to Bob’s sheet."""
    entrance = enter(session, a_door(session, team), entry_key="Bob")
    code = resume_code_of(entrance.sheet)
    leave(session, entrance.sheet)
    assert sheet_of_cookie(session, entrance.cookie_token) is None
    assert find_entrance(session, "Bob") is None
    assert resume(session, code) is not None


def test_a_sent_sheet_is_not_entered_again_by_its_form(session: Session, team: Group) -> None:
    """Only the resume code opens it."""
    sheet = enter(session, a_door(session, team), entry_key="Bob").sheet
    send(session, sheet)
    assert find_entrance(session, "Bob") is None


def test_whoever_withdraws_leaves_nothing(session: Session, team: Group) -> None:
    """And frees the place: a new card can be handed out."""
    sheet = a_sent_sheet(session, team, comment=ANSWER)
    code = resume_code_of(sheet)
    withdraw(session, sheet)
    for kind in (Sheet, Response, Comment):
        assert session.scalar(sa.select(sa.func.count()).select_from(kind)) == 0
    assert resume(session, code) is None
    assert len(issue_cards(session, team)) == team.expected


def test_during_the_grace_no_answer_enters(session: Session, team: Group) -> None:
    """Nor leaves, nor changes; what was read stays readable to whoever holds the cookie."""
    door, sheet = a_door(session, team), a_sheet(session, team)
    code = resume_code_of(sheet)
    ask_closing(session, team, now=START)
    practice = team.consultation.practices[0]
    refused: tuple[Callable[[], object], ...] = (
        lambda: enter(session, door, entry_key="late"),
        lambda: save_answer(session, sheet, practice, ANSWER),
        lambda: send(session, sheet),
        lambda: withdraw(session, sheet),
        lambda: resume(session, code),
    )
    for act in refused:
        with pytest.raises(NotOpen):
            act()
    assert answers_of(session, sheet) == {}


def test_cards_and_sheets_cannot_be_put_together(session: Session, team: Group) -> None:
    """Entering deletes the card, and nothing of it is on the sheet."""
    codes = issue_cards(session, team)
    hashes = {card.key: card.code_hash for card in session.scalars(sa.select(Card))}
    door = find_door(session, codes[0])
    assert door is not None
    sheet = enter(session, door, entry_key="Bob").sheet
    used = hashes.keys() - set(session.scalars(sa.select(Card.key)))
    assert used == {door.card_key}
    left = {sheet.key, sheet.cookie_hash, sheet.resume_hash, sheet.entry_hash}
    assert not left & {*used, *hashes.values()}
