"""The one-time link with which somebody chooses a password, and where signing in leads."""

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import login_user
from flask_security.changeable import send_password_changed_notice
from sqlalchemy.exc import IntegrityError

from forms.access import NewPasswordForm, WelcomeForm
from forms.messages import ADDRESS_TAKEN
from models import AccountRole, Invitation, InvitationPurpose, User, db
from models.store.accounts import answer_invitation, find_invitation
from models.store.activity import Act
from views.accounts import csrf, hash_chosen
from views.authenticator import keep_own_act
from views.guard import somebody
from views.moving import now, see_other

blueprint = Blueprint("access", __name__)
csrf.exempt(blueprint)  # its form looks at the proof of origin itself, and loses nothing


@blueprint.route("/bienvenue/<token>", methods=["GET", "POST"])
def welcome(token: str) -> ResponseReturnValue:
    """The link is the right to be here: 256 random bits that work once."""
    invitation = find_invitation(db.session(), token, now=now())
    if invitation is None:
        return render_template("access/dead_link.html"), 404
    if invitation.purpose is not InvitationPurpose.WELCOME:
        return _come_back(invitation)
    form = WelcomeForm(obj=invitation.user)
    if form.validate_on_submit() and (account := _open_account(invitation, form)):
        login_user(account, authn_via=["password"])
        return see_other("access.land")
    return render_template("access/welcome.html", form=form)


def _open_account(invitation: Invitation, form: WelcomeForm) -> User | None:
    try:
        account = answer_invitation(
            db.session(),
            invitation,
            password_hash=hash_chosen(form.password.data or ""),
            email=form.email.data,
            name=form.name.data,
        )
        keep_own_act(Act.ACCOUNT_OPENED, account)
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        form.email.errors = [ADDRESS_TAKEN]
        return None
    return account


def _come_back(invitation: Invitation) -> ResponseReturnValue:
    """Take another password; who has a second factor is still asked for it, at the door."""
    form = NewPasswordForm()
    if not form.validate_on_submit():
        return render_template("access/come_back.html", form=form, invitation=invitation)
    hashed = hash_chosen(form.password.data or "")
    account = answer_invitation(db.session(), invitation, password_hash=hashed)
    keep_own_act(Act.PASSWORD_CHANGED, account)
    db.session.commit()
    send_password_changed_notice(account)  # type: ignore[no-untyped-call]
    flash(_("Your new password is chosen. Sign in with it."))
    return see_other("security.login")


@blueprint.get("/connexion/suite")
def land() -> ResponseReturnValue:
    """Lead each account to what it is here for."""
    account = somebody()
    if account.has_role(AccountRole.FACILITATOR.value):
        return see_other("accompany.index")
    if account.has_role(AccountRole.HOST.value):
        return see_other("installation.index")
    return see_other("account.show")
