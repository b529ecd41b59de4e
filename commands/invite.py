"""`flask inviter`: a new account, or a way back for someone who lost what opens theirs."""

from typing import Final

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.orm import Session

from analysis.wording import N_
from i18n import DEFAULT_LANGUAGE, load_translations
from models import AccountRole, User, db
from models.store.accounts import add_account, find_account
from models.store.accounts import invite as invite_account
from models.store.keeping_accounts import give_roles

LINK: Final = N_("Give this link to %(email)s only. It works once, for seven days:")
SECOND_FACTOR_STAYS: Final = N_(
    "The second factor stays: it will be asked for. If it is lost, add --sans-second-facteur."
)
CLOSED: Final = N_(
    "The account of %(email)s is deactivated. A host reactivates it from the page of accounts."
)


@click.command(
    "inviter",
    help="Donne un lien à usage unique pour choisir un mot de passe : à une nouvelle personne"
    " accompagnatrice, ou à une personne qui a perdu le sien.",
)
@click.argument("courriel")
@click.option("--nom", default="", help="Le nom que les personnes participantes liront.")
@click.option(
    "--responsable", is_flag=True, help="Le compte est, ou devient, responsable technique."
)
@click.option(
    "--sans-second-facteur",
    is_flag=True,
    help="Le lien fait aussi oublier le second facteur : le téléphone ou la clé est perdu.",
)
@with_appcontext
def invite(courriel: str, nom: str, responsable: bool, sans_second_facteur: bool) -> None:
    """Print a one-time link for the account of this address, which is made if there is none."""
    words = load_translations(DEFAULT_LANGUAGE)
    with Session(db.engine) as session, session.begin():
        account = _account(session, courriel, nom, host=responsable)
        if not (account.active or account.is_waiting):
            raise click.ClickException(words.gettext(CLOSED) % {"email": account.email})
        now = current_app.config["CLOCK"]()
        token = invite_account(session, account, now=now, without_second_factor=sans_second_facteur)
        email, keeps = account.email, account.has_second_factor and not sans_second_facteur
    click.echo(words.gettext(LINK) % {"email": email})
    click.echo(f"  {current_app.config['PUBLIC_URL']}/bienvenue/{token}")
    if keeps:
        click.echo(words.gettext(SECOND_FACTOR_STAYS))


def _account(session: Session, address: str, name: str, *, host: bool) -> User:
    role = AccountRole.HOST if host else AccountRole.FACILITATOR
    known = find_account(session, address)
    if known is None:
        return add_account(session, roles=[role], email=address, name=name)
    if host:
        give_roles(session, known, {role, *(AccountRole(each.name) for each in known.roles)})
    return known
