"""The findings page, the comments and the workbook: only what is released, workshops first."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from analysis.position import Position
from analysis.report import Audience, Role
from models import Consultation, Entry, User
from models.store.drafts import AnswerDraft, GroupDraft, GroupPositionDraft
from models.store.findings import save_group_position
from tests.builders import (
    CENTRE,
    EXPERTISE,
    PARTICIPATION,
    REPRESENTATION,
    a_read_consultation,
    a_sent_sheet,
    an_open_consultation,
    close,
    comments_of,
)
from tests.page import Page, open_page
from tests.visitors import Visitor

REMINDER = "Tout se vérifie ensemble; c’est la rencontre qui décide."
DIFFERENT = [
    (EXPERTISE, PARTICIPATION),
    (REPRESENTATION, CENTRE),
    (CENTRE, EXPERTISE),
    (PARTICIPATION, REPRESENTATION),
]


def read(session: Session, facilitator: User, *people: int) -> Consultation:
    """A consultation in which each group has so many people, of every opinion."""
    roles = (Role.PRACTITIONERS, Role.RECIPIENTS, Role.BOARD)
    labels = ("L’équipe", "Les destinataires", "Le CA")
    groups = [
        GroupDraft(role=role, label=label, expected=12, entry=Entry.ADDRESS)
        for role, label in zip(roles, labels, strict=True)
    ]
    answers = {rank: (DIFFERENT * 4)[:count] for rank, count in enumerate(people, start=1)}
    return a_read_consultation(session, facilitator=facilitator, groups=groups, answers=answers)


def say(
    session: Session,
    consultation: Consultation,
    rank: int,
    current: Position = (4, 1, 1),
    desired: Position = (1, 2, 3),
    *,
    practice: int = 1,
    reasons: str = "",
    hinders: str = "",
) -> None:
    """A group of this rank says where it stands on a practice."""
    draft = GroupPositionDraft(current=current, desired=desired, reasons=reasons, hinders=hinders)
    group, asked = consultation.groups[rank - 1], consultation.practices[practice - 1]
    save_group_position(session, group, asked, draft)


def findings(alice: Visitor, consultation: Consultation) -> Page:
    return open_page(alice, f"/demarches/{consultation.key}/constats")


def test_nothing_is_shown_before_every_group_has_closed(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = an_open_consultation(session, facilitator=facilitator)
    a_sent_sheet(session, consultation.groups[0])
    close(session, consultation.groups[0])

    page = findings(alice, consultation)

    assert page.find(".empty h2").text == "Rien à lire pour l’instant"
    assert not page.all(".drawing")


def test_the_meeting_decides_is_said_with_every_practice(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    page = findings(alice, read(session, facilitator, 3, 3, 3))

    assert page.find(".lead").text == REMINDER
    assert [block.find(".reminder").text for block in page.all(".practice-block")] == [REMINDER] * 6


def test_the_zone_of_a_small_group_is_a_soft_area_without_any_mark(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    page = findings(alice, read(session, facilitator, 3, 3, 3))

    figure = page.find(".group-figure")
    assert len(figure.all(".patch")) == 2
    assert not figure.all("circle.mark, polygon.mark")
    assert "Ce n’est peut-être la place de personne." in figure.text


def test_from_five_people_the_rounded_centre_is_a_mark_without_an_arrow(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    figure = findings(alice, read(session, facilitator, 5, 3, 3)).find(".group-figure")

    assert [mark["class"].split()[-1] for mark in figure.all("circle.mark")] == [
        "current",
        "desired",
    ]
    assert not figure.all(".arrow")


def test_from_eight_people_places_are_counted_on_a_drawing_per_moment(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    page = findings(alice, read(session, facilitator, 3, 3, 12))

    third = page.all(".group-figure")[2]
    assert len(third.all("svg.drawing")) == 2
    assert [count.text for count in third.all(".count.current")] == ["3", "3", "3", "3"]


def test_masked_groups_are_told_in_the_same_words_whatever_the_reason(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    """Two answers, none, or a form that was never handed out: nobody can tell which."""
    told = {
        people: findings(alice, read(session, facilitator, people, 3, 3)).all(".group-figure")[0]
        for people in (0, 1, 2)
    }

    assert len({figure.text for figure in told.values()}) == 1
    assert not any(figure.all("svg.drawing") for figure in told.values())


def test_the_workshops_come_first_and_the_forms_second(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = read(session, facilitator, 5, 3, 6)
    for rank in (1, 2, 3):
        say(session, consultation, rank)

    page = open_page(alice, f"/demarches/{consultation.key}/constats")
    block = page.find(f"#pratique-{consultation.practices[0].code}")

    assert [heading.text for heading in block.all(".reading h3")] == [
        "D’après les ateliers",
        "D’après les formulaires",
    ]


def test_a_group_position_is_an_arrow_with_the_words_of_the_group(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = read(session, facilitator, 5, 3, 6)
    say(session, consultation, 1, reasons="L’équipe prépare tout.", hinders="Le temps.")
    say(session, consultation, 2)

    page = findings(alice, consultation)
    block = page.find(f"#pratique-{consultation.practices[0].code}")
    figure = block.find(".group-figure")

    assert figure.all(".arrow-head")
    assert [words.text for words in figure.all("dd")] == ["L’équipe prépare tout.", "Le temps."]
    assert "surtout Expertise, un peu des deux autres" in figure.text


def test_a_small_group_that_spoke_shows_no_form_beside_its_position(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = read(session, facilitator, 3, 4, 5)
    say(session, consultation, 1)

    block = findings(alice, consultation).find(f"#pratique-{consultation.practices[0].code}")
    from_forms = block.all(".reading")[1].all(".group-figure")

    assert not from_forms[0].all("svg.drawing")
    assert "c’est elle qui compte ici" in from_forms[0].text
    assert from_forms[1].all("svg.drawing")


def test_divergences_come_first(alice: Visitor, session: Session, facilitator: User) -> None:
    consultation = read(session, facilitator, 5, 5, 5)
    for rank in (1, 2, 3):
        say(session, consultation, rank, practice=1, current=CENTRE, desired=CENTRE)
    for rank, desired in ((1, EXPERTISE), (2, PARTICIPATION), (3, CENTRE)):
        say(session, consultation, rank, practice=4, current=CENTRE, desired=desired)

    order = [block["id"] for block in findings(alice, consultation).all(".practice-block")]

    apart, together = (order.index(f"pratique-{consultation.practices[at].code}") for at in (3, 0))
    assert apart < together


def test_the_facts_stand_beside_the_category(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = read(session, facilitator, 5, 5, 5)
    for rank, current in ((1, EXPERTISE), (2, REPRESENTATION), (3, CENTRE)):
        say(session, consultation, rank, current=current, desired=PARTICIPATION)

    block = findings(alice, consultation).find(f"#pratique-{consultation.practices[0].code}")
    facts = block.find(".finding-facts").text

    assert "Les deux groupes les plus éloignés" in facts
    assert "tous les groupes veulent aller vers Participation" in facts


def test_net_or_by_a_hair_is_said_of_forms_only(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = read(session, facilitator, 5, 5, 5)
    for rank in (1, 2, 3):
        say(session, consultation, rank)

    block = findings(alice, consultation).find(f"#pratique-{consultation.practices[0].code}")
    workshop, forms = block.all(".reading")

    assert not workshop.all(".category .tag")
    assert forms.find(".category .tag").text in ("net", "de justesse")


def test_the_same_is_said_in_a_table(alice: Visitor, session: Session, facilitator: User) -> None:
    page = findings(alice, read(session, facilitator, 3, 3, 12))

    rows = page.find(".as-table tbody").all("tr")

    assert [row.find("th").text for row in rows] == ["L’équipe", "Les destinataires", "Le CA"]
    assert "3 × tout à fait Expertise" in rows[2].text
    assert "×" not in rows[0].text


def test_a_group_that_did_not_speak_yet_keeps_its_column(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = read(session, facilitator, 5, 3, 6)
    say(session, consultation, 3)

    block = findings(alice, consultation).find(f"#pratique-{consultation.practices[0].code}")
    told = [figure.text for figure in block.find(".reading").all(".group-figure")]

    assert ["Rien n’a encore été dit en atelier." in words for words in told] == [True, True, False]


def test_no_figure_of_a_gap_or_a_spread_is_anywhere(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    text = findings(alice, read(session, facilitator, 5, 5, 5)).text

    assert "%" not in text
    assert "/12" not in text


# Comments.


def with_comments(session: Session, facilitator: User, people: int = 4) -> Consultation:
    consultation = an_open_consultation(session, facilitator=facilitator)
    for group in consultation.groups:
        for each, audience in zip(range(people), [*Audience, Audience.WORKSHOP], strict=False):
            words = f"Parole {group.rank}{each} pour {audience.value}"
            a_sent_sheet(session, group, comment=AnswerDraft(comment=words, audience=audience))
    for group in consultation.groups:
        close(session, group)
    return consultation


def comments(alice: Visitor, consultation: Consultation) -> Page:
    return open_page(alice, f"/demarches/{consultation.key}/commentaires")


def test_comments_are_pooled_in_their_stored_order_with_their_release(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = with_comments(session, facilitator)

    page = comments(alice, consultation)

    shown = [quote.text for quote in page.all("blockquote")]
    assert shown == [comment.text for comment in comments_of(session, consultation)]
    assert len(shown) == 12
    assert "Laissé pour vous seulement" in page.text
    assert not any(group.label in page.find("main").text for group in consultation.groups)


def test_only_what_was_left_to_the_plenary_can_be_retold(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    page = comments(alice, with_comments(session, facilitator))

    retold = [card for card in page.all(".comment") if card.all("form")]

    assert len(retold) == 3
    assert all("pour plenary" in card.text for card in retold)


def test_retold_words_are_saved_beside_their_original(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = with_comments(session, facilitator)
    form = comments(alice, consultation).form(".comment form")
    (name,) = [name for name in form.values if name.endswith("-text")]

    page = form.fill(**{name: "On trouve que cela va vite."}).submit()

    assert "Ces mots sont enregistrés." in page.text
    assert page.form(".comment form")[name] == "On trouve que cela va vite."
    assert [one.retold for one in comments_of(session, consultation) if one.retold] == [
        "On trouve que cela va vite."
    ]


def test_a_refused_retelling_loses_nothing_of_any_comment(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = with_comments(session, facilitator)
    names = [
        name
        for form in comments(alice, consultation).all(".comment form")
        for name in [one["name"] for one in form.all("textarea")]
    ]
    comments(alice, consultation).form(".comment form").fill(**{names[0]: "Premier."}).submit()

    page = comments(alice, consultation)
    second = f"#c{names[1].removesuffix('-text')} form"
    page = page.form(second).fill(**{names[1]: "é" * 50_000}).submit()

    assert "Votre texte est trop long" in page.text
    kept = {one["name"]: one.text for one in page.all(".comment textarea")}
    assert kept[names[0]] == "Premier."
    assert len(kept[names[1]]) == 50_000


def test_under_the_thresholds_no_comment_is_shown_and_the_page_says_why(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = with_comments(session, facilitator, people=2)

    page = comments(alice, consultation)

    assert not page.all("blockquote")
    assert "tous ensemble, ou pas du tout" in page.text


def test_comments_wait_for_every_closing(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    page = comments(alice, an_open_consultation(session, facilitator=facilitator))

    assert "Chaque groupe ferme d’abord sa collecte" in page.text


def test_a_comment_left_to_the_facilitator_alone_cannot_be_retold_by_forging(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = with_comments(session, facilitator)
    private = next(
        one for one in comments_of(session, consultation) if one.audience is Audience.FACILITATOR
    )

    response = alice.post(f"/demarches/{consultation.key}/commentaires/{private.key.hex()}")

    assert response.status_code == 404


# The workbook.


def test_the_workbook_is_downloaded_under_a_plain_name(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = read(session, facilitator, 5, 3, 6)
    consultation.organisation.name = "L’Échelle & cie / «2027»"

    response = alice.get(f"/demarches/{consultation.key}/classeur.xlsx")

    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="preparation-l-echelle-cie-2027.xlsx"'
    )
    assert response.headers["Cache-Control"] == "no-store"
    assert load_workbook(BytesIO(response.data)).sheetnames


def test_two_downloads_are_the_same_to_the_byte(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    url = f"/demarches/{read(session, facilitator, 5, 3, 6).key}/classeur.xlsx"

    assert alice.get(url).data == alice.get(url).data


def test_there_is_no_workbook_before_the_reading(
    alice: Visitor, session: Session, facilitator: User
) -> None:
    consultation = an_open_consultation(session, facilitator=facilitator)

    open_page(alice, f"/demarches/{consultation.key}/classeur.xlsx", status=404)


# Downloads.


@pytest.mark.parametrize(("mark", "kept"), [("12-34", True), ("x; Path=/", False), ("", False)])
def test_only_the_mark_of_a_waiting_page_comes_back_with_a_workbook(
    alice: Visitor, session: Session, facilitator: User, mark: str, kept: bool
) -> None:
    """The page reads it for a minute, to say that the file is there."""
    read = a_read_consultation(session, facilitator=facilitator)
    session.commit()
    alice.get(f"/demarches/{read.key}/classeur.xlsx", query_string={"arrivee": mark})
    cookie = alice.get_cookie("arrivee")
    assert (cookie is not None and cookie.value == mark and cookie.max_age == 60) is kept
