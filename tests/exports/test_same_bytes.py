"""Two exports of one report are the same file, whoever makes them and whenever."""

import subprocess
import sys
import time
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest

from exports.workbook import meeting_workbook
from tests.exports.reading import parts_of
from tests.exports.reports import ENGLISH, TITLES, a_report

ROOT = Path(__file__).parents[2]
SCRIPT = """
import hashlib
from exports.workbook import meeting_workbook
from tests.exports.reports import COMMENTS, ENGLISH, TITLES, a_report
book = meeting_workbook(a_report(TITLES[:3], comments=COMMENTS), ENGLISH)
print(hashlib.sha256(book).hexdigest())
"""


def made_elsewhere(**settings: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_same_report_twice_is_the_same_file() -> None:
    assert meeting_workbook(a_report(TITLES[:3]), ENGLISH) == meeting_workbook(
        a_report(TITLES[:3]), ENGLISH
    )


@pytest.mark.slow
def test_another_process_elsewhere_makes_the_same_file() -> None:
    """Neither the order of sets nor the hour, the language or the time zone of the machine."""
    one = made_elsewhere(PYTHONHASHSEED="1", TZ="America/Montreal", LANG="fr_CA.UTF-8")
    other = made_elsewhere(PYTHONHASHSEED="2", TZ="Pacific/Auckland", LANG="C")

    assert one == other


class Later(datetime):
    """A clock that stands elsewhere."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(2031, 5, 17, 23, 59, 58, tzinfo=tz)


def test_the_hour_of_a_download_is_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """openpyxl and the ZIP format both write the hour, unless it is taken away."""
    before = meeting_workbook(a_report(TITLES[:3]), ENGLISH)
    monkeypatch.setattr("datetime.datetime", Later)
    monkeypatch.setattr("time.localtime", lambda _at=None: time.gmtime(1_900_000_000))

    assert meeting_workbook(a_report(TITLES[:3]), ENGLISH) == before


def test_the_list_of_contents_comes_first_in_the_package() -> None:
    """Some readers look for it there."""
    names = list(parts_of(meeting_workbook(a_report(TITLES[:3]), ENGLISH)))

    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
