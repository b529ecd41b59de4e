"""Where a consultation stands, in two words."""

from typing import assert_never

from flask_babel import gettext as _

from models import Consultation, ConsultationState


def state_words(consultation: Consultation) -> str:
    """Say what was decided about it, stopped, concluded or paused, or else what it is doing."""
    if consultation.stopped_at is not None:
        return _("stopped")
    if consultation.concluded_on is not None:
        return _("concluded")
    return _("paused") if consultation.paused_at is not None else _under_way(consultation)


def _under_way(consultation: Consultation) -> str:
    match consultation.state:
        case ConsultationState.PREPARING:
            return _("being prepared")
        case ConsultationState.OPEN:
            return _("collection open")
        case ConsultationState.READ:
            return _("read")
        case _ as never:
            assert_never(never)
