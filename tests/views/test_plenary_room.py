"""Alice prepares the mise en commun, leads it from her phone, and the wall follows."""

import dataclasses

import pytest
from sqlalchemy.orm import Session

from analysis.sharing import Saying
from models import Consultation, Entry, FindingNote, Plenary, PlenaryPhase, User, Verdict
from models.store.drafts import GroupPositionDraft, PoleDraft, ProposalDraft
from models.store.editing import replace_questionnaire
from models.store.findings import save_group_position
from models.store.opening import open_consultation
from models.store.proposals import add_proposal, list_proposals
from tests.builders import (
    CENTRE,
    EXPERTISE,
    KEEP_UNTIL,
    PARTICIPATION,
    THREE_GROUPS,
    a_consultation,
    a_read_consultation,
    an_open_consultation,
    as_it_is,
    decide,
)
from tests.clock import START
from tests.page import Page, open_page
from tests.visitors import Visitor

IN_WORKSHOPS = [dataclasses.replace(group, entry=Entry.NONE) for group in THREE_GROUPS]
AGREED = GroupPositionDraft(current=CENTRE, desired=PARTICIPATION, reasons="Pour en décider.")
OTHERWISE = GroupPositionDraft(current=CENTRE, desired=EXPERTISE, reasons="Par prudence.")


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    """Every group agreed on a position, and decided to say it."""
    read = a_read_consultation(session, facilitator=facilitator)
    for group in read.groups:
        for practice in read.practices:
            draft = OTHERWISE if practice.rank == 2 and group.rank == 1 else AGREED
            save_group_position(session, group, practice, draft)
        decide(session, group)
    return read


def room(consultation: Consultation) -> str:
    return f"/demarches/{consultation.key}/mise-en-commun"


def command(alice: Visitor, consultation: Consultation) -> Page:
    return open_page(alice, f"{room(consultation)}/commande")


def wall(alice: Visitor, consultation: Consultation) -> Page:
    return open_page(alice, f"{room(consultation)}/ecran")


def state(session: Session, consultation: Consultation) -> Plenary:
    plenary = session.get(Plenary, consultation.id)
    assert plenary is not None
    return plenary


def go_to(page: Page, words: str) -> Page:
    return page.form("#jump form").submit(words)


def forge(alice: Visitor, page: Page, press: str) -> int:
    """Press a button that the page does not have."""
    form = page.form("#on-the-wall form")
    sent = {"csrf_token": form["csrf_token"], "seen": form["seen"], "press": press}
    return alice.post(page.url, data=sent).status_code


def test_before_the_reading_the_meeting_says_what_comes_first(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    opened = an_open_consultation(session, facilitator=facilitator)

    for address in ("", "/ecran", "/commande"):
        page = open_page(alice, room(opened) + address)
        assert "chaque groupe ferme sa collecte" in page.text


def test_the_board_speaks_last_and_the_largest_disagreement_is_debated_first(
    alice: Visitor, consultation: Consultation
) -> None:
    page = open_page(alice, room(consultation))

    speakers = [each.text for each in page.all("#speakers .group-name")]
    assert speakers == ["L’équipe", "Les destinataires", "Le CA"]
    assert page.all("#debates ol li strong")[0].text == consultation.practices[1].title
    assert len(page.all("#debates ol li")) == 4


def test_the_order_of_the_groups_can_be_changed(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = open_page(alice, room(consultation))

    page.form("#speakers form").submit("up.g3")

    assert state(session, consultation).speakers == [1, 3, 2]


def test_the_order_can_be_drawn_by_lots_with_the_board_last(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = open_page(alice, room(consultation))

    page.form("#speakers form").submit("Tirer l’ordre au sort, le CA en dernier")

    assert sorted(state(session, consultation).speakers) == [1, 2, 3]
    assert state(session, consultation).speakers[-1] == 3


def test_practices_are_chosen_left_out_and_put_back_as_proposed(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = open_page(alice, room(consultation))
    first = consultation.practices[1].code

    page = page.form("#debates form").submit(f"out.{first}")
    assert first not in state(session, consultation).chosen
    page = page.form("#debates form").submit(f"in.{first}")
    assert state(session, consultation).chosen[-1] == first
    page = page.form("#debates form").submit(f"up.{first}")
    assert state(session, consultation).chosen[-2] == first
    page.form("#debates form").submit("Revenir à ce qui est proposé")

    assert state(session, consultation).chosen == []


def test_a_page_of_yesterday_changes_nothing_and_shows_how_it_stands(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    yesterday = open_page(alice, room(consultation))
    open_page(alice, room(consultation)).form("#speakers form").submit("up.g3")

    page = yesterday.form("#speakers form").submit("up.g2")

    assert "Quelqu’un l’a changé entre-temps" in page.text
    assert state(session, consultation).speakers == [1, 3, 2]


def test_the_wall_begins_with_the_name_of_the_first_group_and_nothing_of_it(
    alice: Visitor, consultation: Consultation
) -> None:
    page = wall(alice, consultation)

    assert page.h1 == "L’équipe"
    assert "Pour en décider." not in page.text
    assert "Alice" not in page.response.get_data(as_text=True)


def test_a_revealed_group_presents_its_practices_in_a_row_and_nothing_else(
    alice: Visitor, consultation: Consultation
) -> None:
    page = command(alice, consultation).form("#on-the-wall form").submit("reveal.1")
    titles = []
    for _ in consultation.practices:
        page = page.form("#on-the-wall form").submit("next")
        shown = wall(alice, consultation)
        titles.append(shown.h1)
        assert "L’équipe" in shown.text
        assert "Les destinataires" not in shown.text
        assert "ivergence" not in shown.text

    assert titles == [practice.title for practice in consultation.practices]
    page.form("#on-the-wall form").submit("next")
    assert wall(alice, consultation).h1 == "Les destinataires"


def test_a_group_that_is_hidden_again_leaves_the_wall(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = command(alice, consultation).form("#on-the-wall form").submit("reveal.1")
    page = page.form("#on-the-wall form").submit("next")

    page.form("#on-the-wall form").submit("hide.1")

    assert consultation.groups[0].revealed_at is None
    assert "Pour en décider." not in wall(alice, consultation).text


def test_the_debate_shows_the_revealed_groups_together_and_the_finding_as_a_proposal(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = command(alice, consultation)
    for group in consultation.groups:
        page = go_to(page, group.label).form("#on-the-wall form").submit(f"reveal.{group.rank}")

    page = go_to(page, "Ce dont nous débattons").form("#on-the-wall form").submit("next")
    shown = wall(alice, consultation)

    assert shown.h1 == consultation.practices[1].title
    assert "divergence sur ce qui est désiré" in shown.text
    assert "Tout se vérifie ensemble; c’est la rencontre qui décide." in shown.text
    assert {mark.text for mark in shown.all(".signed text")} == {"A", "B", "C"}
    assert [badge.text for badge in shown.all(".who-is-who .letter")] == ["A", "B", "C"]


def in_debate(alice: Visitor, consultation: Consultation) -> Page:
    page = command(alice, consultation)
    for group in consultation.groups:
        page = go_to(page, group.label).form("#on-the-wall form").submit(f"reveal.{group.rank}")
    return go_to(page, "Ce dont nous débattons").form("#on-the-wall form").submit("next")


def test_what_the_room_says_takes_the_place_of_the_finding_and_notes_stay_off_the_wall(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = in_debate(alice, consultation)

    page.form("#capture form").fill(
        **{
            "note-verdict": "corrected",
            "note-words": "Nous voulons décider à deux.",
            "note-notes": "Trois mains levées.",
        }
    ).submit()
    shown = wall(alice, consultation)

    assert "Nous voulons décider à deux." in shown.text
    assert "Tout se vérifie ensemble" not in shown.text
    assert "Trois mains levées." not in shown.response.get_data(as_text=True)
    note = session.get(FindingNote, consultation.practices[1].id)
    assert note is not None
    assert note.verdict is Verdict.CORRECTED


def test_of_two_people_who_note_the_same_finding_none_loses_what_was_written(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = in_debate(alice, consultation)
    other = command(alice, consultation)
    page.form("#capture form").fill(**{"note-words": "Nous hésitons encore."}).submit()

    told = other.form("#capture form").fill(**{"note-words": "Nous sommes d’accord."}).submit()

    assert "Nous hésitons encore." in told.text
    assert told.form("#capture form")["note-words"] == "Nous sommes d’accord."
    told.form("#capture form").submit()
    note = session.get(FindingNote, consultation.practices[1].id)
    assert note is not None
    assert note.words == "Nous sommes d’accord."


def test_a_piste_is_written_from_the_command_and_stands_on_the_wall(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = go_to(command(alice, consultation), "Pistes, page 1")

    page.form("#new-piste form").fill(
        **{"piste-text": "Un jardin tenu ensemble.", "piste-course": "change_course"}
    ).submit()

    shown = wall(alice, consultation)
    assert "Un jardin tenu ensemble." in shown.text
    assert "changer de cap" in shown.text
    assert len(list_proposals(session, consultation)) == 1


def test_a_long_list_of_pistes_takes_several_pages_of_the_wall(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    for number in range(1, 6):
        add_proposal(session, consultation, ProposalDraft(text=f"Piste numéro {number}."))

    page = go_to(command(alice, consultation), "Pistes, page 2")

    shown = wall(alice, consultation)
    assert "Piste numéro 4." in shown.text
    assert "Piste numéro 3." not in shown.text
    page.form("#on-the-wall form").submit("previous")
    assert "Piste numéro 3." in wall(alice, consultation).text


def test_next_pressed_twice_from_the_same_page_moves_the_room_once(
    alice: Visitor, consultation: Consultation
) -> None:
    """Two facilitators press at the same moment: the second sees where the room is."""
    one, other = command(alice, consultation), command(alice, consultation)
    one.form("#on-the-wall form").submit("next")

    page = other.form("#on-the-wall form").submit("next")

    assert "La salle était déjà plus loin" in page.text
    assert wall(alice, consultation).h1 == "Les destinataires"


def test_the_wall_leads_itself_and_stays_dark(alice: Visitor, consultation: Consultation) -> None:
    dark = open_page(alice, f"{room(consultation)}/ecran?fond=sombre")

    page = dark.form("form.remote").submit("next")

    assert page.h1 == "Les destinataires"
    assert page.tree["data-wall"] == "dark"


def test_a_device_asks_for_the_version_in_a_few_bytes_and_hears_nothing_when_it_is_the_same(
    alice: Visitor, consultation: Consultation
) -> None:
    address = f"{room(consultation)}/etat"
    first = alice.get(address)
    same = alice.get(address, headers={"If-None-Match": first.headers["ETag"]})
    command(alice, consultation).form("#on-the-wall form").submit("next")
    later = alice.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.get_json() == {"version": 0}
    assert (same.status_code, same.data) == (304, b"")
    assert later.get_json() == {"version": 1}
    assert len(later.data) < 30


def test_what_is_no_button_does_nothing(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = command(alice, consultation)

    for forged in ("", "go.99", "go.x", "reveal.9", "reveal.x", "dance", "previous"):
        assert forge(alice, page, forged) == 303

    assert session.get(Plenary, consultation.id) is None


def test_the_room_stays_where_it_is_at_the_end(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = go_to(command(alice, consultation), "Pistes, page 1")

    assert "disabled" in page.find("#on-the-wall button[value=next]")
    assert state(session, consultation).phase is PlenaryPhase.PROPOSALS


def test_a_group_that_did_not_decide_is_not_revealed(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    team = consultation.groups[0]
    team.validated_by = team.validated_on = None
    page = command(alice, consultation)

    assert forge(alice, page, "reveal.1") == 303

    assert team.revealed_at is None


def test_a_group_that_is_taken_back_is_in_the_log_as_its_revealing_is(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """Whoever shares the consultation reads who showed a group, and who hid it again."""
    page = command(alice, consultation).form("#on-the-wall form").submit("reveal.1")
    page.form("#on-the-wall form").submit("hide.1")

    told = [
        each.text
        for each in open_page(alice, f"/demarches/{consultation.key}/journal").all(".sentence")
    ]

    assert consultation.groups[0].revealed_at is None
    assert told == [
        "Alice a caché de nouveau un groupe dévoilé\u00a0: L’équipe.",
        "Alice a dévoilé un groupe\u00a0: L’équipe.",
    ]


def test_a_practice_that_a_group_keeps_is_passed_over(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    read = a_read_consultation(session, facilitator=facilitator)
    for group in read.groups:
        for practice in read.practices:
            save_group_position(session, group, practice, AGREED)
        decide(session, group, Saying.KEPT if group.rank == 1 else Saying.SHARED)

    page = command(alice, read).form("#on-the-wall form").submit("reveal.1")
    page.form("#on-the-wall form").submit("next")

    assert wall(alice, read).h1 == "Les destinataires"


@pytest.mark.parametrize(
    ("poles", "tokens", "rows"), [(2, 4, ".row .drawing"), (4, 8, ".row .bars")]
)
def test_what_no_triangle_holds_is_debated_one_row_per_group(
    alice: Visitor, session: Session, facilitator: User, poles: int, tokens: int, rows: str
) -> None:
    prepared = a_consultation(session, facilitator=facilitator, groups=IN_WORKSHOPS)
    asked = as_it_is(prepared)
    four = (*asked.poles, PoleDraft(name="Entraide"))
    practices = [dataclasses.replace(each, pole_sentences=()) for each in asked.practices]
    replace_questionnaire(
        session,
        prepared,
        dataclasses.replace(asked, poles=four[:poles], tokens=tokens, practices=practices),
    )
    open_consultation(session, prepared, now=START, keep_until=KEEP_UNTIL)
    first = (tokens,) + (0,) * (poles - 1)
    for group in prepared.groups:
        for practice in prepared.practices:
            agreed = GroupPositionDraft(current=first, desired=first[::-1])
            save_group_position(session, group, practice, agreed)
        decide(session, group)

    in_debate(alice, prepared)
    shown = wall(alice, prepared)

    assert len(shown.all(rows)) == 3
