"""The shape of the code: what stands at the top, who may import whom, and what is locked."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("analysis", "imports", "exports", "models", "forms", "views", "commands")
FOLDERS = {
    *LAYERS,
    ".ci",
    "benchmarks",
    "deploy",
    "docs",
    "gabarits",
    "migrations",
    "quality",
    "static",
    "templates",
    "tests",
    "translations",
}
ABOVE_THE_APP = ("tests", "benchmarks", "quality")
VAGUE = {"utils.py", "helpers.py", "common.py", "misc.py", "tools.py"}
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def kept() -> list[Path]:
    """Return the files that git keeps, or would keep, relative to the root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [Path(line) for line in listed.splitlines() if (ROOT / line).exists()]


def modules() -> list[Path]:
    return [path for path in kept() if path.suffix == ".py"]


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


def test_the_top_level_is_a_table_of_contents() -> None:
    folders = {path.parts[0] for path in kept() if len(path.parts) > 1}
    assert folders <= FOLDERS
    top = {str(path) for path in modules() if len(path.parts) == 1}
    assert top == {"app.py", "config.py", "i18n.py"}


def test_nobody_imports_app() -> None:
    importers = [
        path
        for path in modules()
        if path.parts[0] not in ABOVE_THE_APP and "app" in set(imports_of(path))
    ]
    assert importers == []


def test_no_module_has_a_vague_name() -> None:
    assert [path for path in modules() if path.name in VAGUE] == []


def test_a_module_opens_by_saying_what_it_is_for() -> None:
    silent = [
        path
        for path in modules()
        if path.name != "__init__.py"
        and path.parts[0] != "migrations"
        and not ast.get_docstring(ast.parse((ROOT / path).read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_tests_shadow_no_package() -> None:
    """A `tests/forms/__init__.py` would stand before our `forms`."""
    assert [path for path in modules() if path.match("tests/**/__init__.py")] == []


def test_models_know_no_request() -> None:
    bad = [path for path in modules() if path.parts[0] == "models" and "flask" in imports_of(path)]
    assert bad == []


def test_every_layer_has_its_contract() -> None:
    contracts = PYPROJECT["tool"]["importlinter"]["contracts"]
    ruled = {layer for contract in contracts[:-1] for layer in contract["source_modules"]}
    assert ruled | {"commands"} == set(LAYERS)
    assert set(PYPROJECT["tool"]["importlinter"]["root_packages"]) == set(LAYERS)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_each_package_by_its_hash(lock: str) -> None:
    """No address and no path of a machine; each version has at least one hash."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"https?://|^--|^\s*-e |file:", text, re.MULTILINE)
    packages = re.findall(r"^[A-Za-z0-9].*$", text, re.MULTILINE)
    assert packages
    assert [line for line in packages if not re.match(r"^\S+==\S+ .*\\$", line)] == []


def test_what_is_asked_for_is_locked_and_has_a_reason() -> None:
    """When it fails: `make lock`, and say in pyproject.toml why the package is there."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lists = re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", text, re.DOTALL | re.MULTILINE)
    asked = [line.strip() for body in lists for line in body.splitlines()]
    assert [line for line in asked if not re.fullmatch(r'"[^"]+",\s*# \S.*', line)] == []
    locked = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    for line in asked:
        name = re.split(r"[\[<>=;\"]", line.strip('"'))[0].lower().replace("_", "-")
        assert f"\n{name}==" in locked, name
