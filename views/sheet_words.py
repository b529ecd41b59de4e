"""How the sheet of proposals of a démarche is worded, in each language that it may come back in."""

from analysis.report import Questionnaire, Report
from exports.choices import COURSES, Choice, options_of
from exports.edition import Edition
from exports.sheets.proposals import column_names
from i18n import LANGUAGES, load_translations
from imports.proposals import Column, SheetWords
from models import Consultation
from models.store.editing import questionnaire_of


def sheet_words(consultation: Consultation) -> tuple[SheetWords, ...]:
    """Return the words of the sheet, in the language of the démarche first."""
    questionnaire = questionnaire_of(consultation)
    languages = sorted(LANGUAGES, key=lambda language: language != consultation.language)
    return tuple(_in(language, questionnaire) for language in languages)


def mark_of(consultation: Consultation) -> str:
    """Return what its workbooks carry, to be known when they come back."""
    return f"trois-voix {consultation.key}"


def _in(language: str, questionnaire: Questionnaire) -> SheetWords:
    empty = Report(questionnaire=questionnaire, turnout=(), practices=())
    edition = Edition(report=empty, translations=load_translations(language))
    courses = options_of(Choice.ORIENTATIONS, edition)
    groups = [group.code for group in questionnaire.groups]
    return SheetWords(
        columns=dict(zip(Column, column_names(edition), strict=False)),
        courses=dict(zip(courses, COURSES, strict=True)),
        groups=dict(zip(options_of(Choice.GROUPS, edition), (*groups, ""), strict=True)),
        practices={practice.title: practice.code for practice in questionnaire.practices},
    )
