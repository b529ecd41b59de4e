"""The kit: what a meeting needs on paper, in one set, with nothing of anybody in it."""

import re
from datetime import time

import pytest
from sqlalchemy.orm import Session

from analysis.report import Role
from models import Consultation, Entry, Group, Meeting, MeetingKind, Pole, User
from models.store.drafts import GroupDraft, ProposalDraft
from models.store.proposals import add_proposal
from tests.builders import (
    BOARD,
    TEAM,
    a_meeting,
    a_read_consultation,
    an_open_consultation,
    close,
)
from tests.page import Page, open_page
from tests.visitors import Visitor

MANY = GroupDraft(role=Role.RECIPIENTS, label="Les destinataires", expected=30, entry=Entry.ADDRESS)


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return an_open_consultation(session, facilitator=facilitator, groups=(TEAM, MANY, BOARD))


def kit(alice: Visitor, meeting: Meeting) -> Page:
    return open_page(alice, f"/demarches/{meeting.consultation.key}/trousse/{meeting.key}")


def workshop_of(session: Session, group: Group) -> Meeting:
    return a_meeting(
        session,
        group.consultation,
        kind=MeetingKind.WORKSHOP,
        title="Atelier",
        group=group,
        begins=time(18, 30),
        minutes=150,
    )


def ask_on(consultation: Consultation, session: Session, poles: list[str], tokens: int) -> None:
    consultation.poles = []
    session.flush()
    consultation.poles = [
        Pole(rank=rank, name=name, plain_name="", sentence=f"Vers {name}.", looks_like="")
        for rank, name in enumerate(poles, start=1)
    ]
    consultation.tokens = tokens
    for practice in consultation.practices:
        practice.pole_sentences = []
    session.flush()


def test_the_kit_of_a_workshop_has_everything_in_one_set(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = kit(alice, workshop_of(session, consultation.groups[0]))

    assert "18\u00a0h\u00a030" in page.find(".kit-page .running").text
    assert len(page.all(".kit-rules li")) == 8
    assert len(page.all(".kit-frame svg.ground circle")) == 28
    assert len(page.all(".kit-card")) == 6
    assert len(page.all(".paper-page")) == 6
    assert page.all(".token-sheet svg")


def test_cards_and_sheets_speak_the_words_of_the_group(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    team, people, _board = consultation.groups

    theirs, teams = (kit(alice, workshop_of(session, group)) for group in (people, team))

    for page, title in ((theirs, "Votre arrivée"), (teams, "Accueillir")):
        assert page.all(".kit-card")[1].text.startswith(f"2 {title}, le premier contact")
        assert page.all(".paper-page h3")[1].text == f"{title}, le premier contact"
    assert "Expertise" in teams.find(".kit-frame").text
    assert "Expertise" not in theirs.find(".kit-frame").text


def test_each_practice_card_has_the_sentence_of_each_pole(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    practice = consultation.practices[1]

    card = kit(alice, a_meeting(session, consultation, kind=MeetingKind.PLENARY)).all(".kit-card")[
        1
    ]

    assert practice.title in card.text
    assert all(sentence in card.text for sentence in practice.pole_sentences)


def test_each_person_has_a_hollow_and_a_filled_token_and_some_are_spare(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    team, people, _board = consultation.groups

    few, many = (kit(alice, workshop_of(session, group)) for group in (team, people))

    for moment in ("current", "desired"):
        assert len(few.all(f".token-sheet .{moment}")) == team.expected + 2 + 1
    assert len(many.all(".token-sheet .current")) == 12 + 1
    assert "Imprimez 3 copies de cette page." in many.text


def test_the_mise_en_commun_has_tokens_in_the_shape_of_each_group_and_no_sheets(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = kit(alice, a_meeting(session, consultation, kind=MeetingKind.PLENARY))

    assert len(page.all(".token-sheet .desired")) == 6
    assert not page.all(".paper-page")


def test_the_board_gets_its_running_sheet_and_the_rules_alone(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = kit(alice, a_meeting(session, consultation, kind=MeetingKind.BOARD))

    assert page.all(".running")
    assert page.all(".kit-rules")
    assert not page.all(".kit-frame, .kit-card, .token-sheet")


def elsewhere(page: Page) -> list[str]:
    return [link.text for link in page.all(".notice li a")]


def test_cards_with_codes_are_led_to_and_never_printed_here(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    team = consultation.groups[0]
    meeting = workshop_of(session, team)

    page = kit(alice, meeting)

    assert page.all(f"a[href='/demarches/{consultation.key}/groupes/1/cartons']")
    assert (team.code or "") not in page.text.replace(" ", "")
    close(session, team)
    assert elsewhere(kit(alice, meeting)) == ["La fiche du porte-parole, à la fin"]


def test_what_is_printed_from_its_own_page_is_led_to_once_it_has_something(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    sitting, back, first = (
        a_meeting(session, consultation, kind=kind)
        for kind in (MeetingKind.BOARD, MeetingKind.RETURN, MeetingKind.LAUNCH)
    )
    assert elsewhere(kit(alice, sitting)) == elsewhere(kit(alice, back)) == []

    add_proposal(session, consultation, ProposalDraft(text="Accueillir à deux"))

    assert elsewhere(kit(alice, sitting)) == ["Les pistes, pour le CA"]
    assert elsewhere(kit(alice, back)) == ["La feuille de retour"]
    assert elsewhere(kit(alice, first)) == []


@pytest.mark.parametrize(("poles", "rings", "columns"), [(2, 7, 0), (4, 0, 4)])
def test_a_scale_and_a_board_of_tokens_have_their_large_frame_too(
    alice: Visitor,
    session: Session,
    consultation: Consultation,
    poles: int,
    rings: int,
    columns: int,
) -> None:
    ask_on(consultation, session, ["Nord", "Sud", "Est", "Ouest"][:poles], tokens=6)

    page = kit(alice, workshop_of(session, consultation.groups[0]))

    assert len(page.all(".kit-frame svg.ground circle")) == rings
    assert len(page.all(".kit-frame .kit-column")) == columns
    assert "Vers Sud." in page.find(".kit-frame").text


def test_the_frame_prints_on_11_by_17_and_the_rest_on_letter(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = kit(alice, workshop_of(session, consultation.groups[0]))

    style = alice.get(page.find("link[rel=stylesheet]")["href"]).text
    assert re.search(r"@page tabloid\{size:\s*11in 17in", style)
    assert re.findall(r"@page\{size:\s*(\w+)", style)[-1] == "letter"
    assert "page:tabloid" in style.replace(" ", "")


def test_letter_pages_and_the_large_one_can_be_printed_apart(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    meeting = workshop_of(session, consultation.groups[0])
    whole = kit(alice, meeting)

    letter = whole.follow("Les pages lettre seulement")
    large = whole.follow("La page 11\u00a0×\u00a017 seulement")

    assert not letter.all(".kit-frame")
    assert len(letter.all(".kit-card")) == 6
    assert len(large.all(".kit-page")) == len(large.all(".kit-frame")) == 1
    assert not large.all(".paper-page")


def test_the_kit_is_the_same_whatever_people_answered(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    """Nothing in it comes from an answer: it can be printed before the closing and after."""
    place, other = (6, 0, 0), (0, 0, 6)
    pages = []
    for answer in (place, other):
        consultation = a_read_consultation(
            session,
            facilitator=facilitator,
            answers={rank: [(answer, answer)] * 3 for rank in (1, 2, 3)},
        )
        pages.append(kit(alice, workshop_of(session, consultation.groups[0])))

    assert pages[0].find(".kit-pages").text == pages[1].find(".kit-pages").text


def test_a_workshop_without_its_group_still_prints(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """A group may be taken away while the process is being prepared."""
    meeting = a_meeting(session, consultation, kind=MeetingKind.WORKSHOP)

    page = kit(alice, meeting)

    assert len(page.all(".kit-card")) == 6
    assert not page.all(".paper-page")
