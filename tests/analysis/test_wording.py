"""Every code has words, and every place of the frames that are drawn has a name of its own."""

import gettext
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import pytest

from analysis import wording
from analysis.category import Category
from analysis.position import Frame, Moment, Position, Skip, Zone, ZoneKind, shares_of, zone_of
from analysis.report import (
    Band,
    Closeness,
    Finding,
    FormsReading,
    GroupForms,
    GroupPosition,
    PracticeReport,
    ReleasedMoment,
    Role,
    Solidity,
    Tier,
    WorkshopReading,
)
from tests.analysis.questionnaires import questionnaire

WORDS = gettext.NullTranslations()
CATALOGUES = Path(__file__).parents[2] / "translations"
TRIANGLE = ("Expertise", "Représentation", "Participation")
PLAIN = ("L’équipe", "Les porte-parole", "Le groupe")
SCALE = ("Jamais", "Toujours")
QUESTIONS = questionnaire()


@pytest.mark.parametrize(
    ("codes", "wordings"),
    [
        (Category, wording.CATEGORIES),
        (Category, wording.CATEGORY_TITLES),
        (Category, wording.CATEGORY_MARKS),
        (Moment, wording.MOMENTS),
        (Solidity, wording.SOLIDITIES),
        (Solidity, wording.SOLIDITY_MEANINGS),
        (Closeness, wording.CLOSENESS),
        (Band, wording.BANDS),
        (Skip, wording.SKIPS),
        (Role, wording.ROLES),
        (Tier, wording.TIERS),
    ],
)
def test_every_code_has_words_of_its_own(
    codes: type[StrEnum], wordings: dict[StrEnum, str]
) -> None:
    assert set(wordings) == set(codes)
    assert len(set(wordings.values())) == len(wordings)


class TestPlaces:
    @pytest.mark.parametrize(("poles", "tokens"), [(TRIANGLE, 6), (SCALE, 4)])
    def test_no_two_places_have_the_same_name(self, poles: tuple[str, ...], tokens: int) -> None:
        places = list(Frame(poles=len(poles), tokens=tokens).places())
        names = {wording.place_words(place, poles, WORDS) for place in places}
        assert len(names) == len(places)

    @pytest.mark.parametrize(
        ("place", "name"),
        [
            ((6, 0, 0), "entirely Expertise"),
            ((0, 1, 5), "almost entirely Participation, a little Représentation"),
            ((1, 1, 4), "mostly Participation, a little of the two others"),
            ((1, 2, 3), "between Représentation and Participation, closer to Participation"),
            ((2, 2, 2), "all three at once"),
        ],
    )
    def test_a_place_is_named_from_its_nearest_pole(self, place: Position, name: str) -> None:
        assert wording.place_words(place, TRIANGLE, WORDS) == name

    @pytest.mark.parametrize(
        ("place", "poles", "name"),
        [
            ((3, 1, 2), TRIANGLE, "entre Expertise et Participation, plus près d’Expertise"),
            ((2, 1, 3), TRIANGLE, "entre Expertise et Participation, plus près de Participation"),
            ((2, 4, 0), TRIANGLE, "surtout Représentation, avec une part d’Expertise"),
            ((4, 2, 0), PLAIN, "surtout l’équipe, avec une part des porte-parole"),
            ((1, 2, 3), PLAIN, "entre les porte-parole et le groupe, plus près du groupe"),
            ((6, 0, 0), PLAIN, "tout à fait l’équipe"),
            ((4, 0), ("Une visite", "A"), "tout à fait une visite"),
            ((1, 3), ("Une visite", "Lente"), "plutôt Lente"),
        ],
    )
    def test_french_joins_a_name_to_its_sentence(
        self, place: Position, poles: tuple[str, ...], name: str
    ) -> None:
        """A facilitator may name a pole as they like: the sentence still reads well."""
        french = gettext.translation("messages", CATALOGUES, ["fr"])
        assert wording.place_words(place, poles, french) == name

    def test_a_frame_that_is_not_drawn_is_told_in_tokens(self) -> None:
        assert wording.place_words((7, 3), SCALE, WORDS) == "Jamais 7, Toujours 3"
        assert wording.place_words((1, 1, 1, 1), tuple("ABCD"), WORDS) == "A 1, B 1, C 1, D 1"

    def test_the_names_of_zones_say_their_poles(self) -> None:
        between = zone_of(shares_of((3, 0, 3)))
        assert wording.zone_words(between, TRIANGLE, WORDS) == "between Expertise and Participation"
        assert wording.zone_words(Zone(ZoneKind.POLE, (1,)), SCALE, WORDS) == "mostly Toujours"

    def test_the_name_of_a_zone_reads_as_a_sentence(self) -> None:
        """An article keeps its capital on a drawing, where the name stands alone."""
        french = gettext.translation("messages", CATALOGUES, ["fr"])
        between = zone_of(shares_of((3, 0, 3)))
        assert wording.zone_words(Zone(ZoneKind.POLE, (0,)), PLAIN, french) == "surtout l’équipe"
        assert wording.zone_words(between, PLAIN, french) == "entre l’équipe et le groupe"
        assert wording.zone_words(between, ("The team", "", "A way"), WORDS) == (
            "between the team and a way"
        )

    @pytest.mark.parametrize(
        ("poles", "name"),
        [
            (SCALE, "in the middle"),
            (TRIANGLE, "all three at once"),
            (tuple("ABCD"), "in the middle of all the poles"),
        ],
    )
    def test_the_middle_is_named_by_the_number_of_poles(
        self, poles: tuple[str, ...], name: str
    ) -> None:
        assert wording.zone_words(Zone(ZoneKind.MIDDLE), poles, WORDS) == name


POLE = ReleasedMoment(zone=Zone(ZoneKind.POLE, (0,)))
MIDDLE = ReleasedMoment(zone=Zone(ZoneKind.MIDDLE), closeness=Closeness.CLOSE)
SHOWN = GroupForms(group="g1", band=Band.FROM_5, tier=Tier.CENTRE, current=POLE, desired=MIDDLE)
HIDDEN = GroupForms(group="g1", band=Band.UNDER_3, tier=Tier.NOTHING)


class TestSentences:
    def test_a_group_is_told_today_then_wished_for(self) -> None:
        assert wording.forms_sentence(SHOWN, QUESTIONS, WORDS) == (
            "Today: mostly pole 1. Wished for: all three at once (answers close to each other)."
        )

    def test_a_group_that_stays_is_told_once(self) -> None:
        position = GroupPosition(group="g1", current=(6, 0, 0), desired=(6, 0, 0))
        assert wording.position_sentence(position, QUESTIONS, WORDS) == (
            "Today and wished for: entirely pole 1."
        )

    def test_what_hides_a_group_is_not_told(self) -> None:
        assert wording.forms_sentence(HIDDEN, QUESTIONS, WORDS) == wording.NOTHING_SHOWN

    def test_a_group_that_said_its_position_is_not_shown_twice(self) -> None:
        given_way = replace(HIDDEN, band=Band.FROM_3, gives_way=True)
        assert wording.forms_sentence(given_way, QUESTIONS, WORDS) == wording.OWN_POSITION_STANDS


class TestFacts:
    def test_a_divergence_names_its_pair_and_what_is_common_all_the_same(self) -> None:
        finding = Finding(category=Category.DIVERGING_CURRENT, furthest=("g1", "g3"), common_pole=2)
        assert wording.facts(finding, QUESTIONS, WORDS) == (
            "The two groups furthest apart: g1 and g3.",
            "And yet: all the groups want to go towards pole 3.",
        )

    @pytest.mark.parametrize(
        ("category", "told"),
        [
            (Category.CHANGE_COURSE, "All the groups want to go towards pole 1."),
            (Category.CONSOLIDATE, "All the groups lean a little towards pole 1."),
        ],
    )
    def test_a_convergence_says_where_everyone_goes(self, category: Category, told: str) -> None:
        finding = Finding(category=category, common_pole=0)
        assert wording.facts(finding, QUESTIONS, WORDS) == (told,)

    def test_a_finding_may_have_no_fact(self) -> None:
        assert wording.facts(Finding(category=Category.INSUFFICIENT), QUESTIONS, WORDS) == ()


class TestDifferences:
    """Where a group's workshop and forms differ is said of groups of 5 and more only."""

    POSITION = GroupPosition(group="g1", current=(0, 6, 0), desired=(2, 2, 2))

    def told(self, forms: GroupForms, position: GroupPosition = POSITION) -> tuple[str, ...]:
        practice = PracticeReport(
            practice="p1",
            workshop=WorkshopReading(finding=None, positions=(position,)),
            forms=FormsReading(finding=None, groups=(forms,)),
        )
        return wording.differences(practice, QUESTIONS, WORDS)

    def test_another_zone_at_one_moment_is_a_difference(self) -> None:
        assert self.told(SHOWN) == (
            "g1: the workshop and the forms do not say quite the same thing.",
        )

    def test_the_same_zones_are_no_difference(self) -> None:
        assert self.told(SHOWN, replace(self.POSITION, current=(4, 1, 1))) == ()

    @pytest.mark.parametrize("forms", [replace(SHOWN, band=Band.FROM_3), HIDDEN])
    def test_nothing_is_said_of_a_smaller_group(self, forms: GroupForms) -> None:
        assert self.told(forms) == ()

    def test_nothing_is_said_of_a_group_without_a_position(self) -> None:
        assert self.told(SHOWN, replace(self.POSITION, group="g2")) == ()

    @pytest.mark.parametrize("kept", ["workshop", "forms"])
    def test_two_sources_are_needed(self, kept: str) -> None:
        practice = PracticeReport(
            practice="p1",
            workshop=WorkshopReading(finding=None, positions=()) if kept == "workshop" else None,
            forms=FormsReading(finding=None, groups=()) if kept == "forms" else None,
        )
        assert wording.differences(practice, QUESTIONS, WORDS) == ()
