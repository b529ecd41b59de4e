"""The recipe of the application: settings, database, languages, pages, commands."""

from collections.abc import Mapping
from pathlib import Path

from flask import Flask
from flask_migrate import Migrate
from werkzeug.middleware.proxy_fix import ProxyFix

from commands.invite import invite
from commands.lire import lire
from commands.serve import serve
from commands.tick import tick
from config import settings
from i18n import init_languages
from models import db
from models.keyed import SECRET
from views import (
    access,
    accompany,
    account_invitations,
    account_page,
    accounts,
    activity,
    assets,
    assisted,
    board_answers,
    bodies,
    choosing,
    clockwork,
    compressed,
    conditions,
    consent_editor,
    creating,
    creating_again,
    downloads,
    editions,
    entering,
    errors,
    explore,
    findings,
    frame,
    group_positions,
    groups,
    headers,
    home,
    incidents,
    installation,
    interrupting,
    kept_sheet,
    kit,
    meeting_files,
    meetings,
    mending,
    paper,
    paper_entry,
    paper_withdrawal,
    participate,
    policy,
    preview,
    proposals,
    proposals_upload,
    questionnaire,
    questionnaire_files,
    readiness,
    return_door,
    returning,
    room,
    room_prepare,
    row_numbers,
    running_sheets,
    saying,
    shell,
    team,
    translations,
    trial,
    unforeseen,
    workshop,
)

PAGES = (
    home,
    access,
    account_page,
    account_invitations,
    explore,
    entering,
    choosing,
    participate,
    kept_sheet,
    assisted,
    accompany,
    creating,
    creating_again,
    questionnaire,
    questionnaire_files,
    translations,
    frame,
    readiness,
    conditions,
    consent_editor,
    preview,
    trial,
    interrupting,
    mending,
    unforeseen,
    meetings,
    meeting_files,
    running_sheets,
    kit,
    groups,
    paper,
    paper_entry,
    paper_withdrawal,
    group_positions,
    workshop,
    saying,
    findings,
    downloads,
    room_prepare,
    room,
    proposals,
    proposals_upload,
    board_answers,
    returning,
    return_door,
    editions,
    team,
    activity,
    installation,
    incidents,
    policy,
)
migrate = Migrate()


def create_app(overrides: Mapping[str, object] | None = None) -> Flask:
    """Return the application, its settings those of the machine but for `overrides`."""
    app = Flask(__name__, static_folder=None)
    app.config.update(settings(Path(app.instance_path)))
    app.config.update(overrides or {})
    init_database(app)
    init_languages(app)
    for part in (
        row_numbers,
        bodies,
        clockwork,
        accounts,
        headers,
        errors,
        shell,
        assets,
        compressed,
    ):
        part.init_app(app)
    for page in PAGES:
        app.register_blueprint(page.blueprint)
    for command in (serve, tick, invite, lire):
        app.cli.add_command(command)
    if not app.config["ESSAI"]:
        app.wsgi_app = ProxyFix(app.wsgi_app)  # type: ignore[method-assign]
    return app


def init_database(app: Flask) -> None:
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {
        "execution_options": {SECRET: app.config["SECRET_KEY"]},
        "hide_parameters": True,  # a failure is logged, what somebody answered is not
    }
    db.init_app(app)
    migrate.init_app(app, db, directory=str(Path(__file__).parent / "migrations"))
