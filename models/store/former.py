"""The editions before one: what they published, and the people behind it, shown to nobody."""

from collections.abc import Collection, Iterator, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from analysis.editions import Counted, FormerEdition, barely_changed
from analysis.report import GroupLabel, Tier
from analysis.snapshot import report_from_json
from analysis.tally import GroupTally
from analysis.tier import tier_of
from models.consultation import Consultation, Group
from models.questionnaire import Practice
from models.sealed import CountedPeople, Snapshot


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

    Where an earlier edition is erased already nobody can tell, so it is all of them.
    """
    consultation = group.consultation
    if consultation.follows_key is None:
        return ()
    former = tuple(_editions_before(session, consultation))
    if former[-1] is None:
        return frozenset(tallies)
    published = (_published(session, edition) for edition in former if edition is not None)
    label = GroupLabel(code=group.report_code, role=group.role, label=group.label)
    return barely_changed(label, tallies, (each for each in published if each))


def former_edition(session: Session, consultation: Consultation) -> Consultation | None:
    """Return the edition before this one; `None` for a first one, and once it is erased."""
    if consultation.follows_key is None:
        return None
    return session.scalar(
        sa.select(Consultation).where(Consultation.key == consultation.follows_key)
    )


def _editions_before(session: Session, consultation: Consultation) -> Iterator[Consultation | None]:
    """Yield the editions from the latest to the first; it ends by `None` where one is erased."""
    while consultation.follows_key is not None:
        former = former_edition(session, consultation)
        yield former
        if former is None:
            return
        consultation = former


def _published(session: Session, consultation: Consultation) -> FormerEdition | None:
    snapshot = session.get(Snapshot, consultation.id)
    if snapshot is None:
        return None
    return FormerEdition(
        report=report_from_json(snapshot.json), counted=_counted(session, consultation)
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
