"""Before the opening: what is done, what blocks, what is advised, and what is told to everyone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from sqlalchemy.orm import Session

from analysis.report import Role
from models import Consultation, Entry, Mandate, User
from models.store.conditions import Promises, keep_promises
from models.store.drafts import GroupDraft
from tests.builders import THREE_GROUPS, TODAY, a_consultation, an_open_consultation
from tests.page import Page, open_page
from tests.participants import a_code
from tests.visitors import Visitor

TWO_GROUPS: Final = THREE_GROUPS[:2]
NO_PROMISE: Final = Promises(conditions_stated=False, direction_apart=False, one_hat_each=False)
FOUNDATION: Final = "La fondation des Érables paie l’accompagnement."
COALITION: Final = "le regroupement régional"


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    """One that was just begun: nothing is promised yet."""
    begun = a_consultation(session, facilitator=facilitator)
    keep_promises(session, begun, NO_PROMISE)
    return begun


def the_list(alice: Visitor, consultation: Consultation) -> Page:
    return open_page(alice, f"/demarches/{consultation.key}/pret")


def conditions(alice: Visitor, consultation: Consultation) -> Page:
    return open_page(alice, f"/demarches/{consultation.key}/conditions")


def lines(page: Page, standing: str) -> list[str]:
    return [line.text for line in page.all(f".ready-line.{standing} h3")]


def promise_everything(page: Page, **values: object) -> Page:
    promises = dict.fromkeys(("conditions_stated", "direction_apart", "one_hat_each"), "y")
    return page.submit("Enregistrer les conditions", **promises, **values)


def test_the_three_promises_are_to_do_before_the_opening(
    alice: Visitor, consultation: Consultation
) -> None:
    page = the_list(alice, consultation)

    assert len(lines(page, "to_do")) == 3
    assert "3 choses à faire avant l’ouverture" in page.text
    assert not [link for link in page.all("main a") if "vers l’ouverture" in link.text]


def test_once_they_are_kept_nothing_keeps_from_opening(
    alice: Visitor, consultation: Consultation
) -> None:
    page = promise_everything(conditions(alice, consultation))

    assert page.h1 == "Tout est-il prêt?"
    assert lines(page, "to_do") == []
    assert page.follow("Continuer vers l’ouverture").h1 == "Ouvrir la démarche"


def test_the_page_says_why_five_are_better_than_three(
    alice: Visitor, consultation: Consultation
) -> None:
    page = the_list(alice, consultation)

    assert "un seul «\u00a0je ne sais pas\u00a0» cache donc la pratique" in page.text
    assert any("mieux cinq" in line for line in lines(page, "advice"))


def test_groups_of_five_or_of_the_workshop_alone_need_no_advice(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    groups = [
        *(GroupDraft(role=role, label=role, expected=5, entry=Entry.CARDS) for role in Role),
        GroupDraft(role=Role.OTHER, label="Bénévoles", expected=3, entry=Entry.NONE),
    ]
    page = the_list(alice, a_consultation(session, facilitator=facilitator, groups=groups))

    assert any("mieux cinq" in line for line in lines(page, "done"))


def test_two_groups_are_an_advice_and_do_not_block(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    page = the_list(alice, a_consultation(session, facilitator=facilitator, groups=TWO_GROUPS))

    assert any("Trois groupes" in line for line in lines(page, "advice"))


def test_what_is_missing_in_the_questionnaire_blocks_and_says_what(
    alice: Visitor, consultation: Consultation
) -> None:
    consultation.practices[0].asked_of.clear()

    page = the_list(alice, consultation)

    assert any("Le questionnaire et ses langues" in line for line in lines(page, "to_do"))
    assert "n’est posée à personne" in page.text


def test_everything_that_is_agreed_on_is_kept(alice: Visitor, consultation: Consultation) -> None:
    page = promise_everything(
        conditions(alice, consultation),
        mandate="occasional",
        server_keeper=COALITION,
        funder_tie="no",
        starts_on="2027-03-01",
        ends_on="2027-09-01",
    )

    assert consultation.mandate is Mandate.OCCASIONAL
    assert consultation.funder_tie is False
    assert len(lines(page, "advice")) == 4  # five people, the day, the consent, the trial
    assert conditions(alice, consultation).form()["server_keeper"] == COALITION


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"funder_tie": "yes"}, "Dites en mots simples qui donne de l’argent"),
        ({"starts_on": "2027-09-01", "ends_on": "2027-03-01"}, "qui vient après le premier"),
    ],
)
def test_a_fault_is_said_and_nothing_is_lost(
    alice: Visitor, consultation: Consultation, values: dict[str, str], words: str
) -> None:
    page = conditions(alice, consultation).form().fill(server_keeper=COALITION, **values).submit()

    assert words in page.text
    assert page.form()["server_keeper"] == COALITION
    assert consultation.server_keeper == ""


def test_who_decides_to_take_part_reads_the_tie_and_who_keeps_the_server(
    alice: Visitor, client: Visitor, session: Session, consultation: Consultation
) -> None:
    promise_everything(
        conditions(alice, consultation),
        server_keeper=COALITION,
        funder_tie="yes",
        funder_tie_words=FOUNDATION,
    )
    open_page(alice, f"/demarches/{consultation.key}/ouvrir").submit("Ouvrir la démarche")

    page = open_page(client, f"/r/{a_code(session, consultation.groups[0])}", typed=[FOUNDATION])

    assert f"Un lien à connaître\u00a0: {FOUNDATION}" in page.find(".consent").text
    assert f"Le serveur est gardé par {COALITION}." in page.find("main details").text


def test_opening_asks_for_the_promises_that_are_not_kept_yet(
    alice: Visitor, consultation: Consultation
) -> None:
    page = open_page(alice, f"/demarches/{consultation.key}/ouvrir").submit("Ouvrir la démarche")

    assert "Dites d’abord les conditions à tout le monde" in page.text
    assert consultation.opened_at is None
    page.submit("Ouvrir la démarche", conditions_stated="y", direction_apart="y", one_hat_each="y")
    assert consultation.opened_at is not None
    assert consultation.one_hat_each


def test_once_it_is_open_nothing_that_was_agreed_on_changes(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = an_open_consultation(session, facilitator=facilitator)
    page = conditions(alice, consultation)
    assert not page.all("main form button")

    token = page.find("main input[name=csrf_token]")["value"]
    chosen = {"mandate": "unsaid", "funder_tie": "unsaid", "server_keeper": "Ève"}
    alice.post(page.url, data={"csrf_token": token, **chosen})

    assert consultation.server_keeper == ""


def test_the_desk_says_how_much_is_left(alice: Visitor, consultation: Consultation) -> None:
    page = open_page(alice, f"/demarches/{consultation.key}")

    assert "3 choses à faire avant l’ouverture" in page.find("#preparing").text
    assert page.follow("Parcourir la liste").h1 == "Tout est-il prêt?"


def gone_by(consultation: Consultation) -> None:
    consultation.plenary_on = TODAY - timedelta(days=1)


def without_groups(consultation: Consultation) -> None:
    consultation.groups.clear()


def asked_of_nobody(consultation: Consultation) -> None:
    consultation.practices[0].asked_of.clear()


def half_translated(consultation: Consultation) -> None:
    consultation.languages = ["ar"]


@pytest.mark.parametrize(
    ("lacks", "told"),
    [
        (gone_by, "Le jour de la mise en commun est passé"),
        (without_groups, "Il n’y a aucun groupe"),
        (asked_of_nobody, "n’est posée à personne"),
        (half_translated, "il manque"),
    ],
)
@pytest.mark.parametrize("what", ["ouvrir", "essai"])
def test_what_blocks_on_the_page_blocks_a_page_left_open(
    alice: Visitor,
    session: Session,
    facilitator: User,
    lacks: Callable[[Consultation], None],
    told: str,
    what: str,
) -> None:
    """In the same words as the list that says whether all is ready."""
    consultation = a_consultation(session, facilitator=facilitator)
    form = open_page(alice, f"/demarches/{consultation.key}/{what}").form()
    lacks(consultation)

    page = form.submit(status=409 if what == "ouvrir" else 200)

    ready = open_page(alice, f"/demarches/{consultation.key}/pret")
    assert told in page.text
    assert told in ready.text
    assert consultation.opened_at is consultation.trial_since is None


def test_a_second_tap_on_the_opening_shows_what_the_first_one_opened(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = a_consultation(session, facilitator=facilitator)
    form = open_page(alice, f"/demarches/{consultation.key}/ouvrir").form()
    first, second = form.submit(), form.submit()
    assert first.url == second.url
    assert consultation.opened_at is not None
