"""What the wall shows, one kind of view per kind of stop, each in the words of its reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext as _

from analysis import wording
from analysis.position import Zone
from analysis.report import GroupForms, GroupPosition, PracticeReport
from analysis.wording import Translations
from i18n import load_translations
from models import Course, PlenaryPhase, Proposal, Verdict
from models.store.plenary_stops import PROPOSALS_AT_ONCE, Source, Stop, chosen_of
from models.store.sharing import has_decided
from views.drawing.drawing import ground_for
from views.drawing.shown import Agreed, Area, Centre, Crowd, Shown, shown_of
from views.drawing.together import Together, Voice, draw_together
from views.findings_blocks import Badge, GroupFigure, Said
from views.findings_figures import Figures
from views.room_meeting import HeldMeeting

FEW_WORDS: Final = 220
"""What a wall holds beside a drawing, in letters that are read from 8 metres."""

PHASES: Final = {
    PlenaryPhase.SPEAKING: wording.N_("The floor"),
    PlenaryPhase.DEBATE: wording.N_("The debate"),
    PlenaryPhase.PROPOSALS: wording.N_("The proposals"),
}
COURSES: Final = {
    Course.CONSOLIDATE: wording.N_("consolidate"),
    Course.CHANGE_COURSE: wording.N_("change course"),
}
COURSE_MARKS: Final = {Course.CONSOLIDATE: "≈", Course.CHANGE_COURSE: "→"}
VERDICTS: Final = {
    Verdict.KEPT: wording.N_("The meeting keeps this finding."),
    Verdict.CORRECTED: wording.N_("The meeting says it otherwise:"),
    Verdict.DROPPED: wording.N_("The meeting drops this finding."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnWall:
    """A group alone, before its practices; it may not be revealed yet."""

    template = "turn"
    title: str
    badge: Badge
    may_be_revealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeWall:
    """One group and one practice: no category, no other group."""

    template = "practice"
    title: str
    figure: GroupFigure
    texts: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaWall:
    template = "agenda"
    title: str
    practices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DebateWall:
    """One practice, the groups together; `lines` are the groups where no ground holds them all."""

    template = "debate"
    title: str
    source: str
    together: Together | None
    figures: tuple[GroupFigure, ...]
    finding: str
    mark: str
    facts: tuple[str, ...]
    verdict: str
    words: str
    reminder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PisteLine:
    """`size` is how small a long text is written, so that three still stand on a wall."""

    number: int
    mark: str
    course: str
    text: str
    size: str
    practice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsWall:
    template = "proposals"
    title: str
    lines: tuple[PisteLine, ...]
    page: int
    pages: int


Wall = TurnWall | PracticeWall | AgendaWall | DebateWall | ProposalsWall


def lay_wall(meeting: HeldMeeting, stop: Stop) -> Wall:
    """Return what the wall shows at a stop."""
    return _Painter(meeting).at(stop)


class _Painter:
    """Lays out the stops of one meeting, in the language of its consultation."""

    def __init__(self, meeting: HeldMeeting) -> None:
        self.meeting = meeting
        self.questionnaire = meeting.report.questionnaire
        self.words: Translations = load_translations(meeting.consultation.language)
        self.figures = Figures(questionnaire=self.questionnaire, words=self.words)

    def at(self, stop: Stop) -> Wall:
        match stop.phase:
            case PlenaryPhase.SPEAKING:
                return self.turn(stop)
            case PlenaryPhase.DEBATE:
                return self.debate(stop)
            case _:
                return self.pistes(stop)

    def turn(self, stop: Stop) -> TurnWall | PracticeWall:
        if stop.practice and stop in self.meeting.programme.shown:
            return self.practice_of_group(stop)
        group = next(g for g in self.meeting.consultation.groups if g.report_code == stop.group)
        return TurnWall(
            title=group.label,
            badge=self.figures.badge(stop.group),
            may_be_revealed=has_decided(group) and group.revealed_at is None,
        )

    def practice_of_group(self, stop: Stop) -> PracticeWall:
        practice = self.report_of(stop.practice)
        figure = self.figure_of(practice, stop.group)
        return PracticeWall(
            title=self.title_of(stop.practice), figure=figure, texts=_few_words(figure.said)
        )

    def figure_of(self, practice: PracticeReport, group: str) -> GroupFigure:
        """Return the group's own position, or else its forms."""
        for position in practice.workshop.positions if practice.workshop else ():
            if position.group == group:
                return self.figures.position(position)
        forms = practice.forms.groups if practice.forms else ()
        return self.figures.forms(next(each for each in forms if each.group == group))

    def debate(self, stop: Stop) -> AgendaWall | DebateWall:
        if stop.practice and stop in self.meeting.programme.shown:
            return self.debate_of(self.report_of(stop.practice), stop)
        codes = chosen_of(self.meeting.room, self.meeting.report)
        return AgendaWall(
            title=_("What we debate"), practices=tuple(self.title_of(code) for code in codes)
        )

    def debate_of(self, practice: PracticeReport, stop: Stop) -> DebateWall:
        note = self.meeting.notes.get(practice.practice)
        reading = practice.workshop if stop.source is Source.WORKSHOPS else practice.forms
        finding = reading.finding if reading else None
        voices, figures = self.voices_of(practice, stop.source)
        ground = ground_for(self.questionnaire.pole_names, self.questionnaire.tokens)
        on_one_ground = ground is not None and len(self.questionnaire.poles) == 3
        return DebateWall(
            title=self.title_of(practice.practice),
            source=self.say(
                wording.FROM_WORKSHOPS if stop.source is Source.WORKSHOPS else wording.FROM_FORMS
            ),
            together=draw_together(ground, voices) if ground and on_one_ground else None,
            figures=figures,
            finding=self.say(wording.CATEGORIES[finding.category]) if finding else "",
            mark=wording.CATEGORY_MARKS[finding.category] if finding else "",
            facts=wording.facts(finding, self.questionnaire, self.words) if finding else (),
            verdict=self.say(VERDICTS[note.verdict]) if note and note.verdict else "",
            words=note.words if note and note.verdict else "",
            reminder=self.say(wording.REMINDER),
        )

    def voices_of(
        self, practice: PracticeReport, source: Source | None
    ) -> tuple[tuple[Voice, ...], tuple[GroupFigure, ...]]:
        """Return each group as a mark and as a figure, but those of which nothing is shown."""
        if source is Source.WORKSHOPS:
            positions = practice.workshop.positions if practice.workshop else ()
            return (
                tuple(self.voice_of_position(position) for position in positions),
                tuple(self.figures.position(position) for position in positions),
            )
        forms = [each for each in practice.forms.groups if each.current] if practice.forms else []
        voices = (self.voice_of_forms(each) for each in forms)
        return (
            tuple(voice for voice in voices if voice),
            tuple(self.figures.forms(each) for each in forms),
        )

    def voice_of_position(self, position: GroupPosition) -> Voice:
        badge = self.figures.badge(position.group)
        return Voice(
            rank=badge.rank,
            letter=badge.letter,
            current=Agreed(position.current),
            desired=Agreed(position.desired),
        )

    def voice_of_forms(self, forms: GroupForms) -> Voice | None:
        if forms.current is None or forms.desired is None:
            return None
        badge = self.figures.badge(forms.group)
        return Voice(
            rank=badge.rank,
            letter=badge.letter,
            current=_one_mark(shown_of(forms.current), forms.current.zone),
            desired=_one_mark(shown_of(forms.desired), forms.desired.zone),
        )

    def pistes(self, stop: Stop) -> ProposalsWall:
        proposals = self.meeting.proposals
        first = stop.page * PROPOSALS_AT_ONCE
        pages = max(-(-len(proposals) // PROPOSALS_AT_ONCE), 1)
        return ProposalsWall(
            title=_("The proposals"),
            lines=tuple(
                self.line(proposal) for proposal in proposals[first : first + PROPOSALS_AT_ONCE]
            ),
            page=min(stop.page + 1, pages),
            pages=pages,
        )

    def line(self, proposal: Proposal) -> PisteLine:
        course = proposal.course
        return PisteLine(
            number=proposal.rank,
            mark=COURSE_MARKS[course] if course else "",
            course=self.say(COURSES[course]) if course else "",
            text=proposal.text,
            size=_size_of(proposal.text),
            practice=proposal.practice.title if proposal.practice else "",
        )

    def report_of(self, code: str) -> PracticeReport:
        return next(each for each in self.meeting.report.practices if each.practice == code)

    def title_of(self, code: str) -> str:
        return self.questionnaire.practice_label(code).title

    def say(self, message: str) -> str:
        return self.words.gettext(message)


def _one_mark(shown: Shown, zone: Zone) -> Agreed | Centre | Area:
    """Return what one mark can stand for: of a crowd, the zone where it gathers."""
    return Area(zone) if isinstance(shown, Crowd) else shown


def _size_of(text: str) -> str:
    if len(text) <= FEW_WORDS:
        return ""
    return "long" if len(text) <= 2 * FEW_WORDS else "longer"


def _few_words(said: Sequence[Said]) -> tuple[Said, ...]:
    """Return the texts that a wall can hold whole; the spokesperson says the others."""
    kept: list[Said] = []
    room = FEW_WORDS
    for each in said:
        if len(each.text) <= room:
            kept.append(each)
            room -= len(each.text)
    return tuple(kept)
