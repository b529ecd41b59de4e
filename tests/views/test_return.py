"""The return: prepared, published by an act, read behind its code, and nothing to fill in."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from sqlalchemy.orm import Session

from analysis.sharing import Saying
from models import (
    BoardAnswer,
    Consultation,
    Entry,
    FindingNote,
    Group,
    MeetingKind,
    User,
    Verdict,
)
from models.store.board import save_response
from models.store.drafts import BoardResponseDraft, GroupPositionDraft, ProposalDraft
from models.store.findings import save_group_position
from models.store.plenary_room import hide_group, load_version, reveal_group
from models.store.proposals import add_proposal
from models.store.returning import make_return_code, publish_return, say_what_comes_next
from tests.builders import (
    CENTRE,
    EXPERTISE,
    KEEP_UNTIL,
    PARTICIPATION,
    THREE_GROUPS,
    TODAY,
    a_meeting,
    an_open_consultation,
    decide,
)
from tests.clock import START, Clock
from tests.page import Page, open_page
from tests.visitors import Visitor

IDEA: Final = "Un comité d’accueil, avec des destinataires."
WHY: Final = "L’assurance ne le permet pas cette année."
NEXT: Final = "Le comité se réunit en mai."
ROOM: Final = "On veut décider ensemble."
SECRET: Final = "Ce que l’équipe garde pour elle."
TYPED: Final = (IDEA, WHY, NEXT, ROOM)
BY_VOICE: Final = [replace(group, entry=Entry.NONE) for group in THREE_GROUPS]


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    """Its groups spoke and decided what they say, and the board said no to one idea."""
    consultation = an_open_consultation(session, facilitator=facilitator, groups=BY_VOICE)
    for group, desired in zip(
        consultation.groups, (EXPERTISE, PARTICIPATION, EXPERTISE), strict=True
    ):
        for practice in consultation.practices:
            if group in practice.asked_of:
                said = GroupPositionDraft(current=CENTRE, desired=desired, reasons=SECRET)
                save_group_position(session, group, practice, said)
        decide(session, group)
        reveal(session, group)
    piste = add_proposal(session, consultation, ProposalDraft(text=IDEA))
    save_response(
        session,
        piste,
        BoardResponseDraft(
            answer=BoardAnswer.SET_ASIDE, reason=WHY, adopted_on=TODAY, entered_by="Alice"
        ),
    )
    say_what_comes_next(session, consultation, NEXT)
    return consultation


@pytest.fixture
def code(session: Session, consultation: Consultation) -> str:
    return make_return_code(session, consultation.groups[1])


def reveal(session: Session, group: Group) -> None:
    """The room sees what this group decided to say."""
    seen = load_version(session, group.consultation)
    reveal_group(session, group.consultation, group, seen=seen, now=START)


def hide(session: Session, group: Group) -> None:
    seen = load_version(session, group.consultation)
    hide_group(session, group.consultation, group, seen=seen)


def publish(session: Session, consultation: Consultation) -> None:
    publish_return(session, consultation, today=TODAY)


def read(visitor: Visitor, code: str) -> Page:
    return open_page(visitor, f"/retour/{code}", typed=TYPED)


def test_before_it_is_published_the_code_only_says_that_it_is_not_ready(
    client: Visitor, consultation: Consultation, code: str
) -> None:
    page = read(client, code)
    assert page.h1 == "Le retour n’est pas encore prêt"
    assert WHY not in page.text
    assert IDEA not in page.text


def test_whoever_has_the_code_reads_what_was_heard_answered_and_what_is_next(
    client: Visitor, session: Session, consultation: Consultation, code: str
) -> None:
    """Typed as it is printed, in three parts; without a cookie, before or after."""
    publish(session, consultation)
    typed = f"{code[:4]} {code[4:8]} {code[8:]}".lower()

    page = open_page(client, "/retour", typed=TYPED).submit(code=typed)

    assert page.h1 == "Ce qui en ressort"
    assert "Les groupes ne souhaitent pas la même chose." in page.text
    assert IDEA in page.text
    assert "Le CA dit non." in page.text
    assert WHY in page.text
    assert NEXT in page.text
    assert "vous n’avez rien à remplir" in page.text
    assert not page.all("form")
    assert "Set-Cookie" not in page.response.headers


def test_the_page_repeats_neither_the_code_nor_a_reason_of_a_group(
    client: Visitor, session: Session, consultation: Consultation, code: str
) -> None:
    """It may be read over a shoulder, and lent."""
    publish(session, consultation)
    html = read(client, code).response.get_data(as_text=True)
    assert code not in html
    assert SECRET not in html


def test_what_a_group_keeps_to_itself_is_not_returned(
    client: Visitor, session: Session, consultation: Consultation, code: str
) -> None:
    """The two others no longer are all of the groups: no finding is proclaimed."""
    hide(session, consultation.groups[1])
    decide(session, consultation.groups[1], Saying.KEPT)
    reveal(session, consultation.groups[1])
    publish(session, consultation)
    page = read(client, code)
    assert "Les destinataires" not in page.text
    assert "L’équipe" in page.text


def test_while_a_group_has_not_decided_nothing_is_told_of_the_groups(
    client: Visitor, session: Session, consultation: Consultation, code: str
) -> None:
    team = consultation.groups[0]
    team.validated_by = team.validated_on = team.revealed_at = None
    publish(session, consultation)
    page = read(client, code)
    assert "Cette page ne le répète pas" in page.text
    assert "L’équipe" not in page.text


def test_what_the_room_never_saw_is_not_returned(
    client: Visitor, alice: Visitor, session: Session, consultation: Consultation, code: str
) -> None:
    """On the page nor on the sheet, where no accord nor divergence is said with that group."""
    hide(session, consultation.groups[0])
    publish(session, consultation)

    page = read(client, code)
    sheet = open_page(alice, f"/demarches/{consultation.key}/retour/feuille", typed=TYPED)

    assert {voice.text for voice in page.all(".told-group")} == {"Les destinataires", "Le CA"}
    for told in (page, sheet):
        assert "Les groupes s’entendent" not in told.text


def test_where_the_room_saw_nothing_nothing_is_told_of_the_groups(
    client: Visitor, session: Session, consultation: Consultation, code: str
) -> None:
    for group in consultation.groups:
        hide(session, group)
    publish(session, consultation)
    page = read(client, code)
    assert "Cette page ne le répète pas" in page.text
    assert consultation.practices[0].title not in page.text


def test_a_group_that_is_revealed_at_last_joins_the_return(
    client: Visitor, session: Session, consultation: Consultation, code: str
) -> None:
    hide(session, consultation.groups[0])
    publish(session, consultation)
    reveal(session, consultation.groups[0])
    assert "L’équipe" in read(client, code).text


def test_publishing_without_a_group_names_it_and_asks_first(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """Before the publication and on its page; a box says that it is meant."""
    hide(session, consultation.groups[0])
    page = open_page(alice, f"/demarches/{consultation.key}/retour", typed=TYPED)
    assert "n’a jamais vu ce que disent ces groupes\u00a0: L’équipe." in page.text

    page = page.follow("Publier le retour…")
    assert "n’a jamais vu ce que disent ces groupes\u00a0: L’équipe." in page.text
    refused = page.submit(understood="y")
    assert "Dévoilez d’abord ces groupes" in refused.text
    assert consultation.returned_on is None

    page = refused.submit(understood="y", without="y")
    assert "Le retour est publié" in page.text


def test_nothing_more_is_asked_once_the_room_saw_every_group(
    alice: Visitor, consultation: Consultation
) -> None:
    page = open_page(alice, f"/demarches/{consultation.key}/retour/publier", typed=TYPED)
    assert "jamais vu" not in page.text
    assert not page.all("input[name=without]")


def test_the_words_of_the_room_come_before_those_of_the_reading(
    client: Visitor, session: Session, consultation: Consultation, code: str
) -> None:
    """Kept, corrected, dropped; what was not talked about is only named."""
    kept, corrected, dropped, *others = consultation.practices
    session.add_all(
        [
            FindingNote(practice_id=kept.id, verdict=Verdict.KEPT, words="", notes=""),
            FindingNote(
                practice_id=corrected.id, verdict=Verdict.CORRECTED, words=ROOM, notes=SECRET
            ),
            FindingNote(practice_id=dropped.id, verdict=Verdict.DROPPED, words="", notes=""),
        ]
    )
    publish(session, consultation)

    page = read(client, code)

    told = [item.text for item in page.all(".told-practice")]
    assert len(told) == 3
    assert "Les groupes ne souhaitent pas la même chose." in told[0]
    assert f"La rencontre dit\u00a0: «\u00a0{ROOM}\u00a0»" in told[1]
    assert "ne souhaitent pas la même chose" not in told[1]
    assert "La rencontre a mis cette lecture de côté." in told[2]
    assert others[0].title in page.text
    assert SECRET not in page.text


def test_a_piste_without_an_answer_says_when_it_is_due(
    client: Visitor, session: Session, consultation: Consultation, code: str, clock: Clock
) -> None:
    """And that it is late, once it is."""
    add_proposal(session, consultation, ProposalDraft(text="Un repas par saison."))
    consultation.answers_expected_on = TODAY + timedelta(days=30)
    publish(session, consultation)
    assert "Sa réponse est prévue le 31 mars 2027" in read(client, code).text
    clock.advance(days=31)
    assert "Sa réponse était prévue le 31 mars 2027" in read(client, code).text


def test_the_next_meeting_is_told_and_no_meeting_that_went_by(
    client: Visitor, session: Session, consultation: Consultation, code: str, clock: Clock
) -> None:
    a_meeting(session, consultation, kind=MeetingKind.RETURN, day=TODAY + timedelta(days=7))
    publish(session, consultation)
    assert "On en parle ensemble le 8 mars 2027" in read(client, code).text
    clock.advance(days=8)
    assert "On vous dira le jour" in read(client, code).text


@pytest.mark.parametrize("typed", ["0000 0000 0000", "pas un code", "'; --"])
def test_a_wrong_code_is_refused_in_one_sentence(client: Visitor, typed: str) -> None:
    form = open_page(client, "/retour").form().fill(code=typed)
    page = form.submit(status=404)
    assert "Ce code de retour ne fonctionne pas" in page.text


def test_without_a_code_the_page_says_what_to_type(client: Visitor) -> None:
    page = open_page(client, "/retour").form().submit(status=422)
    assert "Tapez le code de retour" in page.text


def test_a_code_is_dead_once_what_it_shows_is_erased(
    client: Visitor, session: Session, consultation: Consultation, code: str, clock: Clock
) -> None:
    publish(session, consultation)
    clock.advance(days=(KEEP_UNTIL - TODAY).days + 1)
    assert client.get(f"/retour/{code}").status_code == 404


def test_the_page_is_read_in_each_language_of_the_consultation(
    client: Visitor, session: Session, consultation: Consultation, code: str
) -> None:
    """In no other."""
    consultation.languages = ["en"]
    publish(session, consultation)
    page = read(client, code).follow("English")
    assert page.h1 == "What came out of it"
    assert client.get(f"/retour/{code}/ar").status_code == 404


def test_guesses_are_counted(client: Visitor) -> None:
    """Generous by address, since a whole room shares one."""
    statuses = [client.get(f"/retour/{n:012d}").status_code for n in range(301)]
    assert statuses[0] == 404
    assert statuses[-1] == 429


def test_alice_prepares_publishes_and_takes_back(
    alice: Visitor, client: Visitor, session: Session, consultation: Consultation, code: str
) -> None:
    """Nothing is published by itself, and a slip can be mended."""
    address = f"/demarches/{consultation.key}/retour"
    page = open_page(alice, address, typed=TYPED).follow("Publier le retour…")
    assert "Cochez la case" in page.submit().text
    page = page.submit(understood="y")
    assert "Le retour est publié" in page.text
    assert read(client, code).h1 == "Ce qui en ressort"

    page = page.form(".notice form").submit()
    assert "Le retour est retiré" in page.text
    assert read(client, code).h1 == "Le retour n’est pas encore prêt"


def test_what_the_return_still_lacks_is_said_before_it_is_published(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    bare = an_open_consultation(session, facilitator=facilitator, groups=BY_VOICE)
    page = open_page(alice, f"/demarches/{bare.key}/retour/publier")
    assert "Un groupe n’a pas décidé ce qu’il dit" in page.text
    assert "Aucune piste n’est écrite" in page.text
    assert "Un groupe n’a pas encore de code de retour" in page.text


def test_the_code_of_a_group_is_made_shown_and_renewed(
    alice: Visitor, client: Visitor, session: Session, consultation: Consultation
) -> None:
    address = f"/demarches/{consultation.key}/groupes/1/code-de-retour"
    page = open_page(alice, address).submit()
    first = page.find(".poster .printed-code").text.replace(" ", "")
    publish(session, consultation)
    assert client.get(f"/retour/{first}").status_code == 200

    page = page.form().submit("Faire un nouveau code")
    second = page.find(".poster .printed-code").text.replace(" ", "")

    assert second != first
    assert client.get(f"/retour/{first}").status_code == 404
    assert client.get(f"/retour/{second}").status_code == 200


def test_the_sheet_says_the_same_words_as_the_page(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = open_page(alice, f"/demarches/{consultation.key}/retour/feuille", typed=TYPED)
    for words in (IDEA, WHY, NEXT, "Le CA dit non.", "Les groupes ne souhaitent pas la même"):
        assert words in page.text


def test_what_happens_next_is_written_in_the_facilitator_s_words(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = open_page(alice, f"/demarches/{consultation.key}/retour", typed=TYPED)
    page = page.submit(what_next="Le comité écrit à chaque groupe.")
    assert page.form()["what_next"].strip() == "Le comité écrit à chaque groupe."
