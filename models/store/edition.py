"""The edition that follows: the same questions to the same groups, and no answer of before."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.report import Report
from models.account import User
from models.consultation import Consultation, ConsultationState, Group
from models.store.drafts import GroupDraft
from models.store.findings import load_report
from models.store.former import former_edition
from models.store.refusals import NotRead
from models.store.sharing import load_shared_report
from models.store.writing import create_from_written, written_questionnaire
from models.translated import translate, translation


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoEditions:
    """Two editions that follow each other, with what may be shown of each.

    `is_preparation` says that in one of them some group has not decided yet what it says.
    """

    former: Consultation
    latter: Consultation
    before: Report
    after: Report
    is_preparation: bool


def next_edition(
    session: Session, consultation: Consultation, *, facilitator: User, today: date
) -> Consultation:
    """Return a new edition of a consultation, ready to be edited; a second tap finds the same.

    Raises `NotRead` before the reading.
    """
    known = following_edition(session, consultation)
    if known is not None:
        return known
    if consultation.state is not ConsultationState.READ:
        raise NotRead
    following = create_from_written(
        session,
        facilitator=facilitator,
        written=written_questionnaire(consultation),
        organisation=consultation.organisation.name,
        title=consultation.title,
        groups=[_same_people(group) for group in consultation.groups],
        partner=consultation.partner.name if consultation.partner else "",
        today=today,
    )
    _keep_title(following, consultation)
    following.facilitators[:] = consultation.facilitators
    following.round, following.follows_key = consultation.round + 1, consultation.key
    following.fictitious, following.mandate = consultation.fictitious, consultation.mandate
    session.flush()
    return following


def _same_people(group: Group) -> GroupDraft:
    return GroupDraft(
        role=group.role,
        label=group.label,
        expected=group.expected,
        entry=group.entry,
        of_partner=group.of_partner,
    )


def _keep_title(following: Consultation, former: Consultation) -> None:
    """Keep the title in every language: a copy is given a title of its own, an edition is not."""
    for language in former.translations or {}:
        translate(following, "title", language, translation(former, "title", language))


def following_edition(session: Session, consultation: Consultation) -> Consultation | None:
    """Return the edition that follows this one, if it was begun."""
    return session.scalars(
        sa.select(Consultation)
        .where(Consultation.follows_key == consultation.key, Consultation.round > 1)
        .order_by(Consultation.id)
    ).first()


def two_editions(session: Session, consultation: Consultation, account: User) -> TwoEditions | None:
    """Return a consultation beside the edition before it, or else beside the one after.

    There is none unless both are read, still kept, and accompanied by this account.
    """
    former, latter = former_edition(session, consultation), consultation
    if former is None:
        former, following = consultation, following_edition(session, consultation)
        if following is None:
            return None
        latter = following
    if any(account not in each.facilitators for each in (former, latter)):
        return None
    return _read_both(session, former, latter)


def _read_both(session: Session, former: Consultation, latter: Consultation) -> TwoEditions | None:
    before, after = load_report(session, former), load_report(session, latter)
    if before is None or after is None:
        return None
    shared = [load_shared_report(session, each) for each in (former, latter)]
    return TwoEditions(
        former=former,
        latter=latter,
        before=shared[0] or before,
        after=shared[1] or after,
        is_preparation=None in shared,
    )
