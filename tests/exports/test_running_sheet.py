"""A running sheet fits the time that there is, or says that it does not and what to do."""

from datetime import time
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.position import Frame
from exports.meeting_plans import (
    board_sheet,
    launch_sheet,
    other_sheet,
    plenary_sheet,
    return_sheet,
)
from exports.running_sheet import Part, PartKind, RunningSheet, Step, clock, fit
from exports.workshop_plan import workshop_sheet

WORDS = NullTranslations()
TRIANGLE = Frame(poles=3, tokens=6)
GROUPS = ("L’équipe", "Les destinataires", "Le CA")

parts = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(
        lambda pair: Part(title="Une étape", least=pair[0], usual=pair[0] + pair[1])
    ),
    max_size=12,
)


def a_workshop(practices: int, minutes: int = 150, *, has_forms: bool = True) -> RunningSheet:
    return workshop_sheet(
        practices=[f"Pratique {number}" for number in range(1, practices + 1)],
        frame=TRIANGLE,
        has_forms=has_forms,
        minutes=minutes,
        words=WORDS,
    )


def of_kind(sheet: RunningSheet, kind: PartKind) -> list[Step]:
    return [step for step in sheet.steps if step.part.kind is kind]


@given(parts, st.integers(0, 400))
def test_each_part_lasts_between_its_least_and_its_usual_minutes(
    plan: list[Part], minutes: int
) -> None:
    lasting = fit(plan, minutes)

    for part, given_minutes in zip(plan, lasting, strict=True):
        assert part.least <= given_minutes <= part.usual


@given(parts, st.integers(0, 400))
def test_all_the_time_is_used_where_the_parts_can_use_it(plan: list[Part], minutes: int) -> None:
    least = sum(part.least for part in plan)
    usual = sum(part.usual for part in plan)

    assert sum(fit(plan, minutes)) == min(max(minutes, least), usual)


def test_six_practices_fit_a_workshop_of_two_hours_and_a_half_with_its_break() -> None:
    sheet = a_workshop(6)

    assert sheet.minutes == 150
    assert sheet.advice == ()
    assert [step.minutes for step in of_kind(sheet, PartKind.PRACTICE)] == [15] * 6
    assert [step.minutes for step in of_kind(sheet, PartKind.BREAK)] == [15]
    assert not of_kind(sheet, PartKind.MARGIN)


def test_the_break_parts_the_practices_in_the_middle() -> None:
    kinds = [step.part.kind for step in a_workshop(5).steps]
    at = kinds.index(PartKind.BREAK)

    assert kinds[:at].count(PartKind.PRACTICE) == 3
    assert kinds[at:].count(PartKind.PRACTICE) == 2


def test_the_complete_questionnaire_fits_tightly_and_the_sheet_says_so() -> None:
    sheet = a_workshop(13)

    assert sheet.minutes == 150
    assert len(of_kind(sheet, PartKind.PRACTICE)) == 13
    assert "It is tight: 8 minutes for a practice." in sheet.advice[0]


def test_fifty_practices_do_not_fit_and_the_sheet_says_what_to_do() -> None:
    sheet = a_workshop(50)

    assert sheet.minutes == 150
    assert len(of_kind(sheet, PartKind.PRACTICE)) == 10
    assert sheet.missing == 290
    assert sheet.advice == (
        "50 practices do not fit: there is time for 10. Let the group choose which.",
        "To go through them all, hold 5 workshops of this length.",
    )
    assert "Pratique 1" not in [step.part.title for step in sheet.steps]


def test_a_workshop_that_is_too_short_says_so() -> None:
    assert a_workshop(6, minutes=40).advice == (
        "This is too short for a workshop: give it two hours and a half.",
    )


def test_one_practice_leaves_time_to_spare() -> None:
    sheet = a_workshop(1)

    assert sheet.minutes == 150
    assert sheet.steps[-1].part.kind is PartKind.MARGIN


@pytest.mark.parametrize(
    ("poles", "words"), [(3, "empty triangle"), (2, "empty scale"), (4, "empty board")]
)
def test_each_practice_begins_with_the_empty_frame(poles: int, words: str) -> None:
    sheet = workshop_sheet(
        practices=["Accueillir"],
        frame=Frame(poles=poles, tokens=6),
        has_forms=True,
        words=WORDS,
    )

    titles = [turn.part.title for turn in sheet.turns]
    assert words in titles[0]
    assert "Uncover" in titles[1]
    assert sum(turn.minutes for turn in sheet.turns) == 15


def test_a_group_without_forms_has_nothing_to_uncover() -> None:
    titles = [turn.part.title for turn in a_workshop(6, has_forms=False).turns]

    assert not [title for title in titles if "Uncover" in title]


def test_the_mise_en_commun_has_its_three_phases_and_lets_every_group_speak() -> None:
    sheet = plenary_sheet(groups=GROUPS, practices=6, minutes=180, words=WORDS)

    assert [step.part.phase for step in sheet.steps if step.part.phase] == [
        "1. The floor",
        "2. The debate",
        "3. The proposals",
    ]
    titles = [step.part.title for step in sheet.steps]
    assert titles[1:4] == list(GROUPS)
    assert len([title for title in titles if title.startswith("Practice to debate")]) == 6
    assert sheet.minutes == 180
    assert sheet.advice == ()


@pytest.mark.parametrize(("minutes", "debates"), [(180, 6), (100, 5), (90, 4), (60, 4)])
def test_a_shorter_mise_en_commun_debates_less_but_never_under_four(
    minutes: int, debates: int
) -> None:
    sheet = plenary_sheet(groups=GROUPS, practices=6, minutes=minutes, words=WORDS)

    titles = [step.part.title for step in sheet.steps]
    assert len([title for title in titles if title.startswith("Practice to debate")]) == debates


def test_a_mise_en_commun_debates_what_was_chosen() -> None:
    sheet = plenary_sheet(
        groups=GROUPS, practices=6, debates=["Accueillir"], minutes=180, words=WORDS
    )

    assert "Accueillir" in [step.part.title for step in sheet.steps]
    assert not [step for step in sheet.steps if "to debate" in step.part.title]


def test_fifty_practices_are_too_many_to_be_said_in_a_row() -> None:
    sheet = plenary_sheet(groups=GROUPS, practices=50, minutes=180, words=WORDS)

    assert sheet.advice[0].startswith("50 practices are too many to be said in a row")


def test_a_meeting_that_is_too_short_says_how_many_minutes_are_missing() -> None:
    sheet = plenary_sheet(groups=GROUPS, practices=6, minutes=60, words=WORDS)

    assert sheet.missing == sheet.minutes - 60
    assert sheet.advice[0].startswith(f"{sheet.missing} minutes are missing")


def test_every_other_meeting_uses_its_time() -> None:
    for sheet, minutes in (
        (launch_sheet(practices=6, meetings=7, frame=TRIANGLE, minutes=120, words=WORDS), 120),
        (board_sheet(proposals=["Une piste"], minutes=90, words=WORDS), 90),
        (board_sheet(proposals=(), minutes=90, words=WORDS), 90),
        (return_sheet(proposals=["Une piste"] * 5, minutes=90, words=WORDS), 90),
        (other_sheet(purpose="Parler\nÉcouter", minutes=60, words=WORDS), 60),
        (other_sheet(purpose="", minutes=150, words=WORDS), 150),
    ):
        assert sheet.minutes == minutes
        assert sheet.missing == 0


def test_the_board_takes_its_time_for_each_proposal() -> None:
    sheet = board_sheet(proposals=["Ouvrir plus tard", "Dire merci"], minutes=90, words=WORDS)

    titles = [step.part.title for step in sheet.steps]
    assert titles[2:4] == ["Ouvrir plus tard", "Dire merci"]


@pytest.mark.parametrize(
    ("poles", "words"),
    [(3, "Try the triangle"), (2, "Try the scale"), (5, "Try the tokens")],
)
def test_the_first_meeting_tries_the_frame_of_the_process(poles: int, words: str) -> None:
    sheet = launch_sheet(
        practices=6, meetings=7, frame=Frame(poles=poles, tokens=6), minutes=120, words=WORDS
    )

    assert any(step.part.title.startswith(words) for step in sheet.steps)


def test_steps_follow_each_other_without_a_hole() -> None:
    for sheet in (
        a_workshop(6),
        a_workshop(50),
        plenary_sheet(groups=GROUPS, practices=6, minutes=180, words=WORDS),
    ):
        ends = [0, *(step.ends for step in sheet.steps)]
        assert [step.at for step in sheet.steps] == ends[:-1]


def test_hours_go_past_midnight() -> None:
    assert clock(time(18, 30), 95) == time(20, 5)
    assert clock(time(23, 30), 45) == time(0, 15)


def test_a_sheet_without_any_step_takes_no_time() -> None:
    assert RunningSheet(steps=()).minutes == 0
