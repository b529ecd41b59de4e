"""Accounts through Flask-Security: its pages at the addresses of the settings, in our words."""

import unicodedata
from collections.abc import Callable
from typing import Any, Final, cast

from flask import Flask, Response, abort, flash, g, request, session
from flask.typing import RouteCallable
from flask_babel import gettext as _
from flask_security import (
    Security,
    SQLAlchemyUserDatastore,
    hash_password,
    password_changed,
    password_reset,
    tf_disabled,
    tf_profile_changed,
    user_authenticated,
    wan_deleted,
    wan_registered,
)
from flask_wtf import CSRFProtect

from analysis.wording import N_
from config import PASSWORD_FORM
from forms.access import ChangePasswordForm, ResetPasswordForm, SignInForm, VerifyForm
from forms.second_factor import (
    CodeForm,
    PasskeyAnswerForm,
    PasskeyForm,
    PasskeySignInForm,
    RecoveryCodeForm,
    RescueForm,
    SetupForm,
)
from models import Passkey, Role, User, db
from models.store.activity import Act
from views.authenticator import Authenticator, RecoveryCodes, keep_own_act
from views.mail import Mail
from views.moving import now
from views.passkeys import Passkeys
from views.recovery import choose_again, forgotten
from views.second_factor import only_half_in, say_when_refused
from views.tries import (
    limiter,
    recovery_by_account,
    recovery_by_address,
    second_factor_by_account,
    sign_in_by_account,
    sign_in_by_address,
)

csrf = CSRFProtect()

LIBRARY: Final = "security"
Change = Callable[[Any], Any]

DONE: Final = (
    (
        password_changed,
        Act.PASSWORD_CHANGED,
        N_("Your password is changed. Your other sessions are closed."),
    ),
    (password_reset, Act.PASSWORD_CHANGED, N_("Your new password is chosen. Sign in with it.")),
    (
        tf_profile_changed,
        Act.SECOND_FACTOR_SET,
        N_("Your application is set up: you will be asked for its code."),
    ),
    (
        tf_disabled,
        Act.SECOND_FACTOR_REMOVED,
        N_("Your application is removed: its codes open nothing any more."),
    ),
    (wan_registered, Act.PASSKEY_ADDED, N_("Your key is kept.")),
    (wan_deleted, Act.PASSKEY_REMOVED, N_("The key is removed: it opens nothing any more.")),
)
"""What the library does, with the act that is kept and what is said on the next page."""


def init_app(app: Flask) -> None:
    """Set up accounts, the proof of origin of every form, and counted tries."""
    csrf.init_app(app)
    limiter.init_app(app)
    app.config["SECURITY_DATETIME_FACTORY"] = now
    security = Security(
        app,
        SQLAlchemyUserDatastore(db, User, Role, Passkey),
        login_form=SignInForm,
        verify_form=VerifyForm,
        change_password_form=ChangePasswordForm,
        reset_password_form=ResetPasswordForm,
        two_factor_setup_form=SetupForm,
        two_factor_verify_code_form=CodeForm,
        two_factor_rescue_form=RescueForm,
        mf_recovery_form=RecoveryCodeForm,
        wan_register_form=PasskeyForm,
        wan_signin_form=PasskeySignInForm,
        wan_signin_response_form=PasskeyAnswerForm,
        totp_cls=Authenticator,
        mf_recovery_codes_util_cls=RecoveryCodes,
        webauthn_util_cls=Passkeys,
        mail_util_cls=Mail,
    )
    security.want_json(lambda _request: False)
    _change_views(app)
    for signal, act, words in DONE:
        signal.connect(_keep_and_say(act, words), app, weak=False)
    user_authenticated.connect(_begin_session, app)
    app.after_request(_repeat_nothing)


def _change_views(app: Flask) -> None:
    """Count the tries of the library's views, and put ours in the place of those we do better."""
    _change(app, "login", sign_in_by_account, sign_in_by_address)
    _change(app, "two_factor_token_validation", second_factor_by_account, only_half_in)
    _change(app, "mf_recovery", second_factor_by_account)
    _change(app, "verify", second_factor_by_account)
    _change(app, "change_password", second_factor_by_account)
    _change(app, "two_factor_rescue", lambda _view: _not_here)
    _change(app, "forgot_password", lambda _view: forgotten)
    _change(app, "forgot_password", recovery_by_account, recovery_by_address)
    _change(app, "reset_password", lambda _view: choose_again)
    for step in ("wan_register", "wan_signin"):
        _change(app, f"{step}_response", say_when_refused(f"{LIBRARY}.{step}"))


def _change(app: Flask, name: str, *changes: Change) -> None:
    endpoint = f"{LIBRARY}.{name}"
    for change in changes:
        app.view_functions[endpoint] = cast(RouteCallable, change(app.view_functions[endpoint]))


def _not_here() -> Response:
    """A page of the library that nobody needs."""
    abort(404)


def hash_chosen(password: str) -> str:
    """Return what is kept of a password, in the form of accents that signing in compares."""
    # Flask-Security normalises what is typed to sign in, and not what it is given to hash.
    return hash_password(unicodedata.normalize(PASSWORD_FORM, password))


def _keep_and_say(act: Act, words: str) -> Callable[..., None]:
    def keep_and_say(_app: Flask, *, user: User, **_signal: Any) -> None:
        keep_own_act(act, user)
        flash(_(words))

    return keep_and_say


def _begin_session(_app: Flask, **_signal: Any) -> None:
    """The session lasts while it is used, and no proof of origin from before it is good in it."""
    session.permanent = True
    session.pop("csrf_token", None)
    g.pop("csrf_token", None)


def _repeat_nothing(response: Response) -> Response:
    """After a form, lead on with 303: the browser asks for a page and never posts again."""
    if request.method == "POST" and response.status_code == 302:
        response.status_code = 303
    return response
