"""The consent: the promises of the gabarit, between words that a facilitator may write.

What a stricter rule promises stands in the last lines of the gabarit's text and in its details:
these are always said as they are, and a facilitator only writes before and after them.
"""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from imports.gabarit import Consent, ConsentDetail
from models.consultation import Consultation
from models.store.editing import refuse_once_open
from models.store.own_gabarit import gabarit_of
from models.translated import translate, translation

OPENING: Final = "opening"
ADDITION: Final = "addition"
OWN_TITLE: Final = "own_title"
OWN_TEXT: Final = "own_text"
OWN_FIELDS: Final = (OPENING, ADDITION, OWN_TITLE, OWN_TEXT)
"""What a facilitator may write: before the promises, after them, and one detail of their own."""

PROMISES: Final = 4
"""How many last lines of a gabarit's consent are promises: sealed, the size of the group, until
when one may erase, and until when the rest is kept.
"""


def opening_of(consent: Consent) -> str:
    return "\n".join(_lines(consent)[:-PROMISES])


def promises_of(consent: Consent) -> tuple[str, ...]:
    return tuple(_lines(consent)[-PROMISES:])


def compose(consent: Consent, own: Mapping[str, str]) -> Consent:
    """Return the consent of a gabarit with what a facilitator wrote around its promises."""
    opening = own.get(OPENING) or opening_of(consent)
    lines = (opening, *promises_of(consent), own.get(ADDITION, ""))
    more = consent.more
    if own.get(OWN_TITLE) and own.get(OWN_TEXT):
        more = (*more, ConsentDetail(title=own[OWN_TITLE], text=own[OWN_TEXT]))
    return Consent(text="\n".join(line for line in lines if line), more=more)


def save_consent(session: Session, consultation: Consultation, own: Mapping[str, str]) -> None:
    """Keep what a facilitator wrote, or nothing where it is what the gabarit says.

    What was translated of a text that changed is dropped. Raises `Frozen` once it is open.
    """
    refuse_once_open(consultation)
    default = gabarit_of(consultation).consent
    before = consultation.consent or {}
    kept = {field: own[field] for field in OWN_FIELDS if own.get(field)}
    if kept.get(OPENING) == opening_of(default):
        del kept[OPENING]
    consultation.consent = kept
    changed = {field for field in OWN_FIELDS if before.get(field) != kept.get(field)}
    _drop(consultation, changed, details=len(default.more))
    session.flush()


def own_texts(consultation: Consultation, language: str) -> dict[str, str]:
    """Return what a facilitator wrote, in a language; in the first one where there is no other."""
    written = consultation.consent or {}
    own = {field: written[field] for field in OWN_FIELDS if written.get(field)}
    if language == consultation.language:
        return own
    return {field: translation(consultation, field, language) or own[field] for field in own}


def _drop(consultation: Consultation, changed: set[str], *, details: int) -> None:
    whole = {"text"} if changed & {OPENING, ADDITION} else set()
    if changed & {OWN_TITLE, OWN_TEXT}:
        whole |= {f"more_{details + 1}_title", f"more_{details + 1}_text"}
    for language in consultation.translations or {}:
        for field in changed | whole:
            translate(consultation, field, language, "")


def _lines(consent: Consent) -> list[str]:
    return [line for line in consent.text.splitlines() if line.strip()]
