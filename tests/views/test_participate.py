"""Bob answers on his phone: from his card to the receipt, saved at each step."""

import pytest
from sqlalchemy.orm import Session

from analysis.position import Skip
from analysis.report import Audience, Role
from imports.gabarit import Length
from models import Consultation, Entry, Group, Sheet
from models.store.answers import answers_of
from models.store.collecting import count_sent
from models.store.drafts import GroupDraft
from tests.builders import CENTRE, EXPERTISE, PARTICIPATION, an_open_consultation
from tests.page import open_page
from tests.participants import (
    ACCEPT,
    BACK,
    CONTINUE,
    SEND,
    a_code,
    answer_everything,
    begin,
    place,
)
from tests.visitors import Visitor


def only_sheet(session: Session) -> Sheet:
    return session.query(Sheet).one()


def sent(session: Session, group: Group) -> int:
    return count_sent(session, group.consultation)[group.id]


def test_bob_goes_from_his_card_to_the_receipt(
    client: Visitor, session: Session, team: Group
) -> None:
    first = begin(client, session, team)
    assert "Pratique 1 sur 6" in first.text
    check = answer_everything(first, EXPERTISE, PARTICIPATION)
    assert check.text.count("tout à fait Expertise") == 6
    receipt = check.submit(SEND)
    assert receipt.h1 == "Vos réponses sont envoyées"
    assert sent(session, team) == 1


def test_the_consent_names_who_invites_and_until_when_answers_are_kept(
    client: Visitor, session: Session, team: Group
) -> None:
    page = open_page(client, f"/r/{a_code(session, team)}")
    for words in (
        "Alice vous invite.",
        "à La Maison du coin aujourd’hui",
        "Votre groupe compte 5 personnes",
        "On garde jusqu’au 1er mars 2028",
        "6 pratiques · environ 10 minutes",
    ):
        assert words in page.text


def test_nothing_is_kept_before_bob_accepts(client: Visitor, session: Session, team: Group) -> None:
    open_page(client, f"/r/{a_code(session, team)}").follow("Non, merci")
    assert session.query(Sheet).count() == 0


def test_the_code_leaves_the_address_at_once(
    client: Visitor, session: Session, team: Group
) -> None:
    code = a_code(session, team)
    page = open_page(client, f"/r/{code}")
    assert code not in page.url
    assert code not in page.response.get_data(as_text=True)


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{0:lower}", "{0:spaced}", "{0:letters}"])
def test_a_code_is_typed_in_any_way(
    client: Visitor, session: Session, team: Group, typed: str
) -> None:
    code = a_code(session, team)
    ways = {
        "{0}": code,
        " {0} ": f" {code} ",
        "{0:lower}": code.lower(),
        "{0:spaced}": f"{code[:5]}-{code[5:]}",
        "{0:letters}": code.replace("0", "O").replace("1", "l"),
    }
    page = open_page(client, "/repondre").submit(code=ways[typed])
    assert page.h1 == "Voulez-vous participer?"


def test_a_page_shows_28_radios_per_moment_and_none_is_chosen(
    client: Visitor, session: Session, team: Group
) -> None:
    page = begin(client, session, team)
    for moment in ("current", "desired"):
        radios = page.all(f"input[name={moment}]")
        assert len(radios) == 28 + 3 + 1
        assert not [radio for radio in radios if "checked" in radio]
    assert not [radio for radio in page.all("input[name=audience]") if "checked" in radio]


def test_each_corner_says_its_pole_and_its_sentence(
    client: Visitor, session: Session, team: Group
) -> None:
    corners = [
        corner.text for corner in begin(client, session, team).all(".moment-current .corner")
    ]
    assert corners[0] == "Expertise L’équipe agit avec ce qu’elle connaît."
    assert len(corners) == 3


def test_recipients_read_the_plain_names(
    client: Visitor, session: Session, consultation: Consultation
) -> None:
    page = begin(client, session, consultation.groups[1])
    assert "Les porte-parole" in page.text
    assert "Expertise" not in page.text


def test_a_step_is_saved_when_it_is_left_in_either_direction(
    client: Visitor, session: Session, team: Group
) -> None:
    second = place(begin(client, session, team), EXPERTISE, CENTRE)
    first = second.submit(BACK, current="does_not_know", desired="2-2-2")
    assert first.form()["current"] == "6-0-0"
    again = first.submit(CONTINUE)
    assert (again.form()["current"], again.form()["desired"]) == ("does_not_know", "2-2-2")


def test_a_placed_moment_can_be_taken_back(client: Visitor, session: Session, team: Group) -> None:
    second = place(begin(client, session, team), EXPERTISE, CENTRE)
    first = second.submit(BACK)
    first.submit(CONTINUE, current="unplaced")
    (answer,) = answers_of(session, only_sheet(session)).values()
    assert (answer.current, answer.desired) == (None, CENTRE)


def test_not_applicable_fills_both_moments_until_it_is_taken_back(
    client: Visitor, session: Session, team: Group
) -> None:
    second = begin(client, session, team).submit(CONTINUE, current="not_applicable")
    first = second.submit(BACK)
    assert first.form()["desired"] == "not_applicable"
    first.submit(CONTINUE, current="6-0-0")
    (answer,) = answers_of(session, only_sheet(session)).values()
    assert (answer.current, answer.desired) == (EXPERTISE, None)


def test_a_comment_keeps_its_words_and_its_audience(
    client: Visitor, session: Session, team: Group
) -> None:
    words = "مرحبا 👩🏽‍🌾 on décide autour d’un café"
    begin(client, session, team).submit(CONTINUE, comment=words, audience="workshop")
    (answer,) = answers_of(session, only_sheet(session)).values()
    assert (answer.comment, answer.audience) == (words, Audience.WORKSHOP)


def test_a_comment_left_backwards_waits_and_is_asked_for_before_sending(
    client: Visitor, session: Session, team: Group
) -> None:
    second = place(begin(client, session, team), CENTRE, CENTRE)
    second.submit(BACK, comment="On décide ensemble.")
    check = open_page(client, "/repondre/verifier", typed=["On décide ensemble."])
    assert "On décide ensemble." in check.text
    refused = check.form("#verifier form").submit(status=422)
    assert "Accueillir, le premier contact\u00a0: choisissez pour qui" in refused.text
    assert sent(session, team) == 0


def test_check_leads_to_a_practice_and_back_to_the_check(
    client: Visitor, session: Session, team: Group
) -> None:
    check = answer_everything(begin(client, session, team), CENTRE, CENTRE)
    line = check.find("[data-line=p1] a")
    page = open_page(client, line["href"])
    changed = page.submit("Enregistrer et vérifier mes réponses", current="prefers_not")
    assert changed.h1 == "Vérifiez vos réponses"
    assert "Je préfère ne pas répondre" in changed.text


def test_an_unfinished_form_may_be_sent(client: Visitor, session: Session, team: Group) -> None:
    place(begin(client, session, team), CENTRE, CENTRE)
    check = open_page(client, "/repondre/verifier")
    assert "Il manque des réponses" in check.text
    assert [line.text for line in check.all("[data-missing]") if "hidden" not in line] == [
        "Pas encore de réponse"
    ] * 5
    check.form("#verifier form").submit()
    assert sent(session, team) == 1


def test_a_double_send_is_one_answer_and_the_same_receipt(
    client: Visitor, session: Session, team: Group
) -> None:
    check = answer_everything(begin(client, session, team), CENTRE, CENTRE)
    first, second = check.submit(SEND), check.submit(SEND)
    assert first.find(".big-code").text == second.find(".big-code").text
    assert sent(session, team) == 1


def test_a_double_tap_on_accept_is_one_sheet(
    client: Visitor, session: Session, team: Group
) -> None:
    consent = open_page(client, f"/r/{a_code(session, team)}")
    first, second = consent.submit(ACCEPT), consent.submit(ACCEPT)
    assert first.h1 == second.h1
    assert session.query(Sheet).count() == 1


def test_a_group_is_asked_only_its_own_practices(
    client: Visitor, session: Session, team: Group
) -> None:
    team.consultation.practices[1].asked_of = []
    session.commit()
    page = begin(client, session, team)
    assert "Pratique 1 sur 5" in page.text
    open_page(client, "/repondre/pratique/2", status=404)
    assert place(page, CENTRE, CENTRE).url.endswith("/repondre/pratique/3")


def test_two_people_on_one_phone_make_two_sheets(client: Visitor, session: Session) -> None:
    by_address = GroupDraft(role=Role.OTHER, label="Bénévoles", expected=3, entry=Entry.ADDRESS)
    group = an_open_consultation(session, groups=[by_address]).groups[0]
    for _person in range(2):
        check = answer_everything(begin(client, session, group), CENTRE, CENTRE)
        check.submit(SEND).form("form").submit("Personne suivante")
    assert sent(session, group) == 2


def test_the_next_person_may_scan_without_a_word_once_the_phone_has_sent(
    client: Visitor, session: Session
) -> None:
    by_address = GroupDraft(role=Role.OTHER, label="Bénévoles", expected=3, entry=Entry.ADDRESS)
    group = an_open_consultation(session, groups=[by_address]).groups[0]
    for _person in range(2):
        answer_everything(begin(client, session, group), CENTRE, CENTRE).submit(SEND)
    assert sent(session, group) == 2


def test_a_consultation_in_english_is_asked_in_english(
    client: Visitor, session: Session, team: Group
) -> None:
    team.consultation.language = "en"
    page = open_page(client, f"/r/{a_code(session, team)}")
    assert page.h1 == "Would you like to take part?"
    first = page.submit("I accept")
    assert first.tree["lang"] == "en-CA"
    assert "Practice 1 of 6" in first.text


def test_a_scale_is_a_column_of_radios(client: Visitor, session: Session, team: Group) -> None:
    consultation = team.consultation
    session.delete(consultation.poles[2])
    consultation.tokens = 4
    for practice in consultation.practices:
        practice.pole_sentences = practice.pole_sentences[:2]
    session.commit()
    page = begin(client, session, team)
    assert len(page.all(".moment-current .lattice-row")) == 5
    place(page, (3, 1), (0, 4))
    (answer,) = answers_of(session, only_sheet(session)).values()
    assert (answer.current, answer.desired) == ((3, 1), (0, 4))


def test_more_tokens_than_a_phone_can_draw_are_typed_per_pole(
    client: Visitor, session: Session, team: Group
) -> None:
    team.consultation.tokens = 100
    session.commit()
    page = begin(client, session, team)
    typed = {"current-1": 50, "current-2": 50, "desired-1": 40, "desired-2": 30}
    refused = page.form().fill(**typed).submit(CONTINUE, status=422)
    assert "Placez les 100 jetons\u00a0: il en reste 30." in refused.text
    assert refused.form()["current-1"] == "50"
    refused.submit(CONTINUE, **{"desired-3": 30})
    (answer,) = answers_of(session, only_sheet(session)).values()
    assert (answer.current, answer.desired) == ((50, 50, 0), (40, 30, 30))


def test_a_skip_is_kept_as_it_was_said(client: Visitor, session: Session, team: Group) -> None:
    begin(client, session, team).submit(CONTINUE, current="does_not_know", desired="2-2-2")
    (answer,) = answers_of(session, only_sheet(session)).values()
    assert (answer.current, answer.desired) == (Skip.DOES_NOT_KNOW, CENTRE)


def test_the_full_questionnaire_says_how_long_it_takes(client: Visitor, session: Session) -> None:
    consultation = an_open_consultation(session, length=Length.COMPLET)
    page = open_page(client, f"/r/{a_code(session, consultation.groups[0])}")
    assert "environ 20 minutes" in page.text
