"""A filled sheet beside the pistes that are there: what is new, changed, the same, or gone."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from models.consultation import Consultation
from models.proposal import Proposal
from models.store.drafts import ProposalDraft
from models.store.locking import lock_consultation
from models.store.proposals import (
    add_proposal,
    as_draft,
    change_proposal,
    fingerprint,
    is_answered,
    list_proposals,
    remove_proposal,
)
from models.store.refusals import ChangedSince


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedDraft:
    """One row of the sheet; `number` is the rank that the piste had when the sheet was made."""

    number: int | None
    draft: ProposalDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    before: Proposal
    after: ProposalDraft


@dataclass(slots=True, kw_only=True)
class Comparison:
    """`answered` would change, or go, but the board answered them: they stay."""

    new: list[ProposalDraft] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: list[Proposal] = field(default_factory=list)
    gone: list[Proposal] = field(default_factory=list)
    answered: list[Proposal] = field(default_factory=list)


def compare(proposals: Sequence[Proposal], rows: Sequence[NumberedDraft]) -> Comparison:
    """Return what a sheet would change.

    A row is the piste that says the same, wherever it stands now; or else the one of its number.
    """
    found = Comparison()
    left = {proposal.rank: proposal for proposal in proposals}
    waiting: list[NumberedDraft] = []
    for row in rows:
        twin = next((each for each in left.values() if each.text == row.draft.text), None)
        if twin is None:
            waiting.append(row)
        else:
            _sort(found, left.pop(twin.rank), row.draft)
    for row in waiting:
        known = left.pop(row.number, None) if row.number is not None else None
        if known is None:
            found.new.append(row.draft)
        else:
            _sort(found, known, row.draft)
    for proposal in left.values():
        (found.answered if is_answered(proposal) else found.gone).append(proposal)
    return found


def _sort(found: Comparison, proposal: Proposal, draft: ProposalDraft) -> None:
    if as_draft(proposal) == draft:
        found.same.append(proposal)
    elif is_answered(proposal):
        found.answered.append(proposal)
    else:
        found.changed.append(Change(before=proposal, after=draft))


def fingerprint_of_all(proposals: Sequence[Proposal]) -> str:
    """Return what changes with any piste, and with their order."""
    words = "\n".join(f"{proposal.id} {fingerprint(proposal)}" for proposal in proposals)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def apply_rows(
    session: Session,
    consultation: Consultation,
    rows: Sequence[NumberedDraft],
    *,
    seen: str,
    remove: bool,
    today: date,
) -> Comparison:
    """Make the pistes what the sheet says; what is gone from it goes only if `remove`.

    Raises `ChangedSince` when the pistes are not any more those that were `seen`.
    """
    lock_consultation(session, consultation.id)
    proposals = list_proposals(session, consultation)
    if fingerprint_of_all(proposals) != seen:
        raise ChangedSince
    done = compare(proposals, rows)
    for change in done.changed:
        change_proposal(session, change.before, change.after)
    for proposal in done.gone if remove else ():
        remove_proposal(session, proposal)
    for draft in done.new:
        add_proposal(session, consultation, draft, today=today)
    return done
