"""Every text that is kept has one form, whatever keyboard, file or page it came from."""

import pytest

from analysis.text import MAX_TEXT, clean_text, reads_alike


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  un mot \n", "un mot"),
        ("e\u0301te\u0301", "été"),
        ("une\r\ndeux\rtrois\u2028quatre\x0bcinq\x85six", "une\ndeux\ntrois\nquatre\ncinq\nsix"),
        ("a\tb", "a b"),
        ("a\x00b\x1bc\x7fd", "abcd"),
        ("a\ud800b\ufffec", "abc"),
        ("\u202eexe\u202c \u2066caché\u2069", "exe caché"),
        ("👩‍👩‍👧 مرحبا", "👩‍👩‍👧 مرحبا"),
        ("« oui »", "« oui »"),
        ("", ""),
    ],
)
def test_a_text_is_cleaned_in_one_way(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@pytest.mark.parametrize("control", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_every_control_that_turns_a_line_around_is_taken_away(control: int) -> None:
    assert clean_text(f"a{chr(control)}b") == "ab"


@pytest.mark.parametrize("code", [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF])
def test_code_points_that_no_text_may_hold_are_taken_away(code: int) -> None:
    assert clean_text(f"a{chr(code)}b") == "ab"


@pytest.mark.parametrize("neighbour", [0x202F, 0x2030, 0x2065, 0x206A, 0xFDCF, 0xFDF0])
def test_neighbours_of_these_controls_stay(neighbour: int) -> None:
    assert clean_text(f"a{chr(neighbour)}b") == f"a{chr(neighbour)}b"


@pytest.mark.parametrize("code", [0xFFFE, 0x1FFFF, 0xFDD0, 0xFDEF])
def test_what_unicode_keeps_out_of_texts_is_taken_away(code: int) -> None:
    assert clean_text(f"a{chr(code)}b") == "ab"


@pytest.mark.parametrize("code", [0x1FAF9, 0x2FFFD, 0xFDCF, 0xFDF0, 0xFFFD])
def test_a_character_newer_than_this_python_stays(code: int) -> None:
    assert clean_text(f"a{chr(code)}b") == f"a{chr(code)}b"


def test_a_long_run_of_accents_is_refused_at_once() -> None:
    """In order, it would keep the server busy for minutes; it is far too long in any case."""
    run = "a" + "\u0315\u0300" * 250_000

    assert clean_text(run) == run


def test_the_longest_text_of_accents_is_still_put_in_one_form() -> None:
    """One character may be four at most before they are joined."""
    assert clean_text("\u03b1\u0313\u0300\u0345" * MAX_TEXT) == "\u1f82" * MAX_TEXT


def test_a_clean_text_stays_as_it_is_and_is_never_cut() -> None:
    long = "é" * (25 * MAX_TEXT)

    assert clean_text(clean_text(" a\r\n")) == "a"
    assert clean_text(long) == long
    assert MAX_TEXT == 2_000


@pytest.mark.parametrize(("more", "kept"), [("", "é"), ("e", "e\u0301")])
def test_accents_are_joined_up_to_four_times_the_longest_text(more: str, kept: str) -> None:
    """What is longer would still be too long, joined; putting it in order could take minutes."""
    times = 2 * MAX_TEXT

    assert clean_text("e\u0301" * times + more) == kept * times + more


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("La Maison du coin", "LA MAISON du Coin", True),
        ("Le Répit", "le repit", True),
        ("Carrefour Saint-Roch", "Carrefour St-Roch", False),
        ("L’Envol", "l'envol ", True),
        ("La Maison", "La Maison 2", False),
    ],
)
def test_names_are_alike_but_for_capitals_accents_signs_and_spaces(
    one: str, other: str, alike: bool
) -> None:
    """Whoever copies a démarche may type the name of the organisation a little otherwise."""
    assert reads_alike(one, other) is alike
