"""The READMEs name commands that exist, and say the same ones in both languages."""

import re
from pathlib import Path

import pytest
from flask import Flask

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.en.md")


def text_of(readme: str) -> str:
    return (ROOT / readme).read_text(encoding="utf-8")


def make_targets(text: str) -> list[str]:
    return re.findall(r"\bmake ([a-z][a-z-]*)\b", "\n".join(_code(text)))


def flask_commands(text: str) -> list[str]:
    return re.findall(r"\bflask (?:--app \S+ )?([a-z][a-z-]*)", "\n".join(_code(text)))


@pytest.mark.parametrize("readme", READMES)
def test_each_make_target_exists(readme: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    offered = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    named = make_targets(text_of(readme))
    assert "run" in named
    assert set(named) - offered == set()


@pytest.mark.parametrize("readme", READMES)
def test_each_flask_command_exists(readme: str, app: Flask) -> None:
    named = flask_commands(text_of(readme))
    assert "lire" in named
    assert set(named) - set(app.cli.commands) == set()


def test_both_readmes_name_the_same_commands() -> None:
    french, english = (text_of(readme) for readme in READMES)
    assert make_targets(french) == make_targets(english)
    assert flask_commands(french) == flask_commands(english)


@pytest.mark.parametrize("readme", READMES)
def test_each_file_and_folder_named_exists(readme: str) -> None:
    """A link that leads nowhere, or a folder of the map that has moved."""
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text_of(readme))
    assert [link for link in links if not (ROOT / link).exists()] == []


def _code(text: str) -> list[str]:
    """Return what is written as code: blocks, indented blocks, and spans."""
    blocks = re.findall(r"^```.*?$(.*?)^```", text, re.DOTALL | re.MULTILINE)
    rest = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    return [*blocks, *re.findall(r"^ {4}.*$", rest, re.MULTILINE), *re.findall(r"`[^`\n]+`", rest)]
