"""What the pages of pistes share: a form that knows this démarche, and a draft from it."""

from forms.proposals import ProposalForm
from forms.room import UNSAID
from models import Consultation, Course, Practice, Proposal
from models.store.drafts import ProposalDraft
from models.store.proposals import fingerprint


def proposal_form(
    consultation: Consultation,
    proposal: Proposal | None = None,
    *,
    practice: Practice | None = None,
    sent: bool = True,
) -> ProposalForm:
    """Return the form of a piste, filled with it, or of a new one about a practice."""
    data = _data_of(proposal) if proposal else {"practice": str(practice.rank) if practice else ""}
    form = ProposalForm(data={"course": UNSAID, **data}, prefix="piste", sent=sent)
    return form.offer(
        [(str(each.rank), each.title) for each in consultation.practices],
        [(str(each.rank), each.label) for each in consultation.groups],
    )


def _data_of(proposal: Proposal) -> dict[str, object]:
    return {
        "text": proposal.text,
        "course": proposal.course.value if proposal.course else UNSAID,
        "practice": str(proposal.practice.rank) if proposal.practice else "",
        "group": str(proposal.group.rank) if proposal.group else "",
        "carried_by": proposal.carried_by,
        "due": proposal.due,
        "before": fingerprint(proposal),
    }


def draft_from(form: ProposalForm, consultation: Consultation) -> ProposalDraft:
    """Return what a valid form says."""
    practice, group = form.practice.data or "", form.group.data or ""
    return ProposalDraft(
        text=form.text.data or "",
        course=None if form.course.data == UNSAID else Course(form.course.data or ""),
        practice=consultation.practice_at(int(practice)) if practice else None,
        group=consultation.group_at(int(group)) if group else None,
        carried_by=form.carried_by.data or "",
        due=form.due.data or "",
    )
