"""What a group did not decide to say, or was not revealed, is nowhere in the room.

Other groups see a group only after it decided what it says, and the person who accompanies
revealed it. The wall, its version and its command are read at every place there is.
"""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from sqlalchemy.orm import Session

from analysis.position import Position
from analysis.sharing import Saying
from models import Consultation, User
from models.store.drafts import GroupPositionDraft
from models.store.findings import save_group_position
from models.store.sharing import save_saying, validate_sayings
from tests.builders import (
    CENTRE,
    EXPERTISE,
    PARTICIPATION,
    REPRESENTATION,
    TODAY,
    a_read_consultation,
    decide,
)
from tests.clock import START
from tests.visitors import Visitor

SECRET: Final = "Ce que le groupe garde."
SAID: Final = "Ce que le groupe dit."
CHANGING: Final = re.compile(r'value="[\w.\-]{60,}"|/demarches/\w+|/static/\w+')
"""Proofs of origin and keys, which differ from one request to the next and say nothing."""


def agreed(desired: Position, reasons: str) -> GroupPositionDraft:
    return GroupPositionDraft(current=CENTRE, desired=desired, reasons=reasons)


def a_meeting(session: Session, facilitator: User, hidden: Position) -> Consultation:
    """The team is revealed but keeps its first practice, and gives the second without reasons.

    The recipients decided and wait for their turn; the board never decided. All three stand at
    `hidden` wherever nobody may see it.
    """
    read = a_read_consultation(
        session,
        facilitator=facilitator,
        answers={rank: [(CENTRE, hidden)] * 4 for rank in (2, 3)} | {1: [(CENTRE, CENTRE)] * 4},
    )
    team, people, board = read.groups
    first, second, *_ = read.practices
    for group in read.groups:
        for practice in read.practices:
            is_open = group is team and practice is not first
            words = SAID if is_open and practice is not second else SECRET
            draft = agreed(PARTICIPATION if is_open else hidden, words)
            save_group_position(session, group, practice, draft)
    decide(session, team)
    save_saying(session, team, first, Saying.KEPT)
    save_saying(session, team, second, Saying.POSITION_ONLY)
    validate_sayings(session, team, 3, TODAY)
    decide(session, people)
    board.validated_by = board.validated_on = None
    team.revealed_at = START
    session.flush()
    return read


def everything_in_the_room(alice: Visitor, consultation: Consultation) -> Iterator[str]:
    """Every page of the room, at every place that a forged button can reach."""
    room = f"/demarches/{consultation.key}/mise-en-commun"
    places = range(3 * (1 + len(consultation.practices)) + 1 + 2 * len(consultation.practices) + 2)
    for place in places:
        page = alice.get(f"{room}/commande").get_data(as_text=True)
        proof = re.search(r'name="csrf_token" value="([^"]+)"', page)
        seen = re.search(r'name="seen" value="(\d+)"', page)
        assert proof is not None
        assert seen is not None
        sent = {"csrf_token": proof[1], "seen": seen[1], "press": f"go.{place}"}
        alice.post(f"{room}/commande", data=sent)
        for address in ("/ecran", "/commande", "/etat", "/ecran?fond=sombre"):
            response = alice.get(room + address)
            yield CHANGING.sub("", f"{response.headers.get('ETag')}\n{response.text}")


@pytest.fixture
def meeting(session: Session, facilitator: User) -> Consultation:
    return a_meeting(session, facilitator, EXPERTISE)


def test_the_words_that_are_kept_are_nowhere(alice: Visitor, meeting: Consultation) -> None:
    shown = list(everything_in_the_room(alice, meeting))

    assert any(SAID in page for page in shown)
    assert not any(SECRET in page for page in shown)


def test_the_room_does_not_depend_on_what_it_may_not_see(
    alice: Visitor, session: Session, facilitator: User, meeting: Consultation
) -> None:
    """Two meetings that differ only there are the same, byte for byte, at every place."""
    elsewhere = a_meeting(session, facilitator, REPRESENTATION)

    one = list(everything_in_the_room(alice, meeting))
    other = list(everything_in_the_room(alice, elsewhere))

    assert one == other


def test_a_practice_that_is_kept_has_no_place_of_its_own(
    alice: Visitor, meeting: Consultation
) -> None:
    room = f"/demarches/{meeting.key}/mise-en-commun"
    title = meeting.practices[0].title

    jump = alice.get(f"{room}/commande").text.split('id="jump"')[1]

    assert meeting.practices[2].title in jump
    assert title not in jump
