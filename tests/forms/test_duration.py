"""How long a meeting lasts is written and read the way that people say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.meeting import LONGEST, SHORTEST, read_duration, say_duration


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("150", 150),
        ("2 h 30", 150),
        ("2h30", 150),
        ("2\u00a0h\u00a030", 150),
        ("2 H 05 min", 125),
        ("2h", 120),
        ("1:15", 75),
        ("45 min", 45),
        (" 45  minutes ", 45),
    ],
)
def test_a_length_is_read_as_people_write_it(said: str, minutes: int) -> None:
    assert read_duration(said) == minutes


@pytest.mark.parametrize(
    "said", ["", "longtemps", "2 h 30 h", "-5", "1,5 h", "99999", "²", "1 h 234"]
)
def test_what_is_no_length_is_not_guessed(said: str) -> None:
    assert read_duration(said) is None


@given(st.integers(SHORTEST, LONGEST))
def test_what_is_said_reads_back_as_it_was(minutes: int) -> None:
    assert read_duration(say_duration(minutes)) == minutes
