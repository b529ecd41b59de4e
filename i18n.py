"""The language of each request: French by default, or the one of the consultation that is open."""

from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers
from babel.support import NullTranslations, Translations
from flask import Flask, g
from flask_babel import Babel, get_locale, refresh

LANGUAGES: Final = ("fr", "en")
DEFAULT_LANGUAGE: Final = LANGUAGES[0]
TRANSLATIONS: Final = Path(__file__).parent / "translations"

WITHOUT_A_LOCALE: Final = {"atj": "Atikamekw", "moe": "Innu-aimun", "moh": "Kanien’kéha"}
"""Languages spoken here that Babel has no locale for, in their own names."""

babel = Babel()


def init_languages(app: Flask) -> None:
    babel.init_app(app, locale_selector=_locale)


def use_language(language: str) -> None:
    """Speak this language ("fr" or "en") until the end of the request."""
    g.language = language if language in LANGUAGES else DEFAULT_LANGUAGE
    refresh()


def load_translations(language: str) -> NullTranslations:
    """Return the catalogue of a language, without an application."""
    return Translations.load(TRANSLATIONS, [language])


@cache
def known_languages() -> tuple[str, ...]:
    """Return the tags of the languages that a questionnaire can be given in (BCP 47)."""
    tags = {name.replace("_", "-") for name in locale_identifiers()}
    whole = {
        tag for tag in tags if not any(part.isupper() or part.isdigit() for part in tag.split("-"))
    }
    return tuple(sorted(whole | set(WITHOUT_A_LOCALE)))


def own_name(language: str) -> str:
    """Name a language as those who speak it do: « Français », « العربية »."""
    locale = locale_of(language)
    name = locale.display_name if locale else WITHOUT_A_LOCALE.get(language)
    return _capitalised(name or language)


def name_of(language: str) -> str:
    """Name a language in the language of the page: « Arabe »."""
    page = get_locale() or Locale(DEFAULT_LANGUAGE)
    locale = locale_of(language)
    name = locale.get_display_name(page) if locale else page.languages.get(language)
    return _capitalised(name or own_name(language))


def direction_of(language: str) -> str:
    """Return the way a language is written: ltr or rtl."""
    locale = locale_of(language)
    return locale.text_direction if locale else "ltr"


def locale_of(language: str) -> Locale | None:
    """Return what Babel knows of a language, or nothing."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


def _locale() -> str:
    return f"{g.get('language', DEFAULT_LANGUAGE)}_CA"
