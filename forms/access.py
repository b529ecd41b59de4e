"""Coming in: signing in, the account that a one-time link opens, and a password chosen anew."""

from typing import Any, Final

import flask_security.forms as library
from wtforms import EmailField, Field, PasswordField
from wtforms.validators import EqualTo, InputRequired, Length, Regexp, ValidationError
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from analysis.text import clean_text
from forms.faults import Fault, faults_of
from forms.fields import NotTooLong, TextLine
from forms.lazy import _l
from forms.safe_form import SafeForm

SHORTEST: Final = 12
LONGEST: Final = 128
COMMONEST: Final = frozenset(FREQUENCY_LISTS["passwords"][:3000])
NOT_YOUR_PASSWORD: Final = _l("This is not your password. Type it again.")
SAME_PASSWORD: Final = _l("This is your password already. Choose another one.")


def is_not_common(_form: Any, field: Field) -> None:
    """Refuse what everyone tries first; nothing else is asked of a password but its length."""
    if field.data.casefold() in COMMONEST or len(set(field.data.casefold())) < 4:
        raise ValidationError(
            _l("Many people use this password. Choose another one: four words of your own.")
        )


def as_kept(address: str | None) -> str:
    """Return an address as accounts keep it."""
    return clean_text(address or "").lower()


def cut(typed: str | None) -> str | None:
    """Cut what no account has: putting a long run of accents in one form takes minutes."""
    return typed and typed[: 4 * LONGEST]


def chosen_password(label: str) -> PasswordField:
    """Return a password being chosen, with the rules of all of them."""
    return PasswordField(
        label,
        [
            InputRequired(_l("Choose a password.")),
            Length(
                min=SHORTEST,
                max=LONGEST,
                message=_l("Choose a password of 12 to 128 characters: four words, for example."),
            ),
            is_not_common,
        ],
    )


def same_again(name: str) -> PasswordField:
    """Return the password named so, once more."""
    return PasswordField(
        _l("The same password once more"),
        [
            InputRequired(_l("Type the same password once more.")),
            EqualTo(name, _l("The two passwords are not the same. Type the second again.")),
        ],
    )


def own_password(label: str) -> PasswordField:
    """Return the password that one has already."""
    return PasswordField(label, [InputRequired(_l("Type your password."))], filters=[cut])


class InOurWords:
    """A form of the library whose faults are told as those of our own forms are."""

    @property
    def faults(self) -> list[Fault]:
        """What is to correct, in the order of the page."""
        return faults_of(self)  # type: ignore[arg-type]


class SignInForm(library.LoginForm):
    """Takes any address that an account may have, the inner ones of a small network included.

    The form it comes from refuses addresses that no mail could reach; nothing is mailed here.
    """

    email = EmailField(validators=[InputRequired()], filters=[as_kept])
    # A session ends when it is left idle: no cookie outlives it.
    remember = None  # type: ignore[assignment]

    def filter_password(self, typed: str | None) -> str | None:
        return cut(typed)

    def validate_next(self, field: Field) -> None:
        """Forget a place that is not ours, rather than refuse whoever was led to it."""
        try:
            super().validate_next(field)
        except ValidationError:
            field.data = ""


def address(label: str) -> TextLine:
    """Return the address that an account is found by."""
    return TextLine(
        label,
        [
            InputRequired(_l("Write the e-mail address to sign in with.")),
            Regexp(
                r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$",
                message=_l("Write the whole address, such as alice@exemple.org."),
            ),
            NotTooLong(254),
        ],
    )


class IdentityForm(SafeForm):
    """The name that participants read, and the address to sign in with."""

    name = TextLine(
        _l("Your name, as participants will read it"),
        [InputRequired(_l("Write your name.")), NotTooLong(120)],
    )
    email = address(_l("Your e-mail address"))


class WelcomeForm(IdentityForm):
    """A name, an address to sign in with, and a password of 12 characters or more."""

    password = chosen_password(_l("A password"))
    again = same_again("password")


class NewPasswordForm(SafeForm):
    """Another password, for an account that has a name and an address already."""

    password = chosen_password(_l("A new password"))
    again = same_again("password")


class ForgottenForm(SafeForm):
    """The address of who lost a password; whether it is known is not told."""

    email = address(_l("Your e-mail address"))


class ResetPasswordForm(InOurWords, library.ResetPasswordForm):
    """Another password, by a link that came by mail."""

    password = chosen_password(_l("A new password"))
    password_confirm = same_again("password")


class ChangePasswordForm(InOurWords, library.ChangePasswordForm):
    """The password of today, then the one of tomorrow, twice."""

    password = own_password(_l("Your password today"))
    new_password = chosen_password(_l("A new password"))
    new_password_confirm = same_again("new_password")

    def validate(self, extra_validators: Any = None, **kwargs: Any) -> bool:
        valid = super().validate(extra_validators=extra_validators, **kwargs)
        if self.password.errors and self.password.data:
            same = self.password.data == self.new_password.data
            self.password.errors = [SAME_PASSWORD if same else NOT_YOUR_PASSWORD]
        return valid


class VerifyForm(InOurWords, library.VerifyForm):
    """The password once more, before what opens the account is changed."""

    password = own_password(_l("Your password"))

    def validate(self, extra_validators: Any = None, **kwargs: Any) -> bool:
        valid = super().validate(extra_validators=extra_validators, **kwargs)
        if self.password.errors and self.password.data:
            self.password.errors = [NOT_YOUR_PASSWORD]
        return valid
