"""What was asked before of the same groups: what it showed, and how many stood behind it.

An edition is asked again of those it was asked of, and so is a copy made for the same
organisation. Which of them came first does not matter: whatever the same groups answered is known.
"""

from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.editions import Counted, FormerEdition, barely_changed
from analysis.report import GroupLabel, Tier
from analysis.snapshot import report_from_json
from analysis.tally import GroupTally
from analysis.text import reads_alike
from analysis.tier import tier_of
from models.consultation import Consultation, Group
from models.questionnaire import Practice
from models.sealed import CountedPeople, Snapshot
from models.store.editing import questionnaire_of


def count_people(session: Session, group: Group, tallies: Mapping[str, GroupTally]) -> None:
    """Keep how many people stand behind what is shown of a group, where anything is."""
    practices = {practice.code: practice.id for practice in group.consultation.practices}
    session.add_all(
        CountedPeople(
            group_id=group.id, practice_id=practices[code], people=tally.n, unseen=tally.unseen
        )
        for code, tally in tallies.items()
        if tier_of(tally) is not Tier.NOTHING
    )
    session.flush()


def barely_changed_in(
    session: Session, group: Group, tallies: Mapping[str, GroupTally]
) -> Collection[str]:
    """Return the practices for which one or two people of a group came or left since an edition.

    Where an earlier one is erased already nobody can tell, so it is all of them.
    """
    consultation = group.consultation
    first = _first_asked(session, consultation)
    if first is None:
        return frozenset(tallies)
    others = [each for each in _asked_again(session, first) if each is not consultation]
    label = GroupLabel(code=group.report_code, role=group.role, label=group.label)
    return barely_changed(label, tallies, (_published(session, other) for other in others))


def keep_what_is_copied(session: Session, copy: Consultation, earlier: Consultation) -> None:
    """Keep that a copy asks again what `earlier` asked, unless it is about another organisation.

    Names that differ by their capitals, their accents or their signs are those of the same one.
    """
    if reads_alike(copy.organisation.name, earlier.organisation.name):
        copy.follows_key = earlier.key
    session.flush()


def skip_what_asked_nothing(session: Session, consultation: Consultation) -> None:
    """Have those that ask again a consultation that was never opened follow the one before it.

    It can then be erased, and the others still know what was asked.
    """
    if consultation.opened_at is None:
        session.execute(
            sa.update(Consultation)
            .where(Consultation.follows_key == consultation.key)
            .values(follows_key=consultation.follows_key)
        )


def former_edition(session: Session, consultation: Consultation) -> Consultation | None:
    """Return the edition before this one; `None` for a first one, and once it is erased."""
    return _asked_before(session, consultation) if consultation.is_later_edition else None


def _asked_before(session: Session, consultation: Consultation) -> Consultation | None:
    known = sa.select(Consultation).where(Consultation.key == consultation.follows_key)
    return session.scalar(known) if consultation.follows_key else None


def _first_asked(session: Session, consultation: Consultation) -> Consultation | None:
    """Return the one that all the others ask again; `None` where one on the way is erased."""
    first = consultation
    while first.follows_key is not None:
        before = _asked_before(session, first)
        if before is None:
            return None
        first = before
    return first


def _asked_again(session: Session, first: Consultation) -> Sequence[Consultation]:
    """Return this one, then all those that ask it again, and those that ask these again."""
    family = [first]
    for each in family:
        again = sa.select(Consultation).where(Consultation.follows_key == each.key)
        family += session.scalars(again.order_by(Consultation.id))
    return family


def _published(session: Session, consultation: Consultation) -> FormerEdition:
    """Return what one of them showed, in its reading or, before it, in the groups' workshops."""
    counted = _counted(session, consultation)
    snapshot = session.get(Snapshot, consultation.id)
    if snapshot is not None:
        return FormerEdition.read(report_from_json(snapshot.json), counted)
    return FormerEdition(
        groups=questionnaire_of(consultation).groups,
        shown={(group, code) for group, known in counted.items() for code in known},
        counted=counted,
    )


def _counted(session: Session, consultation: Consultation) -> dict[str, dict[str, Counted]]:
    rows = session.execute(
        sa.select(Group, Practice.code, CountedPeople)
        .join(CountedPeople, CountedPeople.group_id == Group.id)
        .join(Practice, Practice.id == CountedPeople.practice_id)
        .where(Group.consultation_id == consultation.id)
    )
    counted: dict[str, dict[str, Counted]] = {}
    for group, code, known in rows:
        counted.setdefault(group.report_code, {})[code] = Counted(
            people=known.people, unseen=known.unseen
        )
    return counted
