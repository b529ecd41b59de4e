"""The pistes as a workbook receives them: plain data, in their order."""

from exports.piste import Piste
from models import Consultation, Proposal, db
from models.store.proposals import list_proposals


def told_pistes(consultation: Consultation) -> tuple[Piste, ...]:
    """Return what the meeting wrote of each piste, and what the board answered."""
    return tuple(_told(each) for each in list_proposals(db.session(), consultation))


def _told(proposal: Proposal) -> Piste:
    response = proposal.response
    return Piste(
        number=proposal.rank,
        text=proposal.text,
        practice=proposal.practice.code if proposal.practice else "",
        course=proposal.course.value if proposal.course else "",
        group=proposal.group.report_code if proposal.group else "",
        carried_by=proposal.carried_by,
        due=proposal.due,
        answer=response.answer.value if response and response.answer else "",
        reason=response.reason if response else "",
        sitting=response.adopted_on if response else None,
        resolution=response.resolution if response else "",
    )
