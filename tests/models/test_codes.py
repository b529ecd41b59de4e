"""Codes that people read aloud and type."""

import pytest

from models.codes import (
    ALPHABET,
    CARD_CODE,
    GROUP_CODE,
    RESUME_CODE,
    derived_code,
    hash_code,
    new_code,
    normalise_code,
    show_code,
)


def test_a_code_has_none_of_the_letters_that_look_alike() -> None:
    """No I, L, O nor U."""
    assert not set("ILOU") & set(ALPHABET)
    assert set(new_code(2000)) == set(ALPHABET)


@pytest.mark.parametrize(
    "typed",
    [
        "7K2M9-QXR10",
        "7k2m9 qxr10",
        " 7K2M9QXRIO ",
        "7K2M9qxrlo",
        "7K2M9\u00a0QXR1O",
        "7K2M9\u2013QXR10",
    ],
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    """Case, spaces, dashes, and O for 0, I and L for 1."""
    assert normalise_code(typed) == "7K2M9QXR10"


@pytest.mark.parametrize(
    ("length", "shown"),
    [(GROUP_CODE, "ABC DEF"), (CARD_CODE, "ABCDE FGHJK"), (RESUME_CODE, "ABCD EFGH JKMN")],
)
def test_a_code_is_shown_in_pieces(length: int, shown: str) -> None:
    """Short enough to be kept in mind one by one."""
    assert show_code("ABCDEFGHJKMN"[:length]) == shown
    assert normalise_code(shown) == "ABCDEFGHJKMN"[:length]


def test_what_is_kept_of_a_code_needs_the_secret_of_the_server() -> None:
    """A stolen database does not allow to try codes."""
    assert hash_code("7K2M9QXR10", "one") != hash_code("7K2M9QXR10", "other")
    assert len(hash_code("7K2M9QXR10", "one")) == 32


def test_a_derived_code_comes_back_only_with_its_seed_and_its_secret() -> None:
    """The receipt shows it again though it is kept nowhere."""
    code = derived_code(b"sheet", RESUME_CODE, "secret")
    assert code == derived_code(b"sheet", RESUME_CODE, "secret")
    assert code != derived_code(b"other", RESUME_CODE, "secret")
    assert code != derived_code(b"sheet", RESUME_CODE, "other")
    assert len(code) == RESUME_CODE
    assert set(code) <= set(ALPHABET)
