"""What a démarche asks goes out to a file and into another démarche, and stays whole."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from exports.questionnaire_workbook import questionnaire_workbook
from imports.gabarit import GABARITS, Length, Level, list_gabarits, load_gabarit
from imports.questionnaire_file import read_questionnaire
from models import Consultation
from models.store.drafts import GroupDraft
from models.store.preparing import create_consultation
from models.store.translating import missing_texts, offer_languages
from models.store.writing import create_from_written, written_questionnaire
from tests.builders import THREE_GROUPS, TODAY, a_facilitator
from tests.written import FRENCH, LANGUAGES, SPOKEN

CODES = [gabarit.code for gabarit in list_gabarits()]


def a_consultation_from(session: Session, code: str) -> Consultation:
    """The whole of a gabarit, in French, with English offered."""
    gabarit, english = load_gabarit(code, "fr"), load_gabarit(code, "en")
    level = next(iter(gabarit.levels), Level(code="", name="", sentence="")).code
    groups = [
        GroupDraft(role=group.role, label=group.label, expected=5, entry=THREE_GROUPS[0].entry)
        for group in gabarit.groups
    ]
    consultation = create_consultation(
        session,
        facilitator=a_facilitator(session),
        gabarit=gabarit.at_level(level),
        length=Length.COMPLET,
        organisation="Le Relais",
        title="Notre automne",
        groups=groups,
        language="fr",
        today=TODAY,
        translated=[english.at_level(level)],
    )
    offer_languages(session, consultation, ["en"])
    return consultation


@pytest.mark.parametrize("code", CODES)
def test_every_gabarit_goes_through_a_file_and_comes_back_whole(
    session: Session, tmp_path: Path, code: str
) -> None:
    """Poles, practices, wordings, plain words and translations; English is still offered."""
    consultation = a_consultation_from(session, code)
    written = written_questionnaire(consultation)
    path = tmp_path / "questionnaire.xlsx"
    path.write_bytes(questionnaire_workbook(written, FRENCH))

    read = read_questionnaire(path, languages=LANGUAGES, spoken=SPOKEN)
    again = create_from_written(
        session,
        facilitator=consultation.facilitators[0],
        written=read,
        organisation="Un autre",
        title=consultation.title,
        groups=[
            GroupDraft(
                role=group.role, label=group.label, expected=group.expected, entry=group.entry
            )
            for group in consultation.groups
        ],
        today=TODAY,
    )

    assert read == written
    assert written_questionnaire(again) == written
    assert again.languages == ["en"]
    assert not missing_texts(again, "en")


@pytest.mark.parametrize("code", CODES)
def test_a_gabarit_of_ours_is_also_a_file_to_start_from(code: str) -> None:
    """Its JSON is read as it is: another installation may give one that is not here."""
    written = read_questionnaire(GABARITS / f"{code}.json", languages=LANGUAGES, spoken=SPOKEN)

    gabarit = load_gabarit(code)
    assert [practice.code for practice in written.practices] == [
        practice.code for practice in gabarit.practices
    ]
    assert written.practices[0].plain["title"]["en"]
    assert not written.consent
