"""The meetings that a calendar begins with: those that the gabarit suggests, or the usual ones.

With three groups that is seven: the opening, a workshop each, the mise en commun, the sitting of
the board, and the return to the groups. Between two organisations no board sits: the return is
in each of them.
"""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from imports.gabarit import Gabarit, GabaritNotFound, SuggestedMeeting
from models import Consultation, Context, Group, MeetingKind
from models.store.meetings import MeetingDraft
from models.store.own_gabarit import gabarit_of
from views.meeting_words import USUAL_MINUTES, documents_for

AROUND_THE_WORKSHOPS = 3
"""A gabarit that tells the whole way has an opening, a mise en commun and a return."""


def proposed_meetings(consultation: Consultation) -> list[MeetingDraft]:
    """Return the sequence to begin with, in the order of time."""
    gabarit = _gabarit_of(consultation)
    if gabarit and len(gabarit.meetings) >= len(gabarit.groups) + AROUND_THE_WORKSHOPS:
        return list(_from_gabarit(consultation, gabarit))
    return list(_usual(consultation.groups))


def _gabarit_of(consultation: Consultation) -> Gabarit | None:
    try:
        return gabarit_of(consultation)
    except GabaritNotFound:
        return None


def _from_gabarit(consultation: Consultation, gabarit: Gabarit) -> Iterator[MeetingDraft]:
    """Tell the kinds by their places: the last two are the mise en commun and the return.

    Before them comes a workshop for each of its groups, and before these the opening, which
    something else may precede.
    """
    *first, plenary, back = gabarit.meetings
    opening = len(first) - len(gabarit.groups) - 1
    for meeting in first[:opening]:
        yield _suggested(MeetingKind.OTHER, meeting)
    yield _suggested(MeetingKind.LAUNCH, first[opening])
    yield from _workshops(consultation.groups, gabarit, first[opening + 1 :])
    yield _suggested(MeetingKind.PLENARY, plenary)
    if consultation.context is Context.INTRA:
        yield _board()
    yield _suggested(MeetingKind.RETURN, back)


def _workshops(
    groups: Sequence[Group], gabarit: Gabarit, suggested: Sequence[SuggestedMeeting]
) -> Iterator[MeetingDraft]:
    """One for each group; a group of the gabarit that kept its place keeps its workshop's words."""
    told = dict(enumerate(zip(gabarit.groups, suggested, strict=False)))
    for place, group in enumerate(groups):
        theirs, meeting = told.get(place, (None, None))
        if theirs and meeting and (theirs.role, theirs.label) == (group.role, group.label):
            yield _suggested(MeetingKind.WORKSHOP, meeting, group)
        else:
            yield _workshop(group)


def _suggested(
    kind: MeetingKind, meeting: SuggestedMeeting, group: Group | None = None
) -> MeetingDraft:
    return _draft(kind, meeting.title, meeting.purpose, group)


def _usual(groups: Sequence[Group]) -> Iterator[MeetingDraft]:
    yield _draft(
        MeetingKind.LAUNCH,
        _("Opening meeting"),
        _("Agree on the purpose, the groups, the practices and the rules of the game."),
    )
    yield from map(_workshop, groups)
    yield _draft(
        MeetingKind.PLENARY,
        _("Mise en commun"),
        _("Each group presents its positions in turn; we debate them and write proposals."),
    )
    yield _board()
    yield _draft(
        MeetingKind.RETURN,
        _("Return to the groups"),
        _("Hear what the board answered to each proposal, and agree on what comes next."),
    )


def _workshop(group: Group) -> MeetingDraft:
    return _draft(
        MeetingKind.WORKSHOP,
        _("Workshop: %(group)s", group=group.label),
        _("The group talks about the practices, agrees on its position, and decides what it says."),
        group,
    )


def _board() -> MeetingDraft:
    return _draft(
        MeetingKind.BOARD,
        _("Sitting of the board"),
        _("The board takes note of the proposals, and answers each one as a body."),
    )


def _draft(kind: MeetingKind, title: str, purpose: str, group: Group | None = None) -> MeetingDraft:
    return MeetingDraft(
        kind=kind,
        title=title,
        purpose=purpose,
        group=group,
        minutes=USUAL_MINUTES[kind],
        documents=documents_for(kind),
    )
