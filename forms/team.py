"""Somebody who joins those who accompany a consultation, named by their address."""

from wtforms.validators import InputRequired

from forms.access import as_kept
from forms.fields import NotTooLong, TextLine
from forms.lazy import _l
from forms.safe_form import SafeForm


class TeammateForm(SafeForm):
    email = TextLine(
        _l("The address that this person signs in with"),
        [InputRequired(_l("Write the address of a person who accompanies.")), NotTooLong(254)],
        filters=[as_kept],
    )

    def refuse(self) -> None:
        """Say the same whatever is lacking: the address, its account, or its role."""
        self.email.errors = [
            _l(
                "No person who accompanies signs in with this address. Check it, or ask who keeps "
                "the installation to invite them first."
            )
        ]
