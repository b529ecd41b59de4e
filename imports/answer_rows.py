"""Tables of answers and of group positions: from rows of cells to what people and groups said."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from analysis.position import Moment, Position, Skip
from analysis.report import Audience, GroupPosition
from analysis.tally import Answer
from analysis.wording import N_
from imports.columns import ANSWER_COLUMNS, POSITION_COLUMNS, Columns
from imports.fault import Fault, FaultyFile
from imports.row import AUDIENCES, Row, TokensOfFile

Cells = Sequence[str]
Table = Iterable[tuple[int, Cells]]
"""Rows of cells with their number, the heading first as row 1."""

EMPTY_FILE: Final = N_("The file is empty: its first row must name the columns.")
NO_AUDIENCE: Final = N_("The comment does not say whom it is for: fill the column “comment_for”.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """What one person says of one practice; `retold` is what the facilitator makes of a comment."""

    row: int
    practice: str
    group: str
    person: str
    current: Answer
    desired: Answer
    audience: Audience | None = None
    retold: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    """What one group agreed on for one practice, and says."""

    row: int
    practice: str
    group: str
    current: Position
    desired: Position
    reasons: str = ""
    example: str = ""
    helps: str = ""
    hinders: str = ""

    def said_by(self, group: str) -> GroupPosition:
        return GroupPosition(
            group=group,
            current=self.current,
            desired=self.desired,
            reasons=self.reasons,
            example=self.example,
            helps=self.helps,
            hinders=self.hinders,
        )


def answer_rows(table: Table, tokens: TokensOfFile, faults: list[Fault]) -> Iterator[AnswerRow]:
    """Yield what each row says; a row that cannot be read adds its faults instead.

    Raises `FaultyFile` when the heading cannot be used.
    """
    for row in _rows(table, ANSWER_COLUMNS, tokens):
        answer = _answer_row(row)
        if row.faults:
            faults.extend(row.faults)
        else:
            yield answer


def position_rows(table: Table, tokens: TokensOfFile, faults: list[Fault]) -> Iterator[PositionRow]:
    """Yield what each group position says, as `answer_rows` does."""
    for row in _rows(table, POSITION_COLUMNS, tokens):
        position = _position_row(row)
        if row.faults:
            faults.extend(row.faults)
        else:
            yield position


def _rows(table: Table, needed: Sequence[str], tokens: TokensOfFile) -> Iterator[Row]:
    rows = iter(table)
    heading = next(rows, None)
    if heading is None:
        raise FaultyFile(Fault(message=EMPTY_FILE))
    columns = Columns.of_heading(heading[1], needed)
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            yield Row(number, cells, columns, tokens)


def _answer_row(row: Row) -> AnswerRow:
    current, desired = _both(row.answer(Moment.CURRENT), row.answer(Moment.DESIRED))
    comment, audience = row.text("comment"), row.word("comment_for", AUDIENCES)
    if comment and audience is None:
        row.refuse(NO_AUDIENCE)
    return AnswerRow(
        row=row.number,
        practice=row.needed("practice"),
        group=row.needed("group"),
        person=row.needed("person"),
        current=current,
        desired=desired,
        audience=audience,
        retold=row.text("comment_retold"),
    )


def _both(current: Answer, desired: Answer) -> tuple[Answer, Answer]:
    """Let *ne s'applique pas* fill both moments, as it does on a phone."""
    if Skip.NOT_APPLICABLE in (current, desired):
        return Skip.NOT_APPLICABLE, Skip.NOT_APPLICABLE
    return current, desired


def _position_row(row: Row) -> PositionRow:
    return PositionRow(
        row=row.number,
        practice=row.needed("practice"),
        group=row.needed("group"),
        current=row.placed(Moment.CURRENT),
        desired=row.placed(Moment.DESIRED),
        reasons=row.text("reasons"),
        example=row.text("example"),
        helps=row.text("helps"),
        hinders=row.text("hinders"),
    )
