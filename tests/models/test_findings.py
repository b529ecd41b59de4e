"""After the closing: what groups agree on, the report they lead, the comments that were kept."""

import pytest
from sqlalchemy.orm import Session

from analysis.category import Category
from analysis.report import Audience, Role
from models import Consultation, Entry, Group
from models.store.drafts import AnswerDraft, GroupDraft, GroupPositionDraft
from models.store.findings import (
    load_group_position,
    load_group_positions,
    load_report,
    retell,
    save_group_position,
)
from models.store.refusals import NotClosed
from tests.builders import (
    CENTRE,
    EXPERTISE,
    PARTICIPATION,
    THREE_GROUPS,
    a_consultation,
    a_read_consultation,
    a_sent_sheet,
    an_open_consultation,
    close,
    comments_of,
)

AGREED = GroupPositionDraft(
    current=CENTRE,
    desired=PARTICIPATION,
    reasons="On veut décider ensemble.",
    example="L’assemblée de mars.",
    helps="Du temps.",
    hinders="Les échéances.",
)


@pytest.fixture
def read(session: Session) -> Consultation:
    return a_read_consultation(session)


def test_what_a_group_agrees_on_leads_the_report(session: Session, read: Consultation) -> None:
    """Word for word, in the order of the groups; without it, the forms lead alone."""
    practice = read.practices[0]
    for group in reversed(read.groups):
        save_group_position(session, group, practice, AGREED)
    report = load_report(session, read)
    assert report is not None
    workshop = report.practices[0].workshop
    assert workshop is not None
    assert [position.group for position in workshop.positions] == ["g1", "g2", "g3"]
    assert workshop.positions[0].desired == PARTICIPATION
    assert workshop.positions[0].example == "L’assemblée de mars."
    assert workshop.finding is not None
    assert workshop.finding.category is Category.CHANGE_COURSE
    assert report.practices[1].workshop is None


def test_a_group_can_change_its_mind(session: Session, read: Consultation) -> None:
    """The last position is the one that is kept."""
    group, practice = read.groups[0], read.practices[0]
    save_group_position(session, group, practice, AGREED)
    other = GroupPositionDraft(current=EXPERTISE, desired=CENTRE)
    save_group_position(session, group, practice, other)
    kept = load_group_position(session, group, practice)
    assert kept is not None
    assert (kept.current, kept.desired, kept.reasons) == (EXPERTISE, CENTRE, "")
    assert load_group_positions(session, group) == {practice.id: kept}


def test_a_group_that_collects_has_no_position_yet(session: Session) -> None:
    """Its workshop comes after its closing; a consultation in preparation has none either."""
    for consultation in (a_consultation(session), an_open_consultation(session)):
        with pytest.raises(NotClosed):
            save_group_position(session, consultation.groups[0], consultation.practices[0], AGREED)


def test_a_group_may_have_its_workshop_alone(session: Session) -> None:
    """Without any form, from the opening on."""
    alone = [
        GroupDraft(role=group.role, label=group.label, expected=3, entry=Entry.NONE)
        for group in THREE_GROUPS
    ]
    consultation = an_open_consultation(session, groups=alone)
    for group in consultation.groups:
        save_group_position(session, group, consultation.practices[0], AGREED)
    report = load_report(session, consultation)
    assert report is not None
    assert report.practices[0].leading is not None
    assert report.practices[0].leading.category is Category.CHANGE_COURSE


def test_a_position_stands_in_the_frame(session: Session, read: Consultation) -> None:
    """And answers what the group is asked."""
    group, practice = read.groups[0], read.practices[0]
    out = GroupPositionDraft(current=(6, 6, 6), desired=CENTRE)
    with pytest.raises(ValueError, match="not a place"):
        save_group_position(session, group, practice, out)
    practice.asked_of.remove(group)
    with pytest.raises(ValueError, match="not asked"):
        save_group_position(session, group, practice, AGREED)


def test_a_comment_is_retold_only_when_left_to_the_plenary(session: Session) -> None:
    """And only what was retold goes into the report."""
    consultation = _with_comments(session)
    comments = {comment.audience: comment for comment in comments_of(session, consultation)}
    retell(session, comments[Audience.PLENARY], "Redit en d’autres mots.")
    for audience in (Audience.WORKSHOP, Audience.FACILITATOR):
        with pytest.raises(ValueError, match="plenary"):
            retell(session, comments[audience], "Redit quand même.")
    report = load_report(session, consultation)
    assert report is not None
    assert [comment.text for comment in report.comments] == ["Redit en d’autres mots."]
    retell(session, comments[Audience.PLENARY], " ")
    emptied = load_report(session, consultation)
    assert emptied is not None
    assert emptied.comments == ()


def _with_comments(session: Session) -> Consultation:
    consultation = an_open_consultation(session)
    for group, audience in zip(consultation.groups, Audience, strict=True):
        _answer(session, group, AnswerDraft(comment="Original", audience=audience))
    return consultation


def _answer(session: Session, group: Group, comment: AnswerDraft) -> None:
    for said in (comment, None, None):
        a_sent_sheet(session, group, comment=said)
    close(session, group)


def test_roles_do_not_change_the_reading(session: Session) -> None:
    """A group is told by its rank; two groups of the same role are two groups."""
    twice = [THREE_GROUPS[0], THREE_GROUPS[0], THREE_GROUPS[2]]
    report = load_report(session, a_read_consultation(session, groups=twice))
    assert report is not None
    roles = [group.role for group in report.questionnaire.groups]
    assert roles == [Role.PRACTITIONERS, Role.PRACTITIONERS, Role.BOARD]
    assert [group.code for group in report.questionnaire.groups] == ["g1", "g2", "g3"]
