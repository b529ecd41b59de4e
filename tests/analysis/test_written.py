"""A questionnaire as it is written: which languages it speaks, and how its file is laid out."""

import gettext

from analysis.report import Role
from analysis.written import (
    POLE_FIELDS,
    WrittenGroup,
    WrittenPole,
    WrittenPractice,
    WrittenQuestionnaire,
    text_of,
)
from analysis.written_sheets import (
    SAID_TO,
    codes_by_words,
    column_of,
    pole_rows,
    practice_texts,
)

WRITTEN = WrittenQuestionnaire(
    gabarit="",
    title="Nos façons",
    language="fr",
    offered=("en",),
    tokens=6,
    poles=(WrittenPole(said={"name": {"fr": "Savoir"}}),),
    practices=(
        WrittenPractice(
            code="p1",
            said={"title": {"fr": "Décider"}},
            plain={"title": {"es": "Decidir"}},
            wordings={Role.BOARD: {"title": {"ar": "قرر"}}},
            asked_of=(1,),
        ),
    ),
    groups=(WrittenGroup(role=Role.BOARD, people=5, said={"label": {"fr": "Le CA"}}),),
)


def test_the_languages_are_those_in_which_something_is_written_the_first_one_first() -> None:
    assert WRITTEN.languages == ("fr", "ar", "en", "es")


def test_a_text_that_was_not_written_is_empty() -> None:
    said = WRITTEN.practices[0].said
    assert text_of(said, "title", "fr") == "Décider"
    assert text_of(said, "title", "en") == text_of(said, "help", "fr") == ""


def test_the_first_language_needs_no_end_in_the_code_of_a_column() -> None:
    assert column_of("title", "fr", "fr") == "title"
    assert column_of("title", "en", "fr") == "title::en"


def test_every_text_of_a_pole_and_of_a_practice_has_its_place() -> None:
    assert pole_rows(2) == tuple(f"pole_2_{field}" for field in POLE_FIELDS)
    assert practice_texts(2)[-2:] == ("pole_1", "pole_2")


def test_a_code_is_known_by_itself_and_by_its_words() -> None:
    known = codes_by_words(SAID_TO, [gettext.NullTranslations()])
    assert known["recipients"] == Role.RECIPIENTS
    assert known["board members"] == known["board"] == Role.BOARD
