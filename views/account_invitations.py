"""The accounts of this installation, for its host: who may come in, and by which link."""

from dataclasses import dataclass

from flask import Blueprint, abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from forms.account_invitations import ROLES, InviteForm, RecoveryLinkForm, RolesForm
from forms.decision import DecisionForm
from forms.messages import ADDRESS_TAKEN
from models import AccountRole, User, db
from models.store.accounts import add_account, invite
from models.store.activity import Act
from models.store.keeping_accounts import (
    deactivate,
    give_roles,
    list_accounts,
    load_account,
    reactivate,
    withdraw,
)
from models.store.refusals import LastHost
from views.accounts import csrf
from views.guard import host
from views.moving import now, see_other
from views.qr import public_url
from views.remembering import remember

blueprint = Blueprint("account_invitations", __name__, url_prefix="/installation/comptes")
csrf.exempt(blueprint)  # its forms look at the proof of origin themselves, and lose nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One account of the list; `state` and `roles` are in words."""

    account: User
    name: str
    roles: list[str]
    state: str
    second_factor: bool


@blueprint.get("")
def index() -> ResponseReturnValue:
    host()
    rows = [_row(account) for account in list_accounts(db.session())]
    return render_template("account/list.html", rows=rows)


def _row(account: User) -> AccountRow:
    words = {AccountRole.FACILITATOR: _("facilitator"), AccountRole.HOST: _("technical host")}
    return AccountRow(
        account=account,
        name=account.name or account.email or _("The first account"),
        roles=[words[AccountRole(role.name)] for role in account.roles],
        state=_state(account),
        second_factor=account.has_second_factor,
    )


def _state(account: User) -> str:
    if account.is_waiting:
        return _("invited, has not come in yet")
    return _("active") if account.active else _("deactivated")


@blueprint.route("/inviter", methods=["GET", "POST"])
def invite_someone() -> ResponseReturnValue:
    host()
    form = InviteForm(data={"roles": [AccountRole.FACILITATOR.value]})
    if form.validate_on_submit() and (account := _added(form)):
        return _show_link(account, Act.ACCOUNT_INVITED)
    return render_template("account/invite.html", form=form, roles=ROLES)


def _added(form: InviteForm) -> User | None:
    try:
        return add_account(
            db.session(),
            roles=[AccountRole(code) for code in form.roles.data or ()],
            email=form.email.data,
            name=form.name.data or "",
        )
    except IntegrityError:
        db.session.rollback()
        form.email.errors = [ADDRESS_TAKEN]
        return None


def _show_link(
    account: User, act: Act, *, without_second_factor: bool = False
) -> ResponseReturnValue:
    """Make the link and show it, this once: only its hash is kept."""
    token = invite(db.session(), account, now=now(), without_second_factor=without_second_factor)
    remember(None, act, subject=_row(account).name)
    db.session.commit()
    return render_template(
        "account/link.html",
        account=_row(account),
        link=public_url("access.welcome", token=token),
        without_second_factor=without_second_factor,
    )


@blueprint.get("/<int:account_id>")
def show(account_id: int) -> ResponseReturnValue:
    host()
    account = _account(account_id)
    return _page(account, RolesForm(data={"roles": [role.name for role in account.roles]}))


def _page(account: User, roles: RolesForm) -> str:
    return render_template(
        "account/manage.html",
        account=_row(account),
        roles_form=roles,
        roles=ROLES,
        link_form=RecoveryLinkForm(sent=False),
        decision=DecisionForm(sent=False),
    )


@blueprint.post("/<int:account_id>/roles")
def change_roles(account_id: int) -> ResponseReturnValue:
    host()
    account, form = _account(account_id), RolesForm()
    if not form.validate_on_submit():
        return _page(account, form)
    give_roles(db.session(), account, [AccountRole(code) for code in form.roles.data or ()])
    remember(None, Act.ACCOUNT_CHANGED, subject=_row(account).name)
    db.session.commit()
    flash(_("Saved: %(title)s.", title=_row(account).name))
    return see_other("account_invitations.show", account_id=account_id)


@blueprint.post("/<int:account_id>/lien")
def make_link(account_id: int) -> ResponseReturnValue:
    host()
    account, form = _account(account_id), RecoveryLinkForm()
    if not form.validate_on_submit() or not (account.active or account.is_waiting):
        return see_other("account_invitations.show", account_id=account_id)
    without = bool(form.without_second_factor.data)
    return _show_link(account, Act.RECOVERY_LINK_MADE, without_second_factor=without)


@blueprint.post("/<int:account_id>/desactiver")
def close_account(account_id: int) -> ResponseReturnValue:
    host()
    account = _account(account_id)
    if DecisionForm().validate_on_submit():
        deactivate(db.session(), account)
        remember(None, Act.ACCOUNT_CLOSED, subject=_row(account).name)
        db.session.commit()
        flash(_("Deactivated: %(name)s. Their sessions are closed.", name=_row(account).name))
    return see_other("account_invitations.show", account_id=account_id)


@blueprint.post("/<int:account_id>/reactiver")
def open_account(account_id: int) -> ResponseReturnValue:
    host()
    account = _account(account_id)
    if DecisionForm().validate_on_submit() and not account.is_waiting:
        reactivate(db.session(), account)
        remember(None, Act.ACCOUNT_REOPENED, subject=_row(account).name)
        db.session.commit()
        flash(_("Reactivated: %(name)s.", name=_row(account).name))
    return see_other("account_invitations.show", account_id=account_id)


@blueprint.post("/<int:account_id>/retirer")
def take_back(account_id: int) -> ResponseReturnValue:
    host()
    account = _account(account_id)
    if not (DecisionForm().validate_on_submit() and account.is_waiting):
        return see_other("account_invitations.show", account_id=account_id)
    name = _row(account).name
    withdraw(db.session(), account)
    remember(None, Act.ACCOUNT_CLOSED, subject=name)
    db.session.commit()
    flash(_("The invitation is taken back: %(name)s.", name=name))
    return see_other("account_invitations.index")


def _account(account_id: int) -> User:
    return load_account(db.session(), account_id) or abort(404)


@blueprint.errorhandler(LastHost)
def nobody_else(_refusal: LastHost) -> ResponseReturnValue:
    db.session.rollback()
    flash(_("Nobody else keeps this installation. Give this role to another account first."))
    return see_other("account_invitations.index")
