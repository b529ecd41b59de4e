"""Two editions side by side: what is shown in both, and nothing that only one of them shows."""

from collections.abc import Mapping
from dataclasses import replace

from analysis.category import Category
from analysis.comparison import Across, Comparison, GroupAcross, Presence, Zones, compare
from analysis.position import MIDDLE, Moment, Position, Zone, ZoneKind
from analysis.release import release, with_group_positions
from analysis.report import GroupPosition, Questionnaire, Report, Role
from analysis.tally import GroupTally, PracticeTally
from tests.analysis.questionnaires import practice, questionnaire, still

A, B, MID = (6, 0, 0), (0, 6, 0), (2, 2, 2)
TO_A, TO_B = Zone(ZoneKind.POLE, (0,)), Zone(ZoneKind.POLE, (1,))
ASKED = questionnaire()
TWO = questionnaire(practices=2)


def read(
    asked: Questionnaire = ASKED,
    *,
    near: Mapping[str, list[str]] | None = None,
    **groups: GroupTally,
) -> Report:
    """Read one edition, where every practice is answered alike; groups not named all stay put."""
    tally = {group.code: still(*[MID] * 5) for group in asked.groups} | groups
    tallies = {each.code: practice(**tally) for each in asked.practices}
    return release(asked, tallies, turnout={}, barely_changed=near)


def at(*places: Position) -> GroupTally:
    return still(*places)


def only(comparison: Comparison) -> Across:
    """Return what the forms say of the one practice."""
    [compared] = comparison.practices
    assert compared.forms is not None
    return compared.forms


def test_each_group_stands_where_both_editions_show_it() -> None:
    """Bob's group went from one pole to another; the two others stayed."""
    across = only(compare(read(g1=at(*[A] * 3)), read(g1=at(*[B] * 3))))

    bob, chloe, _david = across.groups
    assert bob == GroupAcross(
        group="g1",
        former=Zones(current=TO_A, desired=TO_A),
        latter=Zones(current=TO_B, desired=TO_B),
    )
    assert bob.latter is not None
    assert [bob.latter.at(moment) for moment in Moment] == [TO_B, TO_B]
    assert bob.is_beside
    assert bob.moved
    assert chloe.former == Zones(current=MIDDLE, desired=MIDDLE)
    assert not chloe.moved


def test_categories_stand_beside_each_other() -> None:
    across = only(compare(read(g1=at(*[A] * 3), g2=at(*[B] * 3)), read()))
    assert across.former is Category.DIVERGING_DESIRED
    assert across.latter is Category.CONSOLIDATE


def test_a_group_that_barely_changed_stands_beside_nothing() -> None:
    """Neither of its two editions is in the comparison: their difference is what would tell."""
    across = only(compare(read(), read(near={"g1": ["p1"]})))
    assert across.groups[0] == GroupAcross(group="g1")
    assert not across.groups[0].is_beside
    assert across.groups[1].is_beside


def test_what_one_edition_hides_is_in_neither_column() -> None:
    """Under three people in one edition; the same whichever it is."""
    hidden = GroupAcross(group="g1")
    assert only(compare(read(g1=at(A, A)), read())).groups[0] == hidden
    assert only(compare(read(), read(g1=at(A, A)))).groups[0] == hidden


def test_positions_of_workshops_are_compared_with_positions_only() -> None:
    """A group that spoke in one edition and only filled forms in the other is not compared."""
    said = GroupPosition(group="g1", current=A, desired=(3, 3, 0))
    spoken = with_group_positions(read(), {"p1": [said]})

    [once] = compare(read(), spoken).practices
    [twice] = compare(spoken, spoken).practices

    assert once.workshop is None
    assert twice.workshop is not None
    both = Zones(current=TO_A, desired=Zone(ZoneKind.BETWEEN, (0, 1)))
    assert twice.workshop.groups[0] == GroupAcross(group="g1", former=both, latter=both)
    assert not twice.workshop.groups[1].is_beside


def test_a_practice_is_known_by_its_code_whatever_its_words() -> None:
    """The one that is new and the one that is no longer asked are said, with no figure."""
    later = replace(
        TWO,
        practices=(
            replace(TWO.practices[1], title="Dit autrement"),
            replace(TWO.practices[0], code="p9"),
        ),
    )

    compared = compare(read(TWO), read(later))

    assert [(each.practice, each.presence) for each in compared.practices] == [
        ("p2", Presence.BOTH),
        ("p9", Presence.NEW),
        ("p1", Presence.REMOVED),
    ]
    [kept] = compared.of(Presence.BOTH)
    assert kept.reworded
    assert not compare(read(), read()).practices[0].reworded


def test_a_group_is_known_by_its_code_and_its_role() -> None:
    """A first group that is now the board is not the team of the year before."""
    first, *others = ASKED.groups
    changed = replace(ASKED, groups=(replace(first, role=Role.BOARD), *others))

    compared = compare(read(), read(changed))

    assert [group.code for group in compared.groups] == ["g2", "g3"]
    assert [group.group for group in only(compared).groups] == ["g2", "g3"]


def test_a_group_that_is_not_asked_any_more_is_not_compared() -> None:
    narrowed = replace(ASKED, practices=(replace(ASKED.practices[0], asked_of=("g2", "g3")),))
    assert [group.group for group in only(compare(read(), read(narrowed))).groups] == ["g2", "g3"]


def test_zones_of_two_frames_are_not_set_side_by_side() -> None:
    """A triangle and a scale have no zone in common; their categories still say something."""
    scale = questionnaire(poles=2, tokens=4)
    flat = still(*[(2, 2)] * 5)

    compared = compare(read(), read(scale, g1=flat, g2=flat, g3=flat))

    assert not compared.frames_match
    assert compared.poles_reworded
    assert [group.is_beside for group in only(compared).groups] == [False] * 3
    assert only(compared).former is Category.CONSOLIDATE


def test_a_practice_without_a_category_has_none_beside_it() -> None:
    """Asked of one group only: there was nothing to compare within that edition."""
    alone = replace(ASKED, practices=(replace(ASKED.practices[0], asked_of=("g1",)),))
    across = only(compare(read(alone), read(alone)))
    assert (across.former, across.latter) == (None, None)


def test_a_practice_that_nobody_was_asked_by_form_has_no_forms_to_compare() -> None:
    by_voice = release(ASKED, dict[str, PracticeTally](), turnout={})
    assert compare(by_voice, read()).practices[0].forms is None
    assert not compare(by_voice, read()).poles_reworded
