"""What the sheet of proposals shows of each: the meeting’s words, and the board’s answer."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Piste:
    """Codes where the sheet has a list: a practice, a course, a group (none: the meeting)."""

    number: int
    text: str
    practice: str = ""
    course: str = ""
    group: str = ""
    carried_by: str = ""
    due: str = ""
    answer: str = ""
    reason: str = ""
    sitting: date | None = None
    resolution: str = ""
