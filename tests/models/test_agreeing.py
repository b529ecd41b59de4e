"""Between two organisations: who lets read what is counted at closing, and nobody is named."""

from collections.abc import Collection

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.category import Category
from analysis.report import Audience, FormsReading, Report, Tier
from analysis.sharing import Saying
from analysis.snapshot import to_json
from models import (
    Agreement,
    Consultation,
    Context,
    CountedPeople,
    Group,
    Organisation,
    Practice,
    SealedAgreement,
    Sheet,
)
from models.store.agreeing import agree, agreed_on
from models.store.answers import save_answer
from models.store.closing import leave_out
from models.store.collecting import withdraw
from models.store.drafts import AnswerDraft, GroupPositionDraft
from models.store.edition import next_edition
from models.store.erasing import erase_consultation
from models.store.findings import load_group_release, load_report, save_group_position
from models.store.interrupting import stop
from models.store.refusals import Undecided
from models.store.sharing import has_decided, save_saying, validate_sayings
from models.store.typing import save_typed_sheet
from tests.builders import (
    CENTRE,
    EXPERTISE,
    PARTICIPATION,
    TODAY,
    a_consultation,
    a_sent_sheet,
    an_open_reading,
    close,
    comments_of,
    everything_in,
)
from tests.clock import START


@pytest.fixture
def between(session: Session) -> Consultation:
    return an_open_reading(session)


def asked(group: Group) -> list[Practice]:
    return [each for each in group.consultation.practices if group in each.asked_of]


def answered(
    session: Session,
    group: Group,
    place: tuple[int, ...] = CENTRE,
    *,
    refused: Collection[str] = (),
    comment: AnswerDraft | None = None,
) -> Sheet:
    """One person stands at one place everywhere, and lets it be read but where they refuse."""
    sheet = a_sent_sheet(session, group, place, place, comment=comment)
    agree(session, sheet, [each for each in asked(group) if each.code not in refused])
    return sheet


def closed(session: Session, consultation: Consultation) -> Report:
    for group in consultation.groups:
        if group.is_collecting:
            close(session, group)
    report = load_report(session, consultation)
    assert report is not None
    return report


def forms_of(report: Report, code: str) -> FormsReading:
    forms = next(each.forms for each in report.practices if each.practice == code)
    assert forms is not None
    return forms


def tiers_of(report: Report, code: str) -> set[Tier]:
    return {group.tier for group in forms_of(report, code).groups}


def test_the_groups_are_two_in_each_organisation(between: Consultation) -> None:
    """Each is named after its own, in the languages of the gabarit."""
    assert between.context is Context.INTER
    assert between.about == "La Maison · Le Phare"
    assert [(group.organisation.name, group.label) for group in between.groups] == [
        ("La Maison", "La Maison – Équipe d’intervention"),
        ("La Maison", "La Maison – Destinataires"),
        ("Le Phare", "Le Phare – Équipe d’intervention"),
        ("Le Phare", "Le Phare – Destinataires"),
    ]
    assert between.groups[3].translations["en"]["label"] == "Le Phare – Recipients"


def test_where_each_person_agrees_each_place_is_read(
    session: Session, between: Consultation
) -> None:
    for group, place in zip(
        between.groups, (EXPERTISE, EXPERTISE, PARTICIPATION, CENTRE), strict=True
    ):
        answered(session, group, place)
    report = closed(session, between)
    assert report.open_reading
    assert tiers_of(report, "ensemble") == {Tier.OPEN}
    finding = forms_of(report, "ensemble").finding
    assert finding is not None
    assert finding.category is Category.DIVERGING_DESIRED


def test_one_person_who_refuses_one_practice_hides_that_one_alone(
    session: Session, between: Consultation
) -> None:
    first, *others = between.groups
    answered(session, first, refused={"accueil"})
    for group in others:
        answered(session, group)
    report = closed(session, between)
    assert tiers_of(report, "accueil") == {Tier.NOTHING}
    assert tiers_of(report, "ensemble") == {Tier.OPEN}


def test_one_of_two_people_is_enough_to_refuse_for_their_group(session: Session) -> None:
    between = an_open_reading(session, people=2)
    for group in between.groups:
        answered(session, group)
        answered(session, group, refused={"accueil"} if group.rank == 3 else ())
    assert tiers_of(closed(session, between), "accueil") == {Tier.NOTHING}


def test_who_never_said_whether_it_may_be_read_refuses(
    session: Session, between: Consultation
) -> None:
    """What is forgotten or lost refuses."""
    first, *others = between.groups
    a_sent_sheet(session, first)
    for group in others:
        answered(session, group)
    report = closed(session, between)
    assert {tier for each in asked(first) for tier in tiers_of(report, each.code)} == {Tier.NOTHING}


def test_what_is_published_tells_nothing_of_a_refused_practice(session: Session) -> None:
    """Whatever the refuser and the others placed there: the same bytes."""

    def published(place: tuple[int, ...], others: tuple[int, ...]) -> str:
        between = an_open_reading(session)
        first, *rest = between.groups
        answered(session, first, place, refused={each.code for each in asked(first)})
        for group in rest:
            answered(session, group, others)
        return to_json(closed(session, between))

    assert published(EXPERTISE, CENTRE) == published(PARTICIPATION, EXPERTISE)


def test_nothing_tells_which_group_refused(session: Session) -> None:
    """Neither what all read, nor what any group has before it in its workshop."""

    def shown(refuser: int) -> list[object]:
        between = an_open_reading(session, people=2)
        for group in between.groups:
            answered(session, group)
            answered(session, group, refused={"accueil"} if group.rank == refuser else ())
        report = to_json(closed(session, between))
        return [report, *(load_group_release(session, group) for group in between.groups)]

    assert shown(refuser=1) == shown(refuser=4)


@pytest.mark.parametrize("refused", [True, False], ids=["refused", "agreed"])
def test_no_comment_on_a_refused_practice_is_read(session: Session, refused: bool) -> None:
    """Nothing of it is shown to anyone: the words left there go with the places."""
    between = an_open_reading(session, people=3)
    first = asked(between.groups[0])[0].code
    said = AnswerDraft(comment="Sentinelle du commentaire", audience=Audience.PLENARY)
    for group in between.groups:
        for number in range(3):
            refuses = refused and (group.rank, number) == (4, 0)
            answered(session, group, refused={first} if refuses else (), comment=said)
    closed(session, between)
    assert len(comments_of(session, between)) == (0 if refused else 12)
    assert (said.comment in everything_in(session)) is not refused


def test_who_withdraws_refuses_nothing_any_more(session: Session) -> None:
    between = an_open_reading(session, people=2)
    gone = answered(session, between.groups[0], refused={"accueil"})
    for group in between.groups:
        answered(session, group)
    withdraw(session, gone)
    assert tiers_of(closed(session, between), "accueil") == {Tier.OPEN}


def test_a_group_that_is_left_out_refuses_nothing(session: Session, between: Consultation) -> None:
    """Its answers are erased, and it joins no reading."""
    first, *others = between.groups
    answered(session, first, refused={"accueil"})
    leave_out(session, first, now=START)
    for group in others:
        answered(session, group)
    report = closed(session, between)
    assert tiers_of(report, "accueil") == {Tier.OPEN}
    assert "g1" not in {group.group for group in forms_of(report, "accueil").groups}


def test_a_group_that_closed_sees_nothing_of_itself_before_all_have(
    session: Session, between: Consultation
) -> None:
    """Until then nobody knows whether somebody refuses."""
    first, *others = between.groups
    answered(session, first)
    close(session, first)
    assert load_group_release(session, first) is None
    for group in others:
        answered(session, group, refused={"accueil"})
    closed(session, between)
    own = {each.practice: each.forms.tier for each in load_group_release(session, first) or ()}
    assert own["accueil"] is Tier.NOTHING
    assert own["ensemble"] is Tier.OPEN


def test_a_group_decides_again_once_it_sees_its_forms(
    session: Session, between: Consultation
) -> None:
    """It had decided on less than what the others would see now."""
    first, *others = between.groups
    answered(session, first)
    close(session, first)
    said = GroupPositionDraft(current=CENTRE, desired=CENTRE)
    save_group_position(session, first, asked(first)[0], said)
    save_saying(session, first, asked(first)[0], Saying.SHARED)
    validate_sayings(session, first, 1, TODAY)
    for group in others:
        answered(session, group)
    closed(session, between)
    assert not has_decided(first)
    with pytest.raises(Undecided):
        validate_sayings(session, first, 1, TODAY)


def test_nothing_of_who_agreed_outlives_the_closing(
    session: Session, between: Consultation
) -> None:
    """The agreements are erased with the sheets, and what they made once the reading is made."""
    sheets = [answered(session, group) for group in between.groups]
    assert agreed_on(session, sheets[0]) == {each.id for each in asked(between.groups[0])}
    closed(session, between)
    for kind in (Agreement, SealedAgreement, CountedPeople):
        assert session.scalar(sa.select(sa.func.count()).select_from(kind)) == 0


def test_stopping_erases_what_was_agreed_to(session: Session, between: Consultation) -> None:
    """Blank sheets stay to lead to a message, and nothing else of what people said."""
    sheet = answered(session, between.groups[0], refused={"accueil"})
    stop(session, between, now=START, words="On arrête.")
    assert not agreed_on(session, sheet)


def test_changing_one_s_mind_replaces_what_was_said(
    session: Session, between: Consultation
) -> None:
    group = between.groups[0]
    sheet = answered(session, group)
    agree(session, sheet, asked(group)[:1])
    assert agreed_on(session, sheet) == {asked(group)[0].id}


def test_moving_a_sent_answer_takes_its_agreement_back(
    session: Session, between: Consultation
) -> None:
    """One agrees to what one has read again; what is saved as it was stays agreed to."""
    group = between.groups[0]
    sheet = answered(session, group, CENTRE)
    first, second, *_ = asked(group)
    save_answer(session, sheet, first, AnswerDraft(current=CENTRE, desired=EXPERTISE))
    save_answer(session, sheet, second, AnswerDraft(current=CENTRE, desired=CENTRE))
    assert agreed_on(session, sheet) == {each.id for each in asked(group) if each is not first}


def test_a_sheet_typed_from_paper_says_it_too(session: Session, between: Consultation) -> None:
    group = between.groups[0]
    said = dict.fromkeys(asked(group), AnswerDraft(current=CENTRE, desired=CENTRE))
    save_typed_sheet(session, group, said, entry_key="one", agreed=asked(group)[:1])
    for other in between.groups[1:]:
        answered(session, other)
    report = closed(session, between)
    first, second = asked(group)[:2]
    assert tiers_of(report, first.code) == {Tier.OPEN}
    assert tiers_of(report, second.code) == {Tier.NOTHING}


def test_the_next_edition_is_between_the_same_two(session: Session, between: Consultation) -> None:
    """Nothing that was agreed to holds any more: each person is asked again."""
    for group in between.groups:
        answered(session, group)
    closed(session, between)
    following = next_edition(session, between, facilitator=between.facilitators[0], today=TODAY)
    assert following.about == between.about
    assert [group.of_partner for group in following.groups] == [False, False, True, True]


def test_erasing_it_erases_both_organisations(session: Session, between: Consultation) -> None:
    between.fictitious = True
    a_consultation(session, organisation="Une autre")
    erase_consultation(session, between, today=TODAY)
    assert session.scalars(sa.select(Organisation.name)).all() == ["Une autre"]
    assert "Le Phare" not in everything_in(session)
