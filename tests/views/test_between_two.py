"""Between two organisations, on the pages: it is said, it is asked, and it is shown as agreed."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from models import Consultation, Context, Group, Sheet, User
from models.store.agreeing import agree, agreed_on
from models.store.preparing import list_consultations
from tests.builders import (
    CENTRE,
    PARTICIPATION,
    a_sent_sheet,
    an_open_consultation,
    an_open_reading,
    close,
)
from tests.page import Form, Page, open_page
from tests.participants import CHECK, SEND, answer_everything, begin, place
from tests.visitors import Visitor

NEW = "/demarches/nouvelle/gabarit/pratiques-autonomie"
BOTH = {"organisation": "La Maison", "partner": "Le Phare", "title": "Nos deux maisons"}
REFUSED = "Dites oui ou non."


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return an_open_reading(session, facilitator=facilitator)


def at(consultation: Consultation, page: str = "") -> str:
    return f"/demarches/{consultation.key}{page}"


def on_check(client: Visitor, session: Session, group: Group) -> Page:
    return answer_everything(begin(client, session, group), CENTRE, PARTICIPATION)


def say(page: Page, **said: str) -> Form:
    """Say the same of every practice, but of those that are named."""
    names = [field["name"] for field in page.all("fieldset.agreement input") if field["name"]]
    return page.form("#verifier form").fill(**{**dict.fromkeys(names, "yes"), **said})


def the_sheet(session: Session) -> Sheet:
    session.rollback()
    return session.scalars(sa.select(Sheet)).one()


def begin_between_two(alice: Visitor, session: Session) -> Consultation:
    open_page(alice, f"{NEW}/deux-organismes").submit(**BOTH)
    return session.scalars(sa.select(Consultation)).one()


class TestPreparing:
    def test_it_begins_from_any_gabarit_with_two_names(
        self, alice: Visitor, session: Session, facilitator: User
    ) -> None:
        [here, elsewhere] = open_page(alice, NEW).all(".contexts a")
        assert (here["aria-current"], elsewhere["aria-current"]) == ("page", "")
        assert elsewhere.text.startswith("Entre deux organismes")
        created = open_page(alice, elsewhere["href"]).submit(**BOTH)

        assert created.h1 == "Le questionnaire"
        (made,) = list_consultations(session, facilitator)
        assert made.context is Context.INTER
        assert [group.label for group in made.groups] == [
            "La Maison – Équipe d’intervention",
            "La Maison – Destinataires",
            "Le Phare – Équipe d’intervention",
            "Le Phare – Destinataires",
        ]

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"partner": ""}, "Écrivez le nom du deuxième organisme."),
            ({"partner": "la maison"}, "Nommez deux organismes différents."),
            ({"partner": "« La  Maison. »"}, "Nommez deux organismes différents."),
            ({"groups-0-expected": "0"}, "Un groupe compte de 1 à 500 personnes."),
        ],
    )
    def test_what_is_missing_is_said_and_nothing_typed_is_lost(
        self, alice: Visitor, typed: dict[str, str], said: str
    ) -> None:
        page = open_page(alice, f"{NEW}/deux-organismes").form().fill(**{**BOTH, **typed})
        again = page.submit(status=200)

        assert said in again.text
        assert again.form()["title"] == "Nos deux maisons"

    def test_one_person_is_enough_when_the_groups_are_changed(
        self, alice: Visitor, session: Session
    ) -> None:
        made = begin_between_two(alice, session)
        page = open_page(alice, at(made, "/groupes"))
        page.submit(**{"groups-3-expected": "1"})

        session.expire_all()
        assert [group.expected for group in made.groups] == [2, 2, 2, 1]
        assert [group.of_partner for group in made.groups] == [False, False, True, True]

    def test_a_copy_is_between_two_as_well(self, alice: Visitor, session: Session) -> None:
        made = begin_between_two(alice, session)
        open_page(alice, at(made, "/copier")).submit(partner="Le Nid")

        copy = session.scalars(sa.select(Consultation).order_by(Consultation.id.desc())).first()
        assert copy is not None
        assert copy.about == "La Maison · Le Nid"
        assert [group.of_partner for group in copy.groups] == [False, False, True, True]

    def test_the_list_of_what_is_ready_speaks_of_two_organisations(
        self, alice: Visitor, session: Session
    ) -> None:
        made = begin_between_two(alice, session)
        page = open_page(alice, at(made, "/pret"))

        assert "Dans chaque organisme, une équipe et des destinataires" in page.text
        assert "Comptez de deux à trois mois." in page.text
        assert "Trois groupes" not in page.text

    def test_its_calendar_has_no_sitting_of_a_board(self, alice: Visitor, session: Session) -> None:
        """A meeting to begin, a workshop for each group, both together, and a return in each."""
        made = begin_between_two(alice, session)
        page = open_page(alice, at(made, "/rencontres"))

        assert "Rencontre de départ des deux organismes" in page.text
        assert "Atelier : Le Phare – Destinataires" in page.text
        assert "Séance du CA" not in page.text


class TestAnswering:
    def test_the_consent_says_that_the_reading_is_open(
        self, client: Visitor, session: Session, consultation: Consultation
    ) -> None:
        """In the name of the organisation of whoever reads it."""
        begin(client, session, consultation.groups[2])
        consent = open_page(client, "/repondre/consentement")

        assert "Après, on les lit au nom de Le Phare, si chaque personne est d’accord." in (
            consent.text
        )
        assert "on voit seulement la réponse du groupe" not in consent.text

    def test_each_practice_is_asked_before_sending(
        self, client: Visitor, session: Session, consultation: Consultation
    ) -> None:
        """Nothing is chosen in advance, and nothing is sent before it is said."""
        page = on_check(client, session, consultation.groups[0])
        assert not page.all("fieldset.agreement input[checked]")

        again = page.form("#verifier form").submit(SEND, status=422)

        assert again.text.count(REFUSED) >= len(page.all("fieldset.agreement"))
        assert not the_sheet(session).sent

    def test_a_practice_that_is_refused_is_kept_as_such(
        self, client: Visitor, session: Session, consultation: Consultation
    ) -> None:
        page = on_check(client, session, consultation.groups[0])
        receipt = say(page, **{"p2-shown": "no"}).submit(SEND)

        assert receipt.url == "/repondre/recu"
        assert "Chaque organisme répond." in receipt.text
        agreed = agreed_on(session, the_sheet(session))
        assert [each.rank for each in consultation.practices if each.id not in agreed] == [2]

    def test_one_may_change_one_s_mind_with_the_resume_code(
        self,
        client: Visitor,
        another_client: Callable[[], Visitor],
        session: Session,
        consultation: Consultation,
    ) -> None:
        page = on_check(client, session, consultation.groups[0])
        receipt = say(page, **{"p2-shown": "no"}).submit(SEND)
        phone = another_client()
        open_page(phone, "/repondre/reprendre").submit(code=receipt.find(".big-code").text)
        check = open_page(phone, CHECK)

        assert [check.form("#verifier form")[f"p{n}-shown"] for n in (1, 2)] == ["yes", ""]
        say(check).submit("J’ai terminé")
        assert len(agreed_on(session, the_sheet(session))) == len(check.all("fieldset.agreement"))

    def test_after_sending_nothing_is_agreed_to_without_the_code(
        self, client: Visitor, session: Session, consultation: Consultation
    ) -> None:
        """The phone still holds the sheet; a page kept from before sends it once more."""
        page = on_check(client, session, consultation.groups[0])
        say(page, **{"p2-shown": "no"}).submit(SEND)
        agreed = agreed_on(session, the_sheet(session))
        say(page, **{"p1-shown": "no"}).submit(SEND)

        assert agreed_on(session, the_sheet(session)) == agreed

    def test_an_answer_that_is_changed_is_agreed_to_again(
        self,
        client: Visitor,
        another_client: Callable[[], Visitor],
        session: Session,
        consultation: Consultation,
    ) -> None:
        """Until then it may not be read, and the page says so."""
        receipt = say(on_check(client, session, consultation.groups[0])).submit(SEND)
        phone = another_client()
        code = receipt.find(".big-code").text
        open_page(phone, "/repondre/reprendre").submit(code=code)
        place(open_page(phone, "/repondre/pratique/1?verifier=1"), CENTRE, CENTRE)
        check = open_page(phone, CHECK)

        assert consultation.practices[0].id not in agreed_on(session, the_sheet(session))
        assert check.form("#verifier form")["p1-shown"] == ""
        assert "Ce que vous changez ne se lit que si vous redites oui, plus bas." in check.text

    def test_a_group_of_one_or_two_is_asked_for_no_comment(
        self, client: Visitor, session: Session, consultation: Consultation
    ) -> None:
        """Nobody would ever read it."""
        page = begin(client, session, consultation.groups[0])
        assert not page.all("details.comment")

    def test_inside_one_organisation_nothing_of_it_is_asked(
        self, client: Visitor, session: Session
    ) -> None:
        page = on_check(client, session, an_open_consultation(session).groups[0])
        assert not page.all("fieldset.agreement")


class TestReading:
    def test_typing_a_sheet_of_paper_asks_what_is_ticked(
        self, alice: Visitor, session: Session, consultation: Consultation
    ) -> None:
        page = open_page(alice, at(consultation, "/groupes/1/saisie-papier"))
        form = page.form().fill(
            **{"accepted": "y", **{f"p1-current-{n}": 2 for n in (1, 2, 3)}},
            **{f"p1-desired-{n}": 2 for n in (1, 2, 3)},
        )
        assert REFUSED in form.submit(status=200).text

    def test_the_sheet_of_paper_has_the_question(
        self, alice: Visitor, consultation: Consultation
    ) -> None:
        page = open_page(alice, at(consultation, "/groupes/3/feuille-papier"))
        asked = page.all(".paper-agreement")
        assert len(asked) == len(consultation.practices)
        assert "Peut-on le lire au nom de Le Phare?" in page.text
        assert not page.all(".paper-comment")

    def test_closing_without_any_answer_offers_to_wait(
        self, alice: Visitor, session: Session, consultation: Consultation
    ) -> None:
        """One answer is enough to close without being asked twice over."""
        few = open_page(alice, at(consultation, "/groupes/1/fermer"))
        assert few.h1 == "Pas encore de réponse : que choisissez-vous?"
        a_sent_sheet(session, consultation.groups[0])
        session.commit()
        assert "Fermer" in open_page(alice, at(consultation, "/groupes/1/fermer")).h1

    def test_the_findings_name_the_organisations_and_say_what_is_open(
        self, alice: Visitor, session: Session, consultation: Consultation
    ) -> None:
        for group in consultation.groups:
            sheet = a_sent_sheet(session, group, CENTRE, PARTICIPATION)
            agree(session, sheet, consultation.practices[:1])
        for group in consultation.groups:
            close(session, group)
        session.commit()
        page = open_page(alice, at(consultation, "/constats"))

        first, second = page.all("article.practice-block")[:2]
        assert "La Maison – Équipe d’intervention" in first.text
        assert "tout à fait Participation" in first.text
        assert "tout à fait Participation" not in second.text
        assert "Là où chaque personne a dit oui" in page.text
