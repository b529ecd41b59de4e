"""Alice begins a démarche: from a gabarit, from an earlier one, or from a file."""

import json
import zlib
from base64 import b64encode
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from sqlalchemy.orm import Session

from analysis.report import Role
from analysis.written import WrittenPractice
from exports.questionnaire_json import questionnaire_json
from exports.questionnaire_workbook import questionnaire_workbook
from models import Consultation, User
from models.store.preparing import list_consultations
from models.store.writing import written_questionnaire
from tests.builders import a_consultation, an_open_consultation
from tests.page import Page, check_html, open_page
from tests.visitors import Visitor
from tests.written import FRENCH, a_questionnaire, in_french

NEW = "/demarches/nouvelle"
FILE = f"{NEW}/fichier"
SOMEBODY = {"organisation": "Le Relais des jardins", "title": "Notre automne"}


def titles(page: Page) -> list[str]:
    return [heading.text.split(". ", 1)[1] for heading in page.all(".practice-row h3")]


def give(alice: Visitor, data: bytes, name: str = "questionnaire.xlsx") -> Page:
    """Choose a file on the page of files, and press the button."""
    page = open_page(alice, FILE)
    typed = {"csrf_token": page.form()["csrf_token"], "file": (BytesIO(data), name)}
    response = alice.post(FILE, data=typed)
    assert response.status_code == 200
    tree = check_html(response.get_data(as_text=True), typed=["questionnaire"])
    return Page(client=alice, url=FILE, response=response, tree=tree)


class TestGabarits:
    def test_seven_gabarits_stand_as_cards_each_with_its_frame(self, alice: Visitor) -> None:
        page = open_page(alice, NEW)

        assert len(page.all(".gabarit")) == 7
        assert len(page.all(".gabarit svg[role=img]")) == 7
        assert "Éléments clés" not in page.text
        assert "6 pratiques dans le court, 13 dans le complet" in page.text

    def test_each_gabarit_begins_a_consultation_of_its_own(
        self, alice: Visitor, session: Session, facilitator: User
    ) -> None:
        page = open_page(alice, f"{NEW}/gabarit/fonctions-accompagnement").submit(**SOMEBODY)

        assert page.h1 == "Le questionnaire"
        (created,) = list_consultations(session, facilitator)
        assert created.gabarit == "fonctions-accompagnement"
        assert [pole.name for pole in created.poles] == ["Présence légère", "Présence soutenue"]
        assert created.groups[1].label == "Milieux accompagnés"

    def test_what_is_for_oneself_alone_starts_no_consultation(self, alice: Visitor) -> None:
        open_page(alice, f"{NEW}/gabarit/elements-cles", status=404)

    def test_walking_with_needs_the_agreement_and_names_its_source(
        self, alice: Visitor, session: Session, facilitator: User
    ) -> None:
        page = open_page(alice, f"{NEW}/gabarit/marcher-avec")
        assert "CSSSPNQL" in page.find("main form").text

        page = page.submit(**SOMEBODY)
        assert "Cochez la case une fois l’accord donné." in page.text
        assert not list_consultations(session, facilitator)

        page.submit(agreed="y")
        (created,) = list_consultations(session, facilitator)
        assert created.gabarit == "marcher-avec"

    def test_needs_are_about_one_level_that_everyone_reads(
        self, alice: Visitor, session: Session, facilitator: User
    ) -> None:
        page = open_page(alice, f"{NEW}/gabarit/besoins-concertation").submit(**SOMEBODY)
        assert "Choisissez l’une des possibilités." in page.text

        page.submit(level="projet", length="complet")
        (created,) = list_consultations(session, facilitator)
        codes = [practice.code for practice in created.practices]
        assert "etape_appels" not in codes
        assert "etape_bilan" in codes
        assert created.practices[0].sentence.endswith("On parle ici d’un seul projet.")


class TestEarlierConsultation:
    @pytest.fixture
    def earlier(self, session: Session, facilitator: User) -> Consultation:
        consultation = a_consultation(session, facilitator=facilitator)
        consultation.practices[0].title = "Notre façon à nous"
        consultation.consent = {"addition": "Le repas est offert."}
        return consultation

    def test_everything_that_it_asks_is_copied(
        self, alice: Visitor, session: Session, facilitator: User, earlier: Consultation
    ) -> None:
        page = open_page(alice, f"/demarches/{earlier.key}/copier")
        assert "Notre façon à nous" in page.text

        page.submit(title="La deuxième")
        copy, _ = list_consultations(session, facilitator)
        assert copy.title == "La deuxième"
        written, original = written_questionnaire(copy), written_questionnaire(earlier)
        assert written.practices == original.practices
        assert written.poles == original.poles
        assert written.groups == original.groups
        assert written.consent == original.consent == {"addition": {"fr": "Le repas est offert."}}

    def test_nothing_that_was_answered_is_copied(
        self, alice: Visitor, session: Session, facilitator: User
    ) -> None:
        """The copy of an open consultation is one that is being prepared."""
        earlier = an_open_consultation(session, facilitator=facilitator)

        open_page(alice, f"/demarches/{earlier.key}/copier").submit()
        copy, _ = list_consultations(session, facilitator)
        assert copy.opened_at is None
        assert copy.keep_until is None
        assert {group.code for group in copy.groups} == {None}

    def test_a_group_that_is_renamed_loses_its_translated_name(
        self, alice: Visitor, session: Session, facilitator: User, earlier: Consultation
    ) -> None:
        for group in earlier.groups:
            group.translations = {"en": {"label": f"Group {group.rank}"}}

        page = open_page(alice, f"/demarches/{earlier.key}/copier")
        page.submit(**{"groups-0-label": "Une autre équipe"})
        copy, _ = list_consultations(session, facilitator)
        assert copy.groups[0].translations == {}
        assert copy.groups[1].translations == {"en": {"label": "Group 2"}}


class TestFile:
    def test_what_was_read_is_shown_before_anything_is_created(
        self, alice: Visitor, session: Session, facilitator: User
    ) -> None:
        page = give(alice, questionnaire_workbook(a_questionnaire(), FRENCH))

        assert page.h1 == "Voici ce qui a été lu"
        assert "Savoir · Voix · Part" in page.text
        assert "L’accueil (posée à : L’équipe, Le CA)" in page.text.replace("\u00a0", " ")
        assert not list_consultations(session, facilitator)

    @pytest.mark.parametrize("ending", [".xlsx", ".json"])
    def test_it_is_created_as_it_was_written(
        self, alice: Visitor, session: Session, facilitator: User, ending: str
    ) -> None:
        written = a_questionnaire()
        data = (
            questionnaire_workbook(written, FRENCH)
            if ending == ".xlsx"
            else questionnaire_json(written)
        )

        give(alice, data, f"q{ending}").submit(organisation="Le Relais")
        (created,) = list_consultations(session, facilitator)
        again = written_questionnaire(created)
        assert again.practices == written.practices
        assert again.poles == written.poles
        assert again.consent == written.consent
        assert [group.role for group in created.groups] == [*Role][:3]

    def test_a_language_that_lacks_texts_is_kept_and_not_offered(
        self, alice: Visitor, session: Session, facilitator: User
    ) -> None:
        give(alice, questionnaire_json(a_questionnaire()), "q.json").submit(
            organisation="Le Relais"
        )

        (created,) = list_consultations(session, facilitator)
        assert created.languages == []
        assert created.poles[0].translations == {"en": {"name": "Knowing"}}

    def test_what_is_missing_on_the_preview_loses_nothing(self, alice: Visitor) -> None:
        page = give(alice, questionnaire_json(a_questionnaire()), "q.json").submit(organisation="")

        assert "Écrivez le nom de l’organisme." in page.text
        assert page.submit(organisation="Le Relais").h1 == "Le questionnaire"

    def test_every_fault_is_told_with_its_cell_and_nothing_is_saved(
        self, alice: Visitor, session: Session, facilitator: User
    ) -> None:
        book = openpyxl.load_workbook(BytesIO(questionnaire_workbook(a_questionnaire(), FRENCH)))
        practices, groups = book["Pratiques"], book["Groupes"]
        (row,) = [row for row in practices.iter_rows() if row[0].value == "p2"]
        row[3].value, row[2].value = None, "g9"
        (group,) = [row for row in groups.iter_rows() if row[0].value == "g3"]
        group[2].value = "beaucoup"
        data = BytesIO()
        book.save(data)

        page = give(alice, data.getvalue())
        told = [line.text.replace("\u00a0", " ") for line in page.all(".faults li")]
        assert [line.split(" : ", 1) for line in told] == [
            [
                f"Feuille « Pratiques », cellule {row[3].coordinate}",
                "Écrivez ce texte : il en faut un.",
            ],
            [
                f"Feuille « Pratiques », cellule {row[2].coordinate}",
                "Aucun groupe n’a le code « g9 ». Les codes sont : g1, g2, g3.",
            ],
            [
                f"Feuille « Groupes », cellule {group[2].coordinate}",
                "Écrivez un nombre entier de 3 à 500.",
            ],
        ]
        assert page.title.startswith("Erreur")
        assert not list_consultations(session, facilitator)

    @pytest.mark.parametrize(
        ("data", "name", "words"),
        [
            (b"bonjour", "notes.txt", "se termine par .xlsx ou .json"),
            (b"bonjour", "q.xlsx", "classeur Excel"),
            (b"{", "q.json", "pas du JSON"),
            (b"[" * 100_000, "q.json", "pas du JSON"),
            (b"[]", "q.json", "pas du JSON"),
            (b"{}", "q.json", "Nommez les langues"),
        ],
    )
    def test_what_is_no_questionnaire_is_told_in_one_sentence(
        self, alice: Visitor, data: bytes, name: str, words: str
    ) -> None:
        assert words in give(alice, data, name).find(".faults").text

    def test_the_empty_model_is_given_and_asks_to_be_filled(self, alice: Visitor) -> None:
        response = alice.get(f"{NEW}/questionnaire.xlsx")
        assert openpyxl.load_workbook(BytesIO(response.data)).sheetnames == [
            "Cadre",
            "Pratiques",
            "Groupes",
        ]

        page = give(alice, response.data)
        told = page.find(".faults").text
        assert "Écrivez de 1 à 100 pratiques." in told
        assert "Un cadre a de 2 à 6 pôles" in told
        assert told.count("Écrivez ce texte") == 3

    def test_a_file_is_chosen_first(self, alice: Visitor) -> None:
        page = open_page(alice, FILE).submit()
        assert "Choisissez le fichier du questionnaire." in page.text

    @pytest.mark.parametrize("forged", ["", "é", "{}", b64encode(zlib.compress(b"{}")).decode()])
    def test_a_forged_questionnaire_creates_nothing(
        self, alice: Visitor, session: Session, facilitator: User, forged: str
    ) -> None:
        page = give(alice, questionnaire_json(a_questionnaire()), "q.json")

        after = page.form().fill(organisation="Le Relais").forge(questionnaire=forged).submit()
        assert "Il faut choisir le fichier de nouveau" in after.text
        assert not list_consultations(session, facilitator)

    def test_a_group_that_is_added_by_hand_is_refused(self, alice: Visitor) -> None:
        page = give(alice, questionnaire_json(a_questionnaire()), "q.json")

        form = page.form().fill(organisation="Le Relais")
        form.forge(**{"groups-3-label": "Ève", "groups-3-expected": 3}).submit(status=400)

    def test_a_gabarit_that_starts_no_consultation_is_not_kept(
        self, alice: Visitor, session: Session, facilitator: User
    ) -> None:
        whole = json.loads(questionnaire_json(a_questionnaire()))
        data = json.dumps(whole | {"code": "elements-cles"}).encode()

        give(alice, data, "q.json").submit(organisation="Le Relais")
        (created,) = list_consultations(session, facilitator)
        assert created.gabarit == "pratiques-autonomie"


@pytest.mark.parametrize("ending", ["xlsx", "json", "xlsform.xlsx"])
def test_the_questionnaire_is_downloaded_in_every_layout(
    alice: Visitor, session: Session, facilitator: User, ending: str
) -> None:
    consultation = a_consultation(session, facilitator=facilitator)

    response = alice.get(f"/demarches/{consultation.key}/questionnaire.{ending}")
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="questionnaire.{ending}"'
    )
    assert response.data


def test_a_questionnaire_of_fifty_long_practices_is_created(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    """More than what a form usually holds: the page of the preview carries it packed."""
    said = in_french(title="Décider", sentence="é" * 2000, example="é" * 2000, help="é" * 2000)
    practices = [
        WrittenPractice(code=f"p{number}", said=said, asked_of=(1, 2, 3)) for number in range(50)
    ]
    written = replace(a_questionnaire(), practices=tuple(practices))
    assert len(questionnaire_json(written)) > 500_000

    page = give(alice, questionnaire_workbook(written, FRENCH))
    page.submit(organisation="Le Relais")
    (created,) = list_consultations(session, facilitator)
    assert len(created.practices) == 50
