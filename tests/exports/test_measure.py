"""How high a row must be for its text to be read whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.look import CELL, CELL_STRONG, TITLE
from exports.measure import count_lines, height_of, width_of


def test_a_short_text_takes_one_line() -> None:
    assert count_lines("Nos raisons", 120, CELL) == 1


def test_a_text_wraps_at_its_words() -> None:
    assert count_lines("réponses réponses réponses", 60, CELL) == 3


def test_each_new_line_counts_even_empty() -> None:
    assert count_lines("one\n\nthree", 120, CELL) == 3


def test_a_word_wider_than_its_column_takes_several_lines() -> None:
    assert count_lines("x" * 100, 100, CELL) == 6


def test_bold_and_large_letters_take_more_room() -> None:
    text = "Ce qui se passe chez nous, une semaine ordinaire. " * 4

    assert height_of(text, 30, CELL) < height_of(text, 30, CELL_STRONG)
    assert height_of(text, 30, CELL) < height_of(text, 30, TITLE)


@pytest.mark.parametrize("letters", ["مرحبا", "日本語", "🎉🎉"])
def test_other_scripts_are_given_taller_lines(letters: str) -> None:
    assert height_of(letters, 60, CELL) > height_of("latin", 60, CELL)


def test_accents_take_no_width_of_their_own() -> None:
    assert width_of("é") == width_of("e") == width_of("e\u0301")


@given(st.text(max_size=200), st.floats(min_value=3, max_value=120))
def test_a_wider_column_never_needs_a_higher_row(text: str, characters: float) -> None:
    assert height_of(text, characters + 10, CELL) <= height_of(text, characters, CELL)
