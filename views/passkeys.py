"""What is asked of a passkey: to sign in alone, it must know its owner; after a password, not."""

from typing import Any

from flask_security import WebauthnUtil
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)


class Passkeys(WebauthnUtil):
    """Takes the keys of telephones and computers as well as those that one plugs in."""

    def authenticator_selection(
        self,
        user: Any,
        usage: str,
    ) -> AuthenticatorSelectionCriteria:
        alone = usage == "first"
        return AuthenticatorSelectionCriteria(
            resident_key=_RESIDENT[alone], user_verification=_VERIFIED[alone]
        )

    def user_verification(self, user: Any, usage: list[str]) -> UserVerificationRequirement:
        return _VERIFIED["secondary" not in usage]


_RESIDENT = {True: ResidentKeyRequirement.REQUIRED, False: ResidentKeyRequirement.DISCOURAGED}
_VERIFIED = {
    True: UserVerificationRequirement.REQUIRED,
    False: UserVerificationRequirement.DISCOURAGED,
}
