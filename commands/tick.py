"""`flask tick`, every minute or so: closes what is due, erases what was promised to be."""

from typing import Final

import click
import sqlalchemy as sa
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.orm import Session

from analysis.wording import N_
from i18n import DEFAULT_LANGUAGE, load_translations
from models import db
from models.calendar import local_date
from models.sqlite import truncate_log
from models.store.closing import close_due_groups
from models.store.erasing import erase_expired

CLOSED: Final = N_("Groups closed: %(number)d")
ERASED: Final = N_("Consultations erased, as promised: %(number)d")


@click.command(
    "tick",
    help="Ferme les groupes dont c’est l’heure et efface les démarches dont le délai de garde"
    " est passé. À lancer chaque minute; sans danger.",
)
@with_appcontext
def tick() -> None:
    """Do what is due, once; say so only when something was."""
    now = current_app.config["CLOCK"]()
    with Session(db.engine) as session, session.begin():
        closed = close_due_groups(session, now=now)
        erased = erase_expired(session, today=local_date(now))
    _leave_no_trace()
    words = load_translations(DEFAULT_LANGUAGE)
    for message, number in ((CLOSED, closed), (ERASED, erased)):
        if number:
            click.echo(words.gettext(message) % {"number": number})


def _leave_no_trace() -> None:
    """Empty the log of SQLite; on PostgreSQL, take erased rows out of the tables.

    Always: somebody may have withdrawn since the last time, and a clean table costs nothing.
    """
    truncate_log(db.engine)
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in db.metadata.sorted_tables:
                connection.execute(sa.text(f"VACUUM {table.name}"))
