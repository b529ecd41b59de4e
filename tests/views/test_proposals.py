"""The pistes: written one by one, put in order, or read back from the sheet of a meeting."""

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy.orm import Session

from models import BoardAnswer, BoardResponse, Consultation, Course, Proposal, User
from models.store.drafts import ProposalDraft
from models.store.proposals import add_proposal, list_proposals, move_proposal
from tests.builders import TODAY, a_read_consultation, decide
from tests.page import Page, check_html, open_page
from tests.visitors import Visitor

Fill = Callable[[Worksheet, int], None]


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    read = a_read_consultation(session, facilitator=facilitator)
    for group in read.groups:
        decide(session, group)
    return read


@pytest.fixture
def two(session: Session, consultation: Consultation) -> list[Proposal]:
    garden = ProposalDraft(
        text="Un jardin tenu ensemble.",
        course=Course.CHANGE_COURSE,
        practice=consultation.practices[0],
        group=consultation.groups[1],
        carried_by="Chloé",
        due="au printemps",
    )
    kitchen = ProposalDraft(text="Garder les cafés du mardi.", course=Course.CONSOLIDATE)
    return [add_proposal(session, consultation, draft) for draft in (garden, kitchen)]


def pistes(consultation: Consultation) -> str:
    return f"/demarches/{consultation.key}/pistes"


def texts(session: Session, consultation: Consultation) -> list[str]:
    return [proposal.text for proposal in list_proposals(session, consultation)]


def test_the_first_piste_is_written_from_the_empty_list(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = open_page(alice, pistes(consultation)).follow("Écrire une piste")

    listed = page.submit(
        "Enregistrer la piste",
        **{
            "piste-text": "Un jardin.",
            "piste-practice": 2,
            "piste-group": 3,
            "piste-due": "en mai",
        },
    )

    assert "Un jardin." in listed.text
    assert consultation.practices[1].title in listed.text
    assert "Le CA" in listed.text
    (piste,) = list_proposals(session, consultation)
    assert piste.due == "en mai"


def test_a_piste_without_a_sentence_comes_back_with_what_was_typed(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = open_page(alice, pistes(consultation) + "/ajouter")

    refused = page.submit("Enregistrer la piste", **{"piste-carried_by": "Chloé et l’équipe"})

    assert "Écrivez la piste, en une phrase." in refused.text
    assert refused.form()["piste-carried_by"] == "Chloé et l’équipe"
    assert texts(session, consultation) == []


def test_pistes_change_places(
    alice: Visitor, session: Session, consultation: Consultation, two: list[Proposal]
) -> None:
    open_page(alice, pistes(consultation)).form().submit(f"down.{two[0].id}")

    assert texts(session, consultation) == [
        "Garder les cafés du mardi.",
        "Un jardin tenu ensemble.",
    ]


def test_a_piste_is_removed_after_a_second_asking(
    alice: Visitor, session: Session, consultation: Consultation, two: list[Proposal]
) -> None:
    page = open_page(alice, f"{pistes(consultation)}/{two[0].id}").follow("Retirer cette piste…")

    page.submit("Retirer la piste")

    assert texts(session, consultation) == ["Garder les cafés du mardi."]


def test_of_two_people_who_change_a_piste_the_second_reads_what_the_first_wrote(
    alice: Visitor, session: Session, consultation: Consultation, two: list[Proposal]
) -> None:
    address = f"{pistes(consultation)}/{two[0].id}"
    one, other = open_page(alice, address), open_page(alice, address)
    one.submit("Enregistrer la piste", **{"piste-text": "Deux jardins."})

    told = other.submit("Enregistrer la piste", **{"piste-text": "Un verger."})

    assert "Deux jardins." in told.text
    assert told.form()["piste-text"] == "Un verger."
    assert texts(session, consultation)[0] == "Deux jardins."
    told.submit("Enregistrer la piste")
    assert texts(session, consultation)[0] == "Un verger."


def test_a_piste_that_the_board_answered_stays(
    alice: Visitor, session: Session, consultation: Consultation, two: list[Proposal]
) -> None:
    page = open_page(alice, f"{pistes(consultation)}/{two[0].id}")
    answer(two[0])

    listed = page.submit("Enregistrer la piste", **{"piste-text": "Autre chose."})

    assert "Le CA a répondu à cette piste" in listed.text
    assert texts(session, consultation)[0] == "Un jardin tenu ensemble."


def answer(proposal: Proposal) -> None:
    proposal.response = BoardResponse(
        noted_on=TODAY,
        answer=BoardAnswer.RETAINED,
        reason="",
        adopted_on=TODAY,
        resolution="",
        entered_by="",
    )


# The sheet comes back.


def downloaded(alice: Visitor, consultation: Consultation) -> bytes:
    """The workbook of the mise en commun, as its desk gives it."""
    response = alice.get(f"/demarches/{consultation.key}/mise-en-commun.xlsx")
    assert response.status_code == 200
    return bytes(response.data)


def filled(workbook: bytes, fill: Fill) -> bytes:
    """The workbook as a meeting leaves it: `fill` gets its sheet, and the row of piste 1."""
    book = openpyxl.load_workbook(BytesIO(workbook))
    sheet = book["Pistes"]
    first = next(row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == 1)
    assert first is not None
    fill(sheet, first)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def upload(alice: Visitor, consultation: Consultation, workbook: bytes) -> Page:
    page = open_page(alice, pistes(consultation) + "/televerser")
    sent = {"csrf_token": page.form()["csrf_token"], "workbook": (BytesIO(workbook), "pistes.xlsx")}
    response = alice.post(page.url, data=sent, content_type="multipart/form-data")
    assert response.status_code == 200
    tree = check_html(response.get_data(as_text=True), typed=["pistes.xlsx"])
    return Page(client=alice, url=page.url, response=response, tree=tree)


def write_two(sheet: Worksheet, first: int) -> None:
    sheet[f"E{first}"], sheet[f"C{first}"] = "Un jardin tenu ensemble.", "changer de cap"
    sheet[f"D{first}"], sheet[f"F{first}"] = "Les destinataires", "Chloé"
    sheet[f"E{first + 1}"], sheet[f"C{first + 1}"] = "Garder les cafés du mardi.", "consolider"


def test_a_filled_sheet_shows_what_is_new_then_saves_it_once(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    workbook = filled(downloaded(alice, consultation), write_two)
    preview = upload(alice, consultation, workbook)
    assert "2 nouvelles pistes" in preview.text
    assert texts(session, consultation) == []

    listed = preview.submit("Enregistrer ces changements")

    assert "2 pistes ajoutées." in listed.text
    first, second = list_proposals(session, consultation)
    assert first.course is Course.CHANGE_COURSE
    assert first.group is consultation.groups[1]
    assert first.carried_by == "Chloé"
    assert second.group is None
    again = upload(alice, consultation, workbook)
    assert "il n’y a rien à enregistrer" in again.text


def test_the_same_preview_confirmed_twice_doubles_nothing(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    preview = upload(alice, consultation, filled(downloaded(alice, consultation), write_two))
    preview.submit("Enregistrer ces changements")

    told = preview.submit("Enregistrer ces changements")

    assert "il n’y a rien à enregistrer" in told.text
    assert len(texts(session, consultation)) == 2


def test_the_workbook_gives_back_the_pistes_that_are_there(
    alice: Visitor, consultation: Consultation, two: list[Proposal]
) -> None:
    workbook = downloaded(alice, consultation)

    assert "il n’y a rien à enregistrer" in upload(alice, consultation, workbook).text
    assert downloaded(alice, consultation) == workbook


def test_a_piste_that_changed_places_since_the_sheet_was_made_is_known_by_its_words(
    alice: Visitor, session: Session, consultation: Consultation, two: list[Proposal]
) -> None:
    workbook = downloaded(alice, consultation)
    move_proposal(session, two[1], 1)

    assert "2 pistes sont les mêmes." in upload(alice, consultation, workbook).text


def test_a_changed_line_and_a_line_taken_away_are_told_and_nothing_goes_unless_asked(
    alice: Visitor, session: Session, consultation: Consultation, two: list[Proposal]
) -> None:
    def change(sheet: Worksheet, first: int) -> None:
        sheet[f"E{first}"] = "Deux jardins tenus ensemble."
        for column in "BCDEFG":
            sheet[f"{column}{first + 1}"] = None

    preview = upload(alice, consultation, filled(downloaded(alice, consultation), change))
    assert "1 piste change" in preview.text
    assert "1 piste n’est pas dans la feuille" in preview.text

    preview.submit("Enregistrer ces changements")
    assert texts(session, consultation) == [
        "Deux jardins tenus ensemble.",
        "Garder les cafés du mardi.",
    ]
    again = upload(alice, consultation, filled(downloaded(alice, consultation), change))
    again.submit("Enregistrer ces changements", remove="y")
    assert texts(session, consultation) == ["Deux jardins tenus ensemble."]


def test_pistes_that_changed_since_the_preview_are_previewed_again(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    workbook = filled(downloaded(alice, consultation), write_two)
    preview = upload(alice, consultation, workbook)
    add_proposal(session, consultation, ProposalDraft(text="Écrite entre-temps."))

    told = preview.submit("Enregistrer ces changements")

    assert "Les pistes ont changé entre-temps" in told.text
    assert "Écrite entre-temps." in told.text


def test_faulty_cells_are_each_told_with_their_address_and_nothing_is_saved(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    rows: list[int] = []

    def spoil(sheet: Worksheet, first: int) -> None:
        rows.append(first)
        sheet[f"E{first}"], sheet[f"B{first}"] = "Un jardin.", "Le potager"
        sheet[f"C{first + 1}"] = "consolider"

    told = upload(alice, consultation, filled(downloaded(alice, consultation), spoil))

    assert f"cellule B{rows[0]}\u00a0: «\u00a0Le potager\u00a0» n’est pas une pratique" in told.text
    assert f"cellule E{rows[0] + 1}\u00a0: Écrivez la piste" in told.text
    assert texts(session, consultation) == []


def test_the_workbook_of_another_consultation_is_refused(
    alice: Visitor, session: Session, facilitator: User, consultation: Consultation
) -> None:
    other = a_read_consultation(session, facilitator=facilitator)
    for group in other.groups:
        decide(session, group)

    told = upload(alice, consultation, filled(downloaded(alice, other), write_two))

    assert "Ce classeur est celui d’une autre démarche." in told.text


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not really", b"a;b;c\n1;2;3\n"])
def test_what_is_no_workbook_is_told_in_one_sentence(
    alice: Visitor, consultation: Consultation, content: bytes
) -> None:
    assert "Nothing" not in upload(alice, consultation, content or b" ").text
    assert "classeur Excel" in upload(alice, consultation, content or b" ").text


def test_rows_that_this_page_did_not_sign_are_refused(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    preview = upload(alice, consultation, filled(downloaded(alice, consultation), write_two))

    page = preview.form().forge(rows="e30.forged").submit()

    assert "Rien n’a été enregistré." in page.text
    assert texts(session, consultation) == []
