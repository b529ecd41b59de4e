"""The workbook of one group's workshop, and the two workbooks of the meeting."""

from dataclasses import replace

import pytest

from analysis.own_report import own_report, seen_by_others
from analysis.report import PracticeForms, Report
from analysis.sharing import Saying, shared
from exports.own_workbook import own_workbook
from exports.workbook import meeting_workbook, preparation_workbook
from tests.exports.reading import in_english, open_book, sheet_of, text_of, texts_of, xml_parts
from tests.exports.reports import (
    BOARD,
    ENGLISH,
    RECIPIENTS,
    TEAM,
    TITLES,
    a_questionnaire,
    a_report,
    near,
    position,
    zone_forms,
)

WATERMARK = "Preparation: before the mise en commun, do not hand out"
QUESTIONS = a_questionnaire(TITLES[:2])
SAYS = position(
    "g2", (4, 2, 0), (1, 1, 4), reasons="=1+1", helps="Du temps", dissent="Pas tout le monde."
)


def of_recipients(saying: Saying = Saying.SHARED, *, agreed: bool = True) -> tuple[Report, Report]:
    """Return what the recipients have before them, and what the others would see of it."""
    codes = [practice.code for practice in QUESTIONS.practices]
    own = own_report(
        QUESTIONS,
        "g2",
        released=[
            PracticeForms(practice=code, forms=zone_forms("g2", near(0), near(2))) for code in codes
        ],
        positions={codes[0]: SAYS} if agreed else {},
    )
    return own, seen_by_others(own, "g2", dict.fromkeys(codes, saying))


def book_of(saying: Saying = Saying.SHARED, *, agreed: bool = True) -> bytes:
    return own_workbook(*of_recipients(saying, agreed=agreed), "g2", ENGLISH)


def every_text(book: bytes) -> str:
    return "\n".join(text_of(book, title) for title in open_book(book).sheetnames)


def head_of(book: bytes, title: str) -> str | None:
    """Return what stands in the middle of the head of each page."""
    header = sheet_of(book, title).oddHeader
    assert header is not None
    return header.center.text


def test_it_holds_one_group_its_drawings_and_what_is_read_aloud() -> None:
    book = book_of()

    assert open_book(book).sheetnames == [RECIPIENTS.label, "Triangles", "To read aloud"]
    told = every_text(book) + "".join(xml_parts(book, "xl/drawings"))
    assert RECIPIENTS.label in told
    assert TEAM.label not in told
    assert BOARD.label not in told


def test_the_group_keeps_the_mark_that_it_has_everywhere() -> None:
    assert f"■\N{NO-BREAK SPACE}B\N{NO-BREAK SPACE} {RECIPIENTS.label}" in texts_of(
        book_of(), RECIPIENTS.label
    )


def test_its_own_forms_stand_beside_what_it_agreed_on() -> None:
    told = text_of(book_of(), RECIPIENTS.label)

    assert "mostly Expertise, with some Représentation" in told
    assert "○ mostly Expertise" in told or "□ mostly Expertise" in told


def test_a_dissent_that_is_said_stands_under_the_reasons() -> None:
    told = texts_of(book_of(), RECIPIENTS.label)

    assert "=1+1\n\nA different opinion: Pas tout le monde." in told
    assert sheet_of(book_of(), RECIPIENTS.label)["E7"].data_type == "s"


def test_what_is_kept_is_not_read_aloud() -> None:
    aloud = text_of(book_of(Saying.KEPT), "To read aloud")

    assert "Nothing to say aloud yet" in aloud
    assert "Today, we place" not in aloud


def test_what_is_shared_is_read_aloud_in_sentences() -> None:
    aloud = text_of(book_of(), "To read aloud")

    assert "This helps us: Du temps." in aloud
    assert "This comes from our forms" in aloud


def test_the_same_workshop_gives_the_same_bytes() -> None:
    assert book_of() == book_of()


@pytest.mark.parametrize("title", open_book(in_english(a_report(TITLES[:3]))).sheetnames)
def test_every_page_of_the_preparation_says_not_to_hand_it_out(title: str) -> None:
    book = preparation_workbook(a_report(TITLES[:3]), ENGLISH)

    assert head_of(book, title) == WATERMARK
    assert title == "Data" or WATERMARK in texts_of(book, title)


def test_the_workbook_of_the_meeting_says_nothing_of_the_kind() -> None:
    book = in_english(a_report(TITLES[:3]))

    assert WATERMARK not in every_text(book)
    assert head_of(book, "Overview") is None


def test_what_a_group_keeps_is_nowhere_in_the_workbook_of_the_meeting() -> None:
    report = a_report(TITLES[:3])
    codes = [practice.practice for practice in report.practices]
    choices = {
        group.code: dict.fromkeys(codes, Saying.KEPT if group is TEAM else Saying.SHARED)
        for group in report.questionnaire.groups
    }
    whole = meeting_workbook(report, ENGLISH)

    left = meeting_workbook(shared(report, choices), ENGLISH)

    spoken = {
        text
        for practice in report.practices
        for said in (practice.workshop.positions if practice.workshop else ())
        if said.group == TEAM.code
        for text in (said.reasons, said.example, said.helps, said.hinders)
        if text
    }
    of_others = {
        text
        for practice in report.practices
        for said in (practice.workshop.positions if practice.workshop else ())
        if said.group != TEAM.code
        for text in (said.reasons, said.example, said.helps, said.hinders)
    }
    assert spoken - of_others
    assert all(text in every_text(whole) for text in spoken)
    assert not any(text in every_text(left) for text in spoken - of_others)


def test_an_untouched_mark_follows_the_rank_in_the_whole_workbook() -> None:
    """Leaving the other groups out does not give this one the mark of the first."""
    own, seen = of_recipients()
    alone = replace(own, questionnaire=replace(own.questionnaire, groups=(RECIPIENTS,)))

    assert alone.questionnaire.groups == (RECIPIENTS,)
    assert "●" not in text_of(own_workbook(own, seen, "g2", ENGLISH), RECIPIENTS.label)
