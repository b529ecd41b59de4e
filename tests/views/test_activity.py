"""The log says what each of those who accompany did, and nothing of what participants do."""

import inspect
from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from models import Activity, Consultation, Sheet, User
from models.store.activity import Act, record
from tests.builders import (
    CENTRE,
    a_consultation,
    a_facilitator,
    a_read_consultation,
    a_sent_sheet,
    an_open_consultation,
)
from tests.clock import START, Clock
from tests.page import Page, open_page
from tests.participants import SEND, answer_everything, begin
from tests.visitors import Visitor
from views.activity_page import PER_PAGE
from views.activity_words import SENTENCES

MOMENTS = ("current", "desired")
UNTOLD = {
    "paper_entry.type_in": "its hour would be that of an answer",
    "preview.consent": "it only shows what would be read",
}
TELLING = ("remember(", "record(", "from views.questionnaire_drafts import")


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return an_open_consultation(session, facilitator=facilitator)


def log_of(visitor: Visitor, consultation: Consultation, page: int = 1) -> Page:
    return open_page(visitor, f"/demarches/{consultation.key}/journal?page={page}")


def lines(page: Page) -> list[str]:
    return [line.text for line in page.all(".journal .sentence")]


def acts_of(session: Session) -> list[str]:
    return list(session.scalars(sa.select(Activity.act).order_by(Activity.id)))


def test_every_act_has_its_sentence() -> None:
    """A new act without words would leave a hole in the log."""
    assert set(SENTENCES) == set(Act)
    for act, sentence in SENTENCES.items():
        filled = str(sentence) % {"who": "Alice", "subject": "Destinataires"}
        assert filled.startswith("Alice "), act


def test_every_act_fits_its_column() -> None:
    longest = Activity.__table__.c.act.type
    assert isinstance(longest, sa.String)
    assert longest.length is not None
    assert max(len(act) for act in Act) <= longest.length


def test_a_new_log_says_what_will_be_there(alice: Visitor, consultation: Consultation) -> None:
    page = open_page(alice, f"/demarches/{consultation.key}/equipe").follow("Lire le journal")

    assert page.h1 == "Le journal de l’équipe"
    assert page.find(".empty h2").text == "Rien n’est encore inscrit"


def test_opening_and_closing_are_told_with_who_and_when_the_latest_first(
    alice: Visitor, session: Session, facilitator: User, clock: Clock
) -> None:
    consultation = a_consultation(session, facilitator=facilitator)
    desk = f"/demarches/{consultation.key}"
    open_page(alice, f"{desk}/ouvrir").submit("Ouvrir la démarche", keep_until="2028-03-01")
    clock.advance(days=1)
    asked = open_page(alice, f"{desk}/groupes/1/fermer?encore=1")
    asked.submit("Fermer dans dix minutes", understood="y")

    page = log_of(alice, consultation)

    label = consultation.groups[0].label
    assert [day.text for day in page.all(".journal h2")] == ["2 mars 2027", "1er mars 2027"]
    assert lines(page) == [
        f"Alice a demandé la fermeture d’un groupe\u00a0: {label}.",
        "Alice a ouvert la collecte.",
    ]
    assert page.find(".hour").text == "13\u00a0h\u00a000"


def test_what_participants_do_leaves_the_log_as_it_was(
    client: Visitor, session: Session, consultation: Consultation
) -> None:
    answer_everything(begin(client, session, consultation.groups[0]), CENTRE, CENTRE).submit(SEND)

    assert acts_of(session) == []


def test_a_sheet_typed_in_is_not_told_for_its_hour_would_be_that_of_an_answer(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    form = open_page(alice, f"/demarches/{consultation.key}/groupes/1/saisie-papier").form()
    form.fill(accepted="y", **{f"p1-{moment}": "does_not_know" for moment in MOMENTS}).submit()

    assert session.scalar(sa.select(sa.func.count()).select_from(Sheet)) == 1
    assert acts_of(session) == []


def test_reading_comments_and_downloading_are_told_once_a_day(
    alice: Visitor, session: Session, facilitator: User, clock: Clock
) -> None:
    consultation = a_read_consultation(session, facilitator=facilitator)
    clock.advance(days=8)
    for _ in range(2):
        alice.get(f"/demarches/{consultation.key}/commentaires")
        alice.get(f"/demarches/{consultation.key}/classeur.xlsx")
    clock.advance(days=1)
    alice.get(f"/demarches/{consultation.key}/classeur.xlsx")

    assert lines(log_of(alice, consultation)) == [
        "Alice a téléchargé un classeur.",
        "Alice a téléchargé un classeur.",
        "Alice a lu les commentaires.",
    ]


def test_a_refusal_leaves_nothing_in_the_log(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    """The act and what it changes are one transaction: what was not done is not told."""
    consultation = a_read_consultation(session, facilitator=facilitator)

    alice.post(f"/demarches/{consultation.key}/groupes/1/annuler-fermeture", data={})
    alice.get(f"/demarches/{consultation.key}/groupes/1/fermer")

    assert acts_of(session) == []


def test_what_is_done_several_times_in_a_row_is_said_once(
    alice: Visitor, session: Session, facilitator: User, consultation: Consultation
) -> None:
    for minute in range(3):
        record(
            session,
            account=facilitator,
            consultation=consultation,
            act=Act.QUESTIONNAIRE_EDITED,
            now=START + timedelta(minutes=minute),
        )

    page = log_of(alice, consultation)

    assert lines(page) == ["Alice a modifié les pratiques du questionnaire."]
    assert page.find(".hour").text == "13\u00a0h\u00a002"


def test_a_text_that_was_mended_shows_both_wordings(
    alice: Visitor, session: Session, facilitator: User, consultation: Consultation
) -> None:
    record(
        session,
        account=facilitator,
        consultation=consultation,
        act=Act.TEXT_MENDED,
        now=START,
        subject="Accueil",
        before="On accueil bien.",
        after="On accueille bien.",
    )

    page = log_of(alice, consultation)

    assert page.find("del").text == "On accueil bien."
    assert page.find("ins").text == "On accueille bien."


def test_a_long_log_is_read_page_by_page(
    alice: Visitor, session: Session, facilitator: User, consultation: Consultation
) -> None:
    for number in range(PER_PAGE + 1):
        record(
            session,
            account=facilitator,
            consultation=consultation,
            act=Act.CARDS_MADE,
            now=START + timedelta(minutes=number),
            subject=f"Groupe {number}",
        )

    first = log_of(alice, consultation)
    second = first.follow("Voir plus ancien")

    assert len(lines(first)) == PER_PAGE
    assert lines(second) == ["Alice a fait des cartons pour un groupe\u00a0: Groupe 0."]
    assert lines(second.follow("Voir plus récent")) == lines(first)


@pytest.mark.parametrize("page", ["0", "-3", "deux", "99999999999999999999"])
def test_an_address_that_asks_for_no_page_still_answers(
    alice: Visitor, consultation: Consultation, page: str
) -> None:
    assert alice.get(f"/demarches/{consultation.key}/journal?page={page}").status_code == 200


def test_the_log_keeps_what_somebody_did_after_their_account_is_gone(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    gone = a_facilitator(session, "Chloé")
    record(session, account=gone, consultation=consultation, act=Act.OPENED, now=START)
    session.flush()
    session.delete(gone)
    session.commit()

    assert lines(log_of(alice, consultation)) == [
        "Une personne qui n’est plus là a ouvert la collecte."
    ]


def test_each_consultation_has_its_own_log(
    alice: Visitor, session: Session, facilitator: User, consultation: Consultation
) -> None:
    other = a_consultation(session, facilitator=facilitator)
    record(session, account=facilitator, consultation=other, act=Act.OPENED, now=START)
    record(session, account=facilitator, consultation=None, act=Act.POLICY_EDITED, now=START)

    assert lines(log_of(alice, consultation)) == []
    assert lines(log_of(alice, other)) == ["Alice a ouvert la collecte."]


def test_answers_change_nothing_of_what_the_log_shows(
    alice: Visitor, session: Session, consultation: Consultation, clock: Clock
) -> None:
    before = log_of(alice, consultation).text

    a_sent_sheet(session, consultation.groups[0])
    clock.advance(minutes=3)

    assert log_of(alice, consultation).text == before


def test_what_is_done_without_its_consultation_is_not_told_there(
    another_client: Callable[[], Visitor], session: Session, consultation: Consultation
) -> None:
    eve = a_facilitator(session, "Ève")
    session.commit()
    visitor = another_client()
    visitor.sign_in(eve)

    assert visitor.get(f"/demarches/{consultation.key}/journal").status_code == 404


def test_every_form_of_a_consultation_is_told_in_its_log_or_says_why_not(app: Flask) -> None:
    """A new page that changes something comes with its act."""
    posting = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/demarches/<key>") and "POST" in (rule.methods or ())
    }
    assert {endpoint for endpoint in posting if not _is_told(app, endpoint)} == set(UNTOLD)


def _is_told(app: Flask, endpoint: str) -> bool:
    module = inspect.getmodule(inspect.unwrap(app.view_functions[endpoint]))
    assert module is not None
    return any(words in inspect.getsource(module) for words in TELLING)
