"""The questionnaire of a consultation, to keep, to give, or to fill in: never an answer in it."""

from typing import Final

from flask import Blueprint, Response
from flask_babel import get_locale

from analysis.wording import Translations
from exports.questionnaire_json import questionnaire_json
from exports.questionnaire_workbook import empty_questionnaire_workbook, questionnaire_workbook
from exports.xlsform import xlsform
from i18n import DEFAULT_LANGUAGE, LANGUAGES, load_translations
from models import Consultation
from models.store.translating import offered_languages
from models.store.writing import written_questionnaire
from views.guard import consultation_of, facilitator
from views.reading_files import page_translations

blueprint = Blueprint("questionnaire_files", __name__)

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/demarches/nouvelle/questionnaire.xlsx")
def empty_model() -> Response:
    facilitator()
    locale = get_locale()
    language = locale.language if locale else DEFAULT_LANGUAGE
    book = empty_questionnaire_workbook(language, page_translations())
    return _sent(book, XLSX, "questionnaire.xlsx")


@blueprint.get("/demarches/<key>/questionnaire.xlsx")
def workbook(key: str) -> Response:
    written = written_questionnaire(consultation_of(key))
    book = questionnaire_workbook(written, load_translations(written.language))
    return _sent(book, XLSX, "questionnaire.xlsx")


@blueprint.get("/demarches/<key>/questionnaire.json")
def machine(key: str) -> Response:
    written = written_questionnaire(consultation_of(key))
    return _sent(questionnaire_json(written), "application/json", "questionnaire.json")


@blueprint.get("/demarches/<key>/questionnaire.xlsform.xlsx")
def survey(key: str) -> Response:
    consultation = consultation_of(key)
    book = xlsform(written_questionnaire(consultation), _spoken(consultation))
    return _sent(book, XLSX, "questionnaire.xlsform.xlsx")


def _spoken(consultation: Consultation) -> dict[str, Translations]:
    """Return our words for each language that is offered: the first one's where we have none."""
    return {
        tag: load_translations(tag if tag in LANGUAGES else consultation.language)
        for tag in offered_languages(consultation)
    }


def _sent(data: bytes, mimetype: str, name: str) -> Response:
    response = Response(data, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
