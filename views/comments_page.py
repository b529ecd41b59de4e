"""The comments as a page reads them: by practice, in an order that says nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from flask_babel import gettext as _

from analysis.report import Audience
from analysis.wording import N_
from forms.retelling import RetellingForm
from models import KeptComment

AUDIENCES: Final = {
    Audience.WORKSHOP: N_("Left for the workshop of their group"),
    Audience.PLENARY: N_("Left for the plenary, retold by you"),
    Audience.FACILITATOR: N_("Left for you alone"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentLine:
    """One comment; only one left to the plenary has a form to retell it."""

    key: str
    text: str
    audience: str
    form: RetellingForm | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeComments:
    title: str
    lines: tuple[CommentLine, ...]


def lay_comments(
    kept: Sequence[KeptComment],
    refused: KeptComment | None = None,
    form: RetellingForm | None = None,
) -> tuple[PracticeComments, ...]:
    """Lay out comments that come practice by practice; `refused` keeps the form that was sent."""
    return tuple(
        PracticeComments(title=practice.title, lines=tuple(_lines(comments, refused, form)))
        for practice, comments in groupby(kept, key=lambda comment: comment.practice)
    )


def _lines(
    comments: Iterator[KeptComment], refused: KeptComment | None, form: RetellingForm | None
) -> Iterator[CommentLine]:
    for comment in comments:
        yield CommentLine(
            key=comment.key.hex(),
            text=comment.text,
            audience=_(AUDIENCES[comment.audience]),
            form=form if comment is refused else _form_of(comment),
        )


def _form_of(comment: KeptComment) -> RetellingForm | None:
    if comment.audience is not Audience.PLENARY:
        return None
    return RetellingForm.filled(comment.key.hex(), comment.retold)
