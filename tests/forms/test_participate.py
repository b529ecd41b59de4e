"""What a participant types is taken, or refused in words; nothing is ever cut."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms.csrf.core import CSRFTokenField

from analysis.position import Frame, Skip
from analysis.tally import Answer
from forms.participate import AnswerForm, ParticipantForm, take_back_not_applicable

COOKIE = "Bob’s cookie"
TRIANGLE = Frame(poles=3, tokens=6)
NOT_APPLICABLE = Skip.NOT_APPLICABLE


def token(cookie: str = COOKIE) -> str:
    field = ParticipantForm(cookie=cookie)["csrf_token"]
    assert isinstance(field, CSRFTokenField)
    return str(field.current_token)


def answer(**typed: str) -> AnswerForm:
    valid = {"csrf_token": token(), "current": "6-0-0", "desired": "0-0-6"}
    return AnswerForm(MultiDict({**valid, **typed}), cookie=COOKIE, frame=TRIANGLE)


def test_both_moments_are_taken() -> None:
    form = answer()
    assert form.validate()
    assert (form.current.data, form.desired.data) == ((6, 0, 0), (0, 0, 6))


def test_nothing_at_all_is_an_answer_too() -> None:
    assert answer(current="", desired="").validate()


def test_a_comment_asks_who_it_is_for_and_nothing_is_chosen_in_advance() -> None:
    form = answer(comment="On décide ensemble.")
    assert not form.validate()
    assert form.errors == {"audience": ["Choose who your comment is for."]}
    assert form.comment.data == "On décide ensemble."


def test_a_comment_may_wait_for_its_audience_when_one_goes_back() -> None:
    assert answer(comment="On décide ensemble.", go="back").validate()


@pytest.mark.parametrize("audience", ["workshop", "plenary", "facilitator"])
def test_a_comment_with_its_audience_is_taken(audience: str) -> None:
    assert answer(comment="On décide ensemble.", audience=audience).validate()


def test_an_audience_that_does_not_exist_is_refused() -> None:
    form = answer(comment="On décide.", audience="everyone")
    assert not form.validate()
    assert form.errors == {"audience": ["Choose one of the three possibilities."]}


def test_a_comment_of_50_000_characters_comes_back_whole_with_what_to_do() -> None:
    form = answer(comment="é" * 50_000, audience="workshop")
    assert not form.validate()
    assert form.errors["comment"] == [
        "Your text is too long: 50,000 characters. Shorten it to 2,000."
    ]
    assert len(form.comment.data or "") == 50_000


def test_emoji_and_right_to_left_text_stay_and_controls_go() -> None:
    family, arabic = "👨‍👩‍👧", "مرحبا بكم"
    form = answer(comment=f"{family}\x00 {arabic}\u202e\r\nfin", audience="workshop")
    assert form.validate()
    assert form.comment.data == f"{family} {arabic}\nfin"


def test_a_page_of_another_sheet_is_not_taken() -> None:
    form = answer(csrf_token=token("Ève’s cookie"))
    assert not form.validate()
    assert list(form.errors) == ["csrf_token"]
    assert form.status == 400


def test_a_token_tells_nothing_of_its_cookie_and_does_not_change() -> None:
    assert token() == token()
    assert COOKIE not in token()


@pytest.mark.parametrize(
    ("said", "saved", "meant"),
    [
        ((NOT_APPLICABLE, (6, 0, 0)), (None, None), (NOT_APPLICABLE, (6, 0, 0))),
        (((6, 0, 0), NOT_APPLICABLE), (NOT_APPLICABLE, NOT_APPLICABLE), ((6, 0, 0), None)),
        ((NOT_APPLICABLE, None), (NOT_APPLICABLE, NOT_APPLICABLE), (None, None)),
        (
            (NOT_APPLICABLE, NOT_APPLICABLE),
            (NOT_APPLICABLE, NOT_APPLICABLE),
            (NOT_APPLICABLE, NOT_APPLICABLE),
        ),
    ],
)
def test_who_changes_one_of_two_not_applicable_means_that_it_applies(
    said: tuple[Answer, Answer], saved: tuple[Answer, Answer], meant: tuple[Answer, Answer]
) -> None:
    assert take_back_not_applicable(said, saved) == meant
