"""The accounts that a host keeps: inviting someone, and what each may do."""

from typing import Final

from wtforms import BooleanField, SelectMultipleField
from wtforms.validators import InputRequired

from forms.access import address
from forms.fields import NotTooLong, TextLine, codes_of
from forms.lazy import _l
from forms.safe_form import SafeForm

ROLES: Final = (
    ("facilitator", _l("Facilitator: prepares and runs consultations")),
    ("host", _l("Technical host: keeps the installation and the accounts, opens no finding")),
)
ROLE_NEEDED: Final = _l("Choose at least one role.")


def roles_field() -> SelectMultipleField:
    return SelectMultipleField(
        _l("What may this person do?"),
        [InputRequired(ROLE_NEEDED)],
        choices=codes_of(ROLES),
    )


class RolesForm(SafeForm):
    roles = roles_field()


class InviteForm(SafeForm):
    """Whom to invite: an address, a name that may wait, and roles."""

    email = address(_l("The person’s e-mail address"))
    name = TextLine(_l("Their name, if you know how they want it read"), [NotTooLong(120)])
    roles = roles_field()


class RecoveryLinkForm(SafeForm):
    """A link to choose another password; past the second factor only by choice."""

    without_second_factor = BooleanField(
        _l("Also remove their second factor: the telephone or the key is lost")
    )
