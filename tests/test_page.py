"""The page checker finds each fault, and leaves a good page alone."""

import pytest
from flask import Flask, redirect, request
from flask.testing import FlaskClient
from werkzeug import Response

from tests import page_rules
from tests.page import PageFault, check_html, open_page
from tests.typography import faults_in_french

GOOD = """<!doctype html>
<html lang="fr-CA">
<head>
<meta charset="utf-8">
<title>Vos réponses – Trois voix</title>
<link rel="stylesheet" href="/static/page.css">
<script type="module" src="/static/page.js"></script>
</head>
<body>
<a href="#main">Aller au contenu</a>
<main id="main">
<!-- a remark -->
<h1>Vos réponses</h1>
<p>Où en est-on aujourd’hui\u00a0: «\u00a0<strong>ici</strong>\u00a0» ou là?</p>
<form method="post" action="/envoyer">
<input type="hidden" name="jeton" value="abc">
<label for="nom">Votre nom</label> <input id="nom" name="nom" aria-describedby="aide">
<p id="aide">Comme vous voulez.</p>
<fieldset><legend>Place</legend>
<label><input type="radio" name="place" value="6,0,0"> près de l’expertise</label>
<label><input type="radio" name="place" value="2,2,2" checked> au milieu</label>
</fieldset>
<label>Pour
<select name="pour"><option value="a">l’atelier</option><option>tous</option></select></label>
<label><input type="checkbox" name="oui"> D’accord</label>
<button name="suite" value="envoyer">Envoyer</button>
</form>
<svg viewBox="0 0 2 2" role="img" aria-label="Un triangle"><path d="M0 2h2L1 0z"/></svg>
</main>
</body>
</html>
"""

BAD = {
    "not HTML5": ("</h1>", "</h1></p>", "invalid HTML"),
    "no doctype": ("<!doctype html>\n", "", "invalid HTML"),
    "two h1": ("<p id=", "<h1>Encore</h1><p id=", "one h1, not 2"),
    "no h1": ("h1>", "h2>", "one h1, not 0"),
    "a title that says something else": ("<title>Vos", "<title>Mes", "does not open the title"),
    "no language": (' lang="fr-CA"', "", "lang is “”"),
    "an id twice": ('id="aide"', 'id="nom"', "the id “nom” stands 2 times"),
    "a hint that is not there": ('id="aide"', "", "aria-describedby=“aide”"),
    "a label for nothing": ('for="nom"', 'for="non"', "for=“non” on <label> points at nothing"),
    "an input without label": (
        '<label for="nom">Votre nom</label>',
        "",
        "name=“nom”>  has no label",
    ),
    "a radio without words": ("au milieu", "", "name=“place”> 2,2,2 has no label"),
    "radios without a question": ("fieldset>", "div>", "radios “place” stand in no fieldset"),
    "a silent button": (">Envoyer<", "><", "<button> has no words"),
    "a link to a place that is gone": ("#main", "#contenu", "#contenu points at nothing"),
    "an inline style": ('id="aide"', 'id="aide" style="color:red"', "inline style"),
    "an inline handler": ('id="aide"', 'id="aide" onclick="x()"', "inline onclick"),
    "a style block": ("</head>", "<style>p{}</style></head>", "an inline <style>"),
    "an inline script": (' src="/static/page.js"', "", "an inline <script>"),
    "a script in a link": ("#main", "javascript:x()", "a script in a link"),
    "a font from elsewhere": ("/static/page.css", "https://cdn.test/a.css", "from elsewhere"),
    "a script from elsewhere": ("/static/page.js", "//cdn.test/a.js", "from elsewhere"),
    "a link that tells": ("#main", "https://uqam.test/", "tells where it comes from"),
    "an image without alt": ("<svg", '<img src="/a.png"><svg', "no alt"),
    "a drawing without words": (' aria-label="Un triangle"', "", "neither words nor aria-hidden"),
    "words left in English": (
        "Comme vous voulez.",
        "As you like.",
        "not translated: “As you like.”",
    ),
    "values in English words": ("au milieu", "3 of 4 answers", "not translated: “3 of 4 answers”"),
    "a tight colon": ("\u00a0: «", ": «", "no space before “:”"),
    "a loose colon": ("\u00a0: «", " : «", "a breaking space before “:”"),
    "tight guillemets": ("«\u00a0", "«", "after “«”"),
    "a loose question mark": ("là?", "là ?", "a space before “?”"),
    "a straight apostrophe": ("d’hui", "d'hui", "straight apostrophe"),
    "a bad word in a label": ("Un triangle", "L'image", "straight apostrophe"),
}


@pytest.fixture(autouse=True)
def _a_small_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    english = frozenset({"As you like."}), (page_rules._shape("%(n)s of %(all)s answers"),)
    monkeypatch.setattr(page_rules, "_english_only", lambda: english)


def test_a_good_page_has_no_fault() -> None:
    check_html(GOOD)


@pytest.mark.parametrize(("good", "bad", "said"), BAD.values(), ids=BAD)
def test_each_fault_is_found_and_said(good: str, bad: str, said: str) -> None:
    assert good in GOOD
    with pytest.raises(PageFault) as fault:
        check_html(GOOD.replace(good, bad))
    assert said in str(fault.value)


def test_a_page_with_errors_says_so_first_in_its_title() -> None:
    check_html(GOOD.replace("<title>", "<title>Erreur\u00a0: "))


def test_an_english_page_may_speak_english() -> None:
    english = GOOD.replace("fr-CA", "en-CA").replace("Comme vous voulez.", "As you like.")
    check_html(english)


def test_what_people_typed_is_theirs_to_write() -> None:
    page = GOOD.replace("Comme vous voulez.", "As you like.")
    check_html(page, typed=["As you like."])


@pytest.mark.parametrize(
    "text",
    [
        "De 9 h à 16:30\u00a0: bienvenue!",
        "Vraiment?",
        "le signe «\u00a0?\u00a0»",
        "https://exemple.test/a?b",
    ],
)
def test_good_french_has_no_fault(text: str) -> None:
    assert list(faults_in_french(text)) == []


def test_text_is_read_across_inline_elements() -> None:
    page = check_html(GOOD)
    assert "Où en est-on aujourd’hui\u00a0: «\u00a0ici\u00a0» ou là?" in list(page.lines())


@pytest.mark.parametrize(
    ("selector", "matches"),
    [
        ("h1", 1),
        ("#nom", 1),
        ("input[type=radio]", 2),
        ("[value=6,0,0]", 1),
        ("form fieldset label", 2),
        ("h1, legend", 2),
        ("svg path", 1),
        ("h1 label", 0),
    ],
)
def test_a_selector_finds_what_it_names(selector: str, matches: int) -> None:
    assert len(check_html(GOOD).all(selector)) == matches


@pytest.fixture
def browser() -> FlaskClient:
    """A client of a tiny site: one form, and the page that follows it."""
    site = Flask("tiny")

    @site.get("/")
    def form() -> str:
        return GOOD

    @site.post("/envoyer")
    def send() -> Response:
        words = "&".join(f"{name}={value}" for name, value in request.form.items(multi=True))
        site.config["SENT"] = words
        return redirect("/recu", 302 if request.form["nom"] == "302" else 303)

    @site.get("/recu")
    def receipt() -> str:
        return GOOD.replace("Comme vous voulez.", site.config["SENT"].replace("&", " "))

    return site.test_client()


def test_a_form_is_sent_as_a_browser_would(browser: FlaskClient) -> None:
    """Hidden fields, the checked radio, the first option and the button pressed; no empty box."""
    page = open_page(browser, "/").form().fill(nom="Bob").submit("Envoyer")
    assert page.url == "/recu"
    sent = "jeton=abc nom=Bob place=2,2,2 pour=a suite=envoyer"
    assert sent in page.text


def test_only_what_is_offered_can_be_chosen(browser: FlaskClient) -> None:
    form = open_page(browser, "/").form()
    with pytest.raises(AssertionError, match="is not offered by “place”"):
        form.fill(place="9,9,9")
    with pytest.raises(AssertionError, match="no field “age”"):
        form.fill(age=3)
    assert form.forge(place="9,9,9")["place"] == "9,9,9"


def test_a_form_that_is_not_followed_by_303_is_refused(browser: FlaskClient) -> None:
    with pytest.raises(AssertionError, match="a redirection is 303, not 302"):
        open_page(browser, "/").submit(nom="302")


def test_a_page_that_answers_otherwise_is_refused(browser: FlaskClient) -> None:
    with pytest.raises(AssertionError, match="/rien answers 404, not 200"):
        open_page(browser, "/rien")
