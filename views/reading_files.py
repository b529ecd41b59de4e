"""A questionnaire that somebody gives as a file: read where nothing is kept of it."""

import zlib
from base64 import b64decode, b64encode
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from flask_babel import get_locale
from werkzeug.datastructures import FileStorage

from analysis.wording import N_, Translations
from analysis.written import WrittenQuestionnaire
from exports.questionnaire_json import questionnaire_json
from i18n import DEFAULT_LANGUAGE, LANGUAGES, known_languages, load_translations
from imports.fault import Fault, FaultyFile
from imports.gabarit import DEFAULT_GABARIT, list_gabarits
from imports.gate import MAX_BYTES
from imports.questionnaire_file import read_questionnaire

ENDINGS: Final = frozenset({".xlsx", ".json"})
MOST_CARRIED: Final = 1_500_000
"""Characters; the rest of the form fits beside it in what one request may hold."""

TOO_LONG: Final = N_("This questionnaire is too long: shorten its texts, or give fewer practices.")


def read_upload(file: FileStorage) -> WrittenQuestionnaire:
    """Return the questionnaire of an uploaded file; raises `FaultyFile`."""
    ending = Path(file.filename or "").suffix.lower()
    with closing(file):  # a large one waits in a file of the system until then
        data = file.stream.read()
    return _read(data, ending if ending in ENDINGS else "")


def carry(written: WrittenQuestionnaire) -> str:
    """Return a questionnaire as a page carries it; raises `FaultyFile` when it is too long."""
    whole = questionnaire_json(written)
    packed = b64encode(zlib.compress(whole, level=9)).decode()
    if len(whole) > MAX_BYTES or len(packed) > MOST_CARRIED:
        raise FaultyFile(Fault(message=TOO_LONG))
    return packed


def read_carried(packed: str) -> WrittenQuestionnaire:
    """Return the questionnaire that a page carried; raises `FaultyFile` for a forged one."""
    try:
        # A forged text could unpack without end: no more is unpacked than was ever packed.
        whole = zlib.decompressobj().decompress(b64decode(packed), MAX_BYTES)
    except (ValueError, zlib.error) as error:
        raise FaultyFile(Fault(message=TOO_LONG)) from error
    return _read(whole, ".json")


def page_translations() -> Translations:
    """Return the catalogue of the language of the page."""
    locale = get_locale()
    return load_translations(locale.language if locale else DEFAULT_LANGUAGE)


def _read(data: bytes, ending: str) -> WrittenQuestionnaire:
    spoken = [page_translations(), *(load_translations(language) for language in LANGUAGES)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"questionnaire{ending}"
        path.write_bytes(data)
        written = read_questionnaire(path, languages=known_languages(), spoken=spoken)
    return _of_a_known_gabarit(written)


def _of_a_known_gabarit(written: WrittenQuestionnaire) -> WrittenQuestionnaire:
    """Take the consent of the default gabarit where the file names none that is offered here."""
    known = {gabarit.code for gabarit in list_gabarits()}
    return written if written.gabarit in known else replace(written, gabarit=DEFAULT_GABARIT)
