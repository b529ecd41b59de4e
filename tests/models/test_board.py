"""The board answers each piste: when it is expected, what is late, what stays as people read it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest
from sqlalchemy.orm import Session

from models import BoardAnswer, Consultation, Entry, Proposal
from models.store.board import (
    board_standing,
    count_overdue,
    expect_answers,
    expected_on,
    find_piste,
    is_overdue,
    lacks_a_day,
    save_response,
)
from models.store.drafts import BoardResponseDraft, ProposalDraft
from models.store.proposals import add_proposal
from models.store.refusals import NotRead, Published
from models.store.returning import (
    find_return,
    make_return_code,
    publish_return,
    return_code_of,
    take_return_back,
)
from tests.builders import (
    KEEP_UNTIL,
    THREE_GROUPS,
    TODAY,
    an_open_consultation,
    everything_in,
)

SITTING: Final = TODAY + timedelta(days=20)
RETAINED: Final = BoardResponseDraft(
    answer=BoardAnswer.RETAINED, adopted_on=SITTING, entered_by="Alice"
)


BY_VOICE: Final = [replace(group, entry=Entry.NONE) for group in THREE_GROUPS]
"""Groups that fill no form: the reading is there as soon as the consultation opens."""


@pytest.fixture
def consultation(session: Session) -> Consultation:
    """Its meeting made two pistes, for which the board answers within the month."""
    consultation = an_open_consultation(session, groups=BY_VOICE)
    for text in ("Un comité d’accueil.", "Un repas par saison."):
        add_proposal(session, consultation, ProposalDraft(text=text))
    expect_answers(session, consultation, SITTING)
    return consultation


@pytest.fixture
def piste(session: Session, consultation: Consultation) -> Proposal:
    found = find_piste(session, consultation, 1)
    assert found is not None
    return found


def test_an_answer_is_late_the_day_after_it_was_expected(
    consultation: Consultation, piste: Proposal
) -> None:
    """Not on the day itself."""
    assert not is_overdue(piste, consultation, today=SITTING)
    assert is_overdue(piste, consultation, today=SITTING + timedelta(days=1))


def test_a_piste_may_have_a_day_of_its_own(
    session: Session, consultation: Consultation, piste: Proposal
) -> None:
    """Longer than for all the others: the board has to ask its funder first."""
    later = SITTING + timedelta(days=60)
    save_response(session, piste, BoardResponseDraft(noted_on=SITTING, expected_on=later))

    assert expected_on(piste, consultation) == later
    assert not is_overdue(piste, consultation, today=SITTING + timedelta(days=1))


def test_a_piste_written_after_the_day_is_not_late_at_birth(
    session: Session, consultation: Consultation
) -> None:
    """It was not among those that the board agreed to answer by then: a day is to be chosen."""
    [alice] = consultation.facilitators
    after = SITTING + timedelta(days=1)
    late_idea = ProposalDraft(text="Un jardin.")
    written = add_proposal(session, consultation, late_idea, today=after)

    assert expected_on(written, consultation) is None
    assert lacks_a_day(written, consultation)
    assert not is_overdue(written, consultation, today=after + timedelta(days=90))
    assert board_standing(session, consultation, today=after).overdue == 2
    assert count_overdue(session, alice, today=after) == {consultation.id: 2}


def test_a_day_chosen_since_holds_for_the_piste_that_came_after_the_first(
    session: Session, consultation: Consultation
) -> None:
    """Its own, or another one for all."""
    [alice] = consultation.facilitators
    after, next_sitting = SITTING + timedelta(days=1), SITTING + timedelta(days=60)
    late_idea = ProposalDraft(text="Un jardin.")
    written = add_proposal(session, consultation, late_idea, today=after)
    missed = next_sitting + timedelta(days=1)

    expect_answers(session, consultation, next_sitting)
    assert not lacks_a_day(written, consultation)
    assert is_overdue(written, consultation, today=missed)
    assert count_overdue(session, alice, today=missed) == {consultation.id: 3}
    expect_answers(session, consultation, SITTING)
    save_response(session, written, BoardResponseDraft(expected_on=next_sitting))
    assert not is_overdue(written, consultation, today=next_sitting)
    assert is_overdue(written, consultation, today=missed)


def test_a_piste_written_on_the_very_day_is_expected_on_it(
    session: Session, consultation: Consultation
) -> None:
    draft = ProposalDraft(text="Un jardin.")
    written = add_proposal(session, consultation, draft, today=SITTING)
    assert expected_on(written, consultation) == SITTING


def test_nothing_is_late_while_no_day_was_agreed(
    session: Session, consultation: Consultation, piste: Proposal
) -> None:
    expect_answers(session, consultation, None)
    assert not is_overdue(piste, consultation, today=date(2099, 1, 1))


def test_the_board_is_counted_as_it_goes(
    session: Session, consultation: Consultation, piste: Proposal
) -> None:
    """Noted, then answered; the other piste is late."""
    save_response(session, piste, BoardResponseDraft(noted_on=TODAY, entered_by="Alice"))
    standing = board_standing(session, consultation, today=TODAY)
    assert (standing.made, standing.noted, standing.answered, standing.overdue) == (2, 1, 0, 0)

    save_response(session, piste, RETAINED)
    standing = board_standing(session, consultation, today=SITTING + timedelta(days=1))
    assert (standing.answered, standing.waiting, standing.overdue) == (1, 1, 1)


def test_late_answers_are_counted_for_each_consultation_of_an_account(
    session: Session, consultation: Consultation, piste: Proposal
) -> None:
    """One's own only, and none before the day."""
    an_open_consultation(session, groups=BY_VOICE)
    [alice] = consultation.facilitators
    after = SITTING + timedelta(days=1)

    assert count_overdue(session, alice, today=SITTING) == {}
    assert count_overdue(session, alice, today=after) == {consultation.id: 2}
    own_day = BoardResponseDraft(expected_on=after + timedelta(days=60))
    save_response(session, piste, own_day)
    assert count_overdue(session, alice, today=after) == {consultation.id: 1}
    save_response(session, piste, RETAINED)
    assert count_overdue(session, alice, today=after) == {consultation.id: 1}


def test_an_answer_given_at_once_takes_note_at_once(session: Session, piste: Proposal) -> None:
    save_response(session, piste, RETAINED)
    assert piste.response is not None
    assert piste.response.noted_on == SITTING


def test_an_answer_taken_back_leaves_no_sitting_behind(session: Session, piste: Proposal) -> None:
    """Typed in the wrong place: the board has not answered that one."""
    save_response(session, piste, RETAINED)
    save_response(session, piste, BoardResponseDraft(adopted_on=SITTING, entered_by="Alice"))
    assert piste.response is not None
    assert (piste.response.answer, piste.response.adopted_on) == (None, None)


def test_an_answer_is_corrected_until_the_return_is_published(
    session: Session, consultation: Consultation, piste: Proposal
) -> None:
    """Then once more, when the return was taken back."""
    save_response(session, piste, RETAINED)
    publish_return(session, consultation, today=SITTING)
    with pytest.raises(Published):
        save_response(session, piste, RETAINED)

    take_return_back(session, consultation)
    save_response(session, piste, RETAINED)


def test_a_return_published_twice_keeps_its_first_day(
    session: Session, consultation: Consultation
) -> None:
    publish_return(session, consultation, today=TODAY)
    publish_return(session, consultation, today=SITTING)
    assert consultation.returned_on == TODAY


def test_there_is_nothing_to_return_before_the_reading(session: Session) -> None:
    """No code and no publication while a group still collects."""
    collecting = an_open_consultation(session)
    with pytest.raises(NotRead):
        make_return_code(session, collecting.groups[0])
    with pytest.raises(NotRead):
        publish_return(session, collecting, today=TODAY)


def test_a_return_code_leads_to_its_group_however_it_is_typed(
    session: Session, consultation: Consultation
) -> None:
    team = consultation.groups[0]
    assert return_code_of(session, team) is None
    code = make_return_code(session, team)

    assert return_code_of(session, team) == code
    typed = f" {code[:4].lower()}-{code[4:8]} {code[8:]}"
    assert find_return(session, typed, today=TODAY) is team
    assert find_return(session, "0" * 12, today=TODAY) is None
    assert find_return(session, "é" * 12, today=TODAY) is None
    assert find_return(session, code[:10], today=TODAY) is None


def test_a_new_code_kills_the_one_before(session: Session, consultation: Consultation) -> None:
    team, people, _ = consultation.groups
    lost, other = make_return_code(session, team), make_return_code(session, people)
    renewed = make_return_code(session, team)

    assert find_return(session, lost, today=TODAY) is None
    assert find_return(session, renewed, today=TODAY) is team
    assert find_return(session, other, today=TODAY) is people


def test_a_code_dies_with_what_it_shows(session: Session, consultation: Consultation) -> None:
    code = make_return_code(session, consultation.groups[0])
    assert find_return(session, code, today=KEEP_UNTIL) is not None
    assert find_return(session, code, today=KEEP_UNTIL + timedelta(days=1)) is None


def test_no_readable_code_is_kept(session: Session, consultation: Consultation) -> None:
    """Only a keyed hash, and the random bits from which the server alone makes it again."""
    code = make_return_code(session, consultation.groups[0])
    assert code not in everything_in(session)
