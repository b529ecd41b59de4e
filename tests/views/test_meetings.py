"""Alice plans the meetings: proposed, moved, dated, told of afterwards, and put in her calendar."""

from datetime import date, time, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy.orm import Session

from analysis.report import Role
from models import Consultation, Entry, Meeting, MeetingKind, User
from models.store.activity import Act, list_activity
from models.store.drafts import GroupDraft
from models.store.meetings import (
    list_meetings,
    meeting_of_group,
    move_meeting,
    plenary_meeting,
)
from tests.builders import (
    BOARD,
    KEEP_UNTIL,
    PEOPLE,
    TEAM,
    a_consultation,
    a_meeting,
    a_read_consultation,
    an_open_consultation,
)
from tests.clock import START
from tests.page import Page, open_page
from tests.visitors import Visitor

TODAY = START.date()
IN_MAY = date(2027, 5, 12)
BEGIN = "Commencer avec ces rencontres"
SAVE = "Enregistrer la rencontre"
WITHOUT_FORMS = GroupDraft(role=Role.OTHER, label="Le voisinage", expected=4, entry=Entry.NONE)


@pytest.fixture
def consultation(session: Session, facilitator: User) -> Consultation:
    return an_open_consultation(session, facilitator=facilitator)


def calendar(alice: Visitor, consultation: Consultation) -> Page:
    return open_page(alice, f"/demarches/{consultation.key}/rencontres")


def form_of(alice: Visitor, meeting: Meeting) -> Page:
    return open_page(alice, f"/demarches/{meeting.consultation.key}/rencontres/{meeting.key}")


def titles(session: Session, consultation: Consultation) -> list[str]:
    return [meeting.title for meeting in list_meetings(session, consultation)]


def kinds(session: Session, consultation: Consultation) -> list[MeetingKind]:
    return [meeting.kind for meeting in list_meetings(session, consultation)]


def test_an_empty_calendar_proposes_the_whole_way_and_writes_nothing(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = calendar(alice, consultation)

    assert len(page.all("li.meeting")) == 7
    assert "Rencontre de départ" in page.text
    assert list_meetings(session, consultation) == []


def test_the_calendar_begins_with_a_workshop_for_each_group(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    calendar(alice, consultation).submit(BEGIN)

    meetings = list_meetings(session, consultation)
    assert [meeting.kind for meeting in meetings] == [
        MeetingKind.LAUNCH,
        *[MeetingKind.WORKSHOP] * 3,
        MeetingKind.PLENARY,
        MeetingKind.BOARD,
        MeetingKind.RETURN,
    ]
    assert [meeting.group for meeting in meetings[1:4]] == consultation.groups
    assert [meeting.minutes for meeting in meetings] == [120, 150, 150, 150, 180, 90, 90]
    assert "Atelier – L’équipe" in titles(session, consultation)


def test_a_group_that_kept_its_name_keeps_the_words_of_the_gabarit(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    team = GroupDraft(
        role=Role.PRACTITIONERS, label="Équipe d’intervention", expected=5, entry=Entry.CARDS
    )
    consultation = a_consultation(
        session, facilitator=facilitator, groups=(team, PEOPLE, BOARD, WITHOUT_FORMS)
    )

    calendar(alice, consultation).submit(BEGIN)

    assert titles(session, consultation)[1:5] == [
        "Atelier de l’équipe d’intervention",
        "Atelier – Les destinataires",
        "Atelier – Le CA",
        "Atelier – Le voisinage",
    ]


def test_a_questionnaire_of_one_s_own_begins_with_the_usual_meetings(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    consultation.gabarit = "le-nôtre"

    calendar(alice, consultation).submit(BEGIN)

    assert len(list_meetings(session, consultation)) == 7
    assert titles(session, consultation)[0] == "Rencontre de départ"


def test_beginning_twice_does_not_double_the_calendar(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """Two tabs show the proposal; the second button finds a calendar that has begun."""
    form = calendar(alice, consultation).form()
    form.submit(BEGIN)

    form.submit(BEGIN)

    assert len(list_meetings(session, consultation)) == 7


def test_a_meeting_gets_its_day_its_hour_its_place_and_what_to_bring(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    meeting = a_meeting(session, consultation, title="Rencontre de départ")

    page = form_of(alice, meeting).submit(
        SAVE,
        day=IN_MAY,
        begins="18:30",
        minutes="2 h 30",
        place="La salle du haut",
        documents="Les cartes\nDu café",
    )

    assert (meeting.day, meeting.begins, meeting.minutes) == (IN_MAY, time(18, 30), 150)
    assert "mercredi 12 mai 2027" in page.text
    assert "de 18\u00a0h\u00a030 à 21\u00a0h\u00a000" in page.text
    assert "La salle du haut" in page.text
    assert meeting.documents == "Les cartes\nDu café"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"minutes": "longtemps"}, "Écrivez la durée comme ceci"),
        ({"minutes": "14 h"}, "de 5 minutes à 12 heures"),
        ({"begins": "le soir", "day": "en mai"}, "Écrivez l’heure comme ceci"),
        ({"title": ""}, "Donnez un titre"),
    ],
)
def test_what_cannot_be_read_is_said_and_stays_on_the_page(
    alice: Visitor,
    session: Session,
    consultation: Consultation,
    wrong: dict[str, str],
    words: str,
) -> None:
    meeting = a_meeting(session, consultation, title="Rencontre de départ")

    refused = form_of(alice, meeting).submit(SAVE, place="Ailleurs", **wrong)

    assert words in refused.text
    assert refused.form()["place"] == "Ailleurs"
    assert all(refused.form()[name] == value for name, value in wrong.items())
    assert meeting.place == ""


def test_a_workshop_is_the_workshop_of_a_group(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    page = open_page(alice, f"/demarches/{consultation.key}/rencontres/nouvelle")
    workshop = {"title": "Encore un atelier", "kind": "workshop"}

    refused = page.submit("Ajouter la rencontre", **workshop)
    assert "Choisissez le groupe dont c’est l’atelier." in refused.text
    refused.submit("Ajouter la rencontre", group="g2")

    meeting = meeting_of_group(session, consultation.groups[1])
    assert meeting is not None
    assert meeting.title == "Encore un atelier"


def test_there_is_one_mise_en_commun(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    a_meeting(session, consultation, kind=MeetingKind.PLENARY)
    page = open_page(alice, f"/demarches/{consultation.key}/rencontres/nouvelle")

    refused = page.submit("Ajouter la rencontre", title="Encore une", kind="plenary")

    assert "Il y a une seule mise en commun" in refused.text
    assert kinds(session, consultation) == [MeetingKind.PLENARY]


def test_meetings_move_up_and_down(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    for title in ("Un", "Deux", "Trois"):
        a_meeting(session, consultation, title=title)

    calendar(alice, consultation).form("#m3 form").submit("Monter Trois")
    assert titles(session, consultation) == ["Un", "Trois", "Deux"]

    calendar(alice, consultation).form("#m1 form").submit("Descendre Un")
    assert titles(session, consultation) == ["Trois", "Un", "Deux"]


def test_a_meeting_stops_at_the_ends_of_the_calendar(
    session: Session, consultation: Consultation
) -> None:
    first, last = (a_meeting(session, consultation, title=title) for title in ("Un", "Deux"))

    move_meeting(session, first, -1)
    move_meeting(session, last, 1)

    assert titles(session, consultation) == ["Un", "Deux"]


def test_meetings_are_put_in_the_order_of_their_days_and_the_others_stay(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    a_meeting(session, consultation, title="En mai", day=IN_MAY)
    a_meeting(session, consultation, title="Un jour")
    a_meeting(session, consultation, title="Le matin", day=TODAY, begins=time(9))
    a_meeting(session, consultation, title="Le soir", day=TODAY, begins=time(19))
    page = calendar(alice, consultation)
    assert "Les rencontres ne sont pas dans l’ordre de leurs jours." in page.text

    after = page.form("aside form").submit("Les mettre dans l’ordre de leurs jours")

    assert titles(session, consultation) == ["Le matin", "Un jour", "Le soir", "En mai"]
    assert "pas dans l’ordre" not in after.text


def test_a_meeting_is_removed_once_it_was_said_what_goes_with_it(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    for title in ("Un", "Deux", "Trois"):
        a_meeting(session, consultation, title=title).report = "On s’est entendus."

    page = calendar(alice, consultation).follow("Retirer Deux")
    assert "Son compte rendu est effacé aussi." in page.text
    page.submit("Retirer la rencontre")

    assert titles(session, consultation) == ["Un", "Trois"]
    assert [meeting.rank for meeting in list_meetings(session, consultation)] == [1, 2]


def test_minutes_are_kept_with_a_word_about_names(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    meeting = a_meeting(session, consultation, title="Départ", day=TODAY - timedelta(days=1))
    page = calendar(alice, consultation)
    assert "Elle a eu lieu\u00a0: son compte rendu reste à écrire." in page.text

    report = page.follow("Compte rendu Départ")
    assert "Jamais qui a dit quoi" in report.text
    after = report.submit("Enregistrer le compte rendu", report="On commence en mars.\nÀ suivre.")

    assert meeting.report == "On commence en mars.\nÀ suivre."
    assert "reste à écrire" not in after.text


def test_minutes_that_are_too_long_stay_on_the_page(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    meeting = a_meeting(session, consultation)
    address = f"/demarches/{consultation.key}/rencontres/{meeting.key}/compte-rendu"

    refused = open_page(alice, address).submit("Enregistrer le compte rendu", report="a" * 8001)

    assert len(refused.form()["report"]) == 8001
    assert meeting.report == ""


def test_two_facilitators_at_once_lose_nothing(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    """Yesterday's tab finds what was changed meanwhile, and keeps what was typed in it."""
    meeting = a_meeting(session, consultation, title="Rencontre de départ")
    old_tab = form_of(alice, meeting)
    form_of(alice, meeting).submit(SAVE, place="La salle du haut")

    warned = old_tab.submit(SAVE, place="Le sous-sol", title="Départ")

    assert "Cette rencontre a été changée entre-temps." in warned.text
    assert "La salle du haut" in warned.find(".notice.calm").text
    assert warned.form()["place"] == "Le sous-sol"
    assert meeting.place == "La salle du haut"
    warned.submit(SAVE)
    assert (meeting.place, meeting.title) == ("Le sous-sol", "Départ")


def test_minutes_written_twice_at_once_lose_nothing(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    meeting = a_meeting(session, consultation)
    address = f"/demarches/{consultation.key}/rencontres/{meeting.key}/compte-rendu"
    old_tab = open_page(alice, address)
    open_page(alice, address).submit("Enregistrer le compte rendu", report="Le premier.")

    warned = old_tab.submit("Enregistrer le compte rendu", report="Le second.")

    assert "Le premier." in warned.find(".kept").text
    assert warned.form()["report"] == "Le second."
    assert meeting.report == "Le premier."


def test_fewer_than_six_meetings_are_few_and_allowed(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    for _ in range(5):
        a_meeting(session, consultation)
    assert "la méthode en demande au moins six" in calendar(alice, consultation).text

    a_meeting(session, consultation)
    assert "la méthode en demande au moins six" not in calendar(alice, consultation).text


def warned_of(alice: Visitor, consultation: Consultation) -> str:
    return " ".join(each.text for each in calendar(alice, consultation).all(".meeting-warning"))


def test_a_workshop_soon_asks_for_the_closing_of_its_group(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    team = consultation.groups[0]
    workshop = a_meeting(
        session, consultation, kind=MeetingKind.WORKSHOP, group=team, day=TODAY + timedelta(days=7)
    )
    assert "fermez-la avant son atelier" in warned_of(alice, consultation)

    workshop.held_on = TODAY + timedelta(days=8)
    assert warned_of(alice, consultation) == ""


def test_a_workshop_before_the_closing_of_its_group_is_noticed(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = a_read_consultation(session, facilitator=facilitator)
    closed_at = consultation.groups[0].closed_at
    assert closed_at is not None
    workshop = a_meeting(
        session,
        consultation,
        kind=MeetingKind.WORKSHOP,
        group=consultation.groups[0],
        day=closed_at.date() - timedelta(days=1),
    )
    assert "Ce groupe a fermé après ce jour" in warned_of(alice, consultation)

    workshop.held_on = closed_at.date()
    assert warned_of(alice, consultation) == ""


def test_a_group_without_forms_meets_when_it_wants(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = an_open_consultation(
        session, facilitator=facilitator, groups=(TEAM, PEOPLE, WITHOUT_FORMS)
    )
    group = consultation.groups[2]
    a_meeting(session, consultation, kind=MeetingKind.WORKSHOP, group=group, day=TODAY)

    assert warned_of(alice, consultation) == ""


def test_a_mise_en_commun_before_a_workshop_is_noticed(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    group = consultation.groups[0]
    workshop = a_meeting(
        session,
        consultation,
        kind=MeetingKind.WORKSHOP,
        title="Atelier tardif",
        group=group,
        day=IN_MAY,
    )
    a_meeting(session, consultation, kind=MeetingKind.PLENARY, day=IN_MAY - timedelta(days=1))
    assert "«\u00a0Atelier tardif\u00a0» vient après" in warned_of(alice, consultation)

    workshop.held_on = IN_MAY - timedelta(days=1)
    assert warned_of(alice, consultation) == ""


def test_a_day_when_everything_is_erased_is_noticed_and_allowed(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    meeting = a_meeting(session, consultation, day=KEEP_UNTIL)
    assert warned_of(alice, consultation) == ""

    form_of(alice, meeting).submit(SAVE, day=KEEP_UNTIL + timedelta(days=1))

    assert "tout sera déjà effacé" in warned_of(alice, consultation)


def test_the_whole_calendar_is_one_file_of_the_meetings_that_have_a_day(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    a_meeting(session, consultation, title="Départ", day=IN_MAY, begins=time(18, 30))
    a_meeting(session, consultation, title="Un jour")
    consultation.plenary_on = IN_MAY + timedelta(days=7)
    a_meeting(session, consultation, title="Mise en commun", kind=MeetingKind.PLENARY)
    address = f"/demarches/{consultation.key}/rencontres/calendrier.ics"

    response = alice.get(address)

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    events = Calendar.from_ical(response.data.decode()).events
    assert [str(event["summary"]) for event in events] == ["Départ", "Mise en commun"]
    assert events[1].start == IN_MAY + timedelta(days=7)
    assert alice.get(address).data == response.data


def test_one_meeting_is_one_file_and_none_before_it_has_a_day(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    meeting = a_meeting(session, consultation, title="Départ à l’étage", day=IN_MAY)
    address = f"/demarches/{consultation.key}/rencontres/{meeting.key}/rencontre.ics"

    response = alice.get(address)

    assert 'filename="depart-a-l-etage.ics"' in response.headers["Content-Disposition"]
    assert len(Calendar.from_ical(response.data.decode()).events) == 1
    meeting.held_on = None
    assert alice.get(address).status_code == 404
    assert alice.get(f"/demarches/{consultation.key}/rencontres/calendrier.ics").status_code == 404


def test_the_running_sheet_tells_the_hours_of_the_meeting(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    team = consultation.groups[0]
    meeting = a_meeting(
        session,
        consultation,
        kind=MeetingKind.WORKSHOP,
        group=team,
        begins=time(18, 30),
        minutes=150,
    )
    address = f"/demarches/{consultation.key}/rencontres/{meeting.key}/deroulement"

    page = open_page(alice, address)

    hours = [cell.text for cell in page.all(".running tbody th[scope=row]")]
    assert hours[0] == "18\u00a0h\u00a030"
    assert hours[-1] == "20\u00a0h\u00a055"
    assert "Accueillir, le premier contact" in page.text
    assert "Le triangle vide" in page.find(".turns").text


def test_without_an_hour_the_running_sheet_counts_from_the_beginning(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    for kind in MeetingKind:
        meeting = a_meeting(session, consultation, kind=kind, minutes=120)
        address = f"/demarches/{consultation.key}/rencontres/{meeting.key}/deroulement"

        page = open_page(alice, address)

        assert page.find(".running tbody th[scope=row]").text == "0\u00a0min"


def test_the_desk_says_which_meeting_comes_next(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    desk = f"/demarches/{consultation.key}"
    assert "Planifier les rencontres" in open_page(alice, desk).text

    a_meeting(session, consultation, title="Hier", day=TODAY - timedelta(days=1))
    assert "Toutes les rencontres du calendrier ont eu lieu." in open_page(alice, desk).text

    a_meeting(session, consultation, title="Un jour")
    assert "Un jour" in open_page(alice, desk).text
    a_meeting(session, consultation, title="En mai", day=IN_MAY, begins=time(18, 30))
    assert "mercredi 12 mai 2027, de 18\u00a0h\u00a030" in open_page(alice, desk).text


def test_the_list_of_consultations_says_which_meeting_comes_next(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    a_meeting(session, consultation, title="Hier", day=TODAY - timedelta(days=1))
    a_meeting(session, consultation, title="En mai", day=IN_MAY)
    a_meeting(session, consultation, title="Demain", day=TODAY + timedelta(days=1))

    card = open_page(alice, "/demarches").find(".consultations .card")

    assert "Demain, mardi 2 mars 2027" in card.text
    assert "Hier" not in card.text


def test_the_journal_says_what_was_done_to_the_calendar(
    alice: Visitor, session: Session, consultation: Consultation
) -> None:
    calendar(alice, consultation).submit(BEGIN)
    plenary = plenary_meeting(session, consultation)
    assert plenary is not None

    form_of(alice, plenary).submit(SAVE, day=IN_MAY)
    form_of(alice, plenary).submit(SAVE, place="Ailleurs")

    acts = [entry.act for entry in list_activity(session, consultation, page=1, per_page=9)]
    assert acts == [
        Act.MEETING_CHANGED,
        Act.PLENARY_DAY_CHOSEN,
        Act.MEETING_CHANGED,
        Act.MEETING_PLANNED,
    ]


def test_a_meeting_of_another_consultation_is_not_there(
    alice: Visitor, session: Session, facilitator: User, consultation: Consultation
) -> None:
    theirs = a_meeting(session, an_open_consultation(session, facilitator=facilitator))

    response = alice.get(f"/demarches/{consultation.key}/rencontres/{theirs.key}")

    assert response.status_code == 404
