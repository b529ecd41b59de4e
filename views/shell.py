"""What the shell of every page asks for: its language, and whether this is only a trial."""

from flask import Flask, current_app, g
from flask_babel import get_locale

from views.guard import accompanies, keeps_installation
from views.marking import bare


def init_app(app: Flask) -> None:
    """Give templates `page_language`, `essai_mode`, `is_trial`, the roles and the filter `bare`."""
    app.jinja_env.globals["page_language"] = page_language
    app.jinja_env.globals["essai_mode"] = essai_mode
    app.jinja_env.globals["is_trial"] = is_trial
    app.jinja_env.globals["accompanies"] = accompanies
    app.jinja_env.globals["keeps_installation"] = keeps_installation
    app.jinja_env.filters["bare"] = bare


def page_language() -> str:
    """Return the language tag of the page, such as fr-CA."""
    return str(get_locale() or "fr_CA").replace("_", "-")


def essai_mode() -> bool:
    """Say whether the application runs without HTTPS, where no real answer belongs."""
    return bool(current_app.config["ESSAI"])


def is_trial() -> bool:
    """Say whether this page belongs to the essai of a consultation, before its opening."""
    return bool(g.get("trial"))
