"""Counts per place, and who counts."""

import pytest

from analysis.position import Moment, Skip
from analysis.tally import GroupTally, TallyInProgress
from tests.analysis.questionnaires import still

POLE = (6, 0, 0)
MIDDLE = (2, 2, 2)


def test_a_person_counts_only_when_both_moments_are_placed() -> None:
    tally = GroupTally.of_answers(
        [(POLE, MIDDLE), (POLE, None), (None, POLE), (POLE, Skip.PREFERS_NOT), (None, None)]
    )

    assert tally.n == 1
    assert tally.at(Moment.CURRENT) == {POLE: 1}
    assert tally.at(Moment.DESIRED) == {MIDDLE: 1}


def test_people_at_the_same_place_are_counted_together() -> None:
    assert still(POLE, MIDDLE, POLE).current == {POLE: 2, MIDDLE: 1}


def test_skips_are_counted_apart_by_moment_and_by_kind() -> None:
    tally = GroupTally.of_answers(
        [
            (Skip.DOES_NOT_KNOW, POLE),
            (Skip.NOT_APPLICABLE, Skip.NOT_APPLICABLE),
            (Skip.DOES_NOT_KNOW, None),
        ]
    )

    assert tally.n == 0
    assert tally.skips == {
        Moment.CURRENT: {Skip.DOES_NOT_KNOW: 2, Skip.NOT_APPLICABLE: 1},
        Moment.DESIRED: {Skip.NOT_APPLICABLE: 1},
    }


def test_nobody_is_counted_in_an_empty_tally() -> None:
    assert GroupTally().n == 0
    assert GroupTally().unseen == 0


@pytest.mark.parametrize(("typed", "unseen"), [(0, 3), (2, 1), (3, 0), (5, 0)])
def test_forms_typed_by_a_reader_are_seen_already(typed: int, unseen: int) -> None:
    """Some typed forms may not count for this practice: nobody is seen less than never."""
    tally = GroupTally(current={POLE: 3}, desired={MIDDLE: 3}, typed=typed)

    assert tally.unseen == unseen


def test_typed_forms_are_kept_with_what_was_counted() -> None:
    counting = TallyInProgress()
    counting.add(POLE, MIDDLE)

    assert counting.tally(typed=1) == GroupTally(
        current={POLE: 1},
        desired={MIDDLE: 1},
        skips={Moment.CURRENT: {}, Moment.DESIRED: {}},
        typed=1,
    )
    assert counting.tally().typed == 0


def test_both_moments_count_the_same_people() -> None:
    with pytest.raises(ValueError, match=r"^both moments count the same people$"):
        GroupTally(current={POLE: 3}, desired={POLE: 2})


@pytest.mark.parametrize("people", [0, -1])
def test_a_place_that_is_counted_holds_someone(people: int) -> None:
    with pytest.raises(ValueError, match=r"^a place that is counted holds someone$"):
        GroupTally(current={POLE: 2 - people, MIDDLE: people}, desired={POLE: 2})
