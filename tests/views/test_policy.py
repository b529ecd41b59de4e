"""The confidentiality policy: read by everyone in two languages, written by the host."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from models import Installation
from models.installation import PolicySection
from tests.builders import an_open_consultation
from tests.page import Page, open_page
from tests.participants import a_code
from tests.visitors import Visitor
from views.policy_words import TITLES, USUAL

NAMED = {
    "person_in_charge": "Fatima Roy",
    "title_in_charge": "Coordination générale",
    "contact": "fatima@exemple.test, 514 555-0123",
    "keeper": "Le Regroupement des maisons, à Montréal,",
}


def name_somebody(denis: Visitor, **values: str) -> Page:
    page = open_page(denis, "/installation").follow("Nommer cette personne")
    return page.submit("Enregistrer et publier", **{**NAMED, **values})


def texts(denis: Visitor, language: str = "fr") -> Page:
    return open_page(denis, f"/installation/confidentialite/{language}")


def test_every_section_has_a_title_and_a_text() -> None:
    assert set(TITLES) == set(USUAL) == set(PolicySection)


def test_everyone_reads_the_policy_before_anything_was_written(client: Visitor) -> None:
    page = open_page(client, "/confidentialite")

    assert page.h1 == "Confidentialité"
    assert "Le nom n’est pas encore écrit ici." in page.text
    assert "Commission d’accès à l’information du Québec" in page.text
    assert [title.text for title in page.all("h2")] == [
        "La personne responsable",
        *("Qui garde le serveur", "Ce qui est recueilli", "À quoi cela sert", "Qui lit"),
        *("Combien de temps c’est gardé", "Vos droits", "Si quelque chose tourne mal"),
        "Si vous voulez porter plainte",
    ]


def test_it_is_whole_in_english_too(client: Visitor) -> None:
    page = open_page(client, "/confidentialite").follow("English")

    assert page.tree["lang"] == "en-CA"
    assert page.h1 == "Confidentiality"
    assert len(page.all("h2")) == len(PolicySection) + 1


def test_a_language_that_the_policy_does_not_speak_does_not_exist(client: Visitor) -> None:
    assert client.get("/confidentialite/de").status_code == 404


def test_the_host_names_the_person_in_charge_with_a_title_and_a_contact(
    denis: Visitor, client: Visitor, session: Session
) -> None:
    name_somebody(denis)

    page = open_page(client, "/confidentialite")

    for words in ("Fatima Roy", "Coordination générale", "514 555-0123"):
        assert words in page.find(".card").text
    assert "Le Regroupement des maisons, à Montréal, garde le serveur" in page.text
    assert "Mise à jour le 1er mars 2027." in page.text
    assert session.get_one(Installation, 1).updated_on == date(2027, 3, 1)
    assert "Nommez la personne responsable" not in open_page(denis, "/installation").text


def test_a_name_without_a_way_to_be_reached_is_still_asked_for(denis: Visitor) -> None:
    name_somebody(denis, contact="")

    assert "Nommez la personne responsable" in open_page(denis, "/installation").text


def test_the_host_rewrites_one_text_and_the_others_stay(denis: Visitor, client: Visitor) -> None:
    texts(denis).submit("Enregistrer et publier", kept="Six mois.\r\n\r\nPas un jour de plus.")

    page = open_page(client, "/confidentialite")

    assert "Six mois.\nPas un jour de plus." in page.text
    assert "On garde ce qui paraît du groupe" not in page.text
    assert "Aucune machine ne décide" in page.text
    assert "Six mois." not in open_page(client, "/confidentialite/en").text


def test_a_text_that_was_not_touched_follows_the_facts(denis: Visitor, client: Visitor) -> None:
    """Saving the page keeps only what differs: a new keeper shows in the usual text."""
    texts(denis).submit("Enregistrer et publier")

    name_somebody(denis, keeper="La Maison")

    assert "La Maison garde le serveur" in open_page(client, "/confidentialite").text


def test_an_emptied_text_is_the_usual_one_again(denis: Visitor, client: Visitor) -> None:
    texts(denis).submit("Enregistrer et publier", purpose="Rien.")
    texts(denis).submit("Enregistrer et publier", purpose="")

    assert "Aucune machine ne décide" in open_page(client, "/confidentialite").text


def test_a_text_that_is_too_long_is_refused_and_kept_on_the_page(denis: Visitor) -> None:
    refused = texts(denis).submit("Enregistrer et publier", rights="très long " * 300)

    assert "Votre texte est trop long" in refused.text
    assert refused.form()["rights"].startswith("très long")


def test_a_text_with_a_percent_sign_is_shown_as_it_was_written(
    denis: Visitor, client: Visitor
) -> None:
    texts(denis).submit("Enregistrer et publier", purpose="Servir 100 % des gens, %(keeper)s.")

    assert "100 % des gens, %(keeper)s." in open_page(client, "/confidentialite").text


def test_what_the_host_changes_is_told_in_the_log(denis: Visitor) -> None:
    name_somebody(denis)

    log = open_page(denis, "/installation/journal")

    assert "Denis a modifié la politique de confidentialité." in log.text


@pytest.mark.parametrize("address", ["/", "/connexion", "/repondre"])
def test_the_bottom_of_a_page_leads_to_the_policy(client: Visitor, address: str) -> None:
    assert open_page(client, address).follow("Confidentialité").h1 == "Confidentialité"


def test_the_consent_names_the_person_in_charge_once_it_is_known(
    denis: Visitor, client: Visitor, session: Session
) -> None:
    group = an_open_consultation(session).groups[0]
    consent = open_page(client, f"/r/{a_code(session, group)}")
    assert "Fatima Roy" not in consent.text
    name_somebody(denis)

    consent = open_page(client, consent.url)

    named = consent.find("details .in-charge").text
    assert "Fatima Roy, Coordination générale" in named
    assert "fatima@exemple.test, 514 555-0123" in named
    assert consent.follow("Confidentialité").h1 == "Confidentialité"
