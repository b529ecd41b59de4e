"""Codes of an authenticator application, and recovery codes, as Flask-Security asks for them."""

from typing import Any, Final

from flask import has_app_context
from flask_security import MfRecoveryCodesUtil, Totp

from models import User, db
from models.codes import RESUME_CODE, new_code
from models.store.activity import Act, record
from views.moving import now

RECOVERY_CODE: Final = RESUME_CODE
"""Characters of a recovery code: 60 bits, where the library has 48."""


class Authenticator(Totp):
    """Tells the time of the application, and takes no code twice."""

    def __init__(self, secrets: dict[str, str], issuer: str) -> None:
        super().__init__(secrets, issuer)
        self._totp = self._totp.using(now=_moment)

    def generate_recovery_codes(self, number: int) -> list[str]:
        return [new_code(RECOVERY_CODE) for _ in range(number)]

    def get_last_counter(self, user: User) -> int | None:  # type: ignore[override]
        return user.totp_counter

    def set_last_counter(self, user: User, tmatch: Any) -> None:  # type: ignore[override]
        user.totp_counter = tmatch.counter


class RecoveryCodes(MfRecoveryCodesUtil):
    """Keeps that new codes were made, never the codes themselves but encrypted."""

    def create_recovery_codes(self, user: Any) -> list[str]:
        keep_own_act(Act.RECOVERY_CODES_MADE, user)
        return super().create_recovery_codes(user)


def keep_own_act(act: Act, user: Any) -> None:
    """Keep what somebody did to their own account; the library commits it with the rest."""
    # The library may give a stand-in for whoever is signed in, which no table takes.
    account = db.session().get(User, user.id)
    name = account.name if account else ""
    record(db.session(), account=account, consultation=None, act=act, now=now(), subject=name)


def _moment() -> float:
    # The library tries the clock once, before there is an application that has one.
    return now().timestamp() if has_app_context() else 0.0
