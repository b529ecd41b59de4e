"""Texts are cleaned in one way, and refused in words when they are too long."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from forms.fields import NotTooLong, TextBlock, TextLine


class Texts(Form):
    line = TextLine(validators=[NotTooLong(10)])
    block = TextBlock(validators=[NotTooLong()])


def test_a_line_is_one_line_with_single_spaces() -> None:
    assert Texts(MultiDict({"line": "  La Maison\n du\tcoin "})).line.data == "La Maison du coin"


def test_a_block_keeps_its_lines() -> None:
    assert Texts(MultiDict({"block": "un\r\ndeux\rtrois\n"})).block.data == "un\ndeux\ntrois"


def test_what_is_not_sent_is_empty() -> None:
    assert Texts(MultiDict({"other": "x"})).line.data == ""


@pytest.mark.parametrize(("length", "valid"), [(2_000, True), (2_001, False)])
def test_a_text_may_be_as_long_as_the_limit_and_no_longer(length: int, valid: bool) -> None:
    assert Texts(MultiDict({"block": "é" * length})).validate() is valid


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    form = Texts(MultiDict({"line": "eleven char"}))
    assert not form.validate()
    assert form.line.errors == ["Your text is too long: 11 characters. Shorten it to 10."]
