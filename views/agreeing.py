"""The check of a sheet, which in an open reading asks what may be read of it."""

from collections.abc import Iterator, Mapping

from forms.agreement import AskedAgreement, SendForm
from models import Context, Practice, db
from models.store.agreeing import agreed_on
from views.marking import bare
from views.participation import HeldSheet
from views.step import questions_on


def send_form(held: HeldSheet, sent: Mapping[str, str] | None = None) -> SendForm:
    """Return the form that sends a sheet: what was sent, or else what it says already."""
    return SendForm(sent, cookie=held.token, asked=tuple(_asked(held)))


def _asked(held: HeldSheet) -> Iterator[AskedAgreement]:
    """Ask nothing inside one organisation; elsewhere, what is not agreed to is asked again."""
    if held.group.consultation.context is Context.INTRA:
        return
    agreed = agreed_on(db.session(), held.sheet)
    for question in questions_on(held):
        yield AskedAgreement(
            rank=question.rank,
            title=bare(question.title),
            agreed=question.practice.id in agreed,
        )


def agreed_in(held: HeldSheet, form: SendForm) -> list[Practice]:
    """Return the practices that a valid form lets everyone read."""
    agreed = {each.asked.rank for each in form.agreements if each.agrees}
    return [question.practice for question in questions_on(held) if question.rank in agreed]
