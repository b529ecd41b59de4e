"""What is kept, and the verbs that keep it (`models.store`)."""

from models.account import AccountRole, Invitation, InvitationPurpose, Role, User
from models.activity import Activity
from models.base import Base, db
from models.consultation import (
    Consultation,
    ConsultationState,
    Context,
    Entry,
    Group,
    GroupState,
    Mandate,
)
from models.installation import ErasedConsultation, Incident, Installation
from models.meeting import GroupPosition, GroupSaying, Meeting, MeetingKind
from models.organisation import Organisation
from models.participation import Agreement, Card, Comment, Response, Sheet
from models.passkey import Passkey
from models.plenary import FindingNote, Plenary, PlenaryPhase, Verdict
from models.proposal import BoardAnswer, BoardResponse, Course, Proposal
from models.questionnaire import Pole, Practice, PracticeWording
from models.sealed import (
    CountedPeople,
    GroupRelease,
    KeptComment,
    SealedAgreement,
    SealedCount,
    SealedSkip,
    SealedTurnout,
    SealedTyped,
    Snapshot,
)

__all__ = [
    "AccountRole",
    "Activity",
    "Agreement",
    "Base",
    "BoardAnswer",
    "BoardResponse",
    "Card",
    "Comment",
    "Consultation",
    "ConsultationState",
    "Context",
    "CountedPeople",
    "Course",
    "Entry",
    "ErasedConsultation",
    "FindingNote",
    "Group",
    "GroupPosition",
    "GroupRelease",
    "GroupSaying",
    "GroupState",
    "Incident",
    "Installation",
    "Invitation",
    "InvitationPurpose",
    "KeptComment",
    "Mandate",
    "Meeting",
    "MeetingKind",
    "Organisation",
    "Passkey",
    "Plenary",
    "PlenaryPhase",
    "Pole",
    "Practice",
    "PracticeWording",
    "Proposal",
    "Response",
    "Role",
    "SealedAgreement",
    "SealedCount",
    "SealedSkip",
    "SealedTurnout",
    "SealedTyped",
    "Sheet",
    "Snapshot",
    "User",
    "Verdict",
    "db",
]
