"""Another edition: the same questions, then both side by side, never finer than a zone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Final

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from analysis.report import Tier
from models import Consultation, Entry, User
from models.store.closing import GRACE, ask_closing, close_due_groups
from models.store.drafts import GroupPositionDraft
from models.store.edition import following_edition, next_edition
from models.store.erasing import erase_consultation
from models.store.findings import load_report, save_group_position
from models.store.opening import open_consultation
from tests.builders import (
    CENTRE,
    EXPERTISE,
    KEEP_UNTIL,
    PARTICIPATION,
    TEAM,
    THREE_GROUPS,
    TODAY,
    Answer,
    a_facilitator,
    a_sent_sheet,
    an_open_consultation,
    decide,
)
from tests.clock import START
from tests.page import Page, open_page
from tests.visitors import Visitor

BY_VOICE: Final = [replace(group, entry=Entry.NONE) for group in THREE_GROUPS]
ONE_BY_FORM: Final = [replace(TEAM, expected=8), *BY_VOICE[1:]]
YEAR: Final = timedelta(days=300)


def at_expertise(people: int) -> list[Answer]:
    return [EXPERTISE] * people


def collect(
    session: Session, consultation: Consultation, team: Sequence[Answer], *, later: timedelta
) -> Consultation:
    """The team answers, every practice alike, and its collection closes."""
    for answer in team:
        a_sent_sheet(session, consultation.groups[0], answer, answer)
    ask_closing(session, consultation.groups[0], now=START + later)
    close_due_groups(session, now=START + later + GRACE)
    return consultation


def first_edition(session: Session, alice: User, team: Sequence[Answer]) -> Consultation:
    consultation = an_open_consultation(session, facilitator=alice, groups=ONE_BY_FORM)
    return collect(session, consultation, team, later=timedelta(days=1))


def second_edition(session: Session, former: Consultation, team: Sequence[Answer]) -> Consultation:
    [alice] = former.facilitators
    following = next_edition(session, former, facilitator=alice, today=TODAY + YEAR)
    open_consultation(session, following, now=START + YEAR, keep_until=KEEP_UNTIL + YEAR)
    return collect(session, following, team, later=YEAR + timedelta(days=1))


def open_editions(visitor: Visitor, consultation: Consultation) -> Page:
    return open_page(visitor, f"/demarches/{consultation.key}/editions")


def rows(page: Page, practice: Consultation) -> list[str]:
    block = page.find(f"#pratique-{practice.practices[0].code}")
    return [" | ".join(cell.text for cell in row.all("th, td")) for row in block.all("tbody tr")]


def by_voice(session: Session, alice: User) -> tuple[Consultation, Consultation]:
    """Two editions without forms, in which the team went from the centre to a pole."""
    former = an_open_consultation(session, facilitator=alice, groups=BY_VOICE)
    latter = next_edition(session, former, facilitator=alice, today=TODAY + YEAR)
    open_consultation(session, latter, now=START + YEAR, keep_until=KEEP_UNTIL + YEAR)
    for edition, place in ((former, CENTRE), (latter, PARTICIPATION)):
        for group in edition.groups:
            for practice in edition.practices:
                if group in practice.asked_of:
                    said = GroupPositionDraft(
                        current=place if group.rank == 1 else CENTRE, desired=PARTICIPATION
                    )
                    save_group_position(session, group, practice, said)
            decide(session, group)
    return former, latter


def test_the_next_edition_asks_the_same_of_the_same_groups(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    """Same codes, consent and languages; nobody's answer, and everything can still change."""
    former = an_open_consultation(session, facilitator=facilitator, groups=BY_VOICE)
    former.consent = {"opening": "Merci d’être là."}
    page = open_page(alice, f"/demarches/{former.key}/edition-suivante")

    page = page.submit("Préparer l’édition 2")

    latter = following_edition(session, former)
    assert latter is not None
    assert (latter.round, latter.follows_key, latter.opened_at) == (2, former.key, None)
    assert [each.code for each in latter.practices] == [each.code for each in former.practices]
    assert [(g.label, g.role, g.entry) for g in latter.groups] == [
        (g.label, g.role, g.entry) for g in former.groups
    ]
    assert latter.consent == former.consent
    assert latter.facilitators == former.facilitators


def test_a_second_tap_finds_the_same_edition(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    former = an_open_consultation(session, facilitator=facilitator, groups=BY_VOICE)
    form = open_page(alice, f"/demarches/{former.key}/edition-suivante").form()
    assert form.submit().url == form.submit().url


def test_an_edition_that_still_collects_has_none_after_it(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    collecting = an_open_consultation(session, facilitator=facilitator, groups=ONE_BY_FORM)
    page = open_page(alice, f"/demarches/{collecting.key}/edition-suivante")
    assert "Cette édition n’est pas encore lue" in page.text
    assert not page.all(".asking, main .actions button")


def test_each_group_is_beside_itself(alice: Visitor, session: Session, facilitator: User) -> None:
    """From either of the two editions; another zone is said, never a better one."""
    former, latter = by_voice(session, facilitator)

    for edition in (former, latter):
        page = open_editions(alice, edition)
        told = rows(page, latter)
        assert (
            "L’équipe | Aujourd’hui | les trois à la fois | surtout Participation une autre zone"
            in (told[0])
        )
        assert "une autre zone" not in told[1]
        assert "Préparation" not in page.text


def test_before_groups_decide_the_page_says_not_to_hand_it_out(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    _former, latter = by_voice(session, facilitator)
    latter.groups[0].validated_by = latter.groups[0].validated_on = None
    assert "ne pas distribuer" in open_editions(alice, latter).text


def test_without_another_edition_the_page_says_what_to_do_first(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    alone = an_open_consultation(session, facilitator=facilitator, groups=BY_VOICE)
    page = open_editions(alice, alone)
    assert "Préparez l’édition suivante" in page.text
    assert alice.get(f"/demarches/{alone.key}/editions.xlsx").status_code == 303


def test_an_edition_that_somebody_else_accompanies_is_not_shown(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    """Alice came after the first edition: she is given nothing of it."""
    former, latter = by_voice(session, facilitator)
    former.facilitators[:] = [a_facilitator(session, "Ève")]
    assert "Rien à comparer" in open_editions(alice, latter).text


@pytest.mark.parametrize(("then", "now"), [(5, 6), (6, 4), (7, 5), (3, 5)])
def test_a_group_that_one_or_two_people_joined_or_left_stands_beside_nothing(
    alice: Visitor, session: Session, facilitator: User, then: int, now: int
) -> None:
    """Neither edition of it is on the page or in the file, and why is not said."""
    former = first_edition(session, facilitator, at_expertise(then))
    latter = second_edition(session, former, at_expertise(now))

    told = rows(open_editions(alice, latter), latter)

    assert told[0] == "L’équipe | Pas mis côte à côte."
    book = load_workbook(BytesIO(alice.get(f"/demarches/{latter.key}/editions.xlsx").data))
    cells = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert not any("surtout" in cell for cell in cells)


@pytest.mark.parametrize(("then", "now"), [(5, 5), (3, 6)])
def test_a_group_of_the_same_size_or_of_many_more_is_set_side_by_side(
    alice: Visitor, session: Session, facilitator: User, then: int, now: int
) -> None:
    former = first_edition(session, facilitator, at_expertise(then))
    latter = second_edition(session, former, at_expertise(now))
    told = rows(open_editions(alice, latter), latter)
    assert told[0] == "L’équipe | Aujourd’hui | surtout Expertise | surtout Expertise"


def test_once_the_first_edition_is_erased_only_zones_are_shown(
    session: Session, facilitator: User
) -> None:
    """Nobody can tell any more how many people changed, so nobody assumes that none did."""
    former = first_edition(session, facilitator, at_expertise(5))
    latter = next_edition(session, former, facilitator=facilitator, today=TODAY + YEAR)
    erase_consultation(session, former, today=TODAY + YEAR)
    open_consultation(session, latter, now=START + YEAR, keep_until=KEEP_UNTIL + YEAR)
    collect(session, latter, at_expertise(5), later=YEAR + timedelta(days=1))

    report = load_report(session, latter)

    assert report is not None
    assert report.practices[0].forms is not None
    assert report.practices[0].forms.groups[0].tier is Tier.ZONE


def test_the_comparison_is_taken_along_in_a_workbook(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    """The same bytes at any hour, and the same words as the page."""
    _former, latter = by_voice(session, facilitator)
    address = f"/demarches/{latter.key}/editions.xlsx"
    first, again = alice.get(address).data, alice.get(address).data

    sheet = load_workbook(BytesIO(first)).worksheets[0]
    told = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert first == again
    assert sheet.title == "Deux éditions"
    assert [
        latter.practices[0].title,
        "D’après les ateliers",
        "L’équipe",
        "Aujourd’hui",
        "les trois à la fois",
        "surtout Participation",
    ] in told
