"""A group that speaks: which groups may, what they are asked, and where a refusal leads."""

from collections.abc import Sequence

from flask import Blueprint, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from models import Group, Practice, db
from models.store.asking import asking_of_group
from models.store.refusals import AlreadyRevealed, NotClosed
from views.desk import SPEAKING
from views.guard import group_of
from views.moving import see_other


def speaking_group(key: str, rank: int) -> Group:
    """Return a group whose workshop may be told: it no longer collects, and was not left out."""
    group = group_of(key, rank)
    if group.state not in SPEAKING or group.consultation.opened_at is None:
        raise NotClosed
    return group


def practices_asked(group: Group) -> Sequence[Practice]:
    return asking_of_group(db.session(), group).practices


def practice_asked(group: Group, rank: int) -> Practice:
    """Return a practice that this group is asked, by its rank in the questionnaire."""
    for practice in practices_asked(group):
        if practice.rank == rank:
            return practice
    raise NotFound


def title_for(group: Group, practice: Practice) -> str:
    """Return how a practice is said to this group."""
    return practice.wording_for(group.role).title


def refuse_in_words(blueprint: Blueprint) -> None:
    """Say why nothing was done, where something can be done."""
    blueprint.register_error_handler(NotClosed, _not_closed)
    blueprint.register_error_handler(AlreadyRevealed, _already_revealed)


def _not_closed(_refusal: Exception) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("A group speaks in its workshop once its collection is closed."))
    return see_other("accompany.show", key=(request.view_args or {})["key"])


def _already_revealed(_refusal: Exception) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("The others have seen what this group says: nothing was changed."))
    place = request.view_args or {}
    return see_other("workshop.show", key=place["key"], rank=place["rank"])
