"""What a meeting needs on paper that has its own page, once there is something on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from models import Group, GroupState, Meeting, MeetingKind
from models.store.proposals import list_proposals
from views.desk import SPEAKING
from views.kit_parts import collects_with_cards


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedElsewhere:
    words: str
    url: str


def printed_elsewhere(session: Session, meeting: Meeting) -> list[PrintedElsewhere]:
    """Return the pages to print beside the kit of a meeting."""
    key = meeting.consultation.key
    match meeting.kind:
        case MeetingKind.WORKSHOP:
            return list(_for_workshop(key, meeting.group)) if meeting.group else []
        case MeetingKind.BOARD if list_proposals(session, meeting.consultation):
            url = url_for("board_answers.printed", key=key)
            return [PrintedElsewhere(words=_("The proposals, for the board"), url=url)]
        case MeetingKind.RETURN if list_proposals(session, meeting.consultation):
            url = url_for("returning.sheet", key=key)
            return [PrintedElsewhere(words=_("The return sheet"), url=url)]
        case (
            MeetingKind.LAUNCH
            | MeetingKind.PLENARY
            | MeetingKind.BOARD
            | MeetingKind.RETURN
            | MeetingKind.OTHER
        ):
            return []
        case _ as never:
            assert_never(never)


def _for_workshop(key: str, group: Group) -> Iterator[PrintedElsewhere]:
    if collects_with_cards(group):
        url = url_for("groups.cards", key=key, rank=group.rank)
        yield PrintedElsewhere(words=_("The cards with their codes, shown once"), url=url)
    if group.state is GroupState.OPEN:
        url = url_for("paper.sheet", key=key, rank=group.rank)
        yield PrintedElsewhere(words=_("The sheets of paper that are typed in"), url=url)
    if group.state in SPEAKING:
        url = url_for("workshop.spokesperson", key=key, rank=group.rank)
        yield PrintedElsewhere(words=_("The spokesperson’s sheet, afterwards"), url=url)
