"""Alice prepares a consultation with the organisation, and opens it."""

import pytest
from sqlalchemy.orm import Session

from analysis.report import Role
from imports.gabarit import Length
from models import Consultation, ConsultationState, Entry, User
from models.store.drafts import GroupDraft
from models.store.preparing import list_consultations
from tests.builders import BOARD, PEOPLE, a_consultation, an_open_consultation
from tests.page import Page, open_page
from tests.visitors import Visitor

OPEN_UNTIL = "2028-03-01"


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return a_consultation(session, facilitator=facilitator)


def at(consultation: Consultation, path: str = "") -> str:
    return f"/demarches/{consultation.key}{path}"


def titles(page: Page) -> list[str]:
    return [heading.text.split(". ", 1)[1] for heading in page.all(".practice-row h3")]


def test_a_first_visit_says_what_to_do_first(alice: Visitor) -> None:
    page = open_page(alice, "/demarches")

    assert page.find(".empty h2").text == "Pas encore de démarche"
    assert page.follow("Préparer une démarche").h1 == "Préparer une démarche"


def test_alice_creates_a_consultation_from_the_gabarit(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    page = open_page(alice, "/demarches/nouvelle/gabarit/pratiques-autonomie").submit(
        organisation="Le Relais des jardins",
        title="Nos pratiques d’autonomie",
        **{"groups-0-label": "L’équipe", "groups-0-expected": 4, "groups-2-entry": "none"},
    )

    assert page.h1 == "Le questionnaire"
    assert len(titles(page)) == 6
    (created,) = list_consultations(session, facilitator)
    assert [group.label for group in created.groups] == [
        "L’équipe",
        "Destinataires",
        "Membres du CA",
    ]
    assert [group.expected for group in created.groups] == [4, 5, 5]
    assert created.groups[2].entry is Entry.NONE


@pytest.mark.parametrize(("people", "entry"), [(9, Entry.CARDS), (10, Entry.ADDRESS)])
def test_a_group_gets_cards_under_ten_people_and_a_poster_from_ten(
    alice: Visitor, session: Session, facilitator: User, people: int, entry: Entry
) -> None:
    open_page(alice, "/demarches/nouvelle/gabarit/pratiques-autonomie").submit(
        organisation="Le Relais", title="Nos pratiques", **{"groups-1-expected": people}
    )

    (created,) = list_consultations(session, facilitator)
    assert created.groups[1].entry is entry


def test_the_complete_questionnaire_comes_with_a_warning_on_time(alice: Visitor) -> None:
    page = open_page(alice, "/demarches/nouvelle/gabarit/pratiques-autonomie").submit(
        organisation="Le Relais", title="Tout voir", length="complet"
    )

    assert "C’est un long questionnaire" in page.text


def test_a_consultation_in_english_speaks_english_throughout(alice: Visitor) -> None:
    page = open_page(alice, "/demarches/nouvelle/gabarit/pratiques-autonomie").submit(
        organisation="The Corner House", title="Our practices", language="en"
    )

    assert page.h1 == "The questionnaire"
    assert page.tree["lang"] == "en-CA"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("organisation", "", "Écrivez le nom de l’organisme."),
        ("title", "", "Donnez un titre à la démarche."),
        ("title", "T" * 201, "Votre texte est trop long"),
        ("groups-0-label", "", "Nommez ce groupe."),
        ("groups-1-expected", "2", "Un groupe compte de 3 à 500 personnes"),
        ("groups-1-expected", "501", "Un groupe compte de 3 à 500 personnes"),
        ("groups-1-expected", "beaucoup", "en chiffres"),
    ],
)
def test_a_fault_is_said_in_words_and_loses_nothing(
    alice: Visitor, name: str, value: str, words: str
) -> None:
    right = {"organisation": "Le Relais des jardins", "title": "Notre automne"}

    page = open_page(alice, "/demarches/nouvelle/gabarit/pratiques-autonomie").submit(
        **{**right, name: value}
    )

    assert words in page.text
    assert page.title.startswith("Erreur")
    kept = {key: page.form()[key] for key in right if key != name}
    assert kept == {key: text for key, text in right.items() if key != name}


def test_groups_can_change_before_the_opening(
    alice: Visitor, consultation: Consultation, session: Session
) -> None:
    page = open_page(alice, at(consultation, "/groupes"))

    page.submit(**{"groups-1-label": "Les personnes du mardi", "groups-1-expected": 7})

    assert consultation.groups[1].label == "Les personnes du mardi"
    assert consultation.groups[1].expected == 7
    assert consultation.groups[1].role is Role.RECIPIENTS


def test_poles_can_change_before_the_opening(alice: Visitor, consultation: Consultation) -> None:
    page = open_page(alice, at(consultation, "/questionnaire/poles")).submit(
        **{"poles-0-name": "Savoir", "poles-0-sentence": "On s’appuie sur ce que l’équipe sait."}
    )

    assert page.all(".poles h3")[0].text == "Savoir"
    assert consultation.poles[0].sentence == "On s’appuie sur ce que l’équipe sait."
    assert consultation.poles[0].looks_like


def test_a_triangle_can_become_a_scale(alice: Visitor, consultation: Consultation) -> None:
    """A pole leaves with its sentence in every practice; the tokens are those that are typed."""
    before = list(consultation.practices[0].pole_sentences)
    page = open_page(alice, at(consultation, "/questionnaire/poles"))

    page = page.submit("2", tokens=4)

    assert [pole.name for pole in consultation.poles] == ["Expertise", "Participation"]
    assert consultation.practices[0].pole_sentences == [before[0], before[2]]
    assert consultation.tokens == 4
    assert "Retirer ce pôle" not in page.text


def test_a_pole_can_be_added_and_is_named_at_once(
    alice: Visitor, consultation: Consultation
) -> None:
    page = open_page(alice, at(consultation, "/questionnaire/poles"))

    page = page.submit("add")

    assert consultation.poles[3].name == "Pôle 4"
    assert page.form()["poles-3-name"] == "Pôle 4"


def test_a_coarse_frame_is_refused(alice: Visitor, consultation: Consultation) -> None:
    """Fewer than four tokens give answers away."""
    page = open_page(alice, at(consultation, "/questionnaire/poles")).submit(tokens=3)

    assert "les résultats trahiraient des réponses" in page.text
    assert consultation.tokens == 6


def test_two_poles_cannot_have_the_same_name(alice: Visitor, consultation: Consultation) -> None:
    page = open_page(alice, at(consultation, "/questionnaire/poles"))

    page = page.submit(**{"poles-0-name": "Ensemble", "poles-1-name": "ensemble"})

    assert "Deux pôles portent le même nom" in page.text


def test_a_practice_can_be_rewritten(alice: Visitor, consultation: Consultation) -> None:
    page = open_page(alice, at(consultation, "/questionnaire/pratiques/2")).submit(
        title="Ouvrir la porte", asked_of=["1", "2"], **{"pole_sentences-0": "L’équipe accueille."}
    )

    assert titles(page)[1] == "Ouvrir la porte"
    practice = consultation.practices[1]
    assert practice.pole_sentences[0] == "L’équipe accueille."
    assert [group.rank for group in practice.asked_of] == [1, 2]


def test_a_practice_keeps_its_wordings_when_only_its_example_changes(
    alice: Visitor, consultation: Consultation
) -> None:
    ranks = [practice.rank for practice in consultation.practices if practice.wordings]
    before = len(consultation.practices[ranks[0] - 1].wordings)

    open_page(alice, at(consultation, f"/questionnaire/pratiques/{ranks[0]}")).submit(
        example="Un café le mardi."
    )

    assert len(consultation.practices[ranks[0] - 1].wordings) == before


def test_a_practice_is_asked_of_somebody(alice: Visitor, consultation: Consultation) -> None:
    page = open_page(alice, at(consultation, "/questionnaire/pratiques/1"))

    page = page.submit(title="Une autre façon", asked_of=[])

    assert "au moins un groupe" in page.text
    assert page.form()["title"] == "Une autre façon"


def test_a_practice_is_not_asked_of_a_group_that_does_not_exist(
    alice: Visitor, consultation: Consultation
) -> None:
    form = open_page(alice, at(consultation, "/questionnaire/pratiques/1")).form()

    assert "Choisissez l’une des possibilités." in form.forge(asked_of=["1", "9"]).submit().text


def test_a_practice_is_added_at_the_end(alice: Visitor, consultation: Consultation) -> None:
    page = open_page(alice, at(consultation, "/questionnaire/pratiques/nouvelle"))

    page = page.submit(title="Manger ensemble", sentence="Le repas du jeudi.")

    assert titles(page)[-1] == "Manger ensemble"
    assert len(consultation.practices[-1].asked_of) == 3


def test_a_practice_moves_with_a_button(alice: Visitor, consultation: Consultation) -> None:
    page = open_page(alice, at(consultation, "/questionnaire"))
    first, second, *_ = titles(page)

    down = page.form(".practice-row form").submit("down")
    assert titles(down)[:2] == [second, first]

    up = down.form("#p2 form").submit("up")
    assert titles(up)[:2] == [first, second]


def test_a_practice_is_removed_after_being_asked(
    alice: Visitor, consultation: Consultation
) -> None:
    page = open_page(alice, at(consultation, "/questionnaire"))
    removed = titles(page)[2]

    asking = open_page(alice, at(consultation, "/questionnaire/pratiques/3/retirer"))
    assert removed in asking.h1

    assert removed not in titles(asking.submit("remove"))


def test_an_unknown_change_of_order_is_refused(alice: Visitor, consultation: Consultation) -> None:
    form = open_page(alice, at(consultation, "/questionnaire")).form(".practice-row form")
    proof = {"csrf_token": form["csrf_token"]}

    response = alice.post(form.element["action"], data={**proof, "change": "sideways"})

    assert response.status_code == 400
    assert len(consultation.practices) == 6


def test_opening_asks_until_when_results_are_kept_and_says_what_is_frozen(
    alice: Visitor, consultation: Consultation
) -> None:
    page = open_page(alice, at(consultation, "/ouvrir"))
    assert "figé" in page.text
    assert "6 pratiques" in page.text

    page = page.submit(keep_until=OPEN_UNTIL)

    assert "La collecte est ouverte" in page.text
    assert "1er mars 2028" in page.text
    assert consultation.state is ConsultationState.OPEN


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2027-03-01", "un jour à venir"),
        ("30 juin", "année-mois-jour"),
        ("2040-01-01", "d’ici cinq ans"),
        ("", "jusqu’à quel jour"),
    ],
)
def test_a_day_that_cannot_be_promised_is_refused(
    alice: Visitor, consultation: Consultation, day: str, words: str
) -> None:
    page = open_page(alice, at(consultation, "/ouvrir")).submit(keep_until=day)

    assert words in page.text
    assert consultation.state is ConsultationState.PREPARING


def test_a_frame_of_three_tokens_is_never_opened(
    alice: Visitor, consultation: Consultation
) -> None:
    """A coarser frame gives answers away."""
    consultation.tokens = 3

    page = open_page(alice, at(consultation, "/ouvrir"))

    assert "il en faut au moins 4" in page.text
    assert not page.all("main form")


def test_a_forged_opening_of_a_coarse_frame_changes_nothing(
    alice: Visitor, consultation: Consultation
) -> None:
    form = open_page(alice, at(consultation, "/ouvrir")).form()
    consultation.tokens = 3

    page = form.fill(keep_until=OPEN_UNTIL).submit(status=409)

    assert "il en faut au moins 4" in page.text
    assert consultation.state is ConsultationState.PREPARING


def test_once_open_the_questionnaire_is_read_and_no_more_written(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = an_open_consultation(session, facilitator=facilitator)
    title = consultation.practices[0].title

    page = open_page(alice, at(consultation, "/questionnaire"))
    assert "Le questionnaire est figé" in page.text
    assert not page.all(".row-actions")

    after = open_page(alice, at(consultation, "/questionnaire/pratiques/1")).submit(title="Autre")
    assert "ne change plus" in after.text
    assert consultation.practices[0].title == title


def test_a_group_that_only_has_a_workshop_waits_for_no_answer(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    workshop = GroupDraft(role=Role.PRACTITIONERS, label="L’équipe", expected=4, entry=Entry.NONE)
    consultation = an_open_consultation(
        session, facilitator=facilitator, groups=(workshop, PEOPLE, BOARD)
    )

    page = open_page(alice, at(consultation))

    assert "Pas de formulaire" in page.find("#g1").text
    assert "Tenir l’atelier" in page.find("#g1").text


def test_a_consultation_in_preparation_is_removed_after_two_askings(
    alice: Visitor, consultation: Consultation, session: Session, facilitator: User
) -> None:
    first = open_page(alice, at(consultation, "/effacer"))
    assert not first.all("main form")

    second = first.follow("La retirer…")
    unticked = second.submit()
    assert "Cochez la case" in unticked.text

    assert unticked.submit(understood="y").h1 == "Démarches"
    assert not list_consultations(session, facilitator)


def test_a_real_collection_has_no_button_that_removes_it(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = an_open_consultation(session, facilitator=facilitator)

    assert "Retirer cette démarche" not in open_page(alice, at(consultation)).text
    open_page(alice, at(consultation, "/effacer"), status=404)


def test_a_fictitious_consultation_can_be_removed_at_any_time(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = an_open_consultation(session, facilitator=facilitator)
    consultation.fictitious = True

    page = open_page(alice, at(consultation, "/effacer?encore=1")).submit(understood="y")

    assert "La démarche est retirée." in page.text


def test_what_people_type_stays_text(alice: Visitor, consultation: Consultation) -> None:
    """Emoji and right-to-left words stay; markup is shown and never run."""
    strange = "مرحبا 👋 <script>alert(1)</script>"

    page = open_page(alice, at(consultation, "/questionnaire/pratiques/1")).submit(title=strange)

    assert titles(page)[0] == strange


def test_a_very_long_text_is_refused_in_words_and_comes_back_whole(
    alice: Visitor, consultation: Consultation
) -> None:
    page = open_page(alice, at(consultation, "/questionnaire/pratiques/1"))

    page = page.submit(sentence="é" * 50_000)

    assert "Votre texte est trop long" in page.text
    assert len(page.form()["sentence"]) == 50_000


def test_complete_has_more_practices_than_short(session: Session, facilitator: User) -> None:
    short = a_consultation(session, facilitator=facilitator)
    complete = a_consultation(session, facilitator=facilitator, length=Length.COMPLET)

    assert len(complete.practices) > len(short.practices)
