"""What Hypothesis draws: frames, answers, groups of people, and whole practices."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from hypothesis import strategies as st

from analysis.position import Frame, Position, Skip
from analysis.tally import Answer, GroupTally, PracticeTally

Person = tuple[Answer, Answer]
People = Sequence[Person]

GROUPS = ("practitioners", "recipients", "board", "neighbours")
SCALE = st.just(2)
UP_TO_THREE_POLES = st.integers(2, 3)
UP_TO_FOUR_POLES = st.integers(2, 4)
A_FEW_GROUPS = st.integers(1, 4)
COUNTED = st.integers(3, 6)
COUNTED_OR_NONE = st.just(0) | COUNTED
A_FEW_PEOPLE = st.integers(0, 6)


def frames(poles: st.SearchStrategy[int] = UP_TO_FOUR_POLES) -> st.SearchStrategy[Frame]:
    return st.builds(
        Frame,
        poles=poles,
        tokens=st.sampled_from([1, 2, 3, 4, 5, 6, 7, 12]),
    )


def positions(frame: Frame) -> st.SearchStrategy[Position]:
    """Draw a place: where to cut a row of tokens between the poles."""
    cuts = st.lists(
        st.integers(0, frame.tokens), min_size=frame.poles - 1, max_size=frame.poles - 1
    )
    return cuts.map(lambda drawn: _between([0, *sorted(drawn), frame.tokens]))


def _between(cuts: Sequence[int]) -> Position:
    return tuple(after - before for before, after in pairwise(cuts))


def placed(frame: Frame) -> st.SearchStrategy[Person]:
    """Draw someone who placed both moments."""
    return st.tuples(positions(frame), positions(frame))


def incomplete(frame: Frame) -> st.SearchStrategy[Person]:
    """Draw someone who left at least one moment without a place."""
    nothing: st.SearchStrategy[Answer] = st.none() | st.sampled_from(Skip)
    return (
        st.tuples(nothing, nothing)
        | st.tuples(positions(frame), nothing)
        | st.tuples(nothing, positions(frame))
    )


def gathered(frame: Frame, people: st.SearchStrategy[int]) -> st.SearchStrategy[list[Person]]:
    """Draw a group whose people share a few places, or stand anywhere."""
    few = st.lists(positions(frame), min_size=1, max_size=3).map(st.sampled_from)
    somewhere = few | st.just(positions(frame))
    return st.tuples(people, somewhere, somewhere).flatmap(
        lambda drawn: st.lists(st.tuples(drawn[1], drawn[2]), min_size=drawn[0], max_size=drawn[0])
    )


def answers(
    frame: Frame,
    *,
    groups: st.SearchStrategy[int] = A_FEW_GROUPS,
    people: st.SearchStrategy[int] = A_FEW_PEOPLE,
) -> st.SearchStrategy[dict[str, list[Person]]]:
    """Draw what every group of a practice answered, all of it placed."""
    return groups.flatmap(
        lambda count: st.fixed_dictionaries(
            {code: gathered(frame, people) for code in GROUPS[:count]}
        )
    )


def tally(people_by_group: Mapping[str, People]) -> PracticeTally:
    return PracticeTally(
        groups={code: GroupTally.of_answers(group) for code, group in people_by_group.items()}
    )
