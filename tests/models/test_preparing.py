"""Alice prepares a consultation, opens it, and hands out cards."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.report import Role
from imports.gabarit import DEFAULT_GABARIT, Length, load_gabarit
from models import Card, Consultation, ConsultationState, Entry, GroupState, Practice
from models.codes import CARD_CODE, GROUP_CODE
from models.store.collecting import enter, find_door
from models.store.drafts import GroupDraft, PoleDraft, PracticeDraft, QuestionnaireDraft
from models.store.editing import questionnaire_of, replace_groups, replace_questionnaire
from models.store.erasing import erase_consultation, erase_expired
from models.store.findings import load_report
from models.store.opening import issue_cards, open_consultation
from models.store.preparing import find_consultation, list_consultations
from models.store.refusals import CannotOpen, Frozen, NotOpen
from tests.builders import (
    BOARD,
    KEEP_UNTIL,
    PEOPLE,
    TEAM,
    THREE_GROUPS,
    TODAY,
    a_consultation,
    a_facilitator,
    a_read_consultation,
    an_open_consultation,
    as_it_is,
    everything_in,
)
from tests.clock import START

SCALE = QuestionnaireDraft(
    title="Autre chose",
    tokens=4,
    poles=[PoleDraft(name="Jamais"), PoleDraft(name="Toujours")],
    practices=[
        PracticeDraft(code="accueil", title="Accueillir", asked_of=[1, 2]),
        PracticeDraft(title="Se reposer", asked_of=[3]),
        PracticeDraft(code="ensemble", title="Dans l’ensemble", asked_of=[1, 2, 3]),
    ],
)


def test_a_consultation_starts_as_its_own_copy_of_the_gabarit(session: Session) -> None:
    """The short one has six practices, the full one thirteen, each asked of whom it can be."""
    gabarit = load_gabarit(DEFAULT_GABARIT, "fr")
    short, full = (a_consultation(session, length=length) for length in Length)
    assert len(short.practices) == len(gabarit.practices_of(Length.COURT))
    assert len(full.practices) == len(gabarit.practices)
    assert [pole.name for pole in full.poles] == [pole.name for pole in gabarit.poles]
    assert full.frame == gabarit.frame
    asked = {
        practice.code: {group.role for group in practice.asked_of} for practice in full.practices
    }
    assert asked == {practice.code: set(practice.asked_of) for practice in gabarit.practices}


def test_each_group_reads_its_own_words(session: Session) -> None:
    """Where the gabarit says a practice otherwise to a role, so does the consultation."""
    gabarit = load_gabarit(DEFAULT_GABARIT, "fr")
    consultation = a_consultation(session, length=Length.COMPLET)
    for practice, original in zip(consultation.practices, gabarit.practices, strict=True):
        for role in Role:
            said, meant = practice.wording_for(role), original.wording_for(role)
            assert (said.title, said.sentence, said.example) == (
                meant.title,
                meant.sentence,
                meant.example,
            )


def test_only_those_who_accompany_it_find_a_consultation(session: Session) -> None:
    """Ève accompanies elsewhere."""
    alice, eve = a_facilitator(session), a_facilitator(session, "Ève")
    consultation = a_consultation(session, facilitator=alice)
    assert find_consultation(session, consultation.key, alice) is consultation
    assert find_consultation(session, consultation.key, eve) is None
    assert list(list_consultations(session, alice)) == [consultation]
    assert not list_consultations(session, eve)


def test_the_questionnaire_is_what_alice_last_wrote(session: Session) -> None:
    """Practices keep their code when they move, are added, or go; poles likewise."""
    consultation = a_consultation(session)
    kept = {practice.code: practice.id for practice in consultation.practices}
    replace_questionnaire(session, consultation, SCALE)
    session.commit()
    asked = questionnaire_of(consultation)
    assert asked.title == "Autre chose"
    assert [pole.name for pole in asked.poles] == ["Jamais", "Toujours"]
    assert [practice.title for practice in asked.practices] == [
        "Accueillir",
        "Se reposer",
        "Dans l’ensemble",
    ]
    assert [practice.asked_of for practice in asked.practices] == [
        ("g1", "g2"),
        ("g3",),
        ("g1", "g2", "g3"),
    ]
    codes = [practice.code for practice in consultation.practices]
    assert (codes[0], codes[2]) == ("accueil", "ensemble")
    assert consultation.practices[0].id == kept["accueil"]
    assert len(set(codes)) == 3


def test_writing_the_same_questionnaire_changes_nothing(session: Session) -> None:
    """What Alice does not touch stays, the words of each role included."""
    consultation = a_consultation(session, length=Length.COMPLET)
    before, words = questionnaire_of(consultation), _wordings(session)
    replace_questionnaire(session, consultation, as_it_is(consultation))
    session.commit()
    assert questionnaire_of(consultation) == before
    assert _wordings(session) == words > 0


def _wordings(session: Session) -> int:
    return session.scalar(sa.text("SELECT count(*) FROM practice_wording")) or 0


def test_groups_can_be_changed_before_opening(session: Session) -> None:
    """One more is asked everything; one less is asked nothing more."""
    consultation = a_consultation(session)
    other = GroupDraft(role=Role.OTHER, label="Bénévoles", expected=12, entry=Entry.ADDRESS)
    replace_groups(session, consultation, [TEAM, PEOPLE, BOARD, other])
    assert [group.label for group in consultation.groups][-1] == "Bénévoles"
    assert all(consultation.groups[3] in practice.asked_of for practice in consultation.practices)
    replace_groups(session, consultation, [BOARD, PEOPLE])
    session.commit()
    assert [group.label for group in consultation.groups] == ["Le CA", "Les destinataires"]
    assert all(len(practice.asked_of) <= 2 for practice in consultation.practices)


def test_nothing_changes_any_more_once_it_is_open(session: Session) -> None:
    """What people answer is what they read."""
    consultation = an_open_consultation(session)
    with pytest.raises(Frozen):
        replace_questionnaire(session, consultation, SCALE)
    with pytest.raises(Frozen):
        replace_groups(session, consultation, [TEAM])
    with pytest.raises(Frozen):
        open_consultation(session, consultation, now=START, keep_until=KEEP_UNTIL)


def test_opening_gives_each_group_that_collects_its_code(session: Session) -> None:
    """A group with a workshop alone collects nothing and has none."""
    alone = GroupDraft(role=Role.OTHER, label="Bénévoles", expected=3, entry=Entry.NONE)
    consultation = an_open_consultation(session, groups=[*THREE_GROUPS, alone])
    codes = [group.code for group in consultation.groups]
    assert [len(code or "") for code in codes] == [GROUP_CODE] * 3 + [0]
    assert len(set(codes)) == 4
    assert consultation.state is ConsultationState.OPEN
    assert [group.state for group in consultation.groups] == [
        *[GroupState.OPEN] * 3,
        GroupState.WORKSHOP_ONLY,
    ]


@pytest.mark.parametrize("missing", ["tokens", "practices", "asked"])
def test_a_consultation_that_lacks_something_does_not_open(session: Session, missing: str) -> None:
    """A frame that gives answers away, no practice, or a practice asked of nobody."""
    consultation = a_consultation(session)
    match missing:
        case "tokens":
            consultation.tokens = 3
        case "practices":
            consultation.practices.clear()
        case "asked":
            consultation.practices[0].asked_of.clear()
    with pytest.raises(CannotOpen):
        open_consultation(session, consultation, now=START, keep_until=KEEP_UNTIL)


def test_workshops_alone_are_read_from_the_start(session: Session) -> None:
    """No form is waited for, so group positions have their report at once."""
    alone = [
        GroupDraft(role=group.role, label=group.label, expected=3, entry=Entry.NONE)
        for group in THREE_GROUPS
    ]
    consultation = an_open_consultation(session, groups=alone)
    assert consultation.state is ConsultationState.READ
    report = load_report(session, consultation)
    assert report is not None
    assert all(practice.forms is None for practice in report.practices)


def test_cards_are_as_many_as_the_people_expected(session: Session) -> None:
    """Ten characters each, told once, kept as hashes only."""
    team = an_open_consultation(session).groups[0]
    codes = issue_cards(session, team)
    session.commit()
    assert len(set(codes)) == team.expected
    assert {len(code) for code in codes} == {CARD_CODE}
    kept = everything_in(session)
    assert not [code for code in codes if code in kept]


def test_new_cards_replace_those_not_used(session: Session) -> None:
    """Whoever entered keeps their sheet; the others get one card each, and old ones are dead."""
    team = an_open_consultation(session).groups[0]
    first = issue_cards(session, team)
    door = find_door(session, first[0])
    assert door is not None
    enter(session, door, entry_key="Bob")
    second = issue_cards(session, team)
    assert len(second) == team.expected - 1
    assert all(find_door(session, code) is None for code in first)
    assert all(find_door(session, code) is not None for code in second)


def test_a_group_with_an_address_has_no_cards(session: Session) -> None:
    """Nor has one that is not open yet."""
    by_address = GroupDraft(role=Role.OTHER, label="Bénévoles", expected=12, entry=Entry.ADDRESS)
    with pytest.raises(NotOpen):
        issue_cards(session, an_open_consultation(session, groups=[by_address]).groups[0])
    with pytest.raises(NotOpen):
        issue_cards(session, a_consultation(session).groups[0])


def test_an_erased_consultation_leaves_nothing(session: Session) -> None:
    """Not its answers, its report, its questionnaire, nor, outside the register, its names."""
    consultation = a_read_consultation(session)
    session.commit()
    erase_consultation(session, consultation, today=TODAY)
    session.commit()
    assert "Maison" not in everything_in(session, without={"erased_consultation"})
    assert session.scalar(sa.select(sa.func.count()).select_from(Practice)) == 0
    assert session.scalar(sa.select(sa.func.count()).select_from(Card)) == 0


def test_what_is_kept_is_kept_until_the_day_that_was_promised(session: Session) -> None:
    """That day included; a consultation that is still prepared promised nothing."""
    prepared = a_consultation(session)
    read = a_read_consultation(session)
    session.commit()
    assert erase_expired(session, today=KEEP_UNTIL) == 0
    assert erase_expired(session, today=KEEP_UNTIL.replace(day=2)) == 1
    session.commit()
    left = session.scalars(sa.select(Consultation)).all()
    assert left == [prepared]
    assert read not in left
    assert prepared.created_on == TODAY
