"""`flask serve`, which `make run` calls: brings the database up to date, then serves."""

import os
import tempfile
from pathlib import Path
from typing import Final, NoReturn

import click
from flask import Flask
from flask.cli import ScriptInfo, pass_script_info
from flask_migrate import upgrade
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from analysis.wording import N_, Translations
from commands.addresses import ALL_INTERFACES, drawn, is_free, network_address
from commands.demo import add_fictitious
from commands.server import Server
from config import DEFAULT_PORT
from i18n import DEFAULT_LANGUAGE, load_translations
from models import AccountRole, db
from models.sqlite import truncate_log
from models.store.accounts import add_account, has_accounts, invite, waiting_accounts

ODD_PORT: Final = N_("PORT must be a whole number from 1 to 65535: PORT=8123 make run")
PORT_BUSY: Final = N_(
    "Port %(port)d is taken, perhaps by Trois voix itself. Choose another one: "
    "PORT=%(other)d make run"
)
PORT_REFUSED: Final = N_(
    "This computer does not allow to listen on port %(port)d. Choose another one: "
    "PORT=8123 make run"
)
READ_ONLY: Final = N_(
    "Nothing can be written in “%(folder)s”: copy Trois voix into a folder of yours, then start "
    "again."
)
NO_DATABASE: Final = N_("The database does not answer: check DATABASE_URL, then start again.")
RUNNING: Final = N_("Trois voix is running.")
HERE: Final = N_("On this computer:")
PHONES: Final = N_("On the phones of the same network:")
NO_NETWORK: Final = N_("This computer is on no network: phones cannot reach it.")
PUBLIC: Final = N_("On the Internet, through your proxy:")
FIRST_TIME: Final = N_(
    "The first time, open this link and choose your password. It works only once:"
)
TO_STOP: Final = N_("To stop: Ctrl+C")


@click.command(
    "serve",
    help="Met la base à jour, prépare deux démarches fictives la première fois, puis démarre.",
)
@pass_script_info
def serve(info: ScriptInfo) -> None:
    """Start Trois voix on PORT (8000), for the phones of the network as well."""
    os.umask(0o077)  # what is kept is for this account of the computer alone
    words = load_translations(DEFAULT_LANGUAGE)
    app = info.load_app()
    host, port = _place(app, words)
    _check_writable(Path(app.instance_path), words)
    token = _prepare(app, words)
    here = f"http://localhost:{port}"
    if not app.config["BASE_URL"]:
        address = network_address()
        app.config["PUBLIC_URL"] = f"http://{address}:{port}" if address else here
    told = _told(app, here, f"{here}/bienvenue/{token}" if token else None, words)
    Server(app, host=host, port=port, when_ready=lambda: click.echo(told)).run()


def _place(app: Flask, words: Translations) -> tuple[str, int]:
    """Return where to listen; stop with one sentence where that cannot be."""
    # Behind a proxy nobody else should come in by this door.
    host = os.environ.get("HOST") or (ALL_INTERFACES if app.config["ESSAI"] else "127.0.0.1")
    given = os.environ.get("PORT") or str(DEFAULT_PORT)
    port = int(given) if given.isascii() and given.isdigit() else 0
    if not 1 <= port <= 65535:
        _stop(words.gettext(ODD_PORT))
    try:
        if not is_free(host, port):
            _stop(words.gettext(PORT_BUSY) % {"port": port, "other": port % 60000 + 1})
    except OSError:
        _stop(words.gettext(PORT_REFUSED) % {"port": port})
    return host, port


def _check_writable(folder: Path, words: Translations) -> None:
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        _stop(words.gettext(READ_ONLY) % {"folder": folder})


def _prepare(app: Flask, words: Translations) -> str | None:
    """Migrate; the first time, make an account and two fictitious consultations.

    Return the token of the first link, anew until somebody has used it.
    """
    try:
        with app.app_context():
            upgrade()
            truncate_log(db.engine)  # of what was erased just before the last stop
            token = _first_link(app)
            # The workers that are forked from here must not share a connection.
            db.engine.dispose()
    except DBAPIError:
        local = _is_local(app)
        folder = {"folder": app.instance_path}
        _stop(words.gettext(READ_ONLY) % folder if local else words.gettext(NO_DATABASE))
    return token


def _is_local(app: Flask) -> bool:
    return str(app.config["SQLALCHEMY_DATABASE_URI"]).startswith("sqlite")


def _first_link(app: Flask) -> str | None:
    now = app.config["CLOCK"]()
    with Session(db.engine) as session, session.begin():
        if not has_accounts(session):
            first = add_account(session, roles=list(AccountRole))
            add_fictitious(session, first, now=now)
        waiting = [account for account in waiting_accounts(session) if account.email is None]
        return invite(session, waiting[0], now=now) if waiting else None


def _told(app: Flask, here: str, link: str | None, words: Translations) -> str:
    lines = ["", words.gettext(RUNNING), "", words.gettext(HERE), f"  {here}", ""]
    public = app.config["PUBLIC_URL"]
    if not app.config["ESSAI"]:
        lines += [words.gettext(PUBLIC), f"  {public}", ""]
    elif public == here:
        lines += [words.gettext(NO_NETWORK), ""]
    else:
        lines += [words.gettext(PHONES), f"  {public}", "", drawn(public)]
    if link:
        lines += [words.gettext(FIRST_TIME), f"  {link}", ""]
    return "\n".join([*lines, words.gettext(TO_STOP), ""])


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    raise SystemExit(1)
