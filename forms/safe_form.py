"""A form that says in plain words that its proof of origin is too old, and keeps what was typed."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm

from forms.faults import Fault, faults_of
from forms.messages import PAGE_TOO_OLD


class SafeForm(FlaskForm):
    """The form of someone who is signed in: filled from the request, or else from an object."""

    def __init__(
        self,
        *,
        obj: object | None = None,
        data: Mapping[str, object] | None = None,
        prefix: str = "",
        meta: Mapping[str, object] | None = None,
        sent: bool = True,
    ) -> None:
        """`sent` is false for a form that stands on a page beside the one that was sent."""
        unread = {} if sent else {"formdata": None}
        super().__init__(obj=obj, data=data, prefix=prefix, meta=meta, **unread)  # type: ignore[no-untyped-call]

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        return bool(super().validate_on_submit(extra_validators))  # type: ignore[no-untyped-call]

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        valid = super().validate(extra_validators)
        proof = self["csrf_token"]
        if proof.errors:
            proof.errors = []
            self.form_errors.append(str(PAGE_TOO_OLD))
        return valid

    @property
    def has_proof(self) -> bool:
        """Say whether the form comes from a page of ours, whatever is typed in it."""
        return bool(self["csrf_token"].validate(self))

    @property
    def faults(self) -> list[Fault]:
        """What is to correct, in the order of the page."""
        return faults_of(self)
