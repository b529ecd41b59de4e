"""The same questions copied for the same groups tell of nobody who came or left meanwhile."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from sqlalchemy.orm import Session

from analysis.report import Tier
from models import Consultation, Entry, User
from models.store.closing import GRACE, ask_closing, close_due_groups
from models.store.conditions import EVERY_PROMISE, keep_promises
from models.store.edition import following_edition, next_edition
from models.store.erasing import erase_consultation
from models.store.findings import load_group_release, load_report
from models.store.opening import open_consultation
from models.store.preparing import list_consultations
from tests.builders import (
    EXPERTISE,
    KEEP_UNTIL,
    TEAM,
    THREE_GROUPS,
    TODAY,
    a_consultation,
    a_sent_sheet,
    an_open_consultation,
)
from tests.clock import START
from tests.page import open_page
from tests.visitors import Visitor

ONE_BY_FORM: Final = [
    replace(TEAM, expected=8),
    *(replace(group, entry=Entry.NONE) for group in THREE_GROUPS[1:]),
]
YEAR: Final = timedelta(days=300)


def copied(alice: Visitor, session: Session, earlier: Consultation, **typed: str) -> Consultation:
    """The copy that Alice makes, as the page suggests it unless she typed something else."""
    open_page(alice, f"/demarches/{earlier.key}/copier").submit(**typed)
    made = max(list_consultations(session, earlier.facilitators[0]), key=lambda each: each.id)
    keep_promises(session, made, EVERY_PROMISE)
    return made


def an_original(session: Session, facilitator: User, people: int) -> Consultation:
    original = an_open_consultation(session, facilitator=facilitator, groups=ONE_BY_FORM)
    return collect(session, original, people)


def begin(session: Session, consultation: Consultation) -> Consultation:
    open_consultation(session, consultation, now=START + YEAR, keep_until=KEEP_UNTIL + YEAR)
    return consultation


def collect(session: Session, consultation: Consultation, people: int) -> Consultation:
    """So many people of the team say the same of every practice, and its collection closes."""
    team = consultation.groups[0]
    for _ in range(people):
        a_sent_sheet(session, team, EXPERTISE, EXPERTISE)
    assert team.opened_at is not None
    later = team.opened_at + timedelta(days=1)
    ask_closing(session, team, now=later)
    close_due_groups(session, now=later + GRACE)
    return consultation


def shown_of_the_team(session: Session, consultation: Consultation) -> Tier:
    report = load_report(session, consultation)
    assert report is not None
    assert report.practices[0].forms is not None
    return report.practices[0].forms.groups[0].tier


@pytest.mark.parametrize(
    ("then", "now", "tier"),
    [(5, 6, Tier.ZONE), (7, 5, Tier.ZONE), (5, 5, Tier.CENTRE), (3, 6, Tier.CENTRE)],
)
def test_a_group_that_one_or_two_people_joined_or_left_is_a_zone_in_the_copy(
    alice: Visitor, session: Session, facilitator: User, then: int, now: int, tier: Tier
) -> None:
    """As in a second edition: set side by side, the two would tell what the newcomer answered."""
    original = an_original(session, facilitator, then)
    copy = begin(session, copied(alice, session, original))
    assert shown_of_the_team(session, collect(session, copy, now)) is tier


@pytest.mark.parametrize(
    ("organisation", "tier"),
    [("la MAISON  du coin!", Tier.ZONE), ("Le Pont de l’île", Tier.CENTRE)],
)
def test_only_those_of_the_same_organisation_are_the_same_people(
    alice: Visitor, session: Session, facilitator: User, organisation: str, tier: Tier
) -> None:
    """Capitals and signs make no other organisation."""
    original = an_original(session, facilitator, 5)
    copy = begin(session, copied(alice, session, original, organisation=organisation))
    assert shown_of_the_team(session, collect(session, copy, 6)) is tier


def test_two_copies_of_one_consultation_know_each_other(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    """Nine people are far from the five of the original, and one away from the first copy."""
    original = an_original(session, facilitator, 5)
    first, second = (begin(session, copied(alice, session, original)) for _ in range(2))
    collect(session, first, 8)

    assert shown_of_the_team(session, collect(session, second, 7)) is Tier.ZONE


def test_a_copy_that_collects_at_the_same_time_counts_as_soon_as_a_group_has_closed(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    """Its team has seen itself in its workshop, though the other groups still answer."""
    by_form = [replace(group, expected=8) for group in THREE_GROUPS]
    original = an_open_consultation(session, facilitator=facilitator, groups=by_form)
    copy = begin(session, copied(alice, session, original))
    collect(session, original, 5)

    collect(session, copy, 6)

    released = load_group_release(session, copy.groups[0])
    assert load_report(session, original) is load_report(session, copy) is None
    assert released is not None
    assert released[0].forms.tier is Tier.ZONE


def test_once_the_original_is_erased_only_zones_are_shown(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    original = an_original(session, facilitator, 5)
    copy = begin(session, copied(alice, session, original))
    erase_consultation(session, original, today=TODAY + YEAR)
    assert shown_of_the_team(session, collect(session, copy, 5)) is Tier.ZONE


def test_a_draft_that_is_erased_hides_nothing_of_its_copies(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    """Nobody answered it; what was answered before it is still known."""
    original = an_original(session, facilitator, 5)
    draft = copied(alice, session, original)
    far, near = (begin(session, copied(alice, session, draft)) for _ in range(2))
    erase_consultation(session, draft, today=TODAY)

    assert shown_of_the_team(session, collect(session, far, 8)) is Tier.CENTRE
    assert shown_of_the_team(session, collect(session, near, 6)) is Tier.ZONE


def test_a_copy_is_no_second_edition_on_screen(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    """It is compared with nothing, and the edition that follows the original is still to come."""
    original = an_original(session, facilitator, 5)
    copy = collect(session, begin(session, copied(alice, session, original)), 5)

    assert "Rien à comparer" in open_page(alice, f"/demarches/{copy.key}/editions").text
    desk = open_page(alice, f"/demarches/{copy.key}")
    assert "Comparer avec la précédente" not in desk.text
    assert following_edition(session, original) is None
    following = next_edition(session, original, facilitator=facilitator, today=TODAY + YEAR)
    assert following not in (copy, None)
    assert following.round == 2


def test_the_page_says_it_before_the_copy_is_made(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    original = a_consultation(session, facilitator=facilitator)
    assert (
        "n’est montré que par sa zone" in open_page(alice, f"/demarches/{original.key}/copier").text
    )
