"""The findings as a page reads them: a report put into words and drawings, nothing more."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from analysis import wording
from analysis.report import (
    Finding,
    FormsReading,
    GroupTurnout,
    PracticeReport,
    Questionnaire,
    Report,
    WorkshopReading,
)
from analysis.wording import Translations
from views.findings_blocks import (
    Block,
    FindingsPage,
    FindingWords,
    GroupFigure,
    Reading,
    TurnoutRow,
)
from views.findings_figures import Figures


def lay_findings(report: Report, words: Translations) -> FindingsPage:
    """Lay out a report: what can be compared in the order of a debate, then the rest."""
    figures = Figures(questionnaire=report.questionnaire, words=words)
    writer = _Writer(questionnaire=report.questionnaire, words=words, figures=figures)
    compared = report.by_debate()
    return FindingsPage(
        reminder=words.gettext(wording.REMINDER),
        groups=tuple(figures.badge(group.code) for group in report.questionnaire.groups),
        compared=tuple(writer.block(practice) for practice in compared),
        others=tuple(
            writer.block(practice) for practice in report.practices if practice not in compared
        ),
        turnout=tuple(writer.turnout(turnout) for turnout in report.turnout),
        open_reading=report.open_reading,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Writes the blocks of one report, in one language."""

    questionnaire: Questionnaire
    words: Translations
    figures: Figures

    def block(self, practice: PracticeReport) -> Block:
        label = self.questionnaire.practice_label(practice.practice)
        return Block(
            anchor=f"pratique-{label.code}",
            title=label.title,
            sentence=label.sentence,
            leading=self.finding(practice.leading),
            readings=tuple(self.readings(practice)),
        )

    def readings(self, practice: PracticeReport) -> Iterator[Reading]:
        if practice.workshop is not None:
            yield self.from_workshops(practice.workshop, practice)
        if practice.forms is not None:
            yield self.from_forms(practice.forms, practice)

    def from_workshops(self, reading: WorkshopReading, practice: PracticeReport) -> Reading:
        return Reading(
            source=self.words.gettext(wording.FROM_WORKSHOPS),
            finding=self.finding(reading.finding),
            groups=tuple(self.spoken(reading, practice)),
            has_bands=False,
        )

    def from_forms(self, reading: FormsReading, practice: PracticeReport) -> Reading:
        return Reading(
            source=self.words.gettext(wording.FROM_FORMS),
            finding=self.finding(reading.finding),
            groups=tuple(self.figures.forms(group) for group in reading.groups),
            has_bands=True,
            remarks=wording.differences(practice, self.questionnaire, self.words),
        )

    def finding(self, finding: Finding | None) -> FindingWords | None:
        if finding is None:
            return None
        say, solidity = self.words.gettext, finding.solidity
        return FindingWords(
            category=say(wording.CATEGORY_TITLES[finding.category]),
            words=say(wording.CATEGORIES[finding.category]),
            mark=wording.CATEGORY_MARKS[finding.category],
            facts=wording.facts(finding, self.questionnaire, self.words),
            solidity=say(wording.SOLIDITIES[solidity]) if solidity else "",
            solidity_meaning=say(wording.SOLIDITY_MEANINGS[solidity]) if solidity else "",
        )

    def spoken(self, reading: WorkshopReading, practice: PracticeReport) -> Iterator[GroupFigure]:
        """Give each group that was asked its column, even where it has not spoken."""
        said = {position.group: position for position in reading.positions}
        for code in self.questionnaire.practice_label(practice.practice).asked_of:
            if code in said:
                yield self.figures.position(said[code])
            else:
                silence = _("Nothing said in a workshop yet.")
                yield GroupFigure(badge=self.figures.badge(code), sentence=silence)

    def turnout(self, turnout: GroupTurnout) -> TurnoutRow:
        words = self.words.gettext(wording.BANDS[turnout.band])
        if turnout.left_out:
            words = _("the consultation went on without this group")
        return TurnoutRow(badge=self.figures.badge(turnout.group), words=words)
