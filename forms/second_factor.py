"""The second factor: codes of an application, recovery codes and passkeys, told in our words."""

import re
from typing import Any, Final

import flask_security.forms as library
from flask_security.recovery_codes import MfRecoveryForm
from flask_security.webauthn import (
    WebAuthnRegisterForm,
    WebAuthnSigninForm,
    WebAuthnSigninResponseForm,
)
from wtforms import BooleanField, HiddenField, RadioField, StringField
from wtforms.validators import InputRequired

from forms.access import InOurWords
from forms.fields import NotTooLong, TextLine, codes_of
from forms.lazy import _l

WRONG_CODE: Final = _l(
    "This code does not work, or was used already. Wait for the next one, then type it."
)
WRONG_RECOVERY_CODE: Final = _l("This code does not work, or was used already. Type another one.")
NAME_REFUSED: Final = _l(
    "Write another name: you have a key with this one, or it holds a sign that is not taken."
)
USAGES: Final = (
    ("first", _l("to sign in with it alone, without a password")),
    ("secondary", _l("to confirm, after the password")),
)
SETTING_UP: Final = (("authenticator", ""), ("disable", ""))
LIKE_DIGITS: Final = str.maketrans("OIL", "011")


def digits_of(typed: str | None) -> str:
    """Return a code of an application as it is compared, however it was spaced."""
    return re.sub(r"\s", "", typed or "")


def recovery_code_of(typed: str | None) -> str:
    """Return a recovery code as it was given: capitals, no spaces nor dashes, O as 0."""
    return re.sub(r"[\W_]", "", (typed or "")).upper().translate(LIKE_DIGITS)


def never(_typed: object) -> bool:
    """A session ends when it is left idle: no cookie outlives it."""
    return False


class CodeForm(InOurWords, library.TwoFactorVerifyCodeForm):
    """The six digits that an application shows."""

    code = StringField(
        _l("The six digits of your application"),
        [InputRequired(_l("Type the six digits that your application shows."))],
        filters=[digits_of],
    )

    def validate(self, extra_validators: Any = None, **kwargs: Any) -> bool:
        valid = super().validate(extra_validators=extra_validators, **kwargs)
        if self.code.errors and self.code.data:
            self.code.errors = [WRONG_CODE]
        return valid


class SetupForm(InOurWords, library.TwoFactorSetupForm):
    """Two buttons: to set an application up, and to remove it."""

    setup = RadioField(choices=codes_of(SETTING_UP))


class RescueForm(InOurWords, library.TwoFactorRescueForm):
    """The library makes it beside the code, and no page shows it."""

    help_setup = RadioField(choices=codes_of(()))


class RecoveryCodeForm(InOurWords, MfRecoveryForm):
    """One of the codes that were noted on paper."""

    code = StringField(
        _l("One of your recovery codes"),
        [InputRequired(_l("Type one of your recovery codes: 12 letters and digits."))],
        filters=[recovery_code_of],
    )

    def validate(self, extra_validators: Any = None, **kwargs: Any) -> bool:
        valid = super().validate(extra_validators=extra_validators, **kwargs)
        if self.code.errors and self.code.data:
            self.code.errors = [WRONG_RECOVERY_CODE]
        return valid


class PasskeyForm(InOurWords, WebAuthnRegisterForm):
    """A name to know a key by, and what it is for."""

    name = TextLine(
        _l("A name for this key"),
        [InputRequired(_l("Give the key a name: “my telephone”, for example.")), NotTooLong(64)],
    )
    usage = RadioField(
        _l("What is it for?"),
        choices=codes_of(USAGES),
        default="first",
    )
    usages = USAGES

    def validate(self, extra_validators: Any = None, **kwargs: Any) -> bool:
        valid = super().validate(extra_validators=extra_validators, **kwargs)
        if not valid and self.name.data and len(self.name.data) <= 64:
            self.name.errors = [NAME_REFUSED]
        return valid


class PasskeySignInForm(WebAuthnSigninForm):
    """A button: nothing is typed, so that nobody learns who has a key here."""

    remember = BooleanField(filters=[never])


class PasskeyAnswerForm(WebAuthnSigninResponseForm):
    """What the key answered."""

    remember = HiddenField(filters=[never])
