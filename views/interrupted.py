"""A pause or a stop, as people who answer meet it: the plain words that were said to all."""

from typing import Final

from flask import request

from i18n import use_language
from models import Group
from views.clockwork import SAFE_METHODS
from views.said import Said, closed_door
from views.stopping import Stopped

OPEN_DURING_A_PAUSE: Final = frozenset(
    {"participate.receipt", "participate.erase", "participate.erase_sheet", "kept_sheet.show"}
)
"""One may always look at one's own sheet, and erase it."""


def stop_if_interrupted(group: Group) -> None:
    """Stop with the words that were said to all, if this page cannot go on.

    During a pause a form that was sent goes on: its verb refuses it, and the page comes back
    filled.
    """
    if group.consultation.stopped_at is not None:
        raise why_shut(group)
    if group.consultation.paused_at is None or request.endpoint in OPEN_DURING_A_PAUSE:
        return
    if request.method in SAFE_METHODS:
        raise why_shut(group)


def why_refused(group: Group) -> Said:
    """Say why a group whose sheet is open took no answer."""
    return Said.PAUSED if group.consultation.paused_at is not None else Said.CLOSING


def why_shut(group: Group) -> Stopped:
    """Return how to stop before the door of a group that takes no answer."""
    consultation = group.consultation
    if consultation.stopped_at is None and consultation.paused_at is None:
        return Stopped(closed_door(group.state) or Said.CLOSED)
    use_language(consultation.language)  # that of the words that were said to all
    said = Said.STOPPED if consultation.stopped_at is not None else Said.PAUSED
    return Stopped(said, consultation.said_to_all)
