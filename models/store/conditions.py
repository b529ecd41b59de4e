"""What is agreed on with the organisation before the opening, and kept with the consultation."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from models.consultation import Consultation, Mandate
from models.store.editing import refuse_once_open
from models.translated import drop_stale_translations, original_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """The three conditions without which a group cannot speak freely."""

    conditions_stated: bool
    direction_apart: bool
    one_hat_each: bool


EVERY_PROMISE: Final = Promises(conditions_stated=True, direction_apart=True, one_hat_each=True)
"""Without which no collection opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangements:
    """`funder_tie` is `None` until it is declared that there is one, or that there is none."""

    starts_on: date | None = None
    ends_on: date | None = None
    mandate: Mandate | None = None
    server_keeper: str = ""
    funder_tie: bool | None = None
    funder_tie_words: str = ""


def promises_kept(consultation: Consultation) -> Promises:
    return Promises(
        conditions_stated=consultation.conditions_stated,
        direction_apart=consultation.direction_apart,
        one_hat_each=consultation.one_hat_each,
    )


def keep_promises(session: Session, consultation: Consultation, promises: Promises) -> None:
    """Raises `Frozen` once the consultation is open."""
    refuse_once_open(consultation)
    consultation.conditions_stated = promises.conditions_stated
    consultation.direction_apart = promises.direction_apart
    consultation.one_hat_each = promises.one_hat_each
    session.flush()


def keep_arrangements(
    session: Session, consultation: Consultation, arrangements: Arrangements
) -> None:
    """Keep them; what people read of them is to be translated again where it changed.

    Raises `Frozen` once the consultation is open.
    """
    refuse_once_open(consultation)
    before = original_texts(consultation)
    consultation.starts_on, consultation.ends_on = arrangements.starts_on, arrangements.ends_on
    consultation.mandate = arrangements.mandate
    consultation.server_keeper = arrangements.server_keeper
    consultation.funder_tie = arrangements.funder_tie
    consultation.funder_tie_words = arrangements.funder_tie_words if arrangements.funder_tie else ""
    drop_stale_translations(consultation, before)
    session.flush()
