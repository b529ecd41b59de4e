"""What is read aloud: full sentences, of what is shared and nothing else."""

from gettext import NullTranslations

from analysis.own_report import own_report, seen_by_others
from analysis.position import Position
from analysis.release import release_for_workshop
from analysis.report import GroupPosition
from analysis.sharing import Saying
from analysis.spokesperson import SpokenPractice, speech
from analysis.tally import GroupTally
from tests.analysis.questionnaires import people, questionnaire, still

A, B = (6, 0, 0), (0, 6, 0)
QUESTIONS = questionnaire()
WORDS = NullTranslations()


def spoken(
    position: GroupPosition | None = None,
    saying: Saying = Saying.SHARED,
    tally: GroupTally | None = None,
) -> tuple[SpokenPractice, ...]:
    released = release_for_workshop(QUESTIONS, "g2", {"p1": tally}).practices if tally else ()
    own = own_report(
        QUESTIONS, "g2", released=released, positions={"p1": position} if position else {}
    )
    return speech(seen_by_others(own, "g2", {"p1": saying}), "g2", WORDS)


def agreed(current: Position = A, desired: Position = B, **words: str) -> GroupPosition:
    return GroupPosition(group="g2", current=current, desired=desired, **words)


def test_everything_that_is_shared_is_said_one_sentence_each() -> None:
    (practice,) = spoken(
        agreed(
            reasons="On veut décider\nensemble",
            example="En mars !",
            helps="du temps",
            hinders="la hâte",
            dissent="je vois autrement",
        )
    )

    assert practice.title == "Pratique 1"
    assert practice.sentences == (
        "Today, we place this practice here: entirely pole 1.",
        "We wish it to go here: entirely pole 2.",
        "Here is why: On veut décider ensemble.",
        "We lived it, for instance: En mars !",
        "This helps us: du temps.",
        "This stands in our way: la hâte.",
        "Not all of us see it so, and we were asked to say it: je vois autrement.",
    )


def test_a_position_without_its_reasons_is_two_sentences() -> None:
    (practice,) = spoken(agreed(reasons="parce que"), Saying.POSITION_ONLY)

    assert len(practice.sentences) == 2


def test_a_group_that_wishes_to_stay_says_so_in_one_sentence() -> None:
    (practice,) = spoken(agreed(A, A))

    assert practice.sentences == (
        "We place this practice here, and we wish it to stay here: entirely pole 1.",
    )


def test_a_group_without_a_position_says_where_its_forms_gather() -> None:
    (practice,) = spoken(tally=people([A] * 3, [B] * 3))

    assert practice.sentences == (
        "This comes from our forms: we did not agree on a place together.",
        "Today, we place this practice here: mostly pole 1.",
        "We wish it to go here: mostly pole 2.",
    )


def test_what_is_kept_or_was_never_said_is_not_there() -> None:
    assert spoken(agreed(), Saying.KEPT) == ()
    assert spoken(tally=still(A, A)) == ()
    assert spoken() == ()
