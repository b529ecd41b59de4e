"""Positions that were collected elsewhere, from the file that holds them, whatever its format."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from analysis.position import Frame
from analysis.tally import PracticeTally
from analysis.wording import N_
from imports.answer_rows import Table, answer_rows, position_rows
from imports.collected import NO_ANSWER, OTHER_POLES, Collected, Collecting
from imports.csv_table import csv_rows
from imports.fault import Fault, FaultyFile
from imports.json_cases import Case, read_cases
from imports.row import TokensOfFile
from imports.xlsx_table import xlsx_tables

UNKNOWN_FORMAT: Final = N_("“%(name)s”: give a file that ends in .csv, .xlsx or .json.")
NOT_FOUND: Final = N_("“%(name)s” is not there, or may not be read.")
OTHER_FRAMES: Final = N_("A workbook has one frame; case %(case)d has another one than case 1.")
SAME_PRACTICE: Final = N_("Case %(case)d has the same practice as an earlier one: “%(practice)s”.")


def _tell_nobody(_row: int) -> None:
    pass


def read_collected(
    path: Path,
    positions: Path | None = None,
    *,
    codes: Mapping[str, str] = MappingProxyType({}),
    on_row: Callable[[int], None] = _tell_nobody,
) -> Collected:
    """Return what a file holds, and the group positions of a second file or sheet.

    `codes` gives the practices that the file may name by title their code. `on_row` is told the
    number of each row of answers as it is read.

    Raises `FaultyFile` with a fault per row that cannot be read.
    """
    _check_readable(path)
    if path.suffix.lower() == ".json":
        return _collect_cases(read_cases(path), Collecting(codes))
    answers, *sheets = _tables(path) or ((),)
    said = next(iter(_tables(positions) if positions else sheets), None)
    return _collect_tables(_telling(answers, on_row), said, Collecting(codes))


def read_tallies(path: Path) -> Iterator[PracticeTally]:
    """Yield the tally of each practice, in order; JSON cases may each have their own frame."""
    _check_readable(path)
    if path.suffix.lower() != ".json":
        yield from read_collected(path).tallies.values()
        return
    for case in read_cases(path):
        yield from _collect_cases((case,), Collecting({})).tallies.values()


def _telling(table: Table, on_row: Callable[[int], None]) -> Table:
    for number, cells in table:
        on_row(number)
        yield number, cells


def _check_readable(path: Path) -> None:
    try:
        path.open("rb").close()
    except OSError as error:
        raise FaultyFile(Fault(message=NOT_FOUND, values={"name": path.name})) from error


def _tables(path: Path) -> tuple[Table, ...]:
    _check_readable(path)
    match path.suffix.lower():
        case ".csv" | ".txt" | ".tsv":
            return (csv_rows(path),)
        case ".xlsx":
            return xlsx_tables(path)
        case _:
            raise FaultyFile(Fault(message=UNKNOWN_FORMAT, values={"name": path.name}))


def _collect_tables(answers: Table, positions: Table | None, collecting: Collecting) -> Collected:
    tokens = TokensOfFile()
    poles = 0
    for answer in answer_rows(answers, tokens, collecting.faults):
        collecting.add(answer)
        poles = poles or len(answer.current if isinstance(answer.current, tuple) else ())
    for said in position_rows(positions, tokens, collecting.faults) if positions else ():
        poles = poles or len(said.current)
        if len(said.current) != poles:
            values = {"poles": len(said.current), "expected": poles}
            raise FaultyFile(*collecting.faults, Fault(message=OTHER_POLES, values=values))
        collecting.add_position(said)
    if tokens.n is None:
        raise FaultyFile(*(collecting.faults or [Fault(message=NO_ANSWER)]))
    return collecting.finish(Frame(poles=poles, tokens=tokens.n))


def _collect_cases(cases: tuple[Case, ...], collecting: Collecting) -> Collected:
    if not cases:
        raise FaultyFile(Fault(message=NO_ANSWER))
    seen: set[str] = set()
    for number, case in enumerate(cases, start=1):
        collecting.faults.extend(_case_faults(number, case, cases[0], seen))
        seen.add(case.practice)
        for group in case.groups:
            collecting.expect(case.practice, group)
        for answer in case.answers:
            collecting.add(answer)
        for position in case.positions:
            collecting.add_position(position)
    return collecting.finish(cases[0].frame)


def _case_faults(number: int, case: Case, first: Case, seen: set[str]) -> Iterator[Fault]:
    if case.frame != first.frame:
        yield Fault(message=OTHER_FRAMES, values={"case": number})
    if case.practice in seen:
        values: dict[str, str | int] = {"case": number, "practice": case.practice}
        yield Fault(message=SAME_PRACTICE, values=values)
