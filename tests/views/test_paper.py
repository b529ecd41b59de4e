"""The sheet of paper of a group: its own words, its own way in, and nothing of anybody."""

import re

import pytest
from sqlalchemy.orm import Session

from analysis.report import Role
from models import Consultation, Entry, Group, Pole, User
from models.store.closing import ask_closing
from models.store.drafts import GroupDraft
from tests.builders import BOARD, TEAM, an_open_consultation, close
from tests.clock import START
from tests.page import Page, open_page
from tests.visitors import Visitor

BY_ADDRESS = GroupDraft(
    role=Role.RECIPIENTS, label="Les destinataires", expected=8, entry=Entry.ADDRESS
)


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return an_open_consultation(session, facilitator=facilitator, groups=(TEAM, BY_ADDRESS, BOARD))


def at(group: Group, options: str = "") -> str:
    return f"/demarches/{group.consultation.key}/groupes/{group.rank}/feuille-papier{options}"


def sheet(alice: Visitor, group: Group, options: str = "") -> Page:
    return open_page(alice, at(group, options))


def ask_on(consultation: Consultation, session: Session, poles: list[str], tokens: int) -> None:
    """Ask the same practices on another frame."""
    consultation.poles = []
    session.flush()
    consultation.poles = [
        Pole(rank=rank, name=name, plain_name="", sentence="", looks_like="")
        for rank, name in enumerate(poles, start=1)
    ]
    consultation.tokens = tokens
    for practice in consultation.practices:
        practice.pole_sentences = []
    session.flush()


def test_each_practice_has_a_page_with_both_moments(alice: Visitor, team: Group) -> None:
    page = sheet(alice, team)

    practices = page.all(".paper-page")[1:]
    assert len(practices) == 6
    for practice in practices:
        assert len(practice.all(".paper-moment")) == 2
        assert len(practice.all("svg.ground circle")) == 2 * 28
        assert len(practice.all(".paper-tokens .count")) == 2 * 3
        assert len(practice.all(".paper-skips .tick")) == 2 * 3
        assert len(practice.all(".paper-audiences .tick")) == 3


def test_a_group_reads_its_own_wording_and_its_own_names(
    alice: Visitor, consultation: Consultation
) -> None:
    team, people, _board = consultation.groups

    assert "Accueillir, le premier contact" in sheet(alice, team).text
    assert "Expertise" in sheet(alice, team).text
    theirs = sheet(alice, people).text
    assert "Votre arrivée, le premier contact" in theirs
    assert "L’équipe" in theirs
    assert "Expertise" not in theirs


def test_a_group_is_asked_its_practices_alone(
    alice: Visitor, consultation: Consultation, team: Group
) -> None:
    consultation.practices[0].asked_of = [
        group for group in consultation.groups if group is not team
    ]

    titles = [title.text for title in sheet(alice, team).all(".paper-title")]

    assert len(titles) == 5
    assert consultation.practices[0].title not in titles


def test_the_consent_comes_first_with_its_box_and_what_copying_means(
    alice: Visitor, team: Group
) -> None:
    first = sheet(alice, team).find(".paper-first").text

    assert "C’est volontaire" in first
    assert f"{team.expected} personnes" in first
    assert (
        "voit vos réponses à ce moment; elle n’en parle à personne et détruit la feuille" in first
    )
    assert "J’accepte." in first
    assert "plus personne ne peut la relire" in first


def test_a_group_by_address_has_its_code_and_a_group_by_cards_has_none(
    alice: Visitor, consultation: Consultation
) -> None:
    """A card has its own code: the sheet is the same for everyone."""
    team, people, _board = consultation.groups
    code = people.code or ""

    by_address = sheet(alice, people).find(".paper-phone")
    by_card = sheet(alice, team).find(".paper-phone")

    assert f"{code[:3]} {code[3:]}" in by_address.text
    assert "Votre code est sur votre carton" in by_card.text
    assert (team.code or "") not in by_card.text.replace(" ", "")
    assert by_address.find("svg path")["d"] != by_card.find("svg path")["d"]


def test_the_strip_says_where_the_sheet_is_erased(alice: Visitor, team: Group) -> None:
    assert "/repondre/papier" in sheet(alice, team).find(".paper-strip").text


@pytest.mark.parametrize(
    ("options", "style", "large"),
    [
        ("", "/paper.css", False),
        ("?format=lettre", "/paper.css", False),
        ("?format=legal", "/paper-legal.css", False),
        ("?format=legal&gros=1", "/paper-legal.css", True),
        ("?format=ailleurs&gros=1", "/paper.css", True),
    ],
)
def test_the_paper_and_the_size_of_the_print_are_chosen(
    alice: Visitor, team: Group, options: str, style: str, large: bool
) -> None:
    page = sheet(alice, team, options)

    assert page.find("link[rel=stylesheet]")["href"].endswith(style)
    assert bool(page.all(".paper-sheet.large")) is large


def test_the_style_of_legal_paper_prints_on_legal_paper(alice: Visitor, team: Group) -> None:
    for options, size in (("", "letter"), ("?format=legal", "legal")):
        style = alice.get(sheet(alice, team, options).find("link[rel=stylesheet]")["href"]).text
        assert re.findall(r"@page\{size:\s*(\w+)", style)[-1] == size


def test_large_print_gives_each_moment_a_page_and_the_words_their_own(
    alice: Visitor, team: Group
) -> None:
    page = sheet(alice, team, "?gros=1")

    assert [len(each.all(".paper-moment")) for each in page.all(".paper-page")[1:]] == [1] * 12
    assert len(page.all(".paper-word .paper-audiences")) == 6


def test_a_scale_is_a_line_of_places(
    alice: Visitor, session: Session, consultation: Consultation, team: Group
) -> None:
    ask_on(consultation, session, ["Pas du tout", "Tout à fait"], 4)

    practice = sheet(alice, team).all(".paper-page")[1]

    assert len(practice.all("svg.ground circle")) == 2 * 5
    assert len(practice.all(".paper-tokens .count")) == 2 * 2


def test_a_frame_with_more_poles_is_given_in_tokens(
    alice: Visitor, session: Session, consultation: Consultation, team: Group
) -> None:
    ask_on(consultation, session, ["Un", "Deux", "Trois", "Quatre", "Cinq"], 10)

    page = sheet(alice, team)

    assert not page.all("svg.ground")
    assert len(page.all(".paper-page")[1].all(".paper-tokens .count")) == 2 * 5
    assert "Faites une croix" not in page.text
    assert "Répartissez 10 jetons" in page.text


def test_a_group_has_plain_words_on_request(
    alice: Visitor, consultation: Consultation, team: Group
) -> None:
    """Recipients have them without asking."""
    people = consultation.groups[1]

    assert "Expertise" not in sheet(alice, team, "?mots=simples").text
    assert "Expertise" in sheet(alice, people, "?mots=complets").text


def test_a_sheet_is_printed_in_a_language_that_is_offered(
    alice: Visitor, consultation: Consultation, team: Group
) -> None:
    """The texts given in that language are marked with it; the rest speaks French."""
    consultation.languages = ["ar"]
    first = consultation.practices[0]
    first.translations = {**first.translations, "ar": {"title": "نظرة عامة على المنظمة"}}

    page = sheet(alice, team, "?langue=ar")

    title = page.find(".paper-title bdi")
    assert (title["lang"], title["dir"]) == ("ar", "rtl")
    assert title.text == "نظرة عامة على المنظمة"
    assert not sheet(alice, team, "?langue=es").all(".paper-title bdi")


def test_english_is_english_from_end_to_end(
    alice: Visitor, consultation: Consultation, team: Group
) -> None:
    consultation.languages = ["en"]

    page = sheet(alice, team, "?langue=en")

    assert page.tree["lang"] == "en-CA"
    assert "Cross one point" in page.text


def test_only_a_group_that_is_answering_has_paper(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    team, people, board = consultation.groups
    ask_closing(session, people, now=START)
    close(session, board)

    assert sheet(alice, team).h1 == "Les feuilles papier d’un groupe"
    for group in (people, board):
        assert "Le papier est pour un groupe qui répond" in sheet(alice, group).text


def test_the_page_of_the_consultation_leads_to_it(alice: Visitor, team: Group) -> None:
    desk = open_page(alice, f"/demarches/{team.consultation.key}")

    assert desk.follow("Imprimer des feuilles papier").url == at(team)
