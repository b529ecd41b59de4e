"""Whether what a person placed may be read openly, said practice by practice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from wtforms import Form, StringField
from wtforms.validators import AnyOf

from forms import messages
from forms.faults import Fault, faults_of
from forms.lazy import _l
from forms.participate import ParticipantForm

YES: Final = "yes"
NO: Final = "no"
YES_OR_NO: Final = ((YES, _l("Yes")), (NO, _l("No")))


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAgreement:
    """One practice of an open reading; only a yes is kept, so that only a yes is shown again."""

    rank: int
    title: str
    agreed: bool = False


def shown_field() -> Any:
    """Return the field that says it; nothing is chosen in advance, and something has to be."""
    return StringField(messages.MAY_BE_READ, [AnyOf((YES, NO), messages.YES_OR_NO_NEEDED)])


class AgreementForm(Form):
    """What is said of one practice; its field has a prefix of its own."""

    shown = shown_field()

    def __init__(self, formdata: Any, asked: AskedAgreement) -> None:
        said = {"shown": YES} if asked.agreed else {}
        super().__init__(formdata, prefix=f"p{asked.rank}-", data=said)
        self.asked = asked

    @property
    def agrees(self) -> bool:
        return bool(self.shown.data == YES)


class SendForm(ParticipantForm):
    """The check of a sheet. Only an open reading asks for `agreements`."""

    def __init__(
        self, formdata: Any = None, *, asked: Sequence[AskedAgreement] = (), **kwargs: Any
    ) -> None:
        super().__init__(formdata, **kwargs)
        self.agreements = [AgreementForm(formdata, each) for each in asked]

    def validate(self, extra_validators: Any = None) -> bool:
        own = super().validate(extra_validators)
        return all([own, *(each.validate() for each in self.agreements)])

    @property
    def errors(self) -> dict[str, Any]:
        inside = {each.shown.id: each.errors for each in self.agreements if each.errors}
        return {**super().errors, **inside}

    @property
    def faults(self) -> list[Fault]:
        """What is to correct, each fault with the practice where it stands."""
        inside = [
            Fault(fault.field, f"{each.asked.title}\u00a0: {fault.message}")
            for each in self.agreements
            for fault in faults_of(each)
        ]
        return [*inside, *super().faults]
