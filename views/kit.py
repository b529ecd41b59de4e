"""La trousse: everything that a meeting needs on paper, in one set of pages to print.

Nothing in it comes from an answer. Cards with codes are not in it: they are shown once, on the
page that makes them.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, assert_never

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from models import Meeting, db
from views.asked import pole_names
from views.drawing.blank import draw_blank
from views.guard import consultation_of, meeting_of
from views.kit_elsewhere import printed_elsewhere
from views.kit_parts import (
    IN_THE_KIT,
    RULES,
    Corner,
    KitPart,
    cards_of,
    sheets_of,
    tokens_of,
)
from views.meeting_words import when_of
from views.reading import usual_reading
from views.running_sheet_rows import rows_of, sheet_of

LARGE_PAPER: Final = frozenset({KitPart.FRAME})


class Paper(StrEnum):
    """The paper that is in the printer; everything at once unless it is said."""

    ALL = "tout"
    LETTER = "lettre"
    LARGE = "grand"


blueprint = Blueprint("kit", __name__, url_prefix="/demarches/<key>/trousse")


@blueprint.get("/<meeting>")
def show(key: str, meeting: str) -> ResponseReturnValue:
    consultation = consultation_of(key)
    told = meeting_of(consultation, meeting)
    session = db.session()
    sheet = sheet_of(session, told)
    paper = _paper()
    parts = _on(paper, IN_THE_KIT[told.kind])
    return render_template(
        "kit/show.html",
        consultation=consultation,
        meeting=told,
        when=when_of(told),
        parts=parts,
        Part=KitPart,
        paper=paper,
        Paper=Paper,
        has_large_paper=bool(LARGE_PAPER.intersection(IN_THE_KIT[told.kind])),
        sheet=sheet,
        rows=rows_of(sheet.steps, told.begins),
        documents=told.documents.splitlines(),
        rules=RULES,
        ground=draw_blank(consultation.frame),
        corners=_corners(told),
        tokens=tokens_of(told),
        cards=cards_of(session, told),
        sheets=sheets_of(session, told.group) if KitPart.SHEETS in parts else [],
        elsewhere=printed_elsewhere(session, told),
    )


def _paper() -> Paper:
    asked = request.args.get("papier", "")
    return Paper(asked) if asked in set(Paper) else Paper.ALL


def _on(paper: Paper, parts: Sequence[KitPart]) -> Sequence[KitPart]:
    """Return the parts that go on this paper."""
    match paper:
        case Paper.ALL:
            return parts
        case Paper.LETTER:
            return [part for part in parts if part not in LARGE_PAPER]
        case Paper.LARGE:
            return [part for part in parts if part in LARGE_PAPER]
        case _ as never:
            assert_never(never)


def _corners(meeting: Meeting) -> list[Corner]:
    """Return the poles as those who meet read them."""
    consultation = meeting.consultation
    names = [pole.name for pole in consultation.poles]
    if meeting.group:
        names = list(pole_names(consultation, usual_reading(meeting.group)))
    return [
        Corner(name=name, sentence=pole.sentence)
        for name, pole in zip(names, consultation.poles, strict=True)
    ]
