"""Typing in a sheet of paper: quick, said in words when it is wrong, counted once, then gone."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.position import Moment, Skip
from analysis.report import Audience, Role
from models import Comment, Consultation, Entry, Group, Response, Sheet, User
from models.store.closing import ask_closing
from models.store.collecting import find_door
from models.store.drafts import GroupDraft
from models.store.opening import issue_cards
from tests.builders import PEOPLE, TEAM, a_sent_sheet, an_open_consultation, close
from tests.clock import START
from tests.page import Form, Page, open_page
from tests.visitors import Visitor

BY_ADDRESS = GroupDraft(role=Role.BOARD, label="Le CA", expected=3, entry=Entry.ADDRESS)
COUNTED = "Cette feuille est comptée"
ERASED = "Vos réponses sont effacées"


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return an_open_consultation(session, facilitator=facilitator, groups=(TEAM, PEOPLE, BY_ADDRESS))


def at(group: Group) -> str:
    return f"/demarches/{group.consultation.key}/groupes/{group.rank}/saisie-papier"


def tokens(line: int, moment: str, *numbers: int | str) -> dict[str, object]:
    """What is typed in the boxes of one moment."""
    return {f"p{line}-{moment}-{rank}": number for rank, number in enumerate(numbers, start=1)}


def a_form(alice: Visitor, group: Group) -> Form:
    """The first two practices of a sheet: a pair of places, then two skips and some words."""
    return (
        open_page(alice, at(group))
        .form()
        .fill(
            **{
                "accepted": "y",
                **tokens(1, "current", 4, 1, 1),
                **tokens(1, "desired", 0, 0, 6),
                "p2-current": Skip.DOES_NOT_KNOW.value,
                "p2-desired": Skip.PREFERS_NOT.value,
                "p2-comment": "Parole-papier",
                "p2-audience": Audience.PLENARY.value,
            }
        )
    )


def the_code(page: Page) -> str:
    return page.find(".big-code").text


def sheets(session: Session) -> list[Sheet]:
    return list(session.scalars(sa.select(Sheet)))


def test_a_sheet_is_saved_as_it_was_marked(alice: Visitor, session: Session, team: Group) -> None:
    """A box that is left empty holds no token."""
    page = a_form(alice, team).fill(**tokens(1, "desired", "", "", 6)).submit()

    assert page.h1 == COUNTED
    [sheet] = sheets(session)
    assert (sheet.typed, sheet.sent, sheet.group_id) == (True, True, team.id)
    first, second = team.consultation.practices[:2]
    said = {
        (each.practice_id, each.moment): each.place or each.skip
        for each in session.scalars(sa.select(Response))
    }
    assert said == {
        (first.id, Moment.CURRENT): (4, 1, 1),
        (first.id, Moment.DESIRED): (0, 0, 6),
        (second.id, Moment.CURRENT): Skip.DOES_NOT_KNOW,
        (second.id, Moment.DESIRED): Skip.PREFERS_NOT,
    }
    [comment] = session.scalars(sa.select(Comment))
    assert (comment.text, comment.audience) == ("Parole-papier", Audience.PLENARY)


def test_what_was_typed_is_shown_nowhere_afterwards(
    alice: Visitor, session: Session, team: Group
) -> None:
    """Neither on the page that says it is counted, nor on the form, nor on the desk."""
    counted = a_form(alice, team).submit()
    again = open_page(alice, at(team))
    desk = open_page(alice, f"/demarches/{team.consultation.key}")

    for page in (counted, again, desk):
        assert "Parole-papier" not in page.response.text
        assert page.response.headers["Cache-Control"] == "no-store"
    assert not any(again.form()[name] for name in again.form().values if name.startswith("p"))
    assert "saisie" not in desk.find(f"#g{team.rank} .sent").text


def test_each_page_counts_one_sheet_however_often_it_is_sent(
    alice: Visitor, session: Session, team: Group
) -> None:
    """A double tap or a reload shows the same code again."""
    form = a_form(alice, team)
    first, second = form.submit(), form.submit()

    assert the_code(first) == the_code(second)
    assert len(sheets(session)) == 1

    assert a_form(alice, team).submit().h1 == COUNTED
    assert len(sheets(session)) == 2


def test_another_sheet_begins_on_an_empty_page(
    alice: Visitor, session: Session, team: Group
) -> None:
    page = a_form(alice, team).submit().follow("Saisir une autre feuille")

    assert page.url == at(team)
    assert page.form()["entry"]
    assert "autocomplete" in page.find("main form")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"accepted": None}, "Cochez si la personne a accepté"),
        (tokens(1, "current", 4, 1, 0), "Placez les 6 jetons"),
        (tokens(1, "current", 4, 4, 1), "enlevez-en 3"),
        (tokens(1, "current", "x", 1, 1), "un nombre entier de jetons"),
        ({"p1-current": Skip.DOES_NOT_KNOW.value}, "Gardez"),
        ({**tokens(1, "current", "", "", ""), "p1-current": "not_applicable"}, "les deux moments"),
        ({"p2-audience": ""}, "Choisissez la case cochée"),
        ({"p2-comment": "é" * 50_000}, "trop long"),
    ],
)
def test_what_is_wrong_is_said_and_the_page_comes_back_filled(
    alice: Visitor, session: Session, team: Group, typed: dict[str, object], said: str
) -> None:
    sent = a_form(alice, team).fill(**typed)
    page = sent.submit()

    assert said in page.find("#error-summary").text
    assert page.title.startswith("Erreur")
    kept = page.form()
    assert {name: kept[name] for name in sent.values if name != "csrf_token"} == {
        name: sent[name] for name in sent.values if name != "csrf_token"
    }
    assert not sheets(session)


def test_a_fault_names_its_practice_and_leads_to_it(alice: Visitor, team: Group) -> None:
    page = a_form(alice, team).fill(**tokens(2, "desired", 1, 1, 1)).submit()

    [link] = page.find("#error-summary").all("a")
    assert link.text.startswith("2. Accueillir, le premier contact")
    assert page.find(link["href"]).tag == "fieldset"


def test_an_empty_sheet_is_not_counted(alice: Visitor, session: Session, team: Group) -> None:
    page = open_page(alice, at(team)).form().fill(accepted="y").submit()

    assert "il n’y a rien à compter" in page.text
    assert not sheets(session)


def test_a_page_left_open_too_long_keeps_the_sheet(
    alice: Visitor, session: Session, team: Group
) -> None:
    page = a_form(alice, team).forge(csrf_token="old").submit()

    assert "restée ouverte longtemps" in page.text
    assert not sheets(session)
    assert page.form()["p2-comment"] == "Parole-papier"
    assert page.submit().h1 == COUNTED


def test_a_card_handed_back_is_dead(alice: Visitor, session: Session, team: Group) -> None:
    mine, other = issue_cards(session, team)[:2]

    assert a_form(alice, team).fill(card=mine.lower()).submit().h1 == COUNTED

    assert find_door(session, mine) is None
    assert find_door(session, other) is not None


def test_a_card_that_was_used_says_what_to_do(
    alice: Visitor, session: Session, team: Group
) -> None:
    page = a_form(alice, team).fill(card="0123456789").submit()

    assert "Ce carton n’ouvre rien dans ce groupe" in page.text
    assert page.form()["p1-current-1"] == "4"
    assert not sheets(session)
    assert page.form().fill(card="").submit().h1 == COUNTED


def test_a_group_by_address_is_asked_no_card(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    by_address = consultation.groups[2]

    assert not open_page(alice, at(by_address)).all("[name=card]")
    form = a_form(alice, by_address).forge(card=by_address.code)
    assert form.submit().h1 == COUNTED


def test_a_full_group_takes_no_sheet_and_loses_nothing_typed(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    board = consultation.groups[2]
    form = a_form(alice, board)
    for _ in range(board.expected):
        a_sent_sheet(session, board)

    page = form.submit()
    assert "autant de réponses que de personnes" in page.text
    assert page.form()["p2-comment"] == "Parole-papier"
    assert len(sheets(session)) == board.expected
    assert "autant de réponses que de personnes" in open_page(alice, at(board)).text


def test_a_group_that_is_closing_takes_no_sheet_and_loses_nothing_typed(
    alice: Visitor, session: Session, team: Group
) -> None:
    form = a_form(alice, team)
    ask_closing(session, team, now=START)

    page = form.submit()

    assert "annulez d’abord la fermeture" in page.text
    assert page.form()["p1-current-1"] == "4"
    assert not sheets(session)


def test_only_a_group_that_is_answering_is_typed_for(
    alice: Visitor, session: Session, team: Group
) -> None:
    close(session, team)

    assert "Le papier est pour un groupe qui répond" in open_page(alice, at(team)).text


@pytest.mark.parametrize(
    ("rank", "rows"),
    [
        (1, ["0 une place arrondie", "de 1 à 2 une zone seulement", "3 ou plus rien"]),
        (2, ["de 0 à 1 une zone seulement", "2 ou plus rien"]),
        (3, ["0 une zone seulement", "1 ou plus rien"]),
    ],
)
def test_the_page_says_what_typing_costs_this_group(
    alice: Visitor, consultation: Consultation, rank: int, rows: list[str]
) -> None:
    """Groups of 5, 4 and 3 people."""
    page = open_page(alice, at(consultation.groups[rank - 1]))

    found = page.all(".typing-cost tbody tr")
    assert [" ".join(cell.text for cell in row.all("th, td")) for row in found] == rows


def test_the_code_of_a_sheet_erases_it_in_two_taps(
    alice: Visitor, client: Visitor, session: Session, team: Group
) -> None:
    code = the_code(a_form(alice, team).submit())
    asked = open_page(client, "/repondre/papier").submit(code=code.lower())
    assert asked.h1 == "Effacer toutes vos réponses?"
    assert len(sheets(session)) == 1

    assert asked.submit("sure").h1 == ERASED
    assert not sheets(session)
    assert not session.scalars(sa.select(Response)).all()


def test_the_code_of_a_sheet_opens_nothing(
    alice: Visitor, another_client: Callable[[], Visitor], session: Session, team: Group
) -> None:
    """Not even for its author: what was marked is on no screen any more."""
    code = the_code(a_form(alice, team).submit())

    phone = another_client()
    page = open_page(phone, "/repondre/reprendre").form().fill(code=code).submit(status=404)
    assert "ne fonctionne pas" in page.text
    assert phone.get_cookie("feuille") is None


def test_an_unknown_code_says_what_to_do(client: Visitor) -> None:
    page = open_page(client, "/repondre/papier").form().fill(code="0000 0000 0000")

    assert "Ce code ne fonctionne pas" in page.submit(status=404).text
    empty = open_page(client, "/repondre/papier").form().submit(status=422)
    assert "Tapez le code de votre bande" in empty.text


def test_nothing_is_erased_while_the_group_is_closing(
    alice: Visitor, client: Visitor, session: Session, team: Group
) -> None:
    code = the_code(a_form(alice, team).submit())
    ask_closing(session, team, now=START)

    asked = open_page(client, "/repondre/papier").submit(code=code)
    asked.form().submit("sure", status=409)

    assert len(sheets(session)) == 1


# The words that are printed on the sheet


def titles(page: Page) -> str:
    return " ".join(each.text for each in page.all(".typing-line"))


def test_a_sheet_is_typed_in_the_words_that_are_printed_on_it(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """Showing them loses nothing of what is typed, and they stay for the next sheet."""
    team, people, _board = consultation.groups
    assert "Expertise" in titles(open_page(alice, at(team)))

    reread = a_form(alice, team).fill(mots="simples").submit("Montrer ces mots")

    assert "Expertise" not in titles(reread)
    assert not reread.all(".error")
    assert (reread.form()["p1-current-1"], reread.form()["p2-comment"]) == ("4", "Parole-papier")
    assert not sheets(session)
    assert reread.submit("Compter cette feuille").h1 == COUNTED

    assert "Expertise" not in titles(open_page(alice, at(team)))
    assert "L’équipe" in titles(open_page(alice, at(people)))


def test_the_page_that_prints_a_sheet_leads_to_its_own_words(
    alice: Visitor, consultation: Consultation, team: Group
) -> None:
    consultation.languages = ["ar"]
    first = consultation.practices[0]
    first.translations = {**first.translations, "ar": {"title": "نظرة عامة على المنظمة"}}
    printed = f"/demarches/{consultation.key}/groupes/{team.rank}/feuille-papier?langue=ar"

    page = open_page(alice, printed).follow("Saisir une feuille papier")

    title = page.find(".typing-line h2 bdi")
    assert (title["lang"], title["dir"], title.text) == ("ar", "rtl", "نظرة عامة على المنظمة")
    counted = page.form().fill(accepted="y", **tokens(1, "current", 6, 0, 0)).submit()
    assert counted.follow("Saisir une autre feuille").find(".typing-line h2 bdi")["lang"] == "ar"


def test_the_words_are_kept_only_by_a_page_of_ours(alice: Visitor, team: Group) -> None:
    alice.post(at(team), data={"mots": "simples", "reread": "1"})
    assert "Expertise" in titles(open_page(alice, at(team)))
