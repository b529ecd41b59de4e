"""The gabarits that ship with the application are complete, fair and plain in both languages."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.report import Role
from imports.gabarit import (
    DEFAULT_GABARIT,
    GABARITS,
    Gabarit,
    GabaritFault,
    GabaritNotFound,
    Length,
    Offered,
    list_gabarits,
    load_gabarit,
    read_gabarit,
)

FILES = sorted(GABARITS.glob("*.json"))
LANGUAGES = ("fr", "en")
THREE_ROLES = {Role.PRACTITIONERS, Role.RECIPIENTS, Role.BOARD}

NO_BREAK_SPACE = "\u00a0"


@pytest.fixture(params=LANGUAGES)
def autonomy(request: pytest.FixtureRequest) -> Gabarit:
    return load_gabarit(DEFAULT_GABARIT, request.param)


@pytest.fixture(params=[path.stem for path in FILES])
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=LANGUAGES)
def gabarit(request: pytest.FixtureRequest, code: str) -> Gabarit:
    """Each of them, in each language."""
    return load_gabarit(code, request.param)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_reads_in_both_languages_under_its_own_name(path: Path, language: str) -> None:
    """A gabarit's file name is its code, and nothing of it is missing in French or English."""
    gabarit = load_gabarit(path.stem, language)
    assert gabarit.code == path.stem
    assert gabarit.language == language
    assert language in gabarit.languages


def test_the_default_gabarit_is_about_autonomy_practices() -> None:
    """Who prepares a first consultation starts from « Pratiques d’autonomie »."""
    assert load_gabarit(DEFAULT_GABARIT).name == "Pratiques d’autonomie"


def test_the_full_questionnaire_opens_with_the_whole_and_asks_twelve_practices(
    autonomy: Gabarit,
) -> None:
    """Complet is « Dans l’ensemble, notre organisme » followed by twelve practices."""
    practices = autonomy.practices_of(Length.COMPLET)
    assert practices[0].code == "ensemble"
    assert len(practices) == 1 + 12


def test_the_short_questionnaire_opens_with_the_whole_and_asks_five_practices(
    autonomy: Gabarit,
) -> None:
    """Court is the same opening and five practices that all three groups can place."""
    practices = autonomy.practices_of(Length.COURT)
    assert practices[0].code == "ensemble"
    assert len(practices) == 1 + 5
    assert all(set(practice.asked_of) == THREE_ROLES for practice in practices)


def test_the_frame_is_the_triangle_of_twenty_eight_places(autonomy: Gabarit) -> None:
    """Three poles and six tokens."""
    assert len(list(autonomy.frame.places())) == 28


def test_recipients_are_not_asked_about_funders(autonomy: Gabarit) -> None:
    """Recipients cannot place the link with funders; a group of another kind may place all."""
    funders = next(practice for practice in autonomy.practices if practice.code == "bailleurs")
    assert not funders.is_asked_of(Role.RECIPIENTS)
    assert funders.is_asked_of(Role.BOARD)
    assert funders.is_asked_of(Role.OTHER)


def test_recipients_read_every_practice_in_words_said_to_them(gabarit: Gabarit) -> None:
    """Each practice asked of recipients has a wording of its own for them."""
    for practice in gabarit.practices:
        said = practice.wording_for(Role.RECIPIENTS)
        assert (said != practice.wording) == practice.is_asked_of(Role.RECIPIENTS), practice.code
        assert practice.wording_for(Role.BOARD) == practice.wording


def test_every_practice_is_also_said_in_plain_words(gabarit: Gabarit) -> None:
    """One idea per sentence, 12 words at most, said to anyone: no « vous » that is one group's."""
    for practice in gabarit.practices:
        assert practice.plain is not None, practice.code
        for text in (practice.plain.title, practice.plain.sentence, practice.plain.example):
            sentences = re.split(r"[.?!] ?", text)
            assert max(len(sentence.split()) for sentence in sentences) <= 12, text
            assert not re.search(r"(?i)(?<!-)\b(votre|vous|you|your)\b", text), text


def test_no_pole_is_said_at_more_length_than_another(gabarit: Gabarit) -> None:
    """The sentences of the poles are of equal dignity: none is a third longer than another."""
    for practice in gabarit.practices:
        lengths = [len(sentence) for sentence in practice.pole_sentences]
        assert max(lengths) <= min(lengths) * 4 / 3, practice.code
        assert max(lengths) <= 56, practice.code


def test_each_practice_speaks_of_its_poles_in_its_own_words(gabarit: Gabarit) -> None:
    """No sentence of a pole serves for two practices: each is concrete."""
    sentences = [sentence for practice in gabarit.practices for sentence in practice.pole_sentences]
    assert len(set(sentences)) == len(sentences)


def test_the_suggested_groups_are_the_three_of_the_method_with_five_people_each(
    autonomy: Gabarit,
) -> None:
    """Three people are the least; five is what is suggested."""
    assert [group.role for group in autonomy.groups] == [
        Role.PRACTITIONERS,
        Role.RECIPIENTS,
        Role.BOARD,
    ]
    assert all(group.people >= 5 for group in autonomy.groups)


def test_at_least_six_meetings_are_suggested(gabarit: Gabarit) -> None:
    """One person who explores alone has a moment for it, and no meeting."""
    least = 6 if gabarit.offered is Offered.CREATION else 1
    assert len(gabarit.meetings) >= least


def test_every_gabarit_promises_the_same_to_people_who_answer(gabarit: Gabarit) -> None:
    """Each file carries the whole consent, and none of them promises less or more."""
    assert gabarit.consent == load_gabarit(DEFAULT_GABARIT, gabarit.language).consent


def test_eight_gabarits_ship_and_seven_start_a_consultation() -> None:
    """The default comes first; what is for oneself alone is not chosen for a whole organisation."""
    offered = [gabarit.code for gabarit in list_gabarits()]
    assert offered[0] == DEFAULT_GABARIT
    assert {path.stem for path in FILES} - set(offered) == {"elements-cles"}
    assert len(FILES) == 8


def test_the_seven_others_are_scales_of_five_answers(code: str) -> None:
    """Two poles and four tokens."""
    if code != DEFAULT_GABARIT:
        assert len(list(load_gabarit(code).frame.places())) == 5


def test_the_short_questionnaire_is_six_practices_that_everyone_can_place(
    gabarit: Gabarit,
) -> None:
    """« Dans l’ensemble » first, then five that every suggested group is asked."""
    roles = {group.role for group in gabarit.groups}
    short = gabarit.practices_of(Length.COURT)
    assert short[0].code == "ensemble"
    assert len(short) == 6
    assert all(set(practice.asked_of) == roles for practice in short)


def test_walking_with_waits_for_the_agreement_of_the_community() -> None:
    """It is the only one, and its source is named in what is agreed to."""
    asking = [gabarit for gabarit in list_gabarits() if gabarit.agreement]
    assert [gabarit.code for gabarit in asking] == ["marcher-avec"]
    assert "CSSSPNQL" in asking[0].agreement


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("level", "has_calls"), [("regional", True), ("local", True), ("projet", False)]
)
def test_needs_are_asked_at_one_level(language: str, level: str, has_calls: bool) -> None:
    """The opening practice says which one to everyone, in every wording; a project runs no call."""
    needs = load_gabarit("besoins-concertation", language)
    (chosen,) = [each for each in needs.levels if each.code == level]
    asked = needs.at_level(level)

    opening = asked.practices[0]
    assert opening.plain is not None
    for said in (opening.wording, opening.plain, *opening.wordings.values()):
        assert said.sentence.endswith(chosen.sentence)
    assert ("etape_appels" in {practice.code for practice in asked.practices}) is has_calls
    assert len(asked.practices_of(Length.COURT)) == 6


def test_a_level_that_is_not_there_is_refused() -> None:
    with pytest.raises(GabaritNotFound, match="mondial"):
        load_gabarit("besoins-concertation").at_level("mondial")


def test_a_gabarit_without_levels_is_the_same_at_any(autonomy: Gabarit) -> None:
    assert autonomy.at_level("") is autonomy


def test_the_consent_names_who_invites_where_how_many_and_until_when(gabarit: Gabarit) -> None:
    """Filling the four places of the consent leaves no brace behind."""
    filled = gabarit.consent.text.format(
        facilitator="Alice", organisation="Le Relais", people=3, keep_until="30 juin"
    )
    assert all(word in filled for word in ("Alice", "Le Relais", "3", "30 juin"))
    assert not set("{}") & set(filled)


def test_the_public_source_is_named(autonomy: Gabarit) -> None:
    assert "autonomiecommunautaire" in autonomy.source
    assert "UQAM" in autonomy.source


def french_texts(value: object) -> Iterator[str]:
    match value:
        case {"fr": str(text)}:
            yield text
        case dict():
            for member in value.values():
                yield from french_texts(member)
        case list():
            for member in value:
                yield from french_texts(member)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("a colon or a closing guillemet without its no-break space", rf"[^{NO_BREAK_SPACE}][:»]"),
        ("an opening guillemet without its no-break space", rf"«[^{NO_BREAK_SPACE}]"),
        ("a space before a mark that takes none", r"\s[?!;,.]"),
        ("a straight apostrophe", "'"),
        ("a word that the method does not use", r"(?i)\b(usag|bénéficiaire|client|anonym)"),
    ],
)
def test_french_is_written_as_in_quebec(path: Path, fault: str, pattern: str) -> None:
    """The French of the gabarits follows the same typography and words as the screens."""
    texts = list(french_texts(json.loads(path.read_text(encoding="utf-8"))))
    assert texts
    assert [text for text in texts if re.search(pattern, text)] == [], fault


def test_an_unknown_code_is_a_clear_refusal() -> None:
    """Neither a wrong name nor a path finds a file."""
    for code in ("pratiques", "../pyproject", ""):
        with pytest.raises(GabaritNotFound, match=re.escape(repr(code))):
            load_gabarit(code)


def broken(change: str, value: object) -> str:
    """The shipped gabarit with one thing changed, the path written `practices.1.code`."""
    whole = json.loads((GABARITS / f"{DEFAULT_GABARIT}.json").read_text(encoding="utf-8"))
    *steps, last = change.split(".")
    node = whole
    for step in steps:
        node = node[int(step)] if step.isdigit() else node[step]
    node[last] = value
    return json.dumps(whole)


@pytest.mark.parametrize(
    ("change", "value", "fault"),
    [
        ("practices.1.title", {"en": "Welcoming"}, "practices[2].title: a text in 'fr'"),
        ("practices.1.code", "ensemble", "practices[2].code: 'ensemble' is used twice"),
        ("practices.1.asked_of", ["team"], "practices[2].asked_of[1]: one of these"),
        ("practices.1.in_court", "yes", "practices[2].in_court: true or false"),
        ("practices.1.pole_sentences", [{"fr": "Seule"}], "practices[2].pole_sentences: one sent"),
        ("practices", [], "practices: a list with at least one member"),
        ("frame.tokens", True, "frame.tokens: a whole number"),
        ("frame.tokens", 1001, "frame: a frame has 1 to 1000 tokens"),
        ("code", None, "code: a text is expected"),
        ("offered", "everywhere", "offered: one of these is expected: creation, exploring"),
        ("agreement", {"en": "Agreed"}, "agreement: a text in 'fr'"),
        ("levels", [{"code": "local"}], "levels[1].name: a text in 'fr'"),
        ("practices.1.levels", ["local"], "practices[2].levels: one of these is expected"),
    ],
)
def test_a_faulty_file_says_where_its_fault_stands(change: str, value: object, fault: str) -> None:
    with pytest.raises(GabaritFault, match=re.escape(fault)):
        read_gabarit(broken(change, value))


def test_every_fault_of_a_file_is_told_at_once() -> None:
    """One line per fault, so that a file is mended in one go."""
    text = broken("groups.0.people", "five").replace("Pratiques d\\u2019autonomie", " ")
    with pytest.raises(GabaritFault) as refusal:
        read_gabarit(text)
    assert str(refusal.value).splitlines() == [
        "name: a text in 'fr' is expected",
        "groups[1].people: a whole number is expected",
    ]


def test_what_is_not_json_says_the_line() -> None:
    with pytest.raises(GabaritFault, match="line 2: this is not JSON"):
        read_gabarit("{\n]")
