"""The page that leads a meeting, for a phone or a laptop: where the room is, and what it can do."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from forms.proposals import ProposalForm
from forms.room import UNSAID, NoteForm, PressForm
from models import Group, PlenaryPhase, Practice
from models.store.plenary_room import draft_of, fingerprint_of
from models.store.plenary_stops import Source, Stop
from views.proposal_page import proposal_form
from views.room_meeting import HeldMeeting
from views.wall import PHASES, Wall, lay_wall


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of the programme; `number` is what its button says."""

    number: int
    words: str
    inner: bool
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """`group` is the one whose turn it is; `practice` is the one in debate."""

    phase: str
    wall: Wall
    version: int
    has_next: bool
    has_previous: bool
    group: Group | None
    practice: Practice | None
    phases: tuple[Phase, ...]
    press: PressForm
    note: NoteForm | None
    proposal: ProposalForm

    @property
    def may_reveal(self) -> bool:
        group = self.group
        return group is not None and group.validated_on is not None and group.revealed_at is None


def lay_command(
    meeting: HeldMeeting, *, note: NoteForm | None = None, practice: Practice | None = None
) -> Command:
    """Lay out the page; `note` is a form that was refused, with its practice, which stay on it."""
    programme, stop = meeting.programme, meeting.stop
    in_debate = practice or _practice_of(meeting, stop)
    return Command(
        phase=_(PHASES[stop.phase]),
        wall=lay_wall(meeting, stop),
        version=meeting.room.version,
        has_next=programme.after(stop) is not None,
        has_previous=programme.before(stop) is not None,
        group=_group_of(meeting, stop),
        practice=in_debate,
        phases=tuple(_phases(meeting)),
        press=PressForm(data={"seen": meeting.room.version}, sent=False),
        note=note or (note_form(meeting, in_debate, sent=False) if in_debate else None),
        proposal=proposal_form(meeting.consultation, practice=in_debate, sent=False),
    )


def note_form(meeting: HeldMeeting, practice: Practice, *, sent: bool = True) -> NoteForm:
    """Return the form of a finding, filled with what was noted already."""
    said = draft_of(meeting.notes.get(practice.code))
    data = {
        "verdict": said.verdict.value if said.verdict else UNSAID,
        "words": said.words,
        "notes": said.notes,
        "before": fingerprint_of(said),
    }
    return NoteForm(data=data, prefix="note", sent=sent)


def _practice_of(meeting: HeldMeeting, stop: Stop) -> Practice | None:
    if stop.phase is not PlenaryPhase.DEBATE:
        return None
    practices = meeting.consultation.practices
    return next((each for each in practices if each.code == stop.practice), None)


def _group_of(meeting: HeldMeeting, stop: Stop) -> Group | None:
    groups = meeting.consultation.groups
    return next((group for group in groups if group.report_code == stop.group), None)


def _phases(meeting: HeldMeeting) -> Iterator[Phase]:
    for phase in PlenaryPhase:
        yield Phase(title=_(PHASES[phase]), places=tuple(_places(meeting, phase)))


def _places(meeting: HeldMeeting, phase: PlenaryPhase) -> Iterator[Place]:
    for number, stop in enumerate(meeting.programme.stops):
        if stop.phase is phase and stop in meeting.programme.shown:
            yield Place(
                number=number,
                words=_words(meeting, stop),
                inner=bool(stop.practice),
                here=stop == meeting.stop,
            )


def _words(meeting: HeldMeeting, stop: Stop) -> str:
    questionnaire = meeting.report.questionnaire
    if stop.practice:
        title = questionnaire.practice_label(stop.practice).title
        return _("%(title)s (from the forms)", title=title) if _is_second(meeting, stop) else title
    if stop.group:
        return questionnaire.group_label(stop.group)
    if stop.phase is PlenaryPhase.DEBATE:
        return _("What we debate")
    return _("Proposals, page %(page)s", page=stop.page + 1)


def _is_second(meeting: HeldMeeting, stop: Stop) -> bool:
    """Say whether the forms come after the workshops, so that their two places differ in words."""
    first = Stop(phase=stop.phase, practice=stop.practice, source=Source.WORKSHOPS)
    return stop.source is Source.FORMS and first in meeting.programme.shown
