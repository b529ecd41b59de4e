"""Each person reads in a language of their own, or in plain words; the server never knows."""

import re
from collections import Counter

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from imports.gabarit import DEFAULT_GABARIT, Gabarit, load_gabarit
from models import Consultation
from tests.arabic import ARABIC, PLAIN_POLES, POLES, an_open_consultation_in_three_languages
from tests.builders import everything_in
from tests.element import Element
from tests.page import Page, open_page
from tests.participants import SEND, a_code, answer_everything, begin, place
from translations.refresh import catalogue

OTHER = {"fr": ("en",), "en": ("fr",)}
ARABIC_LETTERS = re.compile(r"[\u0600-\u06ff]")


@pytest.fixture
def trilingual(session: Session) -> Consultation:
    return an_open_consultation_in_three_languages(session)


@pytest.fixture
def consent(client: FlaskClient, session: Session, trilingual: Consultation) -> Page:
    """What Bob, of the team, reads first."""
    return open_page(client, f"/r/{a_code(session, trilingual.groups[0])}")


def choose(page: Page, language: str) -> Page:
    return page.form("form.reading").submit(language)


def accept(page: Page) -> Page:
    return page.form("form.consenting").submit()


def of_screen(page: Page, selector: str) -> list[Element]:
    return page.all(f"[data-screen] {selector}")


def unmarked_arabic(page: Page) -> list[str]:
    """Return the texts in Arabic letters that stand in no element that says so."""
    return [
        element.text
        for element in page.tree.descendants()
        if ARABIC_LETTERS.search(element.node.text or "")
        and not any(one["lang"] == "ar" for one in (element, *element.path))
        and element.tag != "title"
    ]


def test_the_languages_are_offered_by_their_own_names(consent: Page) -> None:
    buttons = consent.all("form.reading button")
    assert [button.text for button in buttons] == ["Français", "English", ARABIC]
    assert [button["lang"] for button in buttons] == ["fr", "en", "ar"]
    assert [button["aria-pressed"] for button in buttons] == ["true", "false", "false"]


def test_with_one_language_nothing_is_asked(
    client: FlaskClient, session: Session, consultation: Consultation
) -> None:
    page = open_page(client, f"/r/{a_code(session, consultation.groups[0])}")
    assert not page.all("form.reading")


def test_in_english_everything_is_in_english(consent: Page) -> None:
    page = choose(consent, "en")
    assert page.tree["lang"] == "en-CA"
    assert page.h1 == "Would you like to take part?"
    assert "invites you" in page.text
    page = page.form("form.consenting").submit("I accept")
    assert page.h1 == "On the whole, our organisation"
    assert "Expertise" in page.text
    assert {marked.tag for marked in page.all("main [lang]")} <= {"button"}


def test_the_consent_in_arabic_says_its_language_and_its_direction(consent: Page) -> None:
    page = choose(consent, "ar")
    assert page.tree["lang"] == "fr-CA"
    assert all(paragraph.all("bdi[lang=ar][dir=rtl]") for paragraph in page.all(".consent p"))
    assert "تدعوكم" in page.find(".consent").text
    assert "Alice" in page.find(".consent p bdi bdi").text
    assert unmarked_arabic(page) == []


def test_a_sheet_in_arabic_goes_from_the_first_practice_to_the_receipt(
    consent: Page, session: Session
) -> None:
    page = accept(choose(consent, "ar"))
    assert page.h1 == "منظمتنا بشكل عام"
    assert page.find("h1 bdi")["dir"] == "rtl"
    assert [name.text for name in of_screen(page, ".moment-current .corner strong")] == list(POLES)
    assert unmarked_arabic(page) == []
    page = answer_everything(page, (3, 2, 1), (0, 0, 6))
    said = page.find(".review-line [data-says=current]")
    assert said.text == f"entre {POLES[0]} et {POLES[1]}, plus près de {POLES[0]}"
    assert [name.text for name in said.all("bdi[lang=ar]")] == [POLES[0], POLES[1], POLES[0]]
    assert unmarked_arabic(page) == []
    page = page.form("#verifier form").submit(SEND)
    assert page.url == "/repondre/recu"
    assert unmarked_arabic(page) == []


def test_the_language_changes_on_the_sheet_and_saves_what_was_placed(consent: Page) -> None:
    page = accept(consent)
    page = page.form("[data-screen] form").fill(current="6-0-0").submit("ar")
    assert page.h1 == "منظمتنا بشكل عام"
    chosen = of_screen(page, ".moment-current .place input[checked]")
    assert [radio["value"] for radio in chosen] == ["6-0-0"]
    page = page.form("[data-screen] form").submit("fr")
    assert page.h1 == "Dans l’ensemble, notre organisme"


def test_a_language_that_is_not_offered_is_not_read(client: FlaskClient, consent: Page) -> None:
    page = consent.form("form.reading").forge(lecture="he").submit(None)
    assert page.h1 == "Voulez-vous participer?"


def test_what_somebody_reads_is_nowhere_on_the_server(
    consent: Page, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    """In a group of three, a language may be a name."""
    before = Counter(re.findall(r"\b(?:ar|simple|lecture)\b", everything_in(session)))
    page = accept(choose(consent, "ar"))
    page = page.form("[data-screen] form").fill(current="6-0-0").submit("simple")
    page = answer_everything(page, (6, 0, 0), (0, 0, 6)).form("#verifier form").submit(SEND)
    assert page.url == "/repondre/recu"
    after = Counter(re.findall(r"\b(?:ar|simple|lecture)\b", everything_in(session)))
    assert after == before
    assert not re.search(r"lecture|simple", caplog.text)


def test_the_next_person_reads_the_usual_language(
    client: FlaskClient, session: Session, trilingual: Consultation, consent: Page
) -> None:
    choose(consent, "en")
    page = open_page(client, f"/r/{a_code(session, trilingual.groups[2])}")
    assert page.h1 == "Voulez-vous participer?"


def gabarit_texts(language: str) -> set[str]:
    """Return the texts of the questionnaire that are in this language only."""
    texts, others = (
        _texts_of(load_gabarit(DEFAULT_GABARIT, each)) for each in (language, *OTHER[language])
    )
    return texts - others


def _texts_of(gabarit: Gabarit) -> set[str]:
    said = {text for pole in gabarit.poles for text in (pole.name, pole.plain_name, pole.sentence)}
    for practice in gabarit.practices:
        wordings = (practice.wording, practice.plain, *practice.wordings.values())
        said |= {
            text for each in wordings if each for text in (each.title, each.sentence, each.example)
        }
        said |= {practice.help, *practice.pole_sentences}
    return said | set(gabarit.consent.texts().values())


def interface_texts(language: str) -> set[str]:
    """Return what the application says in this language only."""
    other = {text for each in OTHER[language] for text in _said_in(each)}
    return _said_in(language) - other


def _said_in(language: str) -> set[str]:
    entries = catalogue(language)
    return {
        text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values()) if text
    }


@pytest.mark.parametrize(
    ("language", "around", "buttons"),
    [
        ("fr", "fr", ("J’accepte", "Envoyer mes réponses")),
        ("en", "en", ("I accept", "Send my answers")),
        ("ar", "fr", ("J’accepte", "Envoyer mes réponses")),
    ],
)
def test_no_page_mixes_two_languages(
    consent: Page, language: str, around: str, buttons: tuple[str, str]
) -> None:
    """What is in another language than the page says so, and nothing else is."""
    accept_words, send = buttons
    pages = [choose(consent, language)]
    pages.append(pages[-1].form("form.consenting").submit(accept_words))
    pages.append(answer_everything(pages[-1], (3, 2, 1), (0, 0, 6)))
    pages.append(pages[-1].form("#verifier form").submit(send))
    strangers = interface_texts("en" if around == "fr" else "fr")
    strangers |= {text for each in {"fr", "en"} - {language} for text in gabarit_texts(each)}
    for page in pages:
        lines = set(page.tree.find("body").lines())
        assert lines & interface_texts(around), page.url
        assert lines & strangers == set(), page.url
        assert unmarked_arabic(page) == []


class TestPlainWords:
    def test_recipients_read_plain_words_and_begin_with_words(
        self, client: FlaskClient, session: Session, trilingual: Consultation
    ) -> None:
        page = begin_plainly(client, session, trilingual)
        assert page.all("body.plain-words")
        assert of_screen(page, ".moment-current.way-words")
        names = [name.text for name in of_screen(page, ".moment-current .corner strong")]
        assert names == ["L’équipe", "Les porte-parole", "Le groupe entier"]
        zones = [zone.text for zone in of_screen(page, ".moment-current .zone label")]
        assert zones[0] == "surtout l’équipe"
        assert "l’équipe et les porte-parole" in zones
        between = of_screen(page, ".moment-current [data-places=3-2-1 3-3-0 2-3-1]")
        assert len(between) == 1
        questions = {one.text for one in of_screen(page, ".zone-question")}
        assert questions == {"À quel point?", "Plutôt de quel côté?"}

    def test_every_place_keeps_a_name_of_its_own(
        self, client: FlaskClient, session: Session, trilingual: Consultation
    ) -> None:
        page = begin_plainly(client, session, trilingual)
        names = [name.text for name in of_screen(page, ".moment-current .place span")]
        assert len(set(names)) == len(names) == 28
        assert "un peu plus l’équipe que les porte-parole" in names

    def test_anyone_takes_plain_words_and_leaves_them_in_one_tap(self, consent: Page) -> None:
        page = accept(consent)
        assert not page.all("body.plain-words")
        page = page.form("[data-screen] form").submit("simple")
        assert page.all("body.plain-words")
        assert page.h1 == "Notre organisme, en général"
        assert "votre" not in page.find("[data-screen] .practice-sentence").text
        page = page.form("[data-screen] form").submit("complet")
        assert page.h1 == "Dans l’ensemble, notre organisme"
        assert of_screen(page, ".moment-current.way-triangle")

    def test_recipients_leave_plain_words_in_one_tap(
        self, client: FlaskClient, session: Session, trilingual: Consultation
    ) -> None:
        page = begin_plainly(client, session, trilingual)
        page = page.form("[data-screen] form").submit("complet")
        assert not page.all("body.plain-words")
        assert of_screen(page, ".moment-current.way-triangle")

    def test_half_placed_tokens_wait_while_the_words_change(self, consent: Page) -> None:
        page = accept(consent).form("[data-screen] form").submit("current.tokens")
        form = page.form("[data-screen] form").fill(**{"current-1": "2"})
        page = form.submit("simple")
        assert page.all("body.plain-words")
        assert page.form("[data-screen] form")["current-1"] == "2"

    def test_in_arabic_the_plain_names_are_read(
        self, client: FlaskClient, session: Session, trilingual: Consultation
    ) -> None:
        page = begin_plainly(client, session, trilingual)
        page = page.form("[data-screen] form").submit("ar")
        names = [name.text for name in of_screen(page, ".moment-current .corner strong")]
        assert names == list(PLAIN_POLES)
        assert unmarked_arabic(page) == []

    def test_the_check_says_it_in_plain_words_and_offers_the_usual_ones(
        self, client: FlaskClient, session: Session, trilingual: Consultation
    ) -> None:
        page = answer_everything(begin_plainly(client, session, trilingual), (3, 3, 0), (2, 2, 2))
        said = [one.text for one in page.all(".review-line [data-says]")][:2]
        assert said == ["autant l’équipe que les porte-parole", "les trois pareil"]
        page = page.form("form.reading").submit("complet")
        assert page.url.startswith("/repondre/verifier")
        assert "à mi-chemin" in page.find(".review-line [data-says=current]").text


def begin_plainly(client: FlaskClient, session: Session, trilingual: Consultation) -> Page:
    """Bob is of the recipients."""
    page = open_page(client, f"/r/{a_code(session, trilingual.groups[1])}")
    return accept(page)


def test_the_way_that_was_chosen_outlives_a_page_in_plain_words(consent: Page) -> None:
    page = accept(consent).form("[data-screen] form").submit("simple")
    page = page.form("[data-screen] form").submit("current.triangle")
    page = place(page, (6, 0, 0), (6, 0, 0))
    assert of_screen(page, ".moment-current.way-triangle")


def test_a_consultation_of_one_language_has_no_marks(
    client: FlaskClient, session: Session, consultation: Consultation
) -> None:
    page = begin(client, session, consultation.groups[0])
    assert not page.all("main [lang]")
    assert not page.all("main bdi")
