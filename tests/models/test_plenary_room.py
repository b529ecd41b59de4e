"""The room moves once per act, whoever presses, and shows a group only once it may be seen."""

from random import Random
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from analysis.report import Report
from models import Consultation, Plenary, PlenaryPhase, db
from models.sqlite import reading
from models.store.drafts import GroupPositionDraft, ProposalDraft
from models.store.findings import save_group_position
from models.store.plenary_room import (
    choose_practices,
    drawn_order,
    go_to,
    hide_group,
    load_programme,
    load_room,
    load_version,
    order_speakers,
    reveal_group,
)
from models.store.plenary_stops import Programme, Source, Stop
from models.store.proposals import add_proposal
from models.store.refusals import ChangedSince, NotDecided
from models.store.sharing import load_shared_report
from tests.builders import CENTRE, PARTICIPATION, a_read_consultation, decide
from tests.clock import START

AGREED = GroupPositionDraft(current=CENTRE, desired=PARTICIPATION)


@pytest.fixture
def consultation(session: Session) -> Consultation:
    """Every group agreed on the first practice only, and decided to say it."""
    read = a_read_consultation(session)
    for group in read.groups:
        save_group_position(session, group, read.practices[0], AGREED)
        decide(session, group)
    return read


def revealed(session: Session, consultation: Consultation) -> Report:
    report = load_shared_report(session, consultation, revealed_only=True)
    assert report is not None
    return report


def programme(session: Session, consultation: Consultation) -> Programme:
    room = load_room(session, consultation)
    return load_programme(session, consultation, room, revealed(session, consultation))


def here(session: Session, consultation: Consultation) -> Stop:
    return programme(session, consultation).stop_at(load_room(session, consultation))


def go_on(session: Session, consultation: Consultation) -> None:
    places = programme(session, consultation)
    after = places.after(here(session, consultation))
    assert after is not None
    seen = load_version(session, consultation)
    go_to(session, consultation, places, after, seen=seen)


def reveal_all(session: Session, consultation: Consultation) -> None:
    for group in consultation.groups:
        seen = load_version(session, consultation)
        reveal_group(session, consultation, group, seen=seen, now=START)


def test_a_meeting_begins_with_the_first_group_before_anybody_touched_it(
    session: Session, consultation: Consultation
) -> None:
    room = load_room(session, consultation)

    assert room.version == load_version(session, consultation) == 0
    assert room.speakers == ("g1", "g2", "g3")
    assert here(session, consultation) == Stop(phase=PlenaryPhase.SPEAKING, group="g1")


def test_a_whole_meeting_goes_from_turn_to_turn_then_to_the_debate_then_to_the_pistes(
    session: Session, consultation: Consultation
) -> None:
    reveal_all(session, consultation)
    first = consultation.practices[0].code
    seen = load_version(session, consultation)
    choose_practices(session, consultation, [first], seen=seen)
    places = programme(session, consultation).shown
    walked = [here(session, consultation)]

    while walked[-1].phase is not PlenaryPhase.PROPOSALS:
        go_on(session, consultation)
        walked.append(here(session, consultation))

    assert tuple(walked) == places
    debated = [stop.source for stop in walked if stop.phase is PlenaryPhase.DEBATE]
    assert debated == [None, Source.WORKSHOPS, Source.FORMS]


def test_an_act_that_comes_late_changes_nothing(
    session: Session, consultation: Consultation
) -> None:
    go_on(session, consultation)
    places = programme(session, consultation)

    with pytest.raises(ChangedSince):
        go_to(session, consultation, places, places.stops[0], seen=0)

    assert here(session, consultation).group == "g2"


def test_eight_people_who_press_at_the_same_moment_move_the_room_once(
    app: Flask, session: Session, consultation: Consultation
) -> None:
    places = programme(session, consultation)
    key = consultation.id
    session.commit()
    with app.app_context():
        engine = db.engine
    together, moved = Barrier(8), []

    def press() -> None:
        with Session(engine) as own:
            together.wait()
            found = own.get(Consultation, key)
            assert found is not None
            try:
                go_to(own, found, places, places.shown[1], seen=0)
                own.commit()
                moved.append(True)
            except ChangedSince:
                own.rollback()

    presses = [Thread(target=press) for _ in range(8)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()

    assert moved == [True]
    with Session(reading(engine)) as after:
        plenary = after.get(Plenary, key)
        assert plenary is not None
        assert plenary.version == 1


def test_revealing_a_group_moves_nobody(session: Session, consultation: Consultation) -> None:
    """The places do not depend on what is revealed: a group revealed late shifts no other."""
    go_on(session, consultation)
    before = here(session, consultation)

    seen = load_version(session, consultation)
    reveal_group(session, consultation, consultation.groups[0], seen=seen, now=START)

    assert here(session, consultation) == before


def test_a_group_is_revealed_only_once_it_decided(
    session: Session, consultation: Consultation
) -> None:
    team = consultation.groups[0]
    team.validated_by = team.validated_on = None

    with pytest.raises(NotDecided):
        reveal_group(session, consultation, team, seen=0, now=START)

    assert team.revealed_at is None


def test_a_group_revealed_by_mistake_is_hidden_again(
    session: Session, consultation: Consultation
) -> None:
    reveal_all(session, consultation)
    seen = load_version(session, consultation)

    hide_group(session, consultation, consultation.groups[1], seen=seen)

    speaking = {stop.group for stop in programme(session, consultation).shown if stop.practice}
    assert speaking - {""} == {"g1", "g3"}


def test_an_order_has_each_group_once(session: Session, consultation: Consultation) -> None:
    with pytest.raises(ValueError, match="one turn"):
        order_speakers(session, consultation, ["g1", "g1", "g2"], seen=0)

    order_speakers(session, consultation, ["g3", "g1", "g2"], seen=0)

    assert load_room(session, consultation).speakers == ("g3", "g1", "g2")


def test_lots_are_drawn_with_the_board_last_unless_it_draws_too(
    consultation: Consultation,
) -> None:
    last = {drawn_order(consultation, Random(seed), board_last=True) for seed in range(30)}
    drawn = {drawn_order(consultation, Random(seed), board_last=False) for seed in range(60)}

    assert last == {("g1", "g2", "g3"), ("g2", "g1", "g3")}
    assert len(drawn) == 6


@pytest.mark.parametrize("codes", [["nowhere"], ["p1", "p1"]])
def test_only_practices_of_the_questionnaire_are_debated_each_once(
    session: Session, consultation: Consultation, codes: list[str]
) -> None:
    known = {"p1": consultation.practices[0].code}

    with pytest.raises(ValueError, match="each once"):
        choose_practices(session, consultation, [known.get(c, c) for c in codes], seen=0)


def test_a_piste_that_is_written_tells_every_screen(
    session: Session, consultation: Consultation
) -> None:
    go_on(session, consultation)
    before = load_version(session, consultation)

    add_proposal(session, consultation, ProposalDraft(text="Un jardin."))

    assert load_version(session, consultation) == before + 1
