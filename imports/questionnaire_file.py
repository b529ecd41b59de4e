"""A questionnaire from the file that holds it: a workbook (.xlsx) or JSON."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from analysis.wording import N_, Translations
from analysis.written import WrittenQuestionnaire
from imports.fault import Fault, FaultyFile
from imports.questionnaire_check import check_questionnaire
from imports.questionnaire_json import find_in_json
from imports.questionnaire_xlsx import find_in_workbook

UNKNOWN_FORMAT: Final = N_("Choose a file that ends in .xlsx or .json.")


def read_questionnaire(
    path: Path, *, languages: Collection[str], spoken: Sequence[Translations]
) -> WrittenQuestionnaire:
    """Return the questionnaire that a file holds.

    `languages` are those that a questionnaire may be given in; `spoken` are the catalogues whose
    words the file may use, the reader's own first. Raises `FaultyFile` with a fault per cell.
    """
    match path.suffix.lower():
        case ".xlsx":
            found = find_in_workbook(path, spoken)
        case ".json":
            found = find_in_json(path)
        case _:
            raise FaultyFile(Fault(message=UNKNOWN_FORMAT))
    return check_questionnaire(found, languages=languages, spoken=spoken)
