"""What is to correct in a form, in the order of the page, and where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from wtforms import Field, FieldList, Form, FormField
from wtforms.csrf.core import CSRFTokenField


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to correct, and the field (its id) where it is corrected; none for the whole."""

    field: str
    message: str


def faults_of(form: Form) -> list[Fault]:
    """Return every fault, those inside lists of fields included, then those of the whole form."""
    return [*_faults_in(form), *(Fault("", str(error)) for error in form.form_errors)]


def _faults_in(fields: Iterable[Field]) -> Iterator[Fault]:
    for field in fields:
        match field:
            case FieldList():
                yield from _faults_in(field)
                yield from (Fault(_first_in(field), error) for error in _own_errors(field))
            case FormField():
                yield from _faults_in(field.form)
            case CSRFTokenField() if field.errors:
                yield Fault("", str(field.errors[0]))
            case _ if field.errors:
                yield Fault(field.id, str(field.errors[0]))


def _own_errors(field: Field) -> list[str]:
    """Return what is wrong with a list itself; what is wrong inside comes as lists and mappings."""
    errors = cast(Sequence[object], field.errors)
    return [str(error) for error in errors if not isinstance(error, list | tuple | dict)]


def _first_in(field: Field) -> str:
    """Return the id of the first input inside."""
    while isinstance(field, FieldList | FormField):
        field = next(iter(field))
    return str(field.id)
