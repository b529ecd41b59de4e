"""The host sees that consultations exist and until when, never what they say, and erases one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import AccountRole, Consultation, ErasedConsultation, Incident, Role, User
from models.store.findings import load_report
from tests.builders import (
    KEEP_UNTIL,
    a_consultation,
    a_read_consultation,
    a_sent_sheet,
    an_incident,
    an_open_consultation,
    everything_in,
)
from tests.clock import START, Clock
from tests.page import Page, open_page
from tests.visitors import Visitor

ERASE = "Effacer la démarche"


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return a_read_consultation(session, facilitator=facilitator)


def ask_to_erase(denis: Visitor, consultation: Consultation) -> Page:
    page = open_page(denis, "/installation").follow(f"L’effacer au complet… – {consultation.title}")
    return page.follow("L’effacer…")


def test_the_index_says_what_exists_and_until_when(
    denis: Visitor, session: Session, consultation: Consultation
) -> None:
    prepared = a_consultation(session)

    page = open_page(denis, "/installation")

    assert consultation.organisation.name in page.text
    assert consultation.title in page.text
    assert "Gardée jusqu’au\n1er mars 2028" in page.text
    assert prepared.title in page.text
    assert "elle n’a pas de date d’effacement" in page.text


def test_what_was_decided_of_a_consultation_is_said_before_what_it_is_doing(
    denis: Visitor, session: Session
) -> None:
    opened = an_open_consultation(session)

    said = [the_state(denis)]
    opened.paused_at = START
    said.append(the_state(denis))
    opened.concluded_on = START.date()
    said.append(the_state(denis))
    opened.stopped_at = START
    said.append(the_state(denis))

    assert said == ["collecte ouverte", "en pause", "close", "arrêtée"]


def the_state(denis: Visitor) -> str:
    return open_page(denis, "/installation").find(".consultations .tag").text


def test_the_index_leads_to_no_consultation_and_counts_no_answer(
    denis: Visitor, session: Session, consultation: Consultation
) -> None:
    """One more answer changes nothing of what the host reads."""
    opened = an_open_consultation(session)
    before = open_page(denis, "/installation").text

    a_sent_sheet(session, opened.groups[0])
    page = open_page(denis, "/installation")

    assert page.text == before
    assert not [link for link in page.all("a") if link["href"].startswith("/demarches")]


def test_only_who_accompanies_downloads(
    denis: Visitor, alice: Visitor, consultation: Consultation, session: Session
) -> None:
    assert load_report(session, consultation) is not None
    workbook = f"/demarches/{consultation.key}/classeur.xlsx"

    assert alice.get(workbook).status_code == 200
    assert denis.get(workbook).status_code == 403


def test_who_holds_both_roles_has_both_worlds_and_still_opens_only_what_she_accompanies(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    facilitator.roles.append(Role(name=AccountRole.HOST.value))
    theirs = a_read_consultation(session)

    page = open_page(alice, "/installation")

    assert [link.text for link in page.all("nav a")][:2] == ["Mes démarches", "L’installation"]
    assert theirs.title in page.text
    assert alice.get(f"/demarches/{theirs.key}/constats").status_code == 404
    assert alice.get(f"/demarches/{theirs.key}/classeur.xlsx").status_code == 404


def test_the_first_page_leads_a_host_to_the_installation_and_not_to_a_closed_door(
    denis: Visitor,
) -> None:
    page = open_page(denis, "/")

    assert "Voir mes démarches" not in page.text
    assert page.follow("Voir l’installation").h1 == "L’installation"


def test_a_facilitator_has_no_door_to_the_installation(
    alice: Visitor, consultation: Consultation
) -> None:
    page = open_page(alice, "/demarches")

    assert "L’installation" not in page.text
    assert alice.get("/installation").status_code == 403


def test_erasing_says_what_is_lost_before_anything_is_asked(
    denis: Visitor, consultation: Consultation
) -> None:
    page = open_page(denis, f"/installation/demarches/{consultation.key}/effacer")

    assert "On a dit aux personnes que ce qui est montré est gardé jusqu’au 1er mars 2028." in (
        page.text
    )
    assert "Le journal de l’équipe." in page.text
    assert not page.all("form.asking")


def test_nothing_is_erased_without_the_name_of_the_organisation(
    denis: Visitor, session: Session, consultation: Consultation
) -> None:
    asked = ask_to_erase(denis, consultation)

    refused = asked.submit(ERASE, organisation="Une autre maison", understood="y")

    assert "Ce n’est pas le nom de l’organisme." in refused.text
    assert refused.form(".asking")["organisation"] == "Une autre maison"
    assert session.get(Consultation, consultation.id) is not None


def test_nothing_is_erased_without_saying_that_it_was_read(
    denis: Visitor, session: Session, consultation: Consultation
) -> None:
    asked = ask_to_erase(denis, consultation)

    asked.submit(ERASE, organisation=consultation.organisation.name)

    assert session.get(Consultation, consultation.id) is not None


@pytest.mark.parametrize("make", [a_consultation, an_open_consultation, a_read_consultation])
def test_a_consultation_is_erased_whole_in_any_state(
    denis: Visitor,
    session: Session,
    facilitator: User,
    make: Callable[..., Consultation],
) -> None:
    consultation = make(session, facilitator=facilitator)
    key, name = consultation.key, consultation.organisation.name

    page = ask_to_erase(denis, consultation).submit(
        ERASE, organisation=f"  {name.upper()} ", understood="y"
    )

    assert "La démarche est effacée au complet." in page.text
    assert key not in everything_in(session)
    [entry] = session.scalars(sa.select(ErasedConsultation)).all()
    assert (entry.organisation, entry.promised) == (name, False)


def test_the_register_and_the_log_keep_that_it_was_erased(
    denis: Visitor, consultation: Consultation
) -> None:
    title, name = consultation.title, consultation.organisation.name
    ask_to_erase(denis, consultation).submit(ERASE, organisation=name, understood="y")

    register = open_page(denis, "/installation/effacees")
    log = open_page(denis, "/installation/journal")

    assert title in register.text
    assert "Effacée le 1er mars 2027, par décision." in register.text
    assert f"Denis a effacé une démarche\u00a0: {title} – {name}." in log.text


def test_those_who_accompanied_it_read_what_became_of_it(
    denis: Visitor, alice: Visitor, consultation: Consultation, clock: Clock
) -> None:
    title = consultation.title
    ask_to_erase(denis, consultation).submit(
        ERASE, organisation=consultation.organisation.name, understood="y"
    )

    said = f"«\u00a0{title}\u00a0» a été effacée au complet le 1er mars 2027."
    assert said in open_page(alice, "/demarches").text

    clock.advance(days=61)
    assert said not in open_page(alice, "/demarches").text


def test_what_was_promised_is_said_to_have_been_promised(
    denis: Visitor, alice: Visitor, consultation: Consultation, clock: Clock
) -> None:
    title = consultation.title
    clock.now = clock.now.replace(year=KEEP_UNTIL.year) + timedelta(days=1)

    page = open_page(alice, "/demarches")

    assert (
        f"«\u00a0{title}\u00a0» a été effacée le 2 mars 2028, comme on l’avait promis" in page.text
    )
    assert (
        "comme on l’avait promis aux personnes" in open_page(denis, "/installation/effacees").text
    )


def write_incident(denis: Visitor, **values: object) -> Page:
    usual = {
        "happened_on": "2027-02-20",
        "noticed_on": "2027-02-22",
        "what": "Un carton perdu dans l’autobus.",
        "concerned": "Une personne du groupe des destinataires.",
    }
    page = open_page(denis, "/installation/incidents").follow("Inscrire un incident")
    return page.submit("Enregistrer au registre", **{**usual, **values})


def test_an_empty_register_says_what_belongs_there(denis: Visitor) -> None:
    page = open_page(denis, "/installation/incidents")

    assert page.find(".empty h2").text == "Aucun incident"


def test_an_incident_is_written_read_and_changed(denis: Visitor, session: Session) -> None:
    register = write_incident(denis, serious="y")
    assert "Un carton perdu dans l’autobus." in register.text
    assert "personnes ou Commission à aviser" in register.text

    changed = register.follow("Modifier – 22 février 2027").submit(
        "Enregistrer au registre",
        measures="Un autre carton, et le premier ne vaut plus.",
        told_commission_on="2027-02-23",
        told_people_on="2027-02-23",
    )

    assert "Commission avisée le\n23 février 2027" in changed.text
    assert "personnes ou Commission à aviser" not in changed.text
    [incident] = session.scalars(sa.select(Incident)).all()
    assert incident.serious
    assert incident.what == "Un carton perdu dans l’autobus."


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"what": ""}, "Dites ce qui est arrivé."),
        ({"concerned": ""}, "Dites qui est touché."),
        ({"happened_on": "2027-02-25"}, "Vérifiez les deux dates."),
        ({"noticed_on": "2027-03-02"}, "Ce jour n’est pas encore venu."),
        ({"told_people_on": "2028-01-01"}, "Ce jour n’est pas encore venu."),
        ({"happened_on": "hier"}, "année-mois-jour"),
    ],
)
def test_what_the_register_cannot_say_is_refused_and_kept_on_the_page(
    denis: Visitor, session: Session, values: dict[str, str], words: str
) -> None:
    refused = write_incident(denis, **values)

    assert words in refused.text
    assert refused.form()["measures"] == ""
    for name, value in values.items():
        assert refused.form()[name] == value
    assert session.scalar(sa.select(sa.func.count()).select_from(Incident)) == 0


def test_the_index_counts_incidents_and_an_unknown_one_does_not_exist(
    denis: Visitor, session: Session
) -> None:
    an_incident(session)

    assert "1 incident y est inscrit." in open_page(denis, "/installation").text
    assert denis.get("/installation/incidents/999").status_code == 404
