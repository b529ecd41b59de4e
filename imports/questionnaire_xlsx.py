"""The three sheets of a questionnaire, read as they are: every text with the cell it stands in."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from analysis.position import MAX_POLES
from analysis.wording import N_, Translations
from analysis.written import CONSENT_FIELD, POLE_FIELDS
from analysis.written_sheets import (
    CONSENT,
    GROUP_KEYS,
    IN_LANGUAGE,
    PRACTICE_KEYS,
    SETTINGS,
    SHEET_NAMES,
    WHAT,
    FileSheet,
    codes_by_words,
    pole_row,
    pole_rows,
    practice_texts,
)
from imports.coded_sheet import MOST_ROWS, CodedSheet, read_sheet
from imports.fault import Fault, FaultyFile
from imports.placed import Placed, PlacedSaid
from imports.questionnaire_found import (
    FoundGroup,
    FoundPole,
    FoundPractice,
    FoundQuestionnaire,
    FoundWording,
)
from imports.xlsx_table import NumberedCells, xlsx_sheets

NO_SHEET: Final = N_("This sheet is missing from the workbook: start from the empty model.")
NO_LANGUAGE: Final = N_("Name the language of the texts in this row: fr, or en.")
UNKNOWN_ROW: Final = N_("No text has this code: “%(code)s”. Correct it, or empty the cell.")
TWO_ROWS: Final = N_("“%(code)s” is there twice: keep one row.")
WITHOUT_PRACTICE: Final = N_("Write the practice itself in a row above this one.")

Table = tuple[str, Sequence[NumberedCells]]
PRACTICE_TEXTS: Final = practice_texts(MAX_POLES)


def find_in_workbook(path: Path, spoken: Sequence[Translations]) -> FoundQuestionnaire:
    """Return what the three sheets hold; raises `FaultyFile` when they cannot be told apart.

    `spoken` are the catalogues in which the sheets may be named, the reader's own first.
    """
    tables = _tables(path, spoken)
    faults: list[Fault] = []
    frame = _read_frame(tables[FileSheet.FRAME], faults)
    practices = _read_table(
        tables[FileSheet.PRACTICES], ("title",), (*PRACTICE_KEYS,), PRACTICE_TEXTS, faults
    )
    groups = _read_table(tables[FileSheet.GROUPS], ("label",), GROUP_KEYS, ("label",), faults)
    if frame is None or practices is None or groups is None:
        raise FaultyFile(*faults)
    return _found(frame, practices, groups, faults)


def _tables(path: Path, spoken: Sequence[Translations]) -> dict[str, Table]:
    known = codes_by_words(SHEET_NAMES, spoken)
    sheets = xlsx_sheets(path, most_rows=MOST_ROWS + 1)
    tables = {known.get(title.strip().casefold(), ""): (title, rows) for title, rows in sheets}
    missing = [
        Fault(message=NO_SHEET, sheet=spoken[0].gettext(SHEET_NAMES[name]))
        for name in FileSheet
        if name not in tables
    ]
    if missing:
        raise FaultyFile(*missing)
    return tables


def _read_frame(table: Table, faults: list[Fault]) -> CodedSheet | None:
    """Read the sheet where each row is a text, and each column but the first a language."""
    return read_sheet(*table, needed=(WHAT,), is_known=lambda code: True, faults=faults)


def _read_table(
    table: Table,
    needed: Sequence[str],
    keys: Sequence[str],
    texts: Sequence[str],
    faults: list[Fault],
) -> CodedSheet | None:
    def is_known(code: str) -> bool:
        return code in keys or code.partition(IN_LANGUAGE)[0] in texts

    return read_sheet(*table, needed=needed, is_known=is_known, faults=faults)


def _found(
    frame: CodedSheet, practices: CodedSheet, groups: CodedSheet, faults: list[Fault]
) -> FoundQuestionnaire:
    languages = _languages(frame, faults)
    first = languages[0].text
    rows = _rows_by_code(frame, faults)
    return FoundQuestionnaire(
        languages=languages,
        settings={code: _setting(frame, rows, code, first) for code in SETTINGS},
        poles=tuple(_poles(frame, rows)),
        practices=tuple(_practices(practices, first, faults)),
        groups=tuple(_group(groups, row, first) for row in groups.rows),
        consent=_consent(frame, rows),
        at_poles=frame.heading,
        at_practices=practices.heading,
        at_groups=groups.heading,
        faults=faults,
    )


def _languages(frame: CodedSheet, faults: list[Fault]) -> tuple[Placed, ...]:
    row = (frame.codes_row, [*frame.columns])
    found = tuple(
        Placed(text=code, sheet=frame.title, cell=frame.placed(row, code).cell)
        for code in frame.columns
        if code != WHAT
    )
    if not found:
        faults.append(frame.heading.fault(NO_LANGUAGE))
        raise FaultyFile(*faults)
    return found


def _rows_by_code(frame: CodedSheet, faults: list[Fault]) -> dict[str, NumberedCells]:
    rows: dict[str, NumberedCells] = {}
    for row in frame.rows:
        what = frame.placed(row, WHAT)
        if what.text in rows:
            faults.append(what.fault(TWO_ROWS, code=what.text))
        elif what.text and not _is_row(what.text):
            faults.append(what.fault(UNKNOWN_ROW, code=what.text))
        else:
            rows[what.text] = row
    return rows


def _is_row(code: str) -> bool:
    poles = {row for rank in range(1, MAX_POLES + 1) for row in pole_rows(rank)}
    consent = code.startswith(CONSENT) and CONSENT_FIELD.fullmatch(code.removeprefix(CONSENT))
    return code in SETTINGS or code in poles or bool(consent)


def _setting(frame: CodedSheet, rows: dict[str, NumberedCells], code: str, first: str) -> Placed:
    return frame.placed(rows[code], first) if code in rows else frame.heading


def _poles(frame: CodedSheet, rows: dict[str, NumberedCells]) -> Iterator[FoundPole]:
    """Give the poles up to the last one of which something is written."""
    written = [
        rank
        for rank in range(1, MAX_POLES + 1)
        for code in pole_rows(rank)
        if code in rows and any(text.text for text in _texts(frame, rows[code]).values())
    ]
    for rank in range(1, max(written, default=0) + 1):
        said = {
            field: _texts(frame, rows[code]) if (code := pole_row(rank, field)) in rows else {}
            for field in POLE_FIELDS
        }
        yield FoundPole(at=frame.heading, said=said)


def _texts(frame: CodedSheet, row: NumberedCells) -> dict[str, Placed]:
    return {language: frame.placed(row, language) for language in frame.columns if language != WHAT}


def _consent(frame: CodedSheet, rows: dict[str, NumberedCells]) -> PlacedSaid:
    return {
        code.removeprefix(CONSENT): _texts(frame, row)
        for code, row in rows.items()
        if code.startswith(CONSENT)
    }


def _practices(sheet: CodedSheet, first: str, faults: list[Fault]) -> Iterator[FoundPractice]:
    """Give each practice with the rows that say it otherwise: under it, or of the same code."""
    gathered: list[tuple[NumberedCells, list[FoundWording]]] = []
    for row in sheet.rows:
        to, code = sheet.placed(row, "said_to"), sheet.placed(row, "code").text
        known = {sheet.placed(above, "code").text: said for above, said in gathered}
        known[""] = gathered[-1][1] if gathered else []
        if not to.text:
            gathered.append((row, []))
        elif gathered and code in known:
            said = sheet.said(row, PRACTICE_TEXTS, first)
            known[code].append(FoundWording(to=to, said=said))
        else:
            faults.append(to.fault(WITHOUT_PRACTICE))
    for row, wordings in gathered:
        yield FoundPractice(
            at=sheet.placed(row, "title"),
            code=sheet.placed(row, "code"),
            asked_of=sheet.placed(row, "asked_of"),
            said=sheet.said(row, PRACTICE_TEXTS, first),
            wordings=tuple(wordings),
        )


def _group(sheet: CodedSheet, row: NumberedCells, first: str) -> FoundGroup:
    code, role, people, entry = (sheet.placed(row, key) for key in GROUP_KEYS)
    said = sheet.said(row, ("label",), first)
    at = sheet.placed(row, "label")
    return FoundGroup(at=at, code=code, role=role, people=people, entry=entry, said=said)
