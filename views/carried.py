"""Practices that come along with the sending, from a phone whose scripts could not save them."""

import re
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from flask import abort, request
from werkzeug.datastructures import MultiDict

from models import db
from models.store.answers import save_answer
from views.last_word import have_last_word
from views.participation import HeldSheet
from views.step import Step, step_of

PRACTICE: Final = re.compile(r"/repondre/pratique/(\d{1,4})")


def save_carried(held: HeldSheet) -> Step | None:
    """Save what came along; return the first practice that has to be shown again instead.

    Raises `NotOpen`. The caller commits all of it with the sending, or none.
    """
    for carried in request.form.getlist("carried"):
        step = _carried_step(held, carried)
        if not step.form.validate() or step.form.half_placed:
            return step
        save_answer(db.session(), held.sheet, step.question.practice, step.draft())
        have_last_word(step.question.rank)
    return None


def _carried_step(held: HeldSheet, carried: str) -> Step:
    """Read a practice written as the address and the query that its own form would have."""
    address = urlsplit(carried)
    found = PRACTICE.fullmatch(address.path) or abort(400)
    typed = MultiDict(parse_qsl(address.query, keep_blank_values=True))
    return step_of(held, int(found[1]), typed)
