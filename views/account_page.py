"""One's own account: the name, the address, and everything that opens it."""

from dataclasses import dataclass

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import auth_required
from sqlalchemy.exc import IntegrityError

from config import FRESH
from forms.access import IdentityForm
from forms.messages import ADDRESS_TAKEN
from models import User, db
from models.store.activity import Act
from models.store.keeping_accounts import rename
from views.accounts import csrf
from views.authenticator import keep_own_act
from views.guard import somebody
from views.moving import see_other

blueprint = Blueprint("account", __name__, url_prefix="/compte")
csrf.exempt(blueprint)  # its form looks at the proof of origin itself, and loses nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What opens an account beside its password; `codes_left` are recovery codes."""

    authenticator: bool
    passkeys: int
    second_factor: bool
    codes_left: int


@blueprint.get("")
def show() -> ResponseReturnValue:
    account = somebody()
    return render_template("account/show.html", account=account, means=_means(account))


def _means(account: User) -> Means:
    return Means(
        authenticator=bool(account.tf_totp_secret),
        passkeys=len(account.webauthn),
        second_factor=account.has_second_factor,
        codes_left=len(account.mf_recovery_codes or ()),
    )


@blueprint.route("/identite", methods=["GET", "POST"])
def identity() -> ResponseReturnValue:
    account = somebody()
    page: ResponseReturnValue = _identity_of(account)
    return page


@auth_required("session", within=lambda: FRESH)
def _identity_of(account: User) -> ResponseReturnValue:
    form = IdentityForm(obj=account)
    if form.validate_on_submit() and _renamed(account, form):
        flash(_("Your name and your address are saved."))
        return see_other("account.show")
    return render_template("account/identity.html", form=form)


def _renamed(account: User, form: IdentityForm) -> bool:
    try:
        rename(db.session(), account, name=form.name.data or "", email=form.email.data or "")
        keep_own_act(Act.ACCOUNT_CHANGED, account)
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        form.email.errors = [ADDRESS_TAKEN]
        return False
    return True
