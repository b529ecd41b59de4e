"""The return as people read it or hear it: what was heard, the pistes, the answers, what is next.

Everything comes from what the groups decided to share and the room saw, in full sentences and
everyday words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from analysis.category import Category
from analysis.report import PracticeReport, Questionnaire, Report, Tier
from analysis.wording import N_, Translations, forms_sentence, position_sentence
from i18n import load_translations
from models import BoardAnswer, Consultation, FindingNote, Proposal, Verdict
from models.store.board import answer_to, expected_on, is_overdue
from models.store.plenary_room import load_notes
from models.store.proposals import list_proposals
from models.store.returning import questionnaire_told, return_meeting
from models.store.sharing import load_returned_report
from views.dates import say_date
from views.marking import mark_told

HEARD: Final = {
    Category.DIVERGING_DESIRED: N_("The groups do not wish for the same thing."),
    Category.DIVERGING_CURRENT: N_("The groups do not see today in the same way."),
    Category.DIVIDED_WITHIN: N_("In one group, people see this in very different ways."),
    Category.DIVERGING_MOVEMENT: N_(
        "The groups agree on today and on the goal. They do not see the same way to get there."
    ),
    Category.CHANGE_COURSE: N_("The groups agree. They wish to change something."),
    Category.CONSOLIDATE: N_("The groups agree. They wish to go on in much the same way."),
    Category.INSUFFICIENT: N_("We could not compare the groups. They talked about it together."),
}
ANSWERED: Final = {
    BoardAnswer.RETAINED: N_("The board says yes."),
    BoardAnswer.MODIFIED: N_("The board says yes, but changes something."),
    BoardAnswer.POSTPONED: N_("The board says: not now."),
    BoardAnswer.SET_ASIDE: N_("The board says no."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One group, by its rank, and where it says it stands."""

    rank: int
    label: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One practice: the room's own words, or else what the reading proposed."""

    title: str
    sentences: tuple[str, ...]
    voices: tuple[Voice, ...]
    was_discussed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PisteTold:
    text: str
    answer: str
    reason: str
    adopted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPage:
    """`heard` is empty until every group has decided, and the room has seen one of them."""

    organisation: str
    title: str
    language: str
    heard: tuple[Heard, ...]
    pistes: tuple[PisteTold, ...]
    what_next: tuple[str, ...]
    meeting: str
    kept_until: str

    @property
    def discussed(self) -> tuple[Heard, ...]:
        """What the room talked about, or everything where nothing of it was written."""
        return tuple(heard for heard in self.heard if heard.was_discussed) or self.heard

    @property
    def others(self) -> tuple[str, ...]:
        """The titles of the practices that the room did not talk about."""
        return tuple(heard.title for heard in self.heard if heard not in self.discussed)


def lay_return(
    session: Session, consultation: Consultation, language: str, *, today: date
) -> ReturnPage:
    asked = questionnaire_told(consultation, language)
    pistes = list_proposals(session, consultation)
    told = tuple(_told(piste, consultation, today) for piste in pistes)
    return ReturnPage(
        organisation=consultation.about,
        title=mark_told(consultation, "title", language, consultation.language),
        language=language,
        heard=_heard(session, consultation, asked, load_translations(language)),
        pistes=told,
        what_next=tuple(line for line in consultation.what_next.splitlines() if line.strip()),
        meeting=_meeting(session, consultation, today),
        kept_until=say_date(consultation.keep_until),
    )


def _heard(
    session: Session, consultation: Consultation, asked: Questionnaire, words: Translations
) -> tuple[Heard, ...]:
    report = load_returned_report(session, consultation)
    if report is None:
        return ()
    return tuple(_practices(report, asked, load_notes(session, consultation), words))


def _practices(
    report: Report,
    asked: Questionnaire,
    notes: Mapping[str, FindingNote],
    words: Translations,
) -> Iterator[Heard]:
    for practice in report.practices:
        note = notes.get(practice.practice)
        yield Heard(
            title=asked.practice_label(practice.practice).title,
            sentences=tuple(_sentences(practice, note)),
            voices=tuple(_voices(practice, asked, words)),
            was_discussed=note is not None and note.verdict is not None,
        )


def _sentences(practice: PracticeReport, note: FindingNote | None) -> Iterator[str]:
    verdict = note.verdict if note else None
    if verdict is Verdict.DROPPED:
        yield _("The meeting put this reading aside.")
    elif practice.leading and verdict is not Verdict.CORRECTED:
        yield _(HEARD[practice.leading.category])
    if note and note.words and verdict is not Verdict.DROPPED:
        yield _("The meeting says: “%(words)s”", words=note.words)


def _voices(practice: PracticeReport, asked: Questionnaire, words: Translations) -> Iterator[Voice]:
    """Give each group its own position, or what its forms show; nothing for one that kept it."""
    said = dict(_said(practice, asked, words))
    for rank, group in enumerate(asked.groups, start=1):
        if group.code in said:
            yield Voice(rank=rank, label=group.label, sentence=said[group.code])


def _said(
    practice: PracticeReport, asked: Questionnaire, words: Translations
) -> Iterator[tuple[str, str]]:
    for forms in practice.forms.groups if practice.forms else ():
        if forms.tier is not Tier.NOTHING:
            yield forms.group, forms_sentence(forms, asked, words)
    for position in practice.workshop.positions if practice.workshop else ():
        yield position.group, position_sentence(position, asked, words)


def _told(piste: Proposal, consultation: Consultation, today: date) -> PisteTold:
    response, answer = piste.response, answer_to(piste)
    return PisteTold(
        text=piste.text,
        answer=_(ANSWERED[answer]) if answer else _awaited(piste, consultation, today),
        reason=response.reason if response else "",
        adopted=_adopted(piste),
    )


def _awaited(piste: Proposal, consultation: Consultation, today: date) -> str:
    expected = say_date(expected_on(piste, consultation))
    if is_overdue(piste, consultation, today=today):
        return _("The board has not answered yet. Its answer was due on %(day)s.", day=expected)
    if expected:
        return _("The board has not answered yet. Its answer is due on %(day)s.", day=expected)
    return _("The board has not answered yet.")


def _adopted(piste: Proposal) -> str:
    day = piste.response and piste.response.adopted_on
    return _("It said so at its meeting of %(day)s.", day=say_date(day)) if day else ""


def _meeting(session: Session, consultation: Consultation, today: date) -> str:
    meeting = return_meeting(session, consultation, today=today)
    if meeting is None:
        return _("You will be told the day when we talk about it together.")
    day = say_date(meeting.held_on)
    if meeting.place:
        return _(
            "We talk about it together on %(day)s. The place: %(place)s.",
            day=day,
            place=meeting.place,
        )
    return _("We talk about it together on %(day)s.", day=day)


def languages_of(consultation: Consultation, spoken: Sequence[str]) -> tuple[str, ...]:
    """Return the languages that the page can be read in, that of the démarche first."""
    others = (language for language in consultation.languages if language in spoken)
    return (consultation.language, *others)
