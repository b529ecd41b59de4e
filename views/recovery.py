"""A password lost: what to do, by mail when there is a server for it, through the host when not."""

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_security.recoverable import (
    reset_password_token_status,
    send_reset_password_instructions,
)
from flask_security.views import reset_password

from forms.access import ForgottenForm
from models import db
from models.store.accounts import find_account
from views.mail import in_french, is_configured, later
from views.moving import see_other


def forgotten() -> ResponseReturnValue:
    """Say what to do; whether the account is known changes neither the words nor the time."""
    form = ForgottenForm()
    if is_configured() and form.validate_on_submit():
        later(_write_to, current_app._get_current_object(), form.email.data)  # type: ignore[attr-defined]
        return see_other("security.forgot_password", envoi="1")
    return render_template(
        "access/forgotten.html",
        form=form,
        by_mail=is_configured(),
        asked="envoi" in request.args,
    )


def _write_to(app: Flask, address: str) -> None:
    """Write to this address if an account opens with it; otherwise to nobody."""
    with app.test_request_context(base_url=app.config["PUBLIC_URL"]), in_french():
        account = find_account(db.session(), address)
        if account is not None and account.active:
            send_reset_password_instructions(account)  # type: ignore[no-untyped-call]


def choose_again(token: str) -> ResponseReturnValue:
    """The link is the right to be here; one that is too old or was used says so."""
    expired, invalid, account = reset_password_token_status(token)  # type: ignore[no-untyped-call]
    if expired or invalid or account is None or not account.active:
        return render_template("access/dead_link.html"), 404
    answer: ResponseReturnValue = reset_password(token)
    return answer
