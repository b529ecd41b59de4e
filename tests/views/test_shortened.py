"""Styles and scripts lose their comments, spaces and long local names before they are sent."""

import pytest

from views import shortened
from views.shortened import shorten

STYLE = ("text/css; charset=utf-8", '/* Why. */\n.listen::before {\n  content: "▶ ";\n}\n')
SCRIPT = (
    "text/javascript; charset=utf-8",
    "{\n// Why.\nconst heading = document.body;\nheading.focus({ preventScroll: true });\n}",
)


def test_each_text_is_said_in_fewer_bytes() -> None:
    style, script = shorten([STYLE, SCRIPT])
    assert style == '.listen::before{content:"▶ "}'
    assert "Why" not in script
    assert "heading" not in script
    assert ".focus({preventScroll:" in script


def test_a_machine_without_the_library_sends_them_as_they_are_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shortened, "_LIBRARY", "a library that is not there")
    assert shorten([STYLE, SCRIPT]) == [STYLE[1], SCRIPT[1]]
