"""Which drawings there are, in their order, and what each shows, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.position import Moment
from analysis.report import PracticeLabel
from analysis.wording import MOMENTS
from exports.edition import Edition
from exports.tellings import Source, Telling, Voice, source_label, tellings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One practice in one source."""

    practice: PracticeLabel
    telling: Telling

    @property
    def shows_something(self) -> bool:
        return any(voice.current for voice in self.telling.voices)


def drawings_of(source: Source, edition: Edition) -> tuple[Drawing, ...]:
    """Return the drawings of one source, in the order of the questionnaire."""
    return tuple(
        Drawing(practice=edition.questionnaire.practice_label(practice.practice), telling=telling)
        for practice in edition.report.practices
        for telling in tellings_of(practice, edition)
        if telling.source is source
    )


def descriptions(edition: Edition) -> list[str]:
    """Return the alternative text of each chart, in the order in which they are drawn."""
    return [
        describe(drawing, edition)
        for source in Source
        for drawing in drawings_of(source, edition)
        if drawing.shows_something
    ]


def describe(drawing: Drawing, edition: Edition) -> str:
    """Say in words what a drawing shows: the practice, the source, then each group."""
    told = (drawing.practice.title, source_label(drawing.telling.source, edition))
    return ". ".join((*told, *_voices(drawing.telling, edition))) + "."


def _voices(telling: Telling, edition: Edition) -> Iterator[str]:
    for voice in telling.voices:
        yield f"{voice.group.label} – {_moments(voice, edition)}"


def _moments(voice: Voice, edition: Edition) -> str:
    if voice.current is None or voice.desired is None:
        return voice.note.rstrip(".")
    today, wished = (edition.say(MOMENTS[moment]) for moment in Moment)
    return f"{today} – {voice.current.words}; {wished} – {voice.desired.words}"
