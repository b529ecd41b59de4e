"""A facilitator who types answers of her own learns nothing more of the others.

She types as many sheets as she likes, with the answers that serve her best. What she is then shown
of the others is never finer than what those others alone would be shown.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from analysis.category import Category
from analysis.position import Frame, Position
from analysis.release import release
from analysis.report import Audience, Band, Tier
from analysis.tally import GroupTally, PracticeTally
from analysis.tier import band_of, tier_of
from models import Consultation, KeptComment, Response, Sheet, User
from models.store.closing import leave_out
from models.store.collecting import (
    find_entrance,
    resume,
    resume_code_of,
    sheet_of_cookie,
    withdraw,
)
from models.store.drafts import AnswerDraft, GroupDraft
from models.store.findings import load_report
from models.store.typing import save_typed_sheet
from tests.analysis.questionnaires import questionnaire
from tests.builders import (
    BOARD,
    CENTRE,
    EXPERTISE,
    PARTICIPATION,
    REPRESENTATION,
    TEAM,
    a_sent_sheet,
    an_open_consultation,
    close,
    comments_of,
)
from tests.clock import START
from tests.page import open_page
from tests.visitors import Visitor

TRIANGLE: Final = Frame(poles=3, tokens=6)
FINENESS: Final = (Tier.NOTHING, Tier.ZONE, Tier.CENTRE, Tier.COUNTS)
CORNERS: Final = (EXPERTISE, REPRESENTATION, PARTICIPATION)
HEARD: Final = "Parole-9d2e"

places = st.sampled_from(tuple(TRIANGLE.places()))


def tally(others: Sequence[Position], own: Sequence[Position] = ()) -> GroupTally:
    everyone = Counter([*others, *own])
    return GroupTally(current=everyone, desired=everyone, typed=len(own))


@given(others=st.lists(places, max_size=10), own=st.lists(places, max_size=12))
def test_no_sheet_that_is_typed_ever_raises_what_is_shown(
    others: list[Position], own: list[Position]
) -> None:
    """Whatever both say: neither the tier, nor the band, nor whether the group counts at all."""
    with_own = tally(others, own)

    allowed = {
        Band.UNDER_3: Tier.NOTHING,
        Band.FROM_3: Tier.ZONE,
        Band.FROM_5: Tier.CENTRE,
        Band.FROM_8: Tier.COUNTS,
    }[band_of(len(others))]
    assert FINENESS.index(tier_of(with_own)) <= FINENESS.index(allowed)
    assert band_of(with_own.unseen) is band_of(len(others))


@given(
    one=st.lists(places, min_size=2, max_size=2),
    other=st.lists(places, min_size=2, max_size=2),
    own=st.lists(places, min_size=1, max_size=6),
)
def test_two_people_beside_her_own_sheets_change_not_one_byte(
    one: list[Position], other: list[Position], own: list[Position]
) -> None:
    """Their places do not even weigh on a category, which she would have tuned to read them."""
    shown = {release_of(hidden, own) for hidden in (one, other)}

    assert len(shown) == 1


def release_of(hidden: Sequence[Position], own: Sequence[Position]) -> str:
    beside = tally([CENTRE, *CORNERS, CENTRE])
    groups = {"g1": tally(hidden, own), "g2": beside, "g3": beside}
    turnout = {code: group.unseen for code, group in groups.items()}
    asked = questionnaire(poles=3, tokens=6, groups=3)
    return repr(release(asked, {"p1": PracticeTally(groups=groups)}, turnout=turnout))


def a_group_of(expected: int) -> GroupDraft:
    return GroupDraft(role=TEAM.role, label="L’équipe", expected=expected, entry=TEAM.entry)


def typed(session: Session, consultation: Consultation, sheets: int, said: AnswerDraft) -> None:
    group = consultation.groups[0]
    asked = {each: said for each in consultation.practices if group in each.asked_of}
    for number in range(sheets):
        save_typed_sheet(session, group, asked, entry_key=f"key {number}")


@pytest.mark.parametrize("own", [0, 1, 4, 10])
@pytest.mark.parametrize(
    ("others", "tier"),
    [(2, Tier.NOTHING), (3, Tier.ZONE), (4, Tier.ZONE), (5, Tier.CENTRE)],
)
def test_from_the_sheet_to_the_reading_the_tier_is_that_of_the_others(
    session: Session, facilitator: User, others: int, own: int, tier: Tier
) -> None:
    """Through the database, the closing and the reading: what a page would show."""
    consultation = an_open_consultation(
        session, facilitator=facilitator, groups=[a_group_of(20), BOARD]
    )
    team, board = consultation.groups
    for _ in range(others):
        a_sent_sheet(session, team)
    typed(session, consultation, own, AnswerDraft(current=EXPERTISE, desired=PARTICIPATION))
    for group in (team, board):
        close(session, group)

    report = load_report(session, consultation)

    assert report is not None
    forms = [each.forms for each in report.practices if each.forms]
    assert {found.groups[0].tier for found in forms} == {tier}
    assert {found.groups[0].band for found in forms} == {band_of(others)}
    assert report.turnout[0].band is band_of(others)


def test_a_group_made_of_her_own_sheets_makes_no_category(
    session: Session, facilitator: User
) -> None:
    """She would otherwise read the other groups against a place of her choice."""
    consultation = an_open_consultation(
        session, facilitator=facilitator, groups=[a_group_of(20), BOARD]
    )
    _team, board = consultation.groups
    for _ in range(6):
        a_sent_sheet(session, board, CENTRE, CENTRE)
    typed(session, consultation, 12, AnswerDraft(current=EXPERTISE, desired=EXPERTISE))
    for group in consultation.groups:
        close(session, group)

    report = load_report(session, consultation)

    assert report is not None
    findings = [each.forms.finding for each in report.practices if each.forms]
    assert {found and found.category for found in findings} == {Category.INSUFFICIENT}


def test_sheets_of_her_own_bring_no_comment_to_light(session: Session, facilitator: User) -> None:
    """Seven people wrote: an eighth sheet, typed, does not open their words."""
    consultation = an_open_consultation(
        session, facilitator=facilitator, groups=[a_group_of(20), BOARD]
    )
    team, board = consultation.groups
    words = AnswerDraft(comment=HEARD, audience=Audience.FACILITATOR)
    for group, people in ((team, 4), (board, 3)):
        for _ in range(people):
            a_sent_sheet(session, group, comment=words)
    typed(session, consultation, 5, AnswerDraft(current=CENTRE, desired=CENTRE))
    for group in consultation.groups:
        close(session, group)

    assert list(comments_of(session, consultation)) == []
    assert not session.scalars(sa.select(KeptComment)).all()


def test_what_she_typed_is_reached_by_no_code_no_cookie_and_no_key(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    """She knows the key of the page and the code of the sheet, and forges cookies with both."""
    consultation = an_open_consultation(session, facilitator=facilitator)
    team = consultation.groups[0]
    url = f"/demarches/{consultation.key}/groupes/1/saisie-papier"
    form = open_page(alice, url).form()
    key = form["entry"]
    filled = form.fill(
        **{
            "accepted": "y",
            "p1-current": "does_not_know",
            "p1-comment": HEARD,
            "p1-audience": Audience.WORKSHOP.value,
        }
    )
    code = filled.submit().find(".big-code").text.replace(" ", "")
    [sheet] = session.scalars(sa.select(Sheet))

    assert resume_code_of(sheet) == code
    for secret in (key, code, f"{team.id} {key}", sheet.key.hex()):
        assert find_entrance(session, secret) is None
        assert sheet_of_cookie(session, secret) is None
        assert resume(session, secret) is None
        alice.set_cookie("feuille", secret)
        alice.set_cookie("entree", f"{secret}.{code}")
        for address in ("/repondre/continuer", "/repondre/verifier", "/repondre/consentement"):
            assert HEARD not in alice.get(address, follow_redirects=True).text
    assert HEARD not in alice.get(url).text


@pytest.mark.parametrize("way", ["withdrawn", "left out", "closed"])
def test_nothing_of_a_typed_sheet_outlives_it(
    session: Session, facilitator: User, way: str
) -> None:
    consultation = an_open_consultation(session, facilitator=facilitator)
    said = AnswerDraft(current=CENTRE, desired=CENTRE, comment=HEARD, audience=Audience.FACILITATOR)
    typed(session, consultation, 1, said)
    [sheet] = session.scalars(sa.select(Sheet))
    match way:
        case "withdrawn":
            withdraw(session, sheet)
        case "left out":
            leave_out(session, consultation.groups[0], now=START)
        case _:
            close(session, consultation.groups[0])

    for kind in (Sheet, Response, KeptComment):
        assert not session.scalars(sa.select(kind)).all()
