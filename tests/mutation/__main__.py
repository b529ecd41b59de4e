"""Change analysis/ bit by bit, and list what no test notices: `make mutants`.

Each mutant gets a process of its own, forked once pytest and Hypothesis are loaded, which runs
`tests/analysis` with few examples and stops at the first failure. Exit 1 when a change in what
decides a category is noticed by no test; the other survivors are listed.
"""

import os
import signal
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Final

import hypothesis
import polib
import pytest

from tests.mutation.mutants import Mutant, mutants_of

ROOT: Final = Path(__file__).parents[2]
DECIDES: Final = ("position", "tally", "reading", "category", "finding", "workshop_reading")
"""The modules that a category comes from; release and wording come after it."""

TESTS: Final = Path("tests/analysis")
QUIETLY: Final = ("-x", "-qq", "--tb=no", "-p", "no:cacheprovider", "-p", "no:cov")
LOADED_BEFORE: Final = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
PATIENCE: Final = 60
"""Seconds of processor after which a mutant turns in circles, which is noticed too."""

NO_CHANGE: Final = Mutant(
    path=Path("analysis/none.py"), line=0, text="", before="", after="", source=""
)
LOADED: Final = (hypothesis, polib)
"""What the tests import and no mutant changes: loaded once, before the forks."""


class MutantFinder(MetaPathFinder, Loader):
    """Give the mutated module in place of the one on the disk."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.name = ".".join(mutant.path.with_suffix("").parts)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return spec_from_loader(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(ROOT / self.mutant.path)
        exec(compile(self.mutant.source, module.__file__, "exec"), module.__dict__)


def main(wanted: Sequence[str]) -> int:
    os.chdir(ROOT)
    os.environ["HYPOTHESIS_PROFILE"] = "fast"
    started = time.monotonic()
    mutants = [mutant for path in _modules(wanted) for mutant in mutants_of(path, _read(path))]
    if not list(_survivors([NO_CHANGE])):
        sys.stderr.write("The tests of analysis/ fail before anything is changed.\n")
        return 2
    explained = _equivalents()
    survivors = [one for one in _survivors(mutants) if one.key not in explained]
    minutes = (time.monotonic() - started) / 60
    grave = [one for one in survivors if one.path.stem in DECIDES]
    for title, some in (("changes a category?", grave), ("elsewhere", _others(survivors, grave))):
        sys.stdout.write(f"\n{len(some)} survivors, {title}\n")
        sys.stdout.writelines(f"  {one}\n" for one in some)
    sys.stdout.write(f"\n{len(mutants)} mutants in {minutes:.1f} minutes\n")
    return 1 if grave else 0


def _modules(wanted: Sequence[str]) -> list[Path]:
    paths = sorted(Path("analysis").glob("*.py"))
    return [path for path in paths if not wanted or path.stem in wanted]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _equivalents() -> set[str]:
    text = (Path(__file__).parent / "equivalents.toml").read_text(encoding="utf-8")
    return set(tomllib.loads(text))


def _others(survivors: Sequence[Mutant], grave: Sequence[Mutant]) -> list[Mutant]:
    return [one for one in survivors if one not in grave]


def _survivors(mutants: Sequence[Mutant]) -> Iterator[Mutant]:
    """Run the mutants side by side, one per processor, and yield those that live."""
    running: dict[int, Mutant] = {}
    waiting = list(reversed(mutants))
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            mutant = waiting.pop()
            running[_fork(mutant)] = mutant
        pid, status = os.wait()
        mutant = running.pop(pid)
        lives = os.waitstatus_to_exitcode(status) == 0
        sys.stdout.write("S" if lives else ".")
        sys.stdout.flush()
        if lives:
            yield mutant


def _tests_for(mutant: Mutant) -> list[str]:
    """Return every test file, those that are likely to notice, or quick to, first."""
    first = [f"test_{mutant.path.stem}.py", "test_vectors.py"]
    last = ["test_properties.py"]
    files = sorted(TESTS.glob("test_*.py"))
    files.sort(key=lambda path: (path.name in last, path.name not in first))
    return [str(path) for path in files]


def _fork(mutant: Mutant) -> int:
    pid = os.fork()
    if pid:
        return pid
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    sys.meta_path.insert(0, MutantFinder(mutant))
    try:
        outcome = int(pytest.main([*QUIETLY, *LOADED_BEFORE, *_tests_for(mutant)]))
    except BaseException:
        outcome = 1
    os._exit(outcome)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
