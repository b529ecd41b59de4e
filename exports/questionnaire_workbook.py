"""A questionnaire as a workbook that people fill in and give back: three sheets, a row of codes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from analysis.report import Role
from analysis.wording import Translations
from analysis.written import (
    POLE_FIELDS,
    Said,
    WrittenGroup,
    WrittenPole,
    WrittenPractice,
    WrittenQuestionnaire,
    text_of,
)
from analysis.written_sheets import (
    CONSENT,
    ENTRY_WORDS,
    GROUP_KEYS,
    PLAIN,
    PRACTICE_KEYS,
    ROLE_WORDS,
    SAID_TO,
    SHEET_NAMES,
    WHAT,
    FileSheet,
    column_of,
    pole_row,
    practice_texts,
)
from exports import look
from exports.book import empty_book, page_words
from exports.cell import Value
from exports.grid import Entry, Grid
from exports.look import Look
from exports.package import save
from exports.palette import DESIRED, SOFT
from exports.paper import set_up_page, sign_pages
from exports.questionnaire_words import (
    FRAME_HEADINGS,
    GUIDES,
    OWN_CONSENT,
    TEXT_IN,
    column_note,
    column_words,
    row_note,
    row_words,
)

SAVED_AT: Final = "2000-01-01T00:00:00Z"
"""A questionnaire has no date: the same texts give the same bytes."""

CODE: Final = replace(look.CELL, size=8, colour=SOFT, italic=True)
NOTE: Final = replace(look.CELL, size=9, colour=SOFT, vertical="top")
TEXT: Final = replace(look.CELL, vertical="top")
TEXT_STRONG: Final = replace(TEXT, bold=True)
OTHERWISE: Final = replace(TEXT, colour=SOFT)
SPARE_ROWS: Final = 200
"""The lists open below the table too."""

EMPTY_PRACTICES: Final = 12
USUAL_POLES: Final = 3
USUAL_TOKENS: Final = 6
USUAL_PEOPLE: Final = 5

KEY_WIDTHS: Final[Mapping[str, float]] = {
    "code": 15.0,
    "said_to": 17.0,
    "asked_of": 13.0,
    "title": 28.0,
    "role": 22.0,
    "people": 14.0,
    "entry": 18.0,
    "label": 36.0,
}
TEXT_WIDTH: Final = 38.0
FRAME_WIDTHS: Final = (32.0, 34.0, 18.0)
FRAME_TEXT_WIDTH: Final = 54.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What is written, in whose words, and how many rows are left empty to write in."""

    written: WrittenQuestionnaire
    translations: Translations
    empty_rows: int = 0

    def words(self, code: str, among: Mapping[str, str]) -> str:
        return self.translations.gettext(among[code]) if code else ""


def questionnaire_workbook(written: WrittenQuestionnaire, translations: Translations) -> bytes:
    """Return the workbook (.xlsx) of a questionnaire, its headings in the translations' words."""
    return _workbook(Filling(written=written, translations=translations))


def empty_questionnaire_workbook(language: str, translations: Translations) -> bytes:
    """Return a workbook to fill in: three poles, three groups, and rows for the practices."""
    groups = (Role.PRACTITIONERS, Role.RECIPIENTS, Role.BOARD)
    blank = WrittenQuestionnaire(
        gabarit="",
        title="",
        language=language,
        tokens=USUAL_TOKENS,
        poles=(WrittenPole(said={}),) * USUAL_POLES,
        practices=(),
        groups=tuple(WrittenGroup(role=role, people=USUAL_PEOPLE, said={}) for role in groups),
    )
    return _workbook(Filling(written=blank, translations=translations, empty_rows=EMPTY_PRACTICES))


def _workbook(filling: Filling) -> bytes:
    book = empty_book(filling.written.title, filling.translations)
    for name, fill in (
        (FileSheet.FRAME, _fill_frame),
        (FileSheet.PRACTICES, _fill_practices),
        (FileSheet.GROUPS, _fill_groups),
    ):
        sheet = book.create_sheet(filling.translations.gettext(SHEET_NAMES[name]))
        sheet.sheet_properties.tabColor = DESIRED if name is FileSheet.PRACTICES else SOFT
        fill(sheet, filling)
        sign_pages(sheet, left=filling.written.title, right=page_words(filling.translations))
    return save(book, saved_at=SAVED_AT, descriptions=())


def _fill_frame(sheet: Worksheet, filling: Filling) -> None:
    languages = filling.written.languages
    grid = _grid(sheet, (*FRAME_WIDTHS, *(FRAME_TEXT_WIDTH for _ in languages)))
    _head(grid, FileSheet.FRAME, filling)
    _ = filling.translations.gettext
    texts_in = [_(TEXT_IN) % {"language": language} for language in languages]
    grid.add_all((*(_(words) for words in FRAME_HEADINGS), *texts_in), look.HEADING, least=24)
    codes = grid.add_all(("", "", WHAT, *languages), CODE)
    for code, texts in _frame_rows(filling.written):
        words, note = row_words(code, filling.translations), row_note(code, filling.translations)
        looks = (TEXT_STRONG, NOTE, CODE, *(TEXT for _each in languages))
        _row(grid, (words, note, code, *texts), looks)
    _finish(sheet, codes, columns=3)


def _frame_rows(written: WrittenQuestionnaire) -> Iterator[tuple[str, tuple[Value, ...]]]:
    nothing = ("",) * (len(written.languages) - 1)
    yield "title", (written.title, *nothing)
    yield "gabarit", (written.gabarit, *nothing)
    yield "tokens", (written.tokens, *nothing)
    yield "offered", (", ".join(written.offered), *nothing)
    for rank, pole in enumerate(written.poles, start=1):
        for field in POLE_FIELDS:
            yield pole_row(rank, field), _told(written, pole.said, field)
    for field in dict.fromkeys((*OWN_CONSENT, *written.consent)):
        yield f"{CONSENT}{field}", _told(written, written.consent, field)


def _told(written: WrittenQuestionnaire, said: Said, field: str) -> tuple[str, ...]:
    return tuple(text_of(said, field, language) for language in written.languages)


def _fill_practices(sheet: Worksheet, filling: Filling) -> None:
    written = filling.written
    fields = practice_texts(len(written.poles))
    columns = (*PRACTICE_KEYS, *_columns(written, fields))
    grid, codes = _heads(sheet, FileSheet.PRACTICES, columns, filling)
    for practice in written.practices:
        _add_practice(grid, practice, fields, filling)
    for _ in range(filling.empty_rows):
        grid.add_all(("",) * grid.last_column, TEXT, least=30)
    _offer(sheet, "B", SAID_TO, filling, range(codes.stop, grid.next_row + SPARE_ROWS))
    _finish(sheet, codes, columns=4, pages_wide=2)


def _columns(written: WrittenQuestionnaire, fields: Sequence[str]) -> tuple[str, ...]:
    first = written.language
    return tuple(column_of(each, tag, first) for tag in written.languages for each in fields)


def _add_practice(
    grid: Grid, practice: WrittenPractice, fields: Sequence[str], filling: Filling
) -> None:
    written = filling.written
    everyone = len(practice.asked_of) == len(written.groups)
    asked = "" if everyone else " ".join(f"g{rank}" for rank in practice.asked_of)
    texts = _across(written, practice.said, fields)
    looks = (CODE, TEXT, TEXT, TEXT_STRONG, *(TEXT for _ in texts[1:]))
    _row(grid, (practice.code, "", asked, *texts), looks)
    for to, said in _otherwise(practice):
        told = _across(written, said, fields)
        grid.add_all((practice.code, filling.words(to, SAID_TO), "", *told), OTHERWISE)


def _otherwise(practice: WrittenPractice) -> Iterator[tuple[str, Said]]:
    """Give how a practice is said in plain words, then to the groups of some roles."""
    if practice.plain:
        yield PLAIN, practice.plain
    yield from practice.wordings.items()


def _across(written: WrittenQuestionnaire, said: Said, fields: Sequence[str]) -> tuple[str, ...]:
    return tuple(text_of(said, field, tag) for tag in written.languages for field in fields)


def _fill_groups(sheet: Worksheet, filling: Filling) -> None:
    written = filling.written
    columns = (*GROUP_KEYS, *_columns(written, ("label",)))
    grid, codes = _heads(sheet, FileSheet.GROUPS, columns, filling)
    for rank, group in enumerate(written.groups, start=1):
        role, entry = filling.words(group.role, ROLE_WORDS), filling.words(group.entry, ENTRY_WORDS)
        texts = _across(written, group.said, ("label",))
        values: tuple[Value, ...] = (f"g{rank}", role, group.people, entry, *texts)
        _row(grid, values, (CODE, TEXT, TEXT, TEXT, *(TEXT_STRONG for _ in texts)))
    rows = range(codes.stop, grid.next_row + SPARE_ROWS)
    _offer(sheet, "B", ROLE_WORDS, filling, rows)
    _offer(sheet, "D", ENTRY_WORDS, filling, rows)
    _finish(sheet, codes, columns=1)


def _grid(sheet: Worksheet, widths: Sequence[float]) -> Grid:
    return Grid(sheet, widths, cut_note="…")


def _head(grid: Grid, name: FileSheet, filling: Filling) -> None:
    _ = filling.translations.gettext
    grid.line(_(SHEET_NAMES[name]), look.TITLE, least=32)
    if filling.written.title:
        grid.line(filling.written.title, look.SUBTITLE)
    grid.line(_(GUIDES[name]), look.PLAIN)
    grid.skip(8)


def _heads(
    sheet: Worksheet, name: FileSheet, columns: Sequence[str], filling: Filling
) -> tuple[Grid, range]:
    """Write the headings, their notes and their codes; return the grid and the row of codes."""
    words = filling.translations
    widths = [KEY_WIDTHS.get(code.partition("::")[0], TEXT_WIDTH) for code in columns]
    grid = _grid(sheet, widths)
    _head(grid, name, filling)
    grid.add_all([column_words(code, words) for code in columns], look.HEADING, least=24)
    grid.add_all([column_note(name, code, words) for code in columns], NOTE)
    return grid, grid.add_all(columns, CODE)


def _row(grid: Grid, values: Sequence[Value], looks: Sequence[Look]) -> None:
    dressed = enumerate(zip(values, looks, strict=True), start=1)
    grid.add(*(Entry(column=at, value=value, look=worn) for at, (value, worn) in dressed))


def _offer(
    sheet: Worksheet, column: str, words: Mapping[str, str], filling: Filling, rows: range
) -> None:
    """Open a list in a column; anything else may be typed, and is then told at the import."""
    options = ",".join(filling.translations.gettext(word) for word in words.values())
    drop_down = DataValidation(
        type="list", formula1=f'"{options}"', allow_blank=True, showErrorMessage=False
    )
    drop_down.add(f"{column}{rows[0]}:{column}{rows[-1]}")
    sheet.add_data_validation(drop_down)


def _finish(sheet: Worksheet, codes: range, *, columns: int, pages_wide: int = 1) -> None:
    sheet.freeze_panes = f"{get_column_letter(columns + 1)}{codes.stop}"
    set_up_page(sheet, "landscape", heading_rows=codes, pages_wide=pages_wide)
