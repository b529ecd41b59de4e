"""What a group keeps to itself leaves no mark on what the others see, once all have decided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from analysis.category import Category
from analysis.position import Position
from analysis.release import release, with_group_positions
from analysis.report import Finding, GroupPosition, PracticeReport, Report
from analysis.sharing import Saying, Sayings, shared
from analysis.snapshot import report_from_json, to_json
from analysis.tally import GroupTally
from models import User
from models.store.drafts import GroupPositionDraft
from models.store.findings import save_group_position
from tests.adversary.worlds import TRIANGLE, places_of
from tests.analysis.questionnaires import practice, questionnaire
from tests.analysis.strategies import gathered
from tests.builders import CENTRE, EXPERTISE, PARTICIPATION, a_read_consultation, decide
from tests.exports.reading import parts_of
from tests.visitors import Visitor

CODES = ("g1", "g2", "g3")
PLACES = places_of(TRIANGLE)

counted = gathered(TRIANGLE, st.integers(3, 12)).map(GroupTally.of_answers)
anyone = gathered(TRIANGLE, st.integers(0, 12)).map(GroupTally.of_answers)
places = st.sampled_from(PLACES)
said = st.none() | st.tuples(places, places)
choices = st.sampled_from(Saying)
worlds = st.tuples(anyone, anyone, anyone)
positions = st.tuples(said, said, said)
decisions = st.tuples(choices, choices, choices)

Said = tuple[Position, Position] | None


def report_of(tallies: tuple[GroupTally, ...], said: tuple[Said, ...]) -> Report:
    forms = dict(zip(CODES, tallies, strict=True))
    agreed = [
        GroupPosition(group=code, current=place[0], desired=place[1], reasons=f"pour {code}")
        for code, place in zip(CODES, said, strict=True)
        if place is not None
    ]
    report = release(questionnaire(), {"p1": practice(**forms)}, turnout={})
    return with_group_positions(report, {"p1": agreed})


def decided(*sayings: Saying) -> Sayings:
    return {code: {"p1": saying} for code, saying in zip(CODES, sayings, strict=True)}


def left(report: Report, sayings: Sayings) -> PracticeReport:
    (only,) = shared(report, sayings).practices
    return only


@given(counted, anyone, anyone, counted, positions, said, choices, choices)
def test_whatever_a_keeper_answered_the_others_see_the_same_bytes(
    kept: GroupTally,
    two: GroupTally,
    three: GroupTally,
    otherwise: GroupTally,
    agreed: tuple[Said, Said, Said],
    agreed_otherwise: Said,
    second: Saying,
    third: Saying,
) -> None:
    """P2 and P5: no category, no pair, no band and no word depends on what is kept."""
    sayings = decided(Saying.KEPT, second, third)

    one = shared(report_of((kept, two, three), agreed), sayings)
    other = shared(report_of((otherwise, two, three), (agreed_otherwise, *agreed[1:])), sayings)

    assert to_json(one) == to_json(other)


@given(anyone, anyone, anyone, positions, choices, choices)
def test_keeping_looks_exactly_like_having_said_nothing(
    one: GroupTally,
    two: GroupTally,
    three: GroupTally,
    agreed: tuple[Said, Said, Said],
    second: Saying,
    third: Saying,
) -> None:
    """What is read of the workshops, and what is shown of the group itself, are those of someone
    absent; the finding of the forms says no more than if it were."""
    kept = left(report_of((one, two, three), agreed), decided(Saying.KEPT, second, third))
    absent = left(
        report_of((GroupTally(), two, three), (None, *agreed[1:])),
        decided(Saying.SHARED, second, third),
    )

    assert kept.workshop == absent.workshop
    assert kept.forms is not None
    assert absent.forms is not None
    assert kept.forms.groups == absent.forms.groups


@given(worlds, positions, decisions)
def test_what_is_shared_follows_from_the_released_report_alone(
    tallies: tuple[GroupTally, GroupTally, GroupTally],
    agreed: tuple[Said, Said, Said],
    choices: tuple[Saying, Saying, Saying],
) -> None:
    """P3: the counts are erased by then; the report that was stored is all there is to read."""
    stored = report_from_json(to_json(report_of(tallies, (None, None, None))))
    positions_alone = [
        GroupPosition(group=code, current=place[0], desired=place[1], reasons=f"pour {code}")
        for code, place in zip(CODES, agreed, strict=True)
        if place is not None
    ]
    led = with_group_positions(stored, {"p1": positions_alone})

    assert shared(led, decided(*choices)) == shared(report_of(tallies, agreed), decided(*choices))


@given(worlds, positions, decisions)
def test_nothing_is_shown_of_a_group_that_was_not_released(
    tallies: tuple[GroupTally, GroupTally, GroupTally],
    agreed: tuple[Said, Said, Said],
    choices: tuple[Saying, Saying, Saying],
) -> None:
    """P3: whichever reports are laid side by side, each shows a group as it was, or not at all."""
    before = report_of(tallies, agreed).practices[0].forms
    after = left(report_of(tallies, agreed), decided(*choices)).forms
    assert before is not None
    assert after is not None

    for was, now in zip(before.groups, after.groups, strict=True):
        assert now == was or (now.current is None and now.desired is None)
    assert after.finding in (before.finding, Finding(category=Category.INSUFFICIENT))


@pytest.mark.parametrize("workshops", [False, True], ids=["forms alone", "positions too"])
def test_the_workbook_of_the_meeting_holds_not_one_byte_of_what_is_kept(
    alice: Visitor, session: Session, facilitator: User, workshops: bool
) -> None:
    """P2: two collections that differ only by what a group keeps give the same file."""

    def handed_out(place: Position) -> dict[str, bytes]:
        read = a_read_consultation(
            session,
            facilitator=facilitator,
            answers={
                1: [(place, place)] * 4,
                2: [(CENTRE, PARTICIPATION)] * 4,
                3: [(EXPERTISE, CENTRE)] * 5,
            },
        )
        keeper, *others = read.groups
        if workshops:
            for group, stands in ((keeper, place), *((other, CENTRE) for other in others)):
                draft = GroupPositionDraft(current=stands, desired=stands, reasons=f"{stands}")
                save_group_position(session, group, read.practices[0], draft)
        decide(session, keeper, Saying.KEPT)
        for group in others:
            decide(session, group)
        book = alice.get(f"/demarches/{read.key}/mise-en-commun.xlsx").data
        return {name: part.replace(read.key.encode(), b"") for name, part in parts_of(book).items()}

    assert handed_out(EXPERTISE) == handed_out(PARTICIPATION)
