"""Words that wait for their reader's language, declared as the plain text that WTForms asks for."""

from typing import cast

from flask_babel import lazy_gettext


def _l(message: str) -> str:
    return cast(str, lazy_gettext(message))
