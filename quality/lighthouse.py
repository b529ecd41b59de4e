"""Lighthouse's scores for a phone, by the npm package when npx and the network are there."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from quality.participant_pages import Visited
from quality.trusted import Trusting

PACKAGE: Final = "lighthouse@12.8.2"
"""The last one that Node 20 runs."""

PERFORMANCE: Final = 98
PERFECT: Final = 100
TRIES: Final = 3
RUNS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Of 100 each; `faults` names what took points away, except for speed."""

    performance: int
    accessibility: int
    best_practices: int
    faults: tuple[str, ...]

    @property
    def are_kept(self) -> bool:
        perfect = self.accessibility == self.best_practices == PERFECT
        return perfect and self.performance >= PERFORMANCE


def is_there() -> bool:
    """Say whether Lighthouse can be fetched and run at all."""
    npx = shutil.which("npx")
    command = [npx or "", "--yes", PACKAGE, "--version"]
    return npx is not None and subprocess.run(command, capture_output=True).returncode == 0


def score(trusting: Trusting, visited: Visited) -> Scores:
    """Return the run of median speed: the machine may be busy with something else."""
    runs = sorted((_run(trusting, visited) for _ in range(RUNS)), key=lambda one: one.performance)
    return runs[RUNS // 2]


def _run(trusting: Trusting, visited: Visited) -> Scores:
    """Open the page as the same person in a tab of its own."""
    with TemporaryDirectory() as folder:
        headers = Path(folder) / "headers.json"
        headers.write_text(json.dumps({"Cookie": visited.cookies}), encoding="utf-8")
        command = [
            *("npx", "--yes", PACKAGE, visited.page.url, "--quiet", "--output=json"),
            "--only-categories=performance,accessibility,best-practices",
            f"--extra-headers={headers}",
            f"--port={trusting.port}",
        ]
        return _scores(json.loads(_said_by(command)))


def _said_by(command: list[str]) -> str:
    """Run it again when the browser did not record the page, which happens."""
    for _try in range(TRIES - 1):
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode == 0:
            return run.stdout
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _scores(report: Mapping[str, Any]) -> Scores:
    categories = report["categories"]
    return Scores(
        performance=_of_hundred(categories["performance"]),
        accessibility=_of_hundred(categories["accessibility"]),
        best_practices=_of_hundred(categories["best-practices"]),
        faults=tuple(_faults(report)),
    )


def _of_hundred(category: Mapping[str, Any]) -> int:
    return round(100 * float(category["score"]))


def _faults(report: Mapping[str, Any]) -> list[str]:
    weighed = (
        audit["id"]
        for name in ("accessibility", "best-practices")
        for audit in report["categories"][name]["auditRefs"]
        if audit["weight"]
    )
    audits = report["audits"]
    return [one for one in weighed if audits[one]["score"] not in (None, 1)]
